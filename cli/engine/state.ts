import type { StackUnit } from "../environment";
import { fileBackend } from "./backend";
import { type Deployment, readDeployment, type States } from "./deployment";
import type { Session } from "./session";
import { bareStack, stackExists } from "./stack";

/** The state of a stack; nothing when there is no such stack. A file backend is read as it is, without an engine. */
export async function stateOf(session: Session, name: string): Promise<Deployment | undefined> {
  const backend = fileBackend(session.env);
  if (backend) return readDeployment(backend, name);
  if (!(await stackExists(session, name))) return undefined;
  // the Automation API's own export asks for the secrets in plain text
  const args = ["stack", "export", "--stack", name];
  const { stdout } = await session.engine.run(args, session.project.directory, session.env);
  return JSON.parse(stdout).deployment;
}

/** The states of several stacks, all at once. */
export async function statesOf(session: Session, names: readonly string[]): Promise<States> {
  const entries = await Promise.all(
    names.map(async (name) => [name, (await stateOf(session, name)) ?? {}] as const),
  );
  return new Map(entries);
}

/** Replaces the state of a stack, as `pulumi stack import` does. */
export async function writeState(session: Session, unit: StackUnit, deployment: Deployment): Promise<void> {
  await (await bareStack(session, unit.name)).importStack({ version: 3, deployment });
}
