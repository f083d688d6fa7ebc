/** Options as the parser gives them. */
export interface Options {
  offline?: boolean;
  json?: boolean;
  cell?: string[];
  yes?: boolean;
  stacks?: string;
  root?: string;
}
