/** Options as the parser gives them. */
export interface Options {
  offline?: boolean;
  json?: boolean;
  /** `FORMAT` or `FORMAT=FILE`. */
  format?: string[];
  /** Revision to compare with. */
  base?: string;
  cell?: string[];
  yes?: boolean;
  stacks?: string;
  root?: string;
}
