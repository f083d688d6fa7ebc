import { execFile } from "node:child_process";
import { promisify } from "node:util";

const ip = (...args: readonly string[]) => promisify(execFile)("ip", args);

/**
 * Takes hosts off the network without a word: what is sent to them is lost, and nothing of theirs arrives. Their processes run
 * on and know nothing, their connections get no end.
 */
export async function vanish(hosts: readonly string[]): Promise<void> {
  for (const [index, host] of hosts.entries()) {
    // A neighbour that is said to be there, so that no error comes back either.
    const nobody = `02:00:00:00:00:0${index}`;
    await ip("neighbour", "replace", host, "lladdr", nobody, "dev", "cell0", "nud", "permanent");
    await ip("address", "delete", `${host}/24`, "dev", "cell0");
  }
}

export async function reappear(hosts: readonly string[]): Promise<void> {
  for (const host of hosts) {
    await ip("address", "add", `${host}/24`, "dev", "cell0");
    await ip("neighbour", "delete", host, "dev", "cell0");
  }
}
