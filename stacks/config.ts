/** The only reader of Pulumi configuration: the types of the settings and the functions that read them. */

export interface StackConfigBase {
  stack: string;
  environment: string;
  region: string;
  accountId?: string;
  protect: boolean;
  tags: Record<string, string>;
  alarms: { email?: string };
}

export interface GlobalConfig extends StackConfigBase {
  kind: "global";
  domain: string;
  accelerator: {
    dualStack: boolean;
    bringYourOwnAddresses: string[];
    flowLogs: { enabled: boolean; retentionDays: number };
  };
  dns: {
    zone: { mode: "create" | "lookup"; name: string };
    record: "cname" | "alias";
    ttlSeconds: number;
    weight: number;
    legacy?: { hostname: string; weight: number };
  };
  credentials: { recoveryWindowDays: number };
  /** Regions of the environment's cells, sorted; found from the sibling stack files. */
  cellRegions: string[];
}

export interface FleetConfig {
  minSize: number;
  maxSize: number;
  instanceType: string;
  sessionsPerNode: number;
  rootVolumeGiB: number;
  heartbeatSeconds: number;
}

export interface CellConfig extends StackConfigBase {
  kind: "cell";
  /** Name of the environment's global stack, for example `dev-global`. */
  globalStack: string;
  network: {
    cidrBlock: string;
    availabilityZones: number;
    natGateways: "Single" | "OnePerAz";
    dualStack: boolean;
    flowLogs: { retentionDays: number };
  };
  edge: {
    capacityProvider: "FARGATE" | "FARGATE_SPOT";
    minTasks: number;
    maxTasks: number;
    cpuUnits: number;
    memoryMiB: number;
    imageTag: string;
    connectionsPerTask: number;
    stopTimeoutSeconds: number;
    logRetentionDays: number;
  };
  media: FleetConfig;
  switches: FleetConfig;
  recordings: { coldAfterDays: number; expireAfterDays: number; forceDestroy: boolean };
  ingress: { trafficDialPercentage: number; drained: boolean };
}

export type StackConfig = GlobalConfig | CellConfig;
