import assert from "node:assert/strict";
import { gunzipSync } from "node:zlib";
import { cellEdgeValuesFile, privateNetworks } from "../../../components/edge/edge-configuration";
import { sisterEdgesName } from "../../../components/edge/edge-dns";
import { ports } from "../../../components/network/ports";
import { recordingsPrefix, VoipCell, type VoipCellArgs } from "../../../components/voip-cell";
import type { BootFile } from "../../../runtime/boot-document";
import { edgeDefaults } from "../../../runtime/edge-values";
import { mediaNode } from "../../../runtime/media-node";
import { switchDefaults } from "../../../runtime/switch-configuration";
import { switchNode } from "../../../runtime/switch-node";
import { record } from "./support";
import { vpcOutputs } from "./vpc-outputs";

const fleet = {
  minSize: 1,
  maxSize: 2,
  instanceType: "c7i.large",
  imageId: "ami-1",
  rootVolumeGiB: 20,
  sessionsPerNode: 100,
  heartbeatSeconds: 1800,
};

const args: VoipCellArgs = {
  region: "eu-west-1",
  sipHostname: "sip.example.com",
  listenerArn: "arn:aws:globalaccelerator::111122223333:accelerator/a/listener/l",
  credentialSecretArn: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:sip-Ab12Cd",
  network: {
    cidrBlock: "10.20.0.0/16",
    availabilityZones: 3,
    natGateways: "OnePerAz",
    dualStack: true,
    flowLogs: { retentionDays: 30 },
  },
  edge: {
    capacityProvider: "FARGATE",
    minTasks: 2,
    maxTasks: 4,
    cpuUnits: 512,
    memoryMiB: 1024,
    imageTag: "1.0.0",
    connectionsPerTask: 2000,
    stopTimeoutSeconds: 120,
    logRetentionDays: 30,
    origins: [],
    clientsWithoutOrigin: true,
    metricsNetworks: [],
    recordCalls: false,
    limits: edgeDefaults.limits,
  },
  media: fleet,
  switches: fleet,
  menus: {},
  recordings: { coldAfterDays: 90, expireAfterDays: 365, forceDestroy: false },
  ingress: { trafficDialPercentage: 100, drained: false },
  alarms: {},
  tags: {},
  protect: true,
};

const cell = (changes: Partial<VoipCellArgs> = {}) =>
  record(() => new VoipCell("cell", { ...args, ...changes }), {
    outputs: {
      ...vpcOutputs,
      "aws:lb/loadBalancer:LoadBalancer": () => ({ arnSuffix: "app/edge/1", dnsName: "internal.example" }),
      "aws:lb/targetGroup:TargetGroup": () => ({ arnSuffix: "targetgroup/edge/1" }),
      "aws:ecr/repository:Repository": () => ({ repositoryUrl: "repository.example/edge" }),
      "aws:ecs/cluster:Cluster": ({ name }) => ({ name }),
      "aws:ecs/service:Service": ({ name }) => ({ name }),
      "aws:servicediscovery/service:Service": () => ({
        arn: "arn:aws:servicediscovery:eu-central-1:111122223333:service/srv-1",
      }),
      "aws:autoscaling/group:Group": ({ name }) => ({ name: `${name}-group` }),
      "aws:ec2/launchTemplate:LaunchTemplate": () => ({ latestVersion: 1 }),
      "aws:ec2/vpcEndpoint:VpcEndpoint": () => ({ prefixListId: "pl-1" }),
    },
    stack: "test-eu-west-1",
  });

