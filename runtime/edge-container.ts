export interface EdgeContainerValues<Text> {
  readonly image: Text;
  readonly sipPort: number;
  readonly webSocketPort: number;
  readonly logGroupName: Text;
  readonly region: Text;
  /** ARN of the SIP credential secret, a JSON document with `current` and `previous`. */
  readonly credentialSecretArn: Text;
  readonly stopTimeoutSeconds: number;
}

/** The name of the edge's one container; the load balancer's target refers to it. */
export const edgeContainerName = "kamailio";

/**
 * The ECS container definition of the edge: Kamailio in the foreground, without root, capabilities or a writable root.
 * The credential secret arrives by reference, so that neither the definition nor the state holds its value.
 *
 * `Text` is `string`, or an output of one: the renderer only passes such values on.
 */
export function edgeContainer<Text>(values: EdgeContainerValues<Text>, secret: (key: string) => Text) {
  return {
    name: edgeContainerName,
    image: values.image,
    essential: true,
    user: "kamailio",
    readonlyRootFilesystem: true,
    linuxParameters: { initProcessEnabled: true, capabilities: { drop: ["ALL"] } },
    portMappings: [
      { containerPort: values.webSocketPort, protocol: "tcp" },
      { containerPort: values.sipPort, protocol: "udp" },
    ],
    // Kamailio keeps its control socket and pid file here; everything else of its root is read-only.
    mountPoints: [{ sourceVolume: edgeRunVolume, containerPath: "/run/kamailio", readOnly: false }],
    command: ["kamailio", "-DD", "-E"],
    healthCheck: {
      command: ["CMD", "kamcmd", "core.uptime"],
      interval: 10,
      timeout: 5,
      retries: 3,
      startPeriod: 15,
    },
    stopTimeout: values.stopTimeoutSeconds,
    secrets: [
      { name: "SIP_CREDENTIAL_CURRENT", valueFrom: secret("current") },
      { name: "SIP_CREDENTIAL_PREVIOUS", valueFrom: secret("previous") },
    ],
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

/** The task's scratch volume for what the container must write. */
export const edgeRunVolume = "run";
