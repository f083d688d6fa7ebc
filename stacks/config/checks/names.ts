/** Domains, host names, mail addresses: what DNS and AWS take, in lower case. */
import { z } from "zod";
import type { Fault } from "../schema/field";

/** Source: RFC 1035 §2.3.4, RFC 1123 §2.1. */
const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;
const longestName = 253;

export function isHostname(value: string): boolean {
  const labels = value.split(".");
  const numericEnd = /^\d+$/.test(labels.at(-1) ?? "");
  return (
    value.length <= longestName &&
    labels.length > 1 &&
    !numericEnd &&
    labels.every((part) => label.test(part))
  );
}

export function* checkHostname(value: string): Iterable<Fault> {
  if (isHostname(value)) return;
  const cleaned = value
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, "")
    .replace(/[/:].*$/, "")
    .replace(/\.$/, "");
  yield {
    rule: "is not a domain name: labels of letters, digits and hyphens, in lower case, with dots between them",
    cure: isHostname(cleaned) ? `Write "${cleaned}".` : 'Write it like "example.com".',
  };
}

/** The domain of the estate: `sip.` is put before it. */
export function* checkDomain(value: string): Iterable<Fault> {
  yield* checkHostname(value);
  if (!value.startsWith("sip.") || value.split(".").length < 3) return;
  yield {
    rule: `begins with "sip.", which the program itself puts before the domain`,
    cure: `Write "${value.slice("sip.".length)}".`,
  };
}

/** RFC 5321, 4.5.3.1.3: a path of 256 octets, the angle brackets included. */
const longestEmail = 254;

export function* checkEmail(value: string): Iterable<Fault> {
  if (z.email().max(longestEmail).safeParse(value).success) return;
  yield { rule: "is not a mail address", cure: 'Write it like "operations@example.com".' };
}
