import assert from "node:assert/strict";
import { flowLogMissing } from "../../policies/data-protection/rules/flow-log-missing";
import type { StackResource, StackRule } from "../../policies/rule";
import { isUnknown } from "../../policies/vocabulary/values";
import { analyzeStack, type Props, type TestResource, urnOf } from "./analyze";
import { UNKNOWN } from "./cases";

const vpc: TestResource = { type: "aws:ec2/vpc:Vpc", name: "v", props: { cidrBlock: "10.0.0.0/16" } };

const cloudControl = (typeName: string, desiredState: unknown, sources: TestResource[] = []) => ({
  type: "aws:cloudcontrol/resource:Resource",
  props: { typeName, desiredState },
  dependsOn: { desiredState: sources.map(urnOf) },
});

/** What a rule about a whole stack is given in the place of the first of these resources. */
async function seen(...resources: TestResource[]): Promise<StackResource> {
  let result: StackResource | undefined;
  const rule: StackRule = {
    ...flowLogMissing,
    judgeStack(stack) {
      result = stack[0];
      return [];
    },
  };
  assert.deepEqual(await analyzeStack(rule, resources), []);
  return result ?? assert.fail("nothing was judged");
}

const namesOf = (resources: readonly StackResource[] = []): string[] => resources.map(({ name }) => name);

describe("in the place of a resource for any CloudFormation type, rules about a stack", () => {
  it("see what it makes, as the native provider spells it", async () => {
    const spellings: Record<string, [token: string, properties: Props, as: Props]> = {
      "AWS::EC2::VPC": ["aws-native:ec2:Vpc", { CidrBlock: "10.0.0.0/8" }, { cidrBlock: "10.0.0.0/8" }],
      "AWS::RDS::DBInstance": ["aws-native:rds:DbInstance", { MultiAZ: true }, { multiAz: true }],
      "AWS::AutoScaling::AutoScalingGroup": [
        "aws-native:autoscaling:AutoScalingGroup",
        { TargetGroupARNs: ["arn"] },
        { targetGroupArns: ["arn"] },
      ],
      "AWS::Route53::HostedZone": [
        "aws-native:route53:HostedZone",
        { VPCs: [{ VPCId: "vpc-1" }] },
        { vpcs: [{ vpcId: "vpc-1" }] },
      ],
      "AWS::CloudFront::Distribution": [
        "aws-native:cloudfront:Distribution",
        { DistributionConfig: { CNAMEs: [], IPV6Enabled: true, HttpVersion: "http2" } },
        { distributionConfig: { cnames: [], ipv6Enabled: true, httpVersion: "http2" } },
      ],
      "AWS::S3::Bucket": [
        "aws-native:s3:Bucket",
        { ServerSideEncryptionByDefault: { KMSMasterKeyID: "k", SSEAlgorithm: "AES256" } },
        { serverSideEncryptionByDefault: { kmsMasterKeyId: "k", sseAlgorithm: "AES256" } },
      ],
    };
    for (const [typeName, [token, properties, as]] of Object.entries(spellings)) {
      const { type, props } = await seen(cloudControl(typeName, JSON.stringify(properties)));
      assert.deepEqual({ type, props }, { type: token, props: as });
    }
  });

  it("see each property as made from what the properties as a whole were made from", async () => {
    const log = cloudControl("AWS::EC2::FlowLog", '{"ResourceId":"vpc-1"}', [vpc]);
    const { propertyDependencies } = await seen(log, vpc);
    assert.deepEqual(namesOf(propertyDependencies.resourceId), ["v"]);
    assert.equal(propertyDependencies.deliverLogsPermissionArn, undefined, "is not written");
    assert.deepEqual(Object.keys(propertyDependencies), ["resourceId"]);
    assert.deepEqual(namesOf(Object.values(propertyDependencies).flat()), ["v"]);
  });

  it("see every property as unknown where the properties as a whole are", async () => {
    const { type, props, propertyDependencies } = await seen(
      cloudControl("AWS::EC2::FlowLog", UNKNOWN, [vpc]),
      vpc,
    );
    assert.equal(type, "aws-native:ec2:FlowLog");
    assert.ok(isUnknown(props.resourceId));
    assert.deepEqual(namesOf(propertyDependencies.resourceId), ["v"]);
    assert.deepEqual(namesOf(Object.values(propertyDependencies).flat()), ["v"], "once, under one name");
  });

  it("see it as it is where its type is not known, or its properties are none", async () => {
    const { type } = cloudControl("", "");
    assert.equal((await seen(cloudControl(UNKNOWN, "{}"))).type, type);
    assert.equal((await seen(cloudControl("AWS::EC2::VPC", "{"))).type, type);
    assert.equal((await seen(cloudControl("AWS::EC2::VPC", '"a text"'))).type, type);
  });

  it("judge it before the update as far as it is known", async () => {
    const says = async (...sources: TestResource[]) =>
      (await analyzeStack(flowLogMissing, [vpc, cloudControl("AWS::EC2::FlowLog", UNKNOWN, sources)])).map(
        (found) => found.says,
      );
    assert.deepEqual(await says(vpc), []);
    assert.match((await says())[0] ?? "", /^`flow log` is not known before the update/);
  });
});
