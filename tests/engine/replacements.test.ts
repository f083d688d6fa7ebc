import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { changesOf, jsonOf, madeResources, type RolloutJson, stackFiles, statusOf } from "./cli-support";
import { type StackResource, useSandbox } from "./support";

const cell = "prod-eu-central-1";
const global = "prod-global";
/** The `accountId` of both. */
const account = "111122223333";
type Stack = typeof cell | typeof global;
type Settings = { readonly [name: string]: unknown };

/** What an operator changes in a stack's settings, and what of the stack is then made anew. */
interface Change {
  readonly what: string;
  readonly stack: Stack;
  readonly settings: Settings;
  /** `<type> <logical name>`, or `<type> *` for all of that type. */
  readonly replaced: readonly string[];
  /** What is protected, so that nothing happens at all. */
  readonly refused?: readonly string[];
}

const changes: readonly Change[] = [
  {
    what: "sizes, machines, drain times, retention, one NAT gateway less, draining, mail, tags",
    stack: cell,
    settings: {
      network: { natGateways: "Single", flowLogs: { retentionDays: 7 } },
      media: { instanceType: "c7i.2xlarge", maxSize: 12, rootVolumeGiB: 40, heartbeatSeconds: 600 },
      switches: { imageId: "ami-0123456789abcdef0", sessionsPerNode: 200 },
      edge: { minTasks: 4, capacityProvider: "FARGATE_SPOT", connectionsPerTask: 1000, logRetentionDays: 14 },
      recordings: { coldAfterDays: 60, expireAfterDays: 400 },
      ingress: { drained: true },
      alarms: { email: "ann@example.com" },
      tags: { Team: "voice" },
    },
    replaced: [],
  },
  {
    what: "image, task size, limits, recording and readers of the edge",
    stack: cell,
    settings: {
      edge: {
        imageTag: "9.9.9",
        cpuUnits: 2048,
        memoryMiB: 4096,
        recordCalls: true,
        metricsNetworks: ["10.9.0.0/16"],
        limits: { banSeconds: 60 },
      },
    },
    replaced: ["TaskDefinition cell-edge"],
  },
  {
    what: "the address range",
    stack: cell,
    settings: { network: { cidrBlock: "10.44.0.0/16" } },
    replaced: [
      ...["Vpc", "InternetGateway", "Subnet", "NatGateway", "VpcEndpoint", "FlowLog"].map(all),
      ...["RouteTable", "RouteTableAssociation", "Route"].map(all),
      ...["SecurityGroup", "SecurityGroupEgressRule", "SecurityGroupIngressRule"].map(all),
      ...["LoadBalancer", "TargetGroup", "Listener", "ListenerRule", "PrivateDnsNamespace"].map(all),
      // An ECS service and a Cloud Map one, and what scales the first and the fleets.
      ...["Service", "TaskDefinition", "Target", "LaunchTemplate", "Group", "Policy"].map(all),
      ...["Invocation cell-leftover-group", "RolePolicy cell-leftover-group"],
    ],
    refused: ["Vpc cell", "InternetGateway cell"],
  },
  {
    what: "retention, mail, tags, times to live",
    stack: global,
    settings: {
      credentials: { recoveryWindowDays: 7 },
      accelerator: { flowLogs: { retentionDays: 30 } },
      dns: { ttlSeconds: 30 },
      alarms: { email: "ann@example.com" },
      tags: { Team: "voice" },
    },
    replaced: [],
  },
  {
    what: "own addresses and another home Region",
    stack: global,
    settings: { "aws:region": "eu-west-1", accelerator: { bringYourOwnAddresses: ["52.95.110.1"] } },
    replaced: [
      ...[
        "Accelerator sip",
        "Listener sip-wss",
        "Secret sip-credentials",
        "SecretVersion sip-credentials-value",
      ],
      ...["Certificate sip-certificate", "Record sip-certificate", "Dashboard accelerator"],
      ...["Bucket", "BucketOwnershipControls", "BucketPublicAccessBlock", "BucketPolicy"].map(all),
      ...["BucketServerSideEncryptionConfiguration", "BucketLifecycleConfiguration"].map(all),
    ],
    refused: ["Accelerator sip", "Secret sip-credentials"],
  },
];

