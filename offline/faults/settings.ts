/**
 * Faults: what goes wrong in the offline AWS, and how long things take. A JSON file, read again whenever it changes:
 * `$OFFLINE_AWS_FAULTS`, else `faults.json` in the state directory. `OFFLINE_AWS_FAULTS` may also hold the JSON itself.
 *
 *     {
 *       "latency": [{ "match": { "type": "aws:ec2/natGateway:*" }, "milliseconds": 300, "when": "before" }],
 *       "throttle": [{ "match": { "operation": "CreateSubnet" }, "times": 3 }],
 *       "fail": [{ "match": { "kind": "create", "name": "cell-*" }, "nth": 2, "code": "InternalError", "message": "..." }],
 *       "regionsOut": ["eu-west-1"],
 *       "eventualConsistency": [{ "match": { "type": "aws:iam/role:Role" }, "reads": 2 }],
 *       "seconds": { "deploy": 90, "interfaceRelease": 20, "instanceLaunch": 5 },
 *       "timing": { "seconds": 50, "minutes": 400, "deploy": 0 },
 *       "retry": { "attempts": 25, "delayMilliseconds": 5 }
 *     }
 *
 * - `match`: every field given must fit, `*` stands for any text: `operation` (the API call: `CreateSubnet`), `kind` (`create`,
 *   `read`, `update`, `delete`, `invoke`), `type` (token of the resource or function), `region`, `name` (logical name).
 *   An empty match fits every call.
 * - `latency`: waits `when` the call is `before` (default) or `after` its effect: a provider killed while it waits `after` leaves a
 *   resource in the cloud that no state knows.
 * - `throttle`: the first `times` matching calls are answered with `ThrottlingException`. The provider tries again, `retry.attempts`
 *   times in all (25 as the real provider, AWS's `max_retries`), so that only a larger number surfaces.
 * - `fail`: the `nth` matching call fails (default: the first); with `"always": true` every one from the `nth` on. With
 *   `"after": true` AWS does it and the answer is lost. `code` defaults to `InternalError`, `statusCode` to 500.
 * - `regionsOut`: no call to these Regions gets an answer.
 * - `eventualConsistency`: a resource of matching `create` is not found by the first so many look-ups of others; they try again as
 *   above.
 * - `seconds`: `deploy`, how long an accelerator takes to deploy a change; `interfaceRelease`, how long network interfaces stay
 *   behind a deleted endpoint group; `instanceLaunch`, how long an instance takes to come into service. All 0 by default.
 * - `timing`: milliseconds that a create, update or delete takes by the class of the type (see the tables). All 0 by default.
 *
 * Counts of calls (for `nth`, `times`) are kept in the state directory, in `counters/`, by the text of the rule: all provider
 * processes count together, and an edited rule starts anew.
 */
import { readFileSync, statSync } from "node:fs";

export interface Match {
  readonly operation?: string;
  readonly kind?: string;
  readonly type?: string;
  readonly region?: string;
  readonly name?: string;
}
export interface Latency {
  readonly match: Match;
  readonly milliseconds: number;
  readonly when?: "before" | "after";
}
export interface Throttle {
  readonly match: Match;
  readonly times: number;
}
export interface Fail {
  readonly match: Match;
  readonly nth?: number;
  readonly always?: boolean;
  readonly after?: boolean;
  readonly code?: string;
  readonly message?: string;
  readonly statusCode?: number;
}
export interface EventualConsistency {
  readonly match: Match;
  readonly reads: number;
}
export interface FaultSettings {
  readonly latency: readonly Latency[];
  readonly throttle: readonly Throttle[];
  readonly fail: readonly Fail[];
  readonly regionsOut: readonly string[];
  readonly eventualConsistency: readonly EventualConsistency[];
  readonly seconds: {
    readonly deploy: number;
    readonly interfaceRelease: number;
    readonly instanceLaunch: number;
  };
  readonly timing: { readonly seconds: number; readonly minutes: number; readonly deploy: number };
  readonly retry: { readonly attempts: number; readonly delayMilliseconds: number };
}

const none: FaultSettings = {
  latency: [],
  throttle: [],
  fail: [],
  regionsOut: [],
  eventualConsistency: [],
  seconds: { deploy: 0, interfaceRelease: 0, instanceLaunch: 0 },
  timing: { seconds: 0, minutes: 0, deploy: 0 },
  retry: { attempts: 25, delayMilliseconds: 5 },
};

type Kind = "text" | "number" | "positive" | "flag" | "match" | "when";
const rules: { readonly [section: string]: { readonly [field: string]: Kind } } = {
  latency: { match: "match", milliseconds: "number", when: "when" },
  throttle: { match: "match", times: "number" },
  fail: {
    match: "match",
    nth: "positive",
    always: "flag",
    after: "flag",
    code: "text",
    message: "text",
    statusCode: "positive",
  },
  eventualConsistency: { match: "match", reads: "number" },
};
const numbers: { readonly [section: string]: { readonly [field: string]: Kind } } = {
  seconds: { deploy: "number", interfaceRelease: "number", instanceLaunch: "number" },
  timing: { seconds: "number", minutes: "number", deploy: "number" },
  retry: { attempts: "positive", delayMilliseconds: "number" },
};
const needed: { readonly [section: string]: readonly string[] } = {
  latency: ["match", "milliseconds"],
  throttle: ["match", "times"],
  fail: ["match"],
  eventualConsistency: ["match", "reads"],
};
const matchFields = ["operation", "kind", "type", "region", "name"];

