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
  /** Look at what stands. */
  deployed?: boolean;
  /** File for a diagram. */
  svg?: string;
  stacks?: string;
  root?: string;
}
