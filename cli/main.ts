import { Command, CommanderError } from "commander";
import { systemErrorText } from "../toolchain/system-errors";
import type { Options } from "./options";
import { usageProblem } from "./problem";
import { nearest } from "./suggest";

type Action = (environment: string, options: Options) => Promise<number>;

interface CommandText {
  name: string;
  summary: string;
  /** What it does, in the words of its help. */
  description: string;
  examples: string[];
  /** Loaded when the command runs: a `--help` should not wait for an engine's libraries. */
  load: () => Action;
  cells?: boolean;
  json?: boolean;
  yes?: boolean;
  /** Works on all environments where none is named. */
  allEnvironments?: boolean;
  formats?: boolean;
  exposure?: boolean;
  /** Always offline, so there is no such option. */
  alwaysOffline?: boolean;
}

const formats = "text, json, markdown, sarif, junit, github; one to standard output, others to files";

const commands: CommandText[] = [
  {
    name: "up",
    summary: "bring an environment up",
    description:
      "Brings the global stack up, then cell by cell, and stops at the first that fails or is not healthy.\nWhat was done stays; the same command goes on from there. Policy packs are enforced.",
    examples: ["cells up dev --offline", "cells up prod --cell eu-west-1"],
    load: () => (require("./commands/up") as typeof import("./commands/up")).up,
    cells: true,
    json: true,
  },
  {
    name: "preview",
    summary: "show what up would change",
    description: "Asks the engine what `up` would change, stack by stack. Changes nothing.",
    examples: ["cells preview dev --offline", "cells preview prod --cell eu-west-1 --json"],
    load: () => (require("./commands/preview") as typeof import("./commands/preview")).preview,
    cells: true,
    json: true,
  },
  {
    name: "check",
    summary: "check an environment from nothing, with no account",
    description:
      "Works out every stack of the environment, or of all of them, against an empty offline AWS\nwith all policy packs, as a pull request does.\nExit code 0: clean; 1: a violation or an error; 2: a mistake in the configuration.",
    examples: [
      "cells check dev",
      "cells check --base main",
      "cells check --format github --format markdown=comment.md --format sarif=cells.sarif",
    ],
    load: () => (require("./commands/check") as typeof import("./commands/check")).check,
    allEnvironments: true,
    formats: true,
    json: true,
  },
  {
    name: "baseline",
    summary: "record today's findings, so that only new ones block",
    description:
      "Checks the environment as `check` does and writes what breaks a mandatory rule to policies/baseline.json. From then\non the packs report these findings as known, also to plain `pulumi`, and only others block. Mended ones are dropped.",
    examples: ["cells baseline dev", "cells baseline prod --json"],
    load: () => (require("./commands/baseline") as typeof import("./commands/baseline")).baseline,
    json: true,
  },
  {
    name: "exposure",
    summary: "show what the internet can reach, path by path",
    description:
      "Works out every path from the internet into the environment, from its configuration, in an empty offline AWS, or with\n--deployed from the states of what stands. Exit code 0: every path is declared; 1: one is not, or an error.",
    examples: [
      "cells exposure dev",
      "cells exposure prod --deployed --json",
      "cells exposure dev --svg exposure.svg",
    ],
    load: () => (require("./commands/exposure") as typeof import("./commands/exposure")).exposure,
    json: true,
    exposure: true,
  },
  {
    name: "status",
    summary: "show what stands, its health, and what needs attention",
    description:
      "Shows for each stack what stands, its last update and health; and locks, interrupted operations and resources\nthat no state knows, each with what to do about it.",
    examples: ["cells status dev --offline", "cells status prod --json"],
    load: () => (require("./commands/status") as typeof import("./commands/status")).status,
    cells: true,
    json: true,
  },
  {
    name: "outputs",
    summary: "print what the stacks export",
    description: "Prints the outputs of each stack as its contract names them. Secrets are masked.",
    examples: ["cells outputs dev --offline", "cells outputs dev --cell eu-west-1 --json"],
    load: () => (require("./commands/outputs") as typeof import("./commands/outputs")).outputs,
    cells: true,
    json: true,
  },
  {
    name: "destroy",
    summary: "take an environment down",
    description: "Destroys the cells, last first, then the global stack. A protected environment is refused.",
    examples: ["cells destroy dev --offline", "cells destroy dev --offline --cell eu-west-1 --yes"],
    load: () => (require("./commands/destroy") as typeof import("./commands/destroy")).destroy,
    cells: true,
    json: true,
    yes: true,
  },
  {
    name: "env",
    summary: "print what to export so that plain pulumi runs offline",
    description:
      "Prints the environment variables with which plain `pulumi` works on the offline environment.",
    examples: ['eval "$(npx cells env dev --offline)"', "pulumi preview --stack dev-global"],
    load: () => (require("./commands/env") as typeof import("./commands/env")).env,
  },
  {
    name: "demo",
    summary: "bring dev up offline and show what stands",
    description: "The same as `cells up ENV --offline`, with a picture of the result.",
    examples: ["cells demo dev"],
    load: () => (require("./commands/demo") as typeof import("./commands/demo")).demo,
    alwaysOffline: true,
  },
];