/** The files of a boot document, but for the script that every fleet has. */
function bootFiles({ userData }: Readonly<Record<string, unknown>>): BootFile[] {
  const document = Buffer.from(String(userData), "base64");
  const text = (document[0] === 0x1f ? gunzipSync(document) : document).toString();
  return (JSON.parse(text.replace(/^#cloud-config\n/, "")).write_files as BootFile[]).slice(0, -1);
}

describe("VoIP cell", () => {
  it("is one tree: every resource has a parent, and its name starts with the cell's", async () => {
    const { resources } = await cell();
    const made = resources.filter(({ type }) => !type.startsWith("pulumi:"));
    const roots = made.filter(({ parent }) => parent === "" || parent.startsWith("pulumi:pulumi:Stack"));
    assert.deepEqual(
      roots.map(({ type, name }) => `${type} ${name}`),
      ["voip-cells:components:VoipCell cell"],
    );
    for (const { name } of made) assert.match(name, /^cell(-|$)/);
  });

  it("leaves its load balancer and target group names room for the generated suffix", async () => {
    const { resources } = await cell();
    const short = resources.filter(({ type }) => /^aws:lb\/(loadBalancer|targetGroup):/.test(type));
    assert.equal(short.length, 2);
    for (const { name } of short) assert.ok(name.length <= 24, name);
  });

  it("protects recordings and the load balancer, or nothing", async () => {
    const guarded = await cell();
    assert.equal(guarded.one("aws:s3/bucket:Bucket", "cell-recordings").protect, true);
    assert.equal(guarded.one("aws:lb/loadBalancer:LoadBalancer").inputs.enableDeletionProtection, true);
    const open = await cell({ protect: false });
    assert.deepEqual(
      open.resources.filter(({ protect }) => protect),
      [],
    );
  });

  it("lets the switches write recordings under their prefix, and the media nodes not at all", async () => {
    const recorded = await cell();
    const statements = (name: string) =>
      JSON.parse(String(recorded.one("aws:iam/rolePolicy:RolePolicy", name).inputs.policy)).Statement as {
        Action: string | string[];
        Resource: string;
      }[];
    const s3 = (name: string) => statements(name).filter(({ Action }) => String(Action).includes("s3:"));
    assert.deepEqual(
      s3("cell-switches").map(({ Action, Resource }) => [Action, Resource]),
      [[["s3:PutObject", "s3:AbortMultipartUpload"], "arn:aws:s3:::cell-recordings/calls/*"]],
    );
    assert.deepEqual(s3("cell-media"), []);
  });

  it("watches one NAT gateway a zone", async () => {
    const alarms = (await cell()).all("aws:cloudwatch/metricAlarm:MetricAlarm");
    assert.equal(alarms.filter(({ name }) => /nat/.test(name)).length, 3);
  });

  it("hands Kamailio the values of this cell, as its configuration says", async () => {
    const edge = { ...args.edge, origins: ["https://app.example.com"], recordCalls: true };
    const { inputs } = (await cell({ edge })).one("aws:ecs/taskDefinition:TaskDefinition");
    const [container] = JSON.parse(String(inputs.containerDefinitions));
    const environment = Object.fromEntries(
      container.environment.map(({ name, value }: { name: string; value: string }) => [name, value]),
    );
    assert.equal(environment.EDGE_VALUES, cellEdgeValuesFile("sip.example.com", args.network, edge));
    assert.match(environment.EDGE_VALUES, /https:\/\/app\[\.\]example/);
    assert.match(environment.EDGE_VALUES, /WITH_RECORDING/);
    assert.match(environment.EDGE_VALUES, /!MAXIMUM_CONNECTIONS!1985!/);
    assert.equal(environment.EDGE_SHARED_MIB, "512");
  });

  it("registers the edges under the name by which they share registrations", async () => {
    const recorded = await cell();
    const registry = recorded.one("aws:servicediscovery/service:Service");
    const namespace = recorded.one("aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace");
    assert.equal(`${registry.inputs.name}.${namespace.inputs.name}`, sisterEdgesName);
    assert.match(cellEdgeValuesFile("sip.example.com", args.network, args.edge), new RegExp(sisterEdgesName));
    assert.deepEqual(recorded.one("aws:ecs/service:Service").inputs.serviceRegistries, {
      registryArn: "arn:aws:servicediscovery:eu-central-1:111122223333:service/srv-1",
    });
  });

  it("boots relays and switches with every rendered file", async () => {
    const reception = {
      greeting: "welcome.wav",
      invalid: "no.wav",
      timeoutSeconds: 5,
      choices: { "1": "sales" },
    };
    const recorded = await cell({ menus: { reception } });
    const relay = bootFiles(recorded.one("aws:ec2/launchTemplate:LaunchTemplate", "cell-media").inputs);
    assert.deepEqual(
      relay,
      mediaNode({
        controlPort: ports.mediaControl,
        healthPort: ports.mediaHealth,
        rtp: ports.mediaRtp,
        maximumSessions: 200,
        launchHookName: "unused",
      }).files,
    );
    const node = bootFiles(recorded.one("aws:ec2/launchTemplate:LaunchTemplate", "cell-switches").inputs);
    assert.deepEqual(
      node,
      switchNode({
        domain: "sip.example.com",
        sipPort: ports.sip,
        rtp: ports.switchRtp,
        ...switchDefaults,
        maximumSessions: 400,
        edgeNetworks: privateNetworks(args.network),
        menus: [{ name: "reception", ...reception }],
        recordings: { bucket: "cell-recordings", region: "eu-central-1", prefix: recordingsPrefix },
        launchHookName: "unused",
      }).files,
    );
  });

  it("puts no secret into user data, task definition or tags", async () => {
    const { resources } = await cell();
    const secretArn = args.credentialSecretArn as string;
    const holders = resources
      .filter(({ inputs }) => JSON.stringify(inputs).includes(secretArn))
      .map(({ type }) => type);
    assert.deepEqual(holders.sort(), [
      "aws:ecs/taskDefinition:TaskDefinition",
      "aws:iam/rolePolicy:RolePolicy",
    ]);
    assert.deepEqual(
      resources.filter(({ secrets }) => secrets.length > 0),
      [],
    );
  });
});
