import { existsSync } from "node:fs";
import { LocalWorkspace, type PulumiFn, Stack } from "@pulumi/pulumi/automation";
import type { StackUnit } from "../environment";
import { Problem } from "../problem";
import { fileBackend, stateFile } from "./backend";
import type { Session } from "./session";

/** A stack of the session, ready for operations; made first if there is none of that name yet. */
export async function openStack(session: Session, unit: StackUnit, program: PulumiFn): Promise<Stack> {
  if (!(await stackExists(session, unit.name))) await createStack(session, unit.name);
  return bareStack(session, unit.name, program);
}

/** An existing stack; without a program it can be read and imported into. */
export async function bareStack(session: Session, name: string, program?: PulumiFn): Promise<Stack> {
  const workspace = await LocalWorkspace.create({
    workDir: session.project.directory,
    envVars: { ...session.env, ...session.attached?.env },
    pulumiCommand: session.engine.asAutomationCommand(),
    ...(program ? { program } : {}),
  });
  // every command names its stack, so the stack that plain `pulumi` has selected stays as it is
  workspace.selectStack = async () => {};
  const stack = await Stack.select(name, workspace);
  // both are answered from the event stream and the state; asking again costs two engine starts an operation
  stack.outputs = async () => ({});
  stack.info = async () => undefined;
  return stack;
}

export async function stackExists(session: Session, name: string): Promise<boolean> {
  const backend = fileBackend(session.env);
  if (backend) return existsSync(stateFile(backend, name));
  session.knownStacks ??= await listStacks(session);
  return session.knownStacks.includes(name);
}

async function listStacks(session: Session): Promise<string[]> {
  const { stdout } = await session.engine
    .run(["stack", "ls", "--json"], session.project.directory, session.env)
    .catch((error: Error) => {
      throw new Problem(`${error.message}\n${noBackend}`);
    });
  return (JSON.parse(stdout) as { name: string }[]).map((stack) => stack.name.split("/").pop() ?? stack.name);
}

const noBackend =
  "The backend did not tell its stacks. Choose one that does: pulumi login URL, or PULUMI_BACKEND_URL; with no account: --offline";

async function createStack(session: Session, name: string): Promise<void> {
  await session.engine.run(["stack", "init", name, "--no-select"], session.project.directory, session.env);
  session.knownStacks?.push(name);
}