/** Runs one command and sets the exit code: 0 done, 1 failed or found something, 2 typed or configured wrongly. */
export async function main(argv: string[]): Promise<void> {
  let lost = false;
  outliveReaders((error) => {
    if (!lost) process.stderr.write(`${systemErrorText(error, "The output") ?? error.message}\n`);
    lost = true;
    process.exitCode = 1;
  });
  const exitCode = await run(argv);
  process.exitCode = lost ? exitCode || 1 : exitCode;
}

/**
 * Who reads us may go (`cells up dev | head`), and a disk may be full: the rollout goes on to its end all the same.
 *
 * @param onLoss called for what could not be written although somebody wants it
 */
function outliveReaders(onLoss: (error: Error) => void): void {
  process.stderr.on("error", () => {}); // nowhere to tell it
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") onLoss(error);
  });
}

async function run(argv: string[]): Promise<number> {
  let exitCode = 0;
  const parser = makeParser((code) => {
    exitCode = code;
  });
  try {
    await parser.parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (error) {
    return explain(error);
  }
}

function makeParser(ended: (exitCode: number) => void): Command {
  const parser = new Command("cells")
    .description("Treats an environment as one thing: its global stack and its cells, one a Region.")
    .exitOverride(explainUsage("cells"))
    .configureOutput({ outputError: () => {} });
  for (const text of commands) addCommand(parser, text, ended);
  parser.addHelpText("after", "\nRun `cells COMMAND --help` for options and examples.");
  parser.on("command:*", ([typed = ""]: string[]) => {
    const names = commands.map((command) => command.name);
    const guess = nearest(typed, names);
    throw usageProblem(
      `There is no command "${typed}"${guess ? `: did you mean "${guess}"?` : `. There are: ${names.join(", ")}.`}`,
    );
  });
  return parser;
}

function addCommand(parser: Command, text: CommandText, ended: (exitCode: number) => void): void {
  const command = parser
    .command(text.name)
    .summary(text.summary)
    .description(text.description)
    .exitOverride(explainUsage(`cells ${text.name}`))
    .configureOutput({ outputError: () => {} });
  if (text.name === "demo") command.argument("[environment]", "name of the environment", "dev");
  else if (text.allEnvironments)
    command.argument("[environment]", "name of the environment; all of them when left out");
  else command.argument("<environment>", "name of the environment, for example dev");
  if (!text.alwaysOffline) command.option("--offline", "work on the offline AWS: no account, no credentials");
  if (text.cells) command.option("--cell <region>", "only the cell in this Region (repeatable)", collect);
  if (text.formats) {
    command.option("--format <format[=file]>", `how to tell it (repeatable): ${formats}`, collect);
    command.option("--base <revision>", "compare with the commit where this branch left that revision");
  }
  if (text.exposure) {
    command.option("--deployed", "what stands, by its state, in place of the configuration");
    command.option("--svg <file>", "draw it, too");
  }
  if (text.json) command.option("--json", "print the result as JSON");
  if (text.yes) command.option("--yes", "do not ask");
  command.addOption(command.createOption("--stacks <directory>", "where the stack files are").hideHelp());
  command.addOption(command.createOption("--root <directory>", "where offline state is kept").hideHelp());
  command.addHelpText("after", `\nExamples:\n${text.examples.map((example) => `  ${example}`).join("\n")}`);
  command.action(async (environment: string, options: Options) => {
    if (environment === "") throw usageProblem(`The environment has no name: npx cells ${text.name} dev`);
    ended(await text.load()(environment, options));
  });
}

const collect = (value: string, sofar: string[] = []): string[] => [...sofar, value];

/** What was typed wrongly, in a sentence, and where to read how it goes. */
const explainUsage =
  (command: string) =>
  (error: CommanderError): never => {
    if (error.exitCode === 0 || error.code === "commander.help") throw error; // the help is the answer
    throw usageProblem(`${sentence(error.message)}. How it goes: npx ${command} --help`);
  };

/** Tells an error in its own words; the exit code says whose it is. */
function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const { name, message, exitCode } = error as { name?: string; message?: string; exitCode?: unknown };
  process.stderr.write(`${systemErrorText(error) ?? message ?? String(error)}\n`);
  if (process.env.CELLS_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return exitCode === 2 || name === "ConfigError" ? 2 : 1;
}

/** commander's messages start with "error: ", some end with a full stop, and its guesses are lines of their own. */
const sentence = (message: string): string =>
  message
    .replace(/^error: /, "")
    .replace(/^./, (first) => first.toUpperCase())
    .replace(/\.$/, "")
    .replaceAll("\n", " ");
