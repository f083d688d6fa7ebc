/** Versions that AWS no longer supports, or only for money, as of November 2026. */

/**
 * Lambda runtimes after their deprecation date (AWS: "Lambda runtimes", table of deprecated runtimes), and what follows.
 * Functions that use them get no security updates, and after some months can no longer be changed.
 */
export const DEPRECATED_RUNTIMES: Readonly<Record<string, string>> = {
  ...follow("nodejs24.x", [
    "nodejs",
    "nodejs4.3",
    "nodejs4.3-edge",
    "nodejs6.10",
    "nodejs8.10",
    "nodejs10.x",
  ]),
  ...follow("nodejs24.x", ["nodejs12.x", "nodejs14.x", "nodejs16.x", "nodejs18.x", "nodejs20.x"]),
  ...follow("python3.14", ["python2.7", "python3.6", "python3.7", "python3.8", "python3.9", "python3.10"]),
  ...follow("ruby3.4", ["ruby2.5", "ruby2.7", "ruby3.2"]),
  ...follow("java21", ["java8"]),
  ...follow("dotnet10", ["dotnetcore1.0", "dotnetcore2.0", "dotnetcore2.1", "dotnetcore3.1"]),
  ...follow("dotnet10", ["dotnet5.0", "dotnet6", "dotnet7", "dotnet8"]),
  ...follow("provided.al2023", ["go1.x", "provided", "provided.al2"]),
};

function follow(next: string, deprecated: readonly string[]): Record<string, string> {
  return Object.fromEntries(deprecated.map((runtime) => [runtime, next]));
}

/**
 * The oldest major version in standard support. What is older costs a premium (extended support) or nobody mends it, which is
 * so for MariaDB. AWS: "Release calendars for RDS for MySQL", "… for MariaDB", "… for PostgreSQL", "… for Aurora"; MySQL 8.0 ended
 * on 2026-07-31, MariaDB 10.6 on 2026-08-31, PostgreSQL 13 on 2026-02-28, Aurora MySQL 2 (5.7) on 2024-10-31.
 */
export const OLDEST_ENGINES: Readonly<Record<string, string>> = {
  mysql: "8.4",
  mariadb: "10.11",
  postgres: "14",
  "aurora-mysql": "8.0",
  "aurora-postgresql": "14",
};

/** AWS: "Understand the Kubernetes version lifecycle on EKS"; 1.33 left standard support on 2026-07-29, and 1.34 leaves it on 2026-12-02. */
export const OLDEST_KUBERNETES = "1.34";

/** Is the version, such as `13.4` or `5.7.mysql_aurora.2.11`, older than another? */
export function isOlder(version: string, oldest: string): boolean {
  const [parts, limits] = [version, oldest].map((text) =>
    text.split(".").map((part) => Number.parseInt(part, 10)),
  );
  for (const [index, limit] of (limits ?? []).entries()) {
    const part = parts?.[index];
    if (part === undefined || Number.isNaN(part) || part > limit) return false;
    if (part < limit) return true;
  }
  return false;
}
