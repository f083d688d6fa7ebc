import assert from "node:assert/strict";
import { SipEdge, type SipEdgeArgs } from "../../../components/edge/sip-edge";
import { record } from "./support";

const args: SipEdgeArgs = {
  region: "eu-central-1",
  vpcId: "vpc-1",
  subnetIds: ["subnet-1", "subnet-2"],
  loadBalancerSecurityGroupId: "sg-alb",
  edgeSecurityGroupId: "sg-edge",
  certificateArn: "arn:aws:acm:eu-central-1:111122223333:certificate/1",
  credentialSecretArn: "arn:aws:secretsmanager:eu-central-1:111122223333:secret:sip-credential-Ab12Cd",
  accessLogBucket: "logs",
  dualStack: false,
  protect: true,
  capacityProvider: "FARGATE",
  minTasks: 2,
  maxTasks: 6,
  cpuUnits: 1024,
  memoryMiB: 2048,
  valuesFile: "#!define WITH_ORIGINS",
  imageTag: "1.0.0",
  connectionsPerTask: 2000,
  stopTimeoutSeconds: 120,
  logRetentionDays: 30,
};

const outputs = {
  "aws:ecr/repository:Repository": () => ({ repositoryUrl: "111122223333.dkr.example/edge" }),
  "aws:lb/loadBalancer:LoadBalancer": () => ({ arnSuffix: "app/edge/1", dnsName: "internal-edge.example" }),
  "aws:lb/targetGroup:TargetGroup": () => ({ arnSuffix: "targetgroup/edge/1" }),
  "aws:ecs/cluster:Cluster": () => ({ name: "cluster" }),
  "aws:ecs/service:Service": () => ({ name: "service" }),
};

const edge = (changes: Partial<SipEdgeArgs> = {}) =>
  record(() => new SipEdge("edge", { ...args, ...changes }), { outputs });

interface Goal {
  targetValue: number;
  customizedMetricSpecification: { metrics: { returnData: boolean; expression?: string }[] };
}

