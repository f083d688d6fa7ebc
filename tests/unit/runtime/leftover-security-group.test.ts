import assert from "node:assert/strict";
import Module from "node:module";

interface Call {
  readonly command: string;
  readonly input: Record<string, unknown>;
}

/** What EC2 answers, one after the other, by command. */
type Answers = Record<string, object[]>;

const one = { SecurityGroups: [{ GroupId: "sg-left" }] };
const none = { SecurityGroups: [] };
const busy = { NetworkInterfaces: [{ NetworkInterfaceId: "eni-1" }] };
const free = { NetworkInterfaces: [] };
const remove = { vpcId: "vpc-1", tf: { action: "delete" } };

describe("removal of the accelerator's security group", () => {
  it("does nothing when it is created or updated", async () => {
    for (const event of [{ vpcId: "vpc-1" }, { vpcId: "vpc-1", tf: { action: "update" } }]) {
      const { result, calls } = await invoke(event, {});
      assert.deepEqual(result, { removed: [] });
      assert.deepEqual(calls, []);
    }
  });

  it("deletes the group of this VPC by its name", async () => {
    const { result, calls } = await invoke(remove, {
      DescribeSecurityGroupsCommand: [one],
      DescribeNetworkInterfacesCommand: [free],
      DeleteSecurityGroupCommand: [{}],
    });
    assert.deepEqual(result, { removed: ["sg-left"] });
    assert.deepEqual(calls[0]?.input, {
      Filters: [
        { Name: "vpc-id", Values: ["vpc-1"] },
        { Name: "group-name", Values: ["GlobalAccelerator"] },
      ],
    });
    assert.deepEqual(calls.at(-1), { command: "DeleteSecurityGroupCommand", input: { GroupId: "sg-left" } });
  });

  it("is content when there is no group", async () => {
    const { result, calls } = await invoke(remove, { DescribeSecurityGroupsCommand: [none] });
    assert.deepEqual(result, { removed: [] });
    assert.equal(calls.length, 1);
  });

  it("waits for the network interfaces to go", async () => {
    const { calls } = await invoke(remove, {
      DescribeSecurityGroupsCommand: [one],
      DescribeNetworkInterfacesCommand: [busy, busy, free],
      DeleteSecurityGroupCommand: [{}],
    });
    assert.equal(calls.filter(({ command }) => command === "DescribeNetworkInterfacesCommand").length, 3);
  });

  it("says what still uses the group when its time is up, and deletes nothing", async () => {
    await assert.rejects(
      invoke(
        remove,
        { DescribeSecurityGroupsCommand: [one], DescribeNetworkInterfacesCommand: [busy] },
        20_000,
      ),
      /sg-left is still in use by eni-1; run the destroy again/,
    );
  });
});

/** Calls the function as Lambda does, with the AWS SDK and the clock in our hands. */
async function invoke(event: object, answers: Answers, remainingMilliseconds = 900_000) {
  const calls: Call[] = [];
  const sdk = new Proxy(
    {},
    { get: (_, name: string) => (name === "EC2Client" ? client(calls, answers) : command(name)) },
  );
  const setTimeoutOfNode = globalThis.setTimeout;
  globalThis.setTimeout = ((callback: () => void) => setTimeoutOfNode(callback, 0)) as typeof setTimeout;
  try {
    const { handler } = loadWith(sdk);
    return { result: await handler(event, { getRemainingTimeInMillis: () => remainingMilliseconds }), calls };
  } finally {
    globalThis.setTimeout = setTimeoutOfNode;
  }
}

function client(calls: Call[], answers: Answers) {
  return class {
    async send({ command: name, input }: Call) {
      calls.push({ command: name, input });
      const answer = answers[name]?.shift();
      if (answer === undefined) throw new Error(`unexpected ${name}`);
      return answer;
    }
  };
}

function command(name: string) {
  return class {
    readonly command = name;
    constructor(readonly input: Record<string, unknown>) {}
  };
}

interface Lambda {
  handler(event: object, context: { getRemainingTimeInMillis(): number }): Promise<unknown>;
}

/** Loads the function afresh, with `sdk` for the AWS SDK that Lambda brings. */
function loadWith(sdk: object): Lambda {
  const file = require.resolve("../../../runtime/leftover-security-group/index.js");
  delete require.cache[file];
  const loader = Module as unknown as { _load(request: string, ...rest: unknown[]): unknown };
  const original = loader._load;
  loader._load = (request, ...rest) =>
    request === "@aws-sdk/client-ec2" ? sdk : original.call(loader, request, ...rest);
  try {
    return require(file);
  } finally {
    loader._load = original;
  }
}
