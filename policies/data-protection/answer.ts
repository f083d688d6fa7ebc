/** Answers about things that may not be known before the update. */

export type Answer = "yes" | "perhaps" | "no";

export const answer = (isSo: boolean, isHidden = false): Answer =>
  isSo ? "yes" : isHidden ? "perhaps" : "no";

/** All of them must be so. */
export const every = (answers: readonly Answer[]): Answer =>
  answer(
    answers.every((each) => each === "yes"),
    !answers.includes("no"),
  );

/** One of them must be so. */
export const some = (answers: readonly Answer[]): Answer =>
  answer(answers.includes("yes"), answers.includes("perhaps"));
