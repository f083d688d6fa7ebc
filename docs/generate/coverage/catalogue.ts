/** One control of another catalogue, in our own words. */
export interface CatalogueEntry {
  readonly about: string;
  /** Why no rule answers it; left out where one does. */
  readonly none?: string;
}

/** A catalogue of controls, as far as they can be rules about a Pulumi program. */
export interface Catalogue {
  readonly title: string;
  readonly source: string;
  /** The controls about services that this project uses. */
  readonly here: Readonly<Record<string, CatalogueEntry>>;
  /** Other controls, by their ids: rules may answer them, and nothing is said where none does. */
  readonly elsewhere: readonly string[];
}

/** Why many controls cannot be judged from what a program asks for. */
export const RUN_TIME = "What happens at run time, which a program does not say.";
export const ACCOUNT = "A setting or credential of the account, not of a stack.";
export const CLASSIC = "AWS takes no new resources of WAF Classic.";
