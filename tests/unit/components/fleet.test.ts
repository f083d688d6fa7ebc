import assert from "node:assert/strict";
import type { FleetArgs } from "../../../components/fleets/fleet";
import { MediaFleet } from "../../../components/fleets/media-fleet";
import { holdsCallsTag } from "../../../policies/constants";
import { record } from "./support";

const args: Omit<FleetArgs, "boot" | "statements"> = {
  vpcId: "vpc-1",
  subnetIds: ["subnet-1", "subnet-2"],
  securityGroupId: "sg-media",
  minSize: 1,
  maxSize: 4,
  instanceType: "c7i.large",
  imageId: "ami-1",
  rootVolumeGiB: 20,
  sessionsPerNode: 400,
  heartbeatSeconds: 1800,
  tags: { Environment: "test" },
};

const outputs = {
  "aws:autoscaling/group:Group": () => ({ name: "media-group" }),
  "aws:ec2/launchTemplate:LaunchTemplate": () => ({ latestVersion: 3 }),
};

const fleet = () => record(() => new MediaFleet("media", args), { outputs });

describe("fleet", () => {
  it("boots nodes with IMDSv2 only, an encrypted volume and no SSH key", async () => {
    const { inputs } = (await fleet()).one("aws:ec2/launchTemplate:LaunchTemplate");
    assert.deepEqual(inputs.metadataOptions, {
      httpEndpoint: "enabled",
      httpTokens: "required",
      httpPutResponseHopLimit: 1,
    });
    const [disk] = inputs.blockDeviceMappings as { ebs: { encrypted: string } }[];
    assert.equal(disk?.ebs.encrypted, "true");
    assert.equal(inputs.keyName, undefined);
  });

  it("hands the nodes a boot document that installs and starts the relay and completes the launch hook", async () => {
    const { inputs } = (await fleet()).one("aws:ec2/launchTemplate:LaunchTemplate");
    const text = Buffer.from(String(inputs.userData), "base64").toString();
    assert.ok(text.startsWith("#cloud-config\n"));
    const document = JSON.parse(text.slice(text.indexOf("\n")));
    assert.ok(document.packages.includes("rtpengine-daemon"));
    assert.deepEqual(document.runcmd[0], ["systemctl", "enable", "--now", "rtpengine-daemon.service"]);
    const script = document.write_files.find(({ path }: { path: string }) => path === document.runcmd[1][0]);
    assert.match(script.content, /--lifecycle-hook-name launch$/m);
  });

  it("runs the group on the template's latest version, refreshing by rolling with rollback", async () => {
    const { inputs } = (await fleet()).one("aws:autoscaling/group:Group");
    assert.deepEqual(inputs.launchTemplate, { id: "media-id", version: "3" });
    assert.deepEqual(inputs.vpcZoneIdentifiers, ["subnet-1", "subnet-2"]);
    const { preferences } = inputs.instanceRefresh as { preferences: Record<string, unknown> };
    assert.equal(preferences.autoRollback, true);
    assert.deepEqual(preferences.checkpointPercentages, [20, 50, 100]);
  });

  it("tags instances and volumes, which default tags do not reach, and says that nodes hold calls", async () => {
    const recorded = await fleet();
    const { tags } = recorded.one("aws:autoscaling/group:Group").inputs;
    const pairs = (tags as { key: string; value: string }[]).map(({ key, value }) => [key, value]);
    assert.deepEqual(Object.fromEntries(pairs), { Environment: "test", Name: "media", ...holdsCallsTag });
    const own = { Environment: "test", Name: "media" };
    assert.deepEqual(recorded.one("aws:ec2/launchTemplate:LaunchTemplate").inputs.tagSpecifications, [
      { resourceType: "instance", tags: own },
      { resourceType: "volume", tags: own },
    ]);
  });

  it("has the same two hooks for the first nodes as for all later ones", async () => {
    const recorded = await fleet();
    const initial = recorded.one("aws:autoscaling/group:Group").inputs.initialLifecycleHooks as object[];
    const lasting = recorded.all("aws:autoscaling/lifecycleHook:LifecycleHook").map(({ inputs }) => {
      const { autoscalingGroupName, ...hook } = inputs;
      assert.equal(autoscalingGroupName, "media-group");
      return hook;
    });
    assert.deepEqual(lasting, initial);
    assert.deepEqual(
      lasting.map(({ name, heartbeatTimeout, defaultResult }) => [name, heartbeatTimeout, defaultResult]),
      [
        ["launch", 900, "ABANDON"],
        ["drain", 1800, "CONTINUE"],
      ],
    );
  });

  it("scales on sessions and on CPU", async () => {
    const policies = (await fleet()).all("aws:autoscaling/policy:Policy");
    assert.deepEqual(policies.map(({ name }) => name).sort(), ["media-cpu", "media-sessions"]);
  });

  it("limits lifecycle rights to its own group, and lets no instance start before the rights are there", async () => {
    const recorded = await fleet();
    const { Statement } = JSON.parse(String(recorded.one("aws:iam/rolePolicy:RolePolicy").inputs.policy));
    const lifecycle = Statement.find(({ Action }: { Action: string[] }) =>
      Action.includes("autoscaling:CompleteLifecycleAction"),
    );
    assert.match(lifecycle.Resource, /autoScalingGroupName\/media-\*$/);
    const profile = recorded.one("aws:iam/instanceProfile:InstanceProfile");
    assert.ok(profile.dependencies.includes("media-session-manager"));
    assert.ok(profile.dependencies.includes("media"));
  });
});
