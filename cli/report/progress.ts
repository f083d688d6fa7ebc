import { Listr } from "listr2";

/** One line of a running command: what it is, and what it is doing now. */
export interface Line {
  now(text: string): void;
}

export interface Step<Result> {
  title: string;
  run(line: Line): Promise<Result>;
  /** How it ended, and whether that was a success. */
  end(result: Result): { text: string; ok: boolean };
}

/** Where there is no terminal, what a step is doing is told this often at most. */
const quietSeconds = 10;

/** A terminal that cannot tell its width, as in some containers, gets plain lines too: live ones would wrap at every letter. */
const isLive = (): boolean => process.stdout.isTTY && process.stdout.columns > 0;

/** Shows one step: live on a terminal, as plain lines where there is none, not at all with `silent`. */
export async function showStep<Result>(step: Step<Result>, silent: boolean): Promise<Result> {
  let result: Result | undefined;
  const tasks = new Listr(
    [
      {
        title: step.title,
        task: async (_, task) => {
          let toldAt = Date.now();
          result = await step.run({
            now: (text) => {
              if (!isLive() && Date.now() - toldAt < quietSeconds * 1000) return;
              toldAt = Date.now();
              task.output = text;
            },
          });
          const { text, ok } = step.end(result);
          if (!ok) throw new Error(text); // shown behind the title
          task.title = `${step.title}: ${text}`;
        },
      },
    ],
    {
      renderer: silent ? "silent" : isLive() ? "default" : "simple",
      exitOnError: false,
      registerSignalListeners: false,
    },
  );
  await tasks.run();
  return result as Result;
}
