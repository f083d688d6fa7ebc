/** Settings of a cell's SIP edge. */
import { version } from "../../../package.json";
import { maximumConnections } from "../../../runtime/edge-capacity";
import { type EdgeLimits, edgeDefaults } from "../../../runtime/edge-values";
import { checkImageTag } from "../checks/aws";
import { checkMetricsNetworks } from "../checks/metrics-networks";
import { checkOrigins } from "../checks/origins";
import { choice, flag, integer, oneOf, section, text, textList } from "./field";
import { logRetention } from "./retention";

const defaultMemoryMiB = 2048;

/** A limit with the edge's own default. */
const limit = (min: number, max: number, unit: string, meaning: string, name: keyof EdgeLimits) =>
  integer({ min, max, unit, meaning }).default(edgeDefaults.limits[name]);

export const edge = section({
  capacityProvider: choice(["FARGATE", "FARGATE_SPOT"], {
    meaning:
      "What the Kamailio tasks run on. Spot is cheaper, and AWS may stop a task on two minutes' notice.",
  }).default("FARGATE"),
  minTasks: integer({ min: 1, max: 100, unit: "tasks", meaning: "Tasks that always run." }).default(3),
  maxTasks: integer({ min: 1, max: 100, unit: "tasks", meaning: "Tasks that scaling may reach." }).default(
    12,
  ),
  cpuUnits: oneOf([256, 512, 1024, 2048, 4096, 8192, 16_384], {
    unit: "CPU units",
    range: "256, 512, 1024, 2048, 4096, 8192, 16384",
    meaning: "Processor share of a task; 1,024 units are one vCPU.",
    source: "AWS, Task definition parameters for Fargate, task size",
  }).default(1024),
  memoryMiB: integer({
    min: 512,
    max: 122_880,
    unit: "MiB",
    meaning: "Memory of a task. Fargate offers certain sizes with each number of CPU units.",
    source: "AWS, Task definition parameters for Fargate, task size",
  }).default(defaultMemoryMiB),
  imageTag: text({
    type: "image tag",
    meaning: "Image of the cell's repository that runs. Image and program are released together.",
    defaultText: "this project's version",
    check: checkImageTag,
  }).default(version),
  connectionsPerTask: integer({
    min: 100,
    max: 200_000,
    unit: "connections",
    meaning: "WebSocket connections a task; scaling keeps the average there.",
    derived: {
      text: "three quarters of those that `memoryMiB` has room for (2,978 in 2 GiB)",
      from: ({ edge }) => Math.max(100, Math.floor(maximumConnections(memoryOf(edge)) * 0.75)),
    },
  }),
  stopTimeoutSeconds: integer({
    min: 2,
    max: 120,
    unit: "seconds",
    meaning: "Time between the request to stop and the kill; Fargate allows two minutes.",
    source: "AWS, ContainerDefinition, `stopTimeout`",
  }).default(120),
  logRetentionDays: logRetention("How long Kamailio's logs are kept.").default(30),
  origins: textList({
    type: "list of origins",
    range: "`https://app.example.com`, or `https://*.example.com` for any one label",
    meaning: "Web pages that may connect; a browser says where its page came from.",
    source: "RFC 6455 §10.2",
    derived: { text: "`https://*.<domain>`", from: () => [] },
    check: checkOrigins,
  }),
  clientsWithoutOrigin: flag({
    meaning: "Whether clients that name no origin may connect: mobile apps name none, browsers always do.",
  }).default(true),
  metricsNetworks: textList({
    type: "list of IPv4 ranges",
    range: "private ranges, at most 10",
    meaning:
      "Networks whose hosts may read the edges' metrics, on TCP port 9090 of each task; without any, nobody may. The way there, " +
      "and Prometheus itself, are yours.",
    check: checkMetricsNetworks,
  }).default([]),
  recordCalls: flag({ meaning: "Whether the switches record every call." }).default(false),
  limits: section({
    windowSeconds: limit(
      1,
      300,
      "seconds",
      "Time over which a client's requests are counted.",
      "windowSeconds",
    ),
    requestsPerClient: limit(
      10,
      100_000,
      "requests",
      "SIP requests that one client address may send in the window; an office shares one address.",
      "requestsPerClient",
    ),
    handshakesPerClient: limit(
      5,
      100_000,
      "handshakes",
      "WebSocket handshakes that one client address may make in the window.",
      "handshakesPerClient",
    ),
    failuresPerClient: limit(
      3,
      10_000,
      "failures",
      "Failed log-ins of one client address in the window after which it is banned.",
      "failuresPerClient",
    ),
    banSeconds: limit(1, 86_400, "seconds", "How long a client address stays banned.", "banSeconds"),
    callsPerUserAndMinute: limit(
      1,
      10_000,
      "calls",
      "Calls that one user may start in a minute.",
      "callsPerUserAndMinute",
    ),
    simultaneousCallsPerUser: limit(
      1,
      10_000,
      "calls",
      "Calls that one user may have at the same time.",
      "simultaneousCallsPerUser",
    ),
    devicesPerUser: limit(1, 100, "devices", "Devices that one user may register.", "devicesPerUser"),
  }),
});

/** The memory that a task will have, as far as the settings can be read. */
function memoryOf(edge: unknown): number {
  const { memoryMiB } = (edge ?? {}) as { memoryMiB?: unknown };
  return typeof memoryMiB === "number" ? memoryMiB : defaultMemoryMiB;
}
