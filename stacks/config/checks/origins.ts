import type { Fault } from "../schema/field";

/** Source: RFC 6454 §6.2, an origin in the form that browsers send; `*.` stands for one label. */
const origin = /^https?:\/\/(\*\.)?([a-z0-9-]+\.)*[a-z0-9-]+(:\d{1,5})?$/;

export function* checkOrigins(origins: string[]): Iterable<Fault> {
  for (const [index, value] of origins.entries()) {
    const path = [index];
    if (!origin.test(value)) {
      yield {
        path,
        rule: "is not the origin of a web page: scheme and host in small letters, without a path",
        cure: 'Write it like "https://app.example.com" or "https://*.example.com".',
      };
    } else if (origins.indexOf(value) !== index) {
      yield { path, rule: "is in the list twice", cure: "Keep it once." };
    }
  }
}
