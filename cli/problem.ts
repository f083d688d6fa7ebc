/** A mistake or a failure that is told to the user in its own words, never with a stack trace. */
export class Problem extends Error {
  constructor(
    message: string,
    /** 1: the operation failed or found something; 2: the command or the configuration is wrong. */
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message);
    this.name = "Problem";
  }
}

/** A mistake in what was typed or configured; nothing was done. */
export const usageProblem = (message: string): Problem => new Problem(message, 2);
