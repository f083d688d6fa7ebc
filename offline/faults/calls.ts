/** One API call: with the latency, throttling, failures and retries that the fault settings ask for. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Store } from "../cloud/store";
import { Refusal } from "../model/table";
import type { FaultFile, FaultSettings, Match } from "./settings";

export interface Call {
  readonly operation: string;
  readonly kind: "create" | "read" | "update" | "delete" | "invoke";
  readonly type: string;
  readonly region: string;
  /** Logical name, or empty. */
  readonly name: string;
  readonly timing?: "instant" | "seconds" | "minutes" | "deploy";
}

export class Calls {
  readonly #store: Store;
  readonly #file: FaultFile;
  readonly #cancelled: AbortSignal;

  constructor(store: Store, file: FaultFile, cancelled: AbortSignal) {
    this.#store = store;
    this.#file = file;
    this.#cancelled = cancelled;
  }

  get settings(): FaultSettings {
    return this.#file.settings;
  }

  /** Runs `work` as AWS would; retryable refusals are tried again a bounded number of times. */
  async make<T>(call: Call, work: () => Promise<T>): Promise<T> {
    const settings = this.settings;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#attempt(call, settings, work);
      } catch (error) {
        if (!(error instanceof Refusal) || !error.retryable) throw error;
        if (attempt >= settings.retry.attempts) throw new ExhaustedRetries(error, attempt);
        await this.sleep(Math.min(settings.retry.delayMilliseconds * 2 ** (attempt - 1), 100));
      }
    }
  }

  /** For how many look-ups a resource just made stays unseen. */
  hiddenReads(call: Call): number | undefined {
    return this.settings.eventualConsistency.find((rule) => fits(rule.match, call))?.reads;
  }

  async #attempt<T>(call: Call, settings: FaultSettings, work: () => Promise<T>): Promise<T> {
    await this.#wait(call, settings, "before");
    if (settings.regionsOut.includes(call.region)) {
      throw new Refusal("RegionOut", `dial tcp: lookup of the ${call.region} endpoint: i/o timeout`, 0);
    }
    if (settings.throttle.length + settings.fail.length > 0) await this.#refuse(call, settings, false);
    const result = await work();
    await this.#wait(call, settings, "after");
    if (settings.fail.length > 0) await this.#refuse(call, settings, true);
    return result;
  }

  async #wait(call: Call, settings: FaultSettings, when: "before" | "after"): Promise<void> {
    const rules = settings.latency.filter(
      (rule) => (rule.when ?? "before") === when && fits(rule.match, call),
    );
    const changes = call.kind !== "read" && call.kind !== "invoke";
    const timing = call.timing ?? "instant";
    const inherent = when === "after" && changes && timing !== "instant" ? settings.timing[timing] : 0;
    const deploy = when === "after" && changes && timing === "deploy" ? settings.seconds.deploy * 1000 : 0;
    await this.sleep(rules.reduce((sum, rule) => sum + rule.milliseconds, inherent + deploy));
  }

  async #refuse(call: Call, settings: FaultSettings, after: boolean): Promise<void> {
    const throttles = after ? [] : settings.throttle.filter((rule) => fits(rule.match, call));
    const fails = settings.fail.filter((rule) => (rule.after ?? false) === after && fits(rule.match, call));
    if (throttles.length + fails.length === 0) return;
    const refused = await this.#store.transact((transaction) => {
      for (const rule of throttles) {
        if (transaction.next(`throttle ${JSON.stringify(rule)}`) <= rule.times) {
          return new Refusal("ThrottlingException", "Rate exceeded", 400, true);
        }
      }
      for (const rule of fails) {
        const count = transaction.next(`fail ${JSON.stringify(rule)}`);
        const nth = rule.nth ?? 1;
        if (count === nth || (rule.always && count > nth)) {
          const message = rule.message ?? "An internal error has occurred";
          return new Refusal(rule.code ?? "InternalError", message, rule.statusCode ?? 500);
        }
      }
      return undefined;
    });
    if (refused !== undefined) throw refused;
  }

  /** Ends early, with an error, when the engine cancels. */
  async sleep(milliseconds: number): Promise<void> {
    if (milliseconds <= 0) return;
    try {
      await sleep(milliseconds, undefined, { signal: this.#cancelled });
    } catch {
      throw new Error("the operation was cancelled");
    }
  }
}

export class ExhaustedRetries extends Refusal {
  constructor(
    cause: Refusal,
    readonly attempts: number,
  ) {
    super(cause.code, cause.message, cause.statusCode);
  }
}

export function fits(match: Match, call: Call): boolean {
  return (["operation", "kind", "type", "region", "name"] as const).every((field) => {
    const pattern = match[field];
    return pattern === undefined || glob(pattern).test(call[field]);
  });
}

function glob(pattern: string): RegExp {
  return new RegExp(
    `^${pattern
      .split("*")
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
      .join(".*")}$`,
  );
}
