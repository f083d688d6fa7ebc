import type { EdgeValues } from "./edge-values";

export interface EdgeContainerValues<Text> {
  readonly image: Text;
  /** What Kamailio reads, rendered already: see `edgeValuesFile`. */
  readonly valuesFile: Text;
  readonly ports: EdgeValues["ports"];
  readonly logGroupName: Text;
  readonly region: Text;
  readonly stopTimeoutSeconds: number;
  /** Shared memory for registrations, dialogs and transactions. */
  readonly sharedMemoryMiB: number;
}

/** The name of the edge's one container; the load balancer's target refers to it. */
export const edgeContainerName = "kamailio";

/** The task's scratch volume for what the container must write. */
export const edgeRunVolume = "run";

/** Seconds that Kamailio gets to end after the drain. */
const endSeconds = 5;

/**
 * The ECS container definition of the edge: Kamailio without root, capabilities or a writable root file system. The
 * credential secrets arrive by reference, so that neither the definition nor the state holds their values.
 *
 * `Text` is `string`, or an output of one: such values are only passed on.
 */
export function edgeContainer<Text>(values: EdgeContainerValues<Text>, secret: (key: string) => Text) {
  const { ports } = values;
  return {
    name: edgeContainerName,
    image: values.image,
    essential: true,
    user: "kamailio",
    readonlyRootFilesystem: true,
    linuxParameters: { initProcessEnabled: true, capabilities: { drop: ["ALL"] } },
    ulimits: [{ name: "nofile", softLimit: 65_536, hardLimit: 65_536 }],
    portMappings: [
      { containerPort: ports.webSocket, protocol: "tcp" },
      { containerPort: ports.metrics, protocol: "tcp" },
      { containerPort: ports.sip, protocol: "udp" },
      { containerPort: ports.replication, protocol: "udp" },
    ],
    mountPoints: [{ sourceVolume: edgeRunVolume, containerPath: "/run/kamailio", readOnly: false }],
    command: ["/etc/kamailio/start.sh"],
    environment: [
      { name: "EDGE_VALUES", value: values.valuesFile },
      { name: "EDGE_SHARED_MIB", value: String(values.sharedMemoryMiB) },
      { name: "EDGE_DRAIN_SECONDS", value: String(Math.max(0, values.stopTimeoutSeconds - endSeconds)) },
    ],
    secrets: [
      { name: "SIP_CREDENTIAL_CURRENT", valueFrom: secret("current") },
      { name: "SIP_CREDENTIAL_PREVIOUS", valueFrom: secret("previous") },
    ],
    // Alive, not ready: readiness is /healthz, which the load balancer asks.
    healthCheck: {
      command: ["CMD", "kamcmd", "-s", "unix:/run/kamailio/kamailio_ctl", "core.uptime"],
      interval: 10,
      timeout: 5,
      retries: 3,
      startPeriod: 15,
    },
    stopTimeout: values.stopTimeoutSeconds,
    logConfiguration: {
      logDriver: "awslogs",
      options: {
        "awslogs-group": values.logGroupName,
        "awslogs-region": values.region,
        "awslogs-stream-prefix": "edge",
      },
    },
  };
}
