// Runs in AWS Lambda, whose Node.js runtime brings the AWS SDK.
// @ts-expect-error the SDK is not a dependency of this project
const sdk = require("@aws-sdk/client-ec2");

/** The name that Global Accelerator gives its security group, one a VPC (AWS: "Preserve client IP addresses"). */
const groupName = "GlobalAccelerator";

/** Between two looks at the network interfaces; they go within minutes of the last endpoint. */
const pollSeconds = 10;

/** What must be left of the function's time to delete the group and answer. */
const reserveMilliseconds = 30_000;

/**
 * Called with the lifecycle of the resource that invokes it. Only `delete` does anything: it waits for the accelerator's
 * network interfaces to go and deletes its security group. No group is success, so a second call is harmless.
 *
 * @param {{ vpcId: string, tf?: { action: "create" | "update" | "delete" } }} event
 * @param {{ getRemainingTimeInMillis(): number }} context
 */
exports.handler = async (event, context) => {
  if (event.tf?.action !== "delete") return { removed: [] };
  const ec2 = new sdk.EC2Client({});
  const groups = await leftoverGroups(ec2, event.vpcId);
  for (const group of groups) {
    await waitForInterfaces(ec2, group, context);
    await ec2.send(new sdk.DeleteSecurityGroupCommand({ GroupId: group }));
  }
  return { removed: groups };
};

/**
 * @typedef {{ send(command: object): Promise<any> }} Ec2
 *
 * @param {Ec2} ec2
 * @param {string} vpcId
 * @returns {Promise<string[]>} ids; one at most, for AWS makes one a VPC
 */
async function leftoverGroups(ec2, vpcId) {
  const { SecurityGroups } = await ec2.send(
    new sdk.DescribeSecurityGroupsCommand({
      Filters: [
        { Name: "vpc-id", Values: [vpcId] },
        { Name: "group-name", Values: [groupName] },
      ],
    }),
  );
  return SecurityGroups.map((/** @type {{ GroupId: string }} */ found) => found.GroupId);
}

/**
 * @param {Ec2} ec2
 * @param {string} group
 * @param {{ getRemainingTimeInMillis(): number }} context
 */
async function waitForInterfaces(ec2, group, context) {
  for (;;) {
    const { NetworkInterfaces } = await ec2.send(
      new sdk.DescribeNetworkInterfacesCommand({ Filters: [{ Name: "group-id", Values: [group] }] }),
    );
    if (NetworkInterfaces.length === 0) return;
    if (context.getRemainingTimeInMillis() < reserveMilliseconds) {
      const ids = NetworkInterfaces.map(
        (/** @type {{ NetworkInterfaceId: string }} */ left) => left.NetworkInterfaceId,
      ).join(", ");
      throw new Error(
        `security group ${group} is still in use by ${ids}; run the destroy again in a few minutes`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, pollSeconds * 1000));
  }
}