describe("replacements", () => {
  const sandbox = useSandbox();
  let made: Record<Stack, StackResource[]>;
  let copy: string;

  before(async function () {
    this.timeout(600_000);
    await up({});
    made = { [global]: await resourcesOf(global), [cell]: await resourcesOf(cell) };
    const { stdout } = await sandbox().cells(["env", "prod", "--offline", "--stacks", files({})]);
    copy = /^cd '(.+)'$/m.exec(stdout)?.[1] ?? "";
  });

  for (const { what, stack, settings, replaced, refused = [] } of changes)
    it(`of ${stack} by ${what}: ${replaced.length === 0 ? "none" : [...replaced].slice(0, 3).join(", ")}`, async () => {
      const preview = await previewed(stack, settings);
      assert.deepEqual(preview.replaced, expand(replaced, made[stack]));
      assert.deepEqual(preview.refused, [...refused].sort());
    });

  it("are none where a zone goes or comes: the other subnets keep their IPv6 blocks", async () => {
    const before = subnets(made[cell]);
    assert.equal(Object.keys(before).length, 6);
    const less = await up({ [cell]: { network: { availabilityZones: 2 } } });
    assert.equal(less[cell]?.replaced, 1, "the task definition, which names the private networks");
    const remaining = Object.entries(before).filter(([name]) => !name.endsWith("-3"));
    assert.deepEqual(subnets(await resourcesOf(cell)), Object.fromEntries(remaining));
    const refreshed = await pulumi(
      "refresh",
      "--yes",
      "--skip-preview",
      "--expect-no-changes",
      "--stack",
      cell,
    );
    assert.equal(refreshed.code, 0, refreshed.stdout + refreshed.stderr);
    await up(voice);
    assert.deepEqual(subnets(await resourcesOf(cell)), before);
  });

  it("take a new domain to the certificates, and to no load balancer", async () => {
    const now = await resourcesOf(cell);
    const ofTwoZones = made[cell].map(label).filter((name) => !/-3(-|$)/.test(name));
    assert.deepEqual(
      ofTwoZones.filter((name) => idOf(now, name) !== idOf(made[cell], name)),
      ["Certificate cell"],
    );
  });

  it("take a cell to another network, and leave its addresses, recordings and images alone", async () => {
    const network = { ...voice, [cell]: { protect: false, network: { cidrBlock: "10.44.0.0/16" } } };
    const [before, { replaced = [] } = {}] = [await resourcesOf(cell), changes[2]];
    await up(network);
    const after = await resourcesOf(cell);
    const kept = before.map(label).filter((name) => !expand(replaced, before).includes(name));
    for (const name of kept) assert.equal(idOf(after, name), idOf(before, name), name);
    assert.ok(kept.filter((name) => name.startsWith("Eip ")).length === 3);
    const vpcs = madeResources(sandbox()).filter(({ type }) => type === "aws:ec2/vpc:Vpc");
    assert.deepEqual(
      vpcs.map(({ id }) => id),
      [idOf(after, "Vpc cell")],
    );
    assert.deepEqual((await statusOf(sandbox(), ["prod"])).orphans, []);
    assert.deepEqual(await up(network), { [global]: {}, [cell]: {} });
  });

  /** Brings both stacks up, and tells what that changed. */
  async function up(settings: Partial<Record<Stack, Settings>>) {
    const outcome = await sandbox().cells(["up", "prod", "--offline", "--json", "--stacks", files(settings)]);
    const rollout = jsonOf<RolloutJson>(outcome);
    assert.equal(rollout.ok, true, `${outcome.stdout}${outcome.stderr}`);
    return changesOf(rollout);
  }

  function files(settings: Partial<Record<Stack, Settings>>): string {
    return stackFiles(sandbox(), [global, cell], (text, stack) =>
      changed(text, settings[stack as Stack] ?? {}),
    );
  }

  async function previewed(stack: Stack, settings: Settings) {
    fs.cpSync(files({ [stack]: settings }), path.join(copy, "stacks"), { recursive: true });
    const outcome = await pulumi("preview", "--json", "--stack", stack);
    const { steps, diagnostics = [] } = jsonOf<PreviewJson>(outcome);
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    const refusals = errors.filter(({ message }) => message.includes("marked for protection"));
    const others = errors.filter((error) => !refusals.includes(error) && error.urn !== undefined);
    assert.deepEqual(others, []);
    assert.ok(steps.filter(({ op }) => op !== "same" && op !== "read").length > 0, outcome.stdout);
    return {
      replaced: steps
        .filter(({ op }) => op === "replace")
        .map(label)
        .sort(),
      refused: refusals.map(label).sort(),
    };
  }

  function pulumi(...args: string[]) {
    return sandbox().pulumi(args, { cwd: copy, env: { OFFLINE_AWS_ACCOUNT: account } });
  }

  async function resourcesOf(stack: Stack): Promise<StackResource[]> {
    const { deployment } = await sandbox().exportStack(`organization/voip-cells/${stack}`);
    return (deployment.resources ?? []).filter(({ custom, type }) => custom && type.startsWith("aws:"));
  }
});

