/** How a repository lives with findings: exemptions for some, and a baseline for those of before. */

import type { Waiver } from "../judging/report";
import { type Baseline, isSameFinding, readBaseline } from "./baseline";
import { readConsumerFile } from "./consumer-file";
import { type Exemption, type Exemptions, readExemptions } from "./exemptions";

export interface AdoptionOptions {
  /** The folder that the engine starts the pack in. */
  readonly packFolder: string;
  /** All the rules that there are; undefined where the pack has some of them only. */
  readonly knownRules: readonly string[] | undefined;
  /** Today in UTC, as `2026-01-31`. */
  readonly today: string;
  readonly exemptionsFile: string;
  readonly baselineFile: string;
}

/** What a file says, with the path it was found at; undefined when there is no file. */
type Read<Content> = (Content & { readonly file: string }) | undefined;

export const EXEMPTIONS_FILE = "policies/exemptions.yaml";
export const BASELINE_FILE = "policies/baseline.json";

/** The files are read once, when they are first asked for; a new operation of the engine makes a new Adoption. */
export class Adoption {
  readonly #options: AdoptionOptions;
  #exemptions: { read: Read<Exemptions> } | undefined;
  #baseline: { read: Read<Baseline> } | undefined;

  constructor(options: AdoptionOptions) {
    this.#options = options;
  }

  get exemptions(): Read<Exemptions> {
    this.#exemptions ??= { read: this.#readExemptions() };
    return this.#exemptions.read;
  }

  get baseline(): Read<Baseline> {
    this.#baseline ??= { read: this.#readBaseline() };
    return this.#baseline.read;
  }

  /** What the repository says of a violation; undefined when nothing. */
  waiverOf(rule: string, urn: string, says: string): Waiver | undefined {
    const exempting = this.exemptions?.entries.filter(
      (entry) => entry.rule === rule && entry.pattern.matches(urn),
    );
    const live = exempting?.find((entry) => !this.#isExpired(entry));
    if (live) return { covers: true, note: exemptedText(live) };
    const known = this.baseline?.entries.find((entry) => isSameFinding(entry, { rule, resource: urn, says }));
    if (known) return { covers: true, note: `Known since ${known.since}: it is in the baseline.` };
    const expired = exempting?.[0];
    return expired && { covers: false, note: expiredText(expired) };
  }

  #isExpired = ({ expires }: Exemption): boolean => expires < this.#options.today;

  #readExemptions(): Read<Exemptions> {
    return this.#read(this.#options.exemptionsFile, EXEMPTIONS_FILE, (text) =>
      readExemptions(text, this.#options.knownRules),
    );
  }

  #readBaseline(): Read<Baseline> {
    return this.#read(this.#options.baselineFile, BASELINE_FILE, readBaseline);
  }

  #read<Entry>(
    file: string,
    usual: string,
    parse: (text: string) => { entries: readonly Entry[]; problems: readonly string[] },
  ): Read<{ entries: readonly Entry[]; problems: readonly string[] }> {
    const found = readConsumerFile(this.#options.packFolder, file, file !== usual);
    if (!found) return undefined;
    if ("problem" in found) return { file: found.file, entries: [], problems: [`it ${found.problem}.`] };
    return { file: found.file, ...parse(found.text) };
  }
}

const exemptedText = ({ expires, owner, ticket, reason }: Exemption): string =>
  `Exempted until ${expires} by ${owner} (${ticket}): ${reason}`;

const expiredText = ({ expires, owner, ticket }: Exemption): string =>
  `The exemption of ${owner} (${ticket}) ended on ${expires}. Mend the resource, or renew the exemption in ${EXEMPTIONS_FILE}.`;
