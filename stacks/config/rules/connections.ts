import { maximumConnections } from "../../../runtime/edge-capacity";
import type { Rule } from "./rule";

/** A task's memory has room for the connections that scaling keeps there. */
export const connections: Rule = ({ cells }) => {
  for (const { settings, report } of cells) {
    const { connectionsPerTask, memoryMiB } = settings.edge ?? {};
    if (connectionsPerTask === undefined || memoryMiB === undefined) continue;
    const room = maximumConnections(memoryMiB);
    if (connectionsPerTask <= room) continue;
    const rule = `is more than the ${room} connections that a task of ${memoryMiB} MiB admits`;
    report("edge.connectionsPerTask", rule, `Lower it to ${room} or less, or raise edge.memoryMiB.`);
  }
};
