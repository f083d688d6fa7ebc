/** Until when AWS supports a version, or does so without extra charge: tables of days, which rules compare with today's. */

/** The last day of each version, the oldest first. What is older than all has ended before, what is newer than all has not. */
export type LastDays = Readonly<Record<string, string>>;

/**
 * Last days of standard support. What is older costs a premium (extended support) or nobody mends it, which is so for MariaDB.
 * AWS: "Release calendars for RDS for MySQL", "… for MariaDB", "… for PostgreSQL", "… for Aurora".
 */
export const ENGINES: Readonly<Record<string, LastDays>> = {
  mysql: { "5.7": "2024-02-29", "8.0": "2026-07-31", "8.4": "2029-07-31" },
  mariadb: { "10.5": "2026-08-31", "10.6": "2026-12-31", "10.11": "2028-02-29" },
  postgres: { "12": "2025-02-28", "13": "2026-02-28", "14": "2027-02-28", "15": "2028-02-29" },
  "aurora-mysql": { "5.7": "2024-10-31", "8.0": "2028-04-30" },
  "aurora-postgresql": { "12": "2025-02-28", "13": "2026-02-28", "14": "2027-02-28", "15": "2028-02-29" },
};

/** AWS: "Understand the Kubernetes version lifecycle on EKS". */
export const KUBERNETES: LastDays = {
  "1.30": "2025-07-23",
  "1.31": "2025-11-26",
  "1.32": "2026-03-23",
  "1.33": "2026-07-29",
  "1.34": "2026-12-02",
  "1.35": "2027-03-27",
  "1.36": "2027-08-02",
};

/** The last day of a version such as `13.4` or `5.7.mysql_aurora.2.11`, if it has passed; that of the oldest known for older ones. */
export function endedOn(version: string, lastDays: LastDays, today: string): string | undefined {
  const [, lastDay] = Object.entries(lastDays).find(([known]) => !isNewer(version, known)) ?? [];
  return lastDay !== undefined && lastDay < today ? lastDay : undefined;
}

/** Does the version follow another, as far as that says? One that says less, such as `8` beside `8.0`, may. */
function isNewer(version: string, than: string): boolean {
  const [parts = [], limits = []] = [version, than].map((text) =>
    text.split(".").map((part) => Number.parseInt(part, 10)),
  );
  const differing = limits.findIndex((limit, index) => parts[index] !== limit);
  if (differing === -1) return false;
  return !((parts[differing] ?? Number.NaN) < (limits[differing] ?? Number.NaN));
}

interface Runtime {
  /** What to take in its place. */
  readonly next: string;
  /** The day of its deprecation; left out where that has long passed. */
  readonly deprecatedOn?: string;
}

/**
 * Lambda runtimes and the days of their deprecation (AWS: "Lambda runtimes"). Functions that use them get no security updates
 * from then on, and after some months can no longer be changed.
 */
const RUNTIMES: Readonly<Record<string, Runtime>> = {
  ...follow("nodejs24.x", ["nodejs", "nodejs4.3", "nodejs4.3-edge", "nodejs6.10", "nodejs8.10"]),
  ...follow("nodejs24.x", ["nodejs10.x", "nodejs12.x", "nodejs14.x", "nodejs16.x", "nodejs18.x"]),
  ...follow("nodejs24.x", ["nodejs20.x"]),
  ...follow("nodejs24.x", ["nodejs22.x"], "2027-04-30"),
  ...follow("python3.14", ["python2.7", "python3.6", "python3.7", "python3.8", "python3.9", "python3.10"]),
  ...follow("python3.14", ["python3.11"], "2027-06-30"),
  ...follow("python3.14", ["python3.12"], "2028-10-31"),
  ...follow("ruby3.4", ["ruby2.5", "ruby2.7", "ruby3.2"]),
  ...follow("ruby3.4", ["ruby3.3"], "2027-03-31"),
  ...follow("java25", ["java8"]),
  ...follow("java25", ["java8.al2", "java11", "java17"], "2027-06-30"),
  ...follow("dotnet10", ["dotnetcore1.0", "dotnetcore2.0", "dotnetcore2.1", "dotnetcore3.1"]),
  ...follow("dotnet10", ["dotnet5.0", "dotnet6", "dotnet7", "dotnet8"]),
  ...follow("provided.al2023", ["go1.x", "provided", "provided.al2"]),
};

function follow(
  next: string,
  runtimes: readonly string[],
  deprecatedOn?: string,
): Readonly<Record<string, Runtime>> {
  return Object.fromEntries(runtimes.map((runtime) => [runtime, { next, deprecatedOn }]));
}

/** What follows a runtime that is deprecated; undefined for one that is not. */
export function successorOfRuntime(runtime: string, today: string): string | undefined {
  if (!Object.hasOwn(RUNTIMES, runtime)) return undefined;
  const { next, deprecatedOn = "" } = RUNTIMES[runtime] ?? {};
  return deprecatedOn < today ? next : undefined;
}