/** Reads and checks settings; `place` names them in errors. Throws one Error with all that is wrong. */
export function parseFaults(text: string, place: string): FaultSettings {
  const problems: string[] = [];
  const raw = parseJson(text, place);
  for (const [section, value] of Object.entries(raw)) problems.push(...checkSection(section, value));
  if (problems.length > 0)
    throw new Error(
      `${place} does not hold valid faults:\n${problems.map((each) => `  - ${each}`).join("\n")}`,
    );
  const given = raw as Partial<FaultSettings>;
  return {
    ...none,
    ...given,
    seconds: { ...none.seconds, ...given.seconds },
    timing: { ...none.timing, ...given.timing },
    retry: { ...none.retry, ...given.retry },
  };
}

function parseJson(text: string, place: string): { [key: string]: unknown } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new Error(`${place} is not JSON: ${error instanceof Error ? error.message : error}`);
  }
  if (!isRecord(parsed)) throw new Error(`${place} must hold a JSON object`);
  return parsed;
}

function checkSection(section: string, value: unknown): string[] {
  const fields = rules[section];
  const sizes = numbers[section];
  if (section === "regionsOut") {
    return Array.isArray(value) && value.every((item) => typeof item === "string")
      ? []
      : ["regionsOut: expected a list of Regions"];
  }
  if (sizes !== undefined)
    return isRecord(value) ? checkFields(section, value, sizes) : [`${section}: expected an object`];
  if (fields === undefined) {
    return [
      `${section}: unknown; known are ${[...Object.keys(rules), "regionsOut", ...Object.keys(numbers)].join(", ")}`,
    ];
  }
  if (!Array.isArray(value)) return [`${section}: expected a list of rules`];
  return value.flatMap((rule: unknown, index) => {
    const place = `${section}[${index}]`;
    if (!isRecord(rule)) return [`${place}: expected an object`];
    const missing = (needed[section] ?? []).filter((field) => rule[field] === undefined);
    return [...missing.map((field) => `${place}: ${field} is missing`), ...checkFields(place, rule, fields)];
  });
}

function checkFields(
  place: string,
  value: { [key: string]: unknown },
  fields: { readonly [field: string]: Kind },
): string[] {
  return Object.entries(value).flatMap(([field, item]) => {
    const kind = fields[field];
    if (kind === undefined)
      return [`${place}.${field}: unknown; known are ${Object.keys(fields).join(", ")}`];
    if (kind === "match") return checkMatch(`${place}.match`, item);
    return fits(kind, item)
      ? []
      : [`${place}.${field}: expected ${expected[kind]}, got ${JSON.stringify(item)}`];
  });
}

function checkMatch(place: string, value: unknown): string[] {
  if (!isRecord(value)) return [`${place}: expected an object`];
  return Object.entries(value).flatMap(([field, item]) => {
    if (!matchFields.includes(field))
      return [`${place}.${field}: unknown; known are ${matchFields.join(", ")}`];
    return typeof item === "string" ? [] : [`${place}.${field}: expected text, got ${JSON.stringify(item)}`];
  });
}

const expected = {
  text: "text",
  flag: "true or false",
  number: "a number of 0 or more",
  positive: "a whole number of 1 or more",
  when: '"before" or "after"',
};

function fits(kind: Exclude<Kind, "match">, item: unknown): boolean {
  if (kind === "text") return typeof item === "string";
  if (kind === "flag") return typeof item === "boolean";
  if (kind === "when") return item === "before" || item === "after";
  if (typeof item !== "number" || !Number.isFinite(item)) return false;
  return kind === "number" ? item >= 0 : Number.isInteger(item) && item >= 1;
}

function isRecord(value: unknown): value is { [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The settings as they are now: read again when the file changed. */
export class FaultFile {
  readonly #inline: FaultSettings | undefined;
  readonly #path: string;
  readonly #named: boolean;
  #stamp = "";
  #settings = none;

  /** `source` is the value of OFFLINE_AWS_FAULTS, if any. */
  constructor(source: string | undefined, stateDirectory: string) {
    const text = source?.trim() ?? "";
    this.#inline = text.startsWith("{") ? parseFaults(text, "OFFLINE_AWS_FAULTS") : undefined;
    this.#named = text !== "";
    this.#path = text === "" ? `${stateDirectory}/faults.json` : text;
  }

  get settings(): FaultSettings {
    if (this.#inline !== undefined) return this.#inline;
    const stats = statSync(this.#path, { throwIfNoEntry: false });
    if (stats === undefined) {
      if (this.#named) throw new Error(`OFFLINE_AWS_FAULTS names ${this.#path}, which does not exist`);
      return none;
    }
    const stamp = `${stats.ino}/${stats.mtimeMs}/${stats.size}`;
    if (stamp !== this.#stamp) {
      this.#settings = parseFaults(readFileSync(this.#path, "utf8"), this.#path);
      this.#stamp = stamp;
    }
    return this.#settings;
  }
}
