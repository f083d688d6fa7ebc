/** The cloud that the environment names. */
import { resolve } from "node:path";
import { Catalogue } from "./behaviour/catalogue";
import { Store } from "./cloud/store";
import { Calls } from "./faults/calls";
import { FaultFile } from "./faults/settings";
import { invokeFunction } from "./lambda/invoke";
import type { UnconfiguredAws } from "./protocol/aws-provider";
import { functionTables, resourceTables } from "./tables";

export interface Cloud {
  readonly aws: UnconfiguredAws;
  readonly account: string;
  readonly cancel: () => void;
}

export function openCloud(environment: NodeJS.ProcessEnv): Cloud {
  const {
    OFFLINE_AWS_STATE: directory,
    OFFLINE_AWS_FAULTS: faults,
    OFFLINE_AWS_ACCOUNT: account = "123456789012",
  } = environment;
  if (directory === undefined || directory === "") {
    throw new Error(
      "OFFLINE_AWS_STATE is not set: it names the directory in which the offline AWS keeps its resources",
    );
  }
  if (!/^\d{12}$/.test(account)) throw new Error(`OFFLINE_AWS_ACCOUNT must be 12 digits, got '${account}'`);
  const store = new Store(resolve(directory));
  const controller = new AbortController();
  const calls = new Calls(store, new FaultFile(faults, store.directory), controller.signal);
  const catalogue = new Catalogue(resourceTables, functionTables);
  return { account, cancel: () => controller.abort(), aws: { catalogue, store, calls, invokeFunction } };
}