describe("SIP edge", () => {
  it("has an internal load balancer that drops bad headers and outlives the accelerator's idle timeout", async () => {
    const { inputs } = (await edge()).one("aws:lb/loadBalancer:LoadBalancer");
    assert.equal(inputs.internal, true);
    assert.equal(inputs.dropInvalidHeaderFields, true);
    assert.equal(inputs.desyncMitigationMode, "strictest");
    assert.equal(inputs.enableDeletionProtection, true);
    assert.ok(Number(inputs.idleTimeout) > 340);
    assert.deepEqual(inputs.accessLogs, { enabled: true, bucket: "logs", prefix: "load-balancer" });
    assert.equal(inputs.ipAddressType, "ipv4");
  });

  it("takes IPv6 callers in a dual-stack cell", async () => {
    const recorded = await edge({ dualStack: true });
    assert.equal(recorded.one("aws:lb/loadBalancer:LoadBalancer").inputs.ipAddressType, "dualstack");
  });

  it("answers 404 to all but a WebSocket upgrade on its path", async () => {
    const recorded = await edge();
    const listener = recorded.one("aws:lb/listener:Listener").inputs;
    assert.deepEqual([listener.port, listener.protocol], [443, "HTTPS"]);
    assert.match(String(listener.sslPolicy), /TLS13-1-2/);
    const [fallback] = listener.defaultActions as { type: string; fixedResponse: { statusCode: string } }[];
    assert.equal(fallback?.fixedResponse.statusCode, "404");
    assert.deepEqual(recorded.one("aws:lb/listenerRule:ListenerRule").inputs.conditions, [
      { pathPattern: { values: ["/ws"] } },
      { httpHeader: { httpHeaderName: "Upgrade", values: ["websocket"] } },
    ]);
  });

  it("is declared unhealthy within the half of the failover goal of 30 seconds", async () => {
    const { healthCheck } = (await edge()).one("aws:lb/targetGroup:TargetGroup").inputs;
    const { interval, unhealthyThreshold, path } = healthCheck as Record<string, number & string>;
    assert.ok(Number(interval) * Number(unhealthyThreshold) <= 15);
    assert.equal(path, "/healthz");
  });

  it("runs Kamailio without root, without capabilities, on a read-only root, with secrets by reference", async () => {
    const { inputs } = (await edge()).one("aws:ecs/taskDefinition:TaskDefinition");
    const [container] = JSON.parse(String(inputs.containerDefinitions));
    assert.equal(container.image, "111122223333.dkr.example/edge:1.0.0");
    assert.equal(container.user, "kamailio");
    assert.equal(container.readonlyRootFilesystem, true);
    assert.deepEqual(container.linuxParameters.capabilities, { drop: ["ALL"] });
    assert.equal(container.stopTimeout, 120);
    assert.deepEqual(container.secrets[0], {
      name: "SIP_CREDENTIAL_CURRENT",
      valueFrom: `${args.credentialSecretArn}:current::`,
    });
    const names = container.environment.map(({ name }: { name: string }) => name);
    assert.deepEqual(names, ["EDGE_VALUES", "EDGE_SHARED_MIB", "EDGE_DRAIN_SECONDS"]);
  });

  it("starts the service only once the load balancer forwards, and leaves the number of tasks to scaling", async () => {
    const service = (await edge()).one("aws:ecs/service:Service");
    assert.ok(service.dependencies.includes("edge-websocket"));
    assert.deepEqual(service.ignoreChanges, ["desiredCount"]);
    assert.deepEqual(service.inputs.deploymentCircuitBreaker, { enable: true, rollback: true });
    assert.equal(service.inputs.availabilityZoneRebalancing, "ENABLED");
    assert.deepEqual(service.inputs.networkConfiguration, {
      subnets: ["subnet-1", "subnet-2"],
      securityGroups: ["sg-edge"],
      assignPublicIp: false,
    });
  });

  it("scales on connections a task and on CPU", async () => {
    const policies = (await edge()).all("aws:appautoscaling/policy:Policy");
    assert.deepEqual(policies.map(({ name }) => name).sort(), ["edge-connections", "edge-cpu"]);
    for (const policy of policies) assert.equal(policy.inputs.resourceId, "service/cluster/service");
  });

  it("counts a WebSocket once, which the load balancer counts on both of its sides", async () => {
    const policy = (await edge()).one("aws:appautoscaling/policy:Policy", "edge-connections");
    const goal = policy.inputs.targetTrackingScalingPolicyConfiguration as Goal;
    const returned = goal.customizedMetricSpecification.metrics.filter(({ returnData }) => returnData);
    assert.deepEqual(
      returned.map(({ expression }) => expression),
      ["connections / 2 / tasks"],
    );
    assert.equal(goal.targetValue, 2000);
  });

  it("grants the execution role its own repository, log group and secret, and the task role nothing", async () => {
    const recorded = await edge();
    const rights = recorded.all("aws:iam/rolePolicy:RolePolicy");
    assert.equal(rights.length, 1);
    const { Statement } = JSON.parse(String(rights[0]?.inputs.policy));
    const wide = Statement.filter(({ Resource }: { Resource: unknown }) => Resource === "*");
    assert.deepEqual(
      wide.map(({ Action }: { Action: unknown }) => Action),
      ["ecr:GetAuthorizationToken"],
    );
  });

  it("keeps images where the cell is protected", async () => {
    assert.equal((await edge()).one("aws:ecr/repository:Repository").inputs.forceDelete, false);
    assert.equal(
      (await edge({ protect: false })).one("aws:ecr/repository:Repository").inputs.forceDelete,
      true,
    );
    const { inputs } = (await edge()).one("aws:ecr/repository:Repository");
    assert.equal(inputs.imageTagMutability, "IMMUTABLE");
    assert.deepEqual(inputs.imageScanningConfiguration, { scanOnPush: true });
  });
});
