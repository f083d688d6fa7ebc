import { stackOutputs } from "../engine/deployment";
import { withEngines } from "../engine/running";
import type { Session } from "../engine/session";
import { statesOf } from "../engine/state";
import { rolloutOrder, stackNames } from "../environment";
import { exposureOfStates } from "../estate/exposure";
import type { Options } from "../options";
import { print, remark } from "../printing";
import { pictureText } from "../report/picture";
import { rolloutText } from "../report/rollout";
import { sessionOf } from "./shared";
import { statusOf } from "./status";
import { bringUp } from "./up";

/** Brings an environment up on the offline AWS and shows what then stands. */
export async function demo(environment: string, given: Options): Promise<number> {
  const options = { ...given, offline: true };
  const session = sessionOf(environment, options);
  print(
    `Bringing up ${environment} with the real Pulumi engine on the offline AWS. No account is touched.\n`,
  );
  const outcomes = await withEngines(session, remark, (running) => bringUp(session, options, running));
  const command = environment === "dev" ? "npm run demo" : `npx cells demo ${environment}`;
  print(`\n${rolloutText({ verb: "up", outcomes, command })}\n`);
  if (outcomes.some(({ standing }) => standing !== "done")) return 1;
  print(await picture(session, options));
  return 0;
}

async function picture(session: Session, options: Options): Promise<string> {
  const { environment } = session;
  const states = await statesOf(session, stackNames(environment));
  const status = await statusOf(session, rolloutOrder(environment), options);
  return pictureText({
    environment: environment.name,
    global: stackOutputs(states.get(environment.global.name) ?? {}),
    cells: status.stacks.filter(({ kind }) => kind === "cell"),
    exposure: exposureOfStates(states),
  });
}
