import type { Edge } from "./edge";

/** The switches that an edge gives new calls to. */
export async function activeSwitches(edge: Edge): Promise<string[]> {
  const list = (await edge.rpc("dispatcher.list")) as {
    RECORDS: { SET: { TARGETS: { DEST: { URI: string; FLAGS: string } }[] } }[];
  };
  const targets = list.RECORDS.flatMap((record) => record.SET.TARGETS.map((target) => target.DEST));
  return targets.filter((target) => target.FLAGS.startsWith("A")).map((target) => target.URI);
}

/** The relays that an edge asks. */
export async function activeRelays(edge: Edge): Promise<string[]> {
  const list = (await edge.rpc("rtpengine.show", "all")) as { url: string; disabled: number | string }[];
  return list.filter((relay) => String(relay.disabled) === "0").map((relay) => relay.url);
}

/** WebSockets that an edge holds. */
export async function webSockets(edge: Edge): Promise<number> {
  const dump = (await edge.rpc("ws.dump")) as { info?: { wscounter: number } };
  return dump.info?.wscounter ?? 0;
}