/** A zone more again, nothing protected any more, and another domain. */
const voice = {
  [global]: { protect: false, domain: "voice.example.com", dns: { zone: { name: "example.com" } } },
  [cell]: { protect: false },
};

interface PreviewJson {
  steps: { op: string; urn: string }[];
  diagnostics?: { severity: string; urn?: string; message: string }[];
}

/** A stack file with some settings changed; those of the program need no prefix. YAML takes JSON as it is. */
function changed(text: string, settings: Settings): string {
  const file: { config: Settings } = parse(text);
  const named = Object.entries(settings).map(([name, value]) => [
    name.includes(":") ? name : `voip-cells:${name}`,
    value,
  ]);
  return JSON.stringify({ ...file, config: merged(file.config, Object.fromEntries(named)) });
}

function merged(old: Settings, changes: Settings): Settings {
  const isSection = (value: unknown): value is Settings => typeof value === "object" && !Array.isArray(value);
  const entries = Object.entries(changes).map(([name, value]) => {
    const before = old[name];
    return [name, isSection(value) && isSection(before) ? merged(before, value) : value];
  });
  return { ...old, ...Object.fromEntries(entries) };
}

function all(type: string): string {
  return `${type} *`;
}

/** `Subnet cell-private-1`, from a URN. */
function label({ urn = "" }: { urn?: string }): string {
  const [, , type = "", name = ""] = urn.split("::");
  return `${type.split(":").at(-1)} ${name}`;
}

function expand(names: readonly string[], resources: readonly StackResource[]): string[] {
  const there = resources.map(label);
  const found = names.flatMap((name) => {
    const matching = there.filter((each) => each === name || all(each.split(" ")[0] ?? "") === name);
    assert.ok(matching.length > 0, `there is no ${name}`);
    return matching;
  });
  return found.sort();
}

function idOf(resources: readonly StackResource[], name: string): string | undefined {
  return resources.find((resource) => label(resource) === name)?.id;
}

/** The IPv6 block of each subnet. */
function subnets(resources: readonly StackResource[]): Record<string, unknown> {
  const found = resources.filter(({ type }) => type === "aws:ec2/subnet:Subnet");
  return Object.fromEntries(found.map((each) => [label(each), each.outputs?.ipv6CidrBlock]).sort());
}
