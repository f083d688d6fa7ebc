import assert from "node:assert/strict";
import { Account } from "./account";
import { network, trust } from "./cell";

const group = "aws:autoscaling/group:Group";
const hook = "aws:autoscaling/lifecycleHook:LifecycleHook";

describe("offline scaling", () => {
  let account: Account;
  beforeEach(() => {
    account = new Account();
  });
  afterEach(() => account.close());

  async function fleet(name: string) {
    const cell = await network(account);
    const template = await account.create("aws:ec2/launchTemplate:LaunchTemplate", {
      vpcSecurityGroupIds: [cell.group.id],
    });
    const inputs = {
      minSize: 2,
      maxSize: 4,
      vpcZoneIdentifiers: cell.subnets.map(({ id }) => id),
      launchTemplate: { id: template.id, version: "1" },
    };
    return { cell, inputs, made: await account.create(group, inputs, name) };
  }

  it("has as many instances as it wants, over the zones, that keep subnets and groups in use", async () => {
    const { cell, inputs, made } = await fleet("media");
    const instances = (of = made) => account.live(of)?.instances as { lifecycleState: string }[];
    assert.equal(made.state.desiredCapacity, 2);
    assert.deepEqual(made.state.availabilityZones, ["eu-central-1a", "eu-central-1b"]);
    assert.deepEqual(
      instances().map(({ lifecycleState }) => lifecycleState),
      ["InService", "InService"],
    );
    await assert.rejects(account.delete(cell.group), /DependencyViolation/);
    const larger = await account.update(made, { ...made.inputs, ...inputs, minSize: 3 });
    assert.equal(larger.state.desiredCapacity, 3);
    assert.equal(instances().length, 3);
    await account.delete(larger);
    await account.delete(cell.group);
  });

  it("refuses sizes that do not fit, and templates that name what there is not", async () => {
    const { inputs } = await fleet("media");
    await assert.rejects(account.create(group, { ...inputs, minSize: 5 }), /Max bound, 4, must be greater/);
    await assert.rejects(account.create(group, { ...inputs, desiredCapacity: 1 }), /must be between/);
    await assert.rejects(
      account.create(group, { ...inputs, launchTemplate: { id: "lt-0" } }),
      /specified launch template, lt-0, does not exist/,
    );
    const template = await account.create("aws:ec2/launchTemplate:LaunchTemplate", {
      iamInstanceProfile: { arn: "arn:aws:iam::123456789012:instance-profile/none" },
    });
    const launchTemplate = { id: template.id };
    await assert.rejects(
      account.create(group, { ...inputs, launchTemplate }),
      /Invalid IAM Instance Profile/,
    );
    const { id } = await account.create("aws:iam/role:Role", {
      assumeRolePolicy: trust("ec2.amazonaws.com"),
    });
    await account.create("aws:iam/instanceProfile:InstanceProfile", { name: "none", role: id });
    await account.create(group, { ...inputs, launchTemplate });
  });

  it("keeps hooks of one name apart by their group", async () => {
    const hooks = [];
    for (const name of ["media", "switches"]) {
      const { made } = await fleet(name);
      const inputs = {
        name: "drain",
        autoscalingGroupName: made.id,
        lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
        heartbeatTimeout: name === "media" ? 30 : 7200,
      };
      hooks.push(await account.create(hook, inputs, name));
    }
    const [media, switches] = hooks;
    assert.ok(media && switches);
    assert.equal(media.id, switches.id);
    await account.delete(media);
    assert.equal((await account.read(switches))?.heartbeatTimeout, 7200);
    assert.deepEqual(
      account.problems(hook, { ...switches.inputs, heartbeatTimeout: 20 }).map((text) => text.split(":")[0]),
      ["heartbeatTimeout"],
    );
  });
});
