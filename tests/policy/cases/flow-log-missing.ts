import { type TestResource, urnOf } from "../analyze";
import { type RuleCases, UNKNOWN } from "../cases";

const type = "aws:ec2/vpc:Vpc";
const vpc = { type, name: "v", props: { cidrBlock: "10.0.0.0/16", id: "vpc-1" } };
const log = (vpcId: unknown) => ({ type: "aws:ec2/flowLog:FlowLog", name: "l", props: { vpcId } });
const component = { type: "acme:index:Network", name: "v", props: {} };
const itsVpc = { type, name: "v", within: component.type, props: { cidrBlock: "10.0.0.0/16" } };
const logOf = (source: TestResource): TestResource => ({
  ...log(UNKNOWN),
  dependsOn: { vpcId: [urnOf(source)] },
});
const says = "The stack has no flow log of this VPC.";

export default {
  violating: [
    ...[type, "aws:ec2/defaultVpc:DefaultVpc", "aws-native:ec2:Vpc"].map((each) => ({
      title: each,
      given: [{ type: each, props: {} }],
      says,
    })),
    { title: "a log of another VPC", given: [vpc, log("vpc-2")], says },
    {
      title: "a log that was made from another VPC of the program",
      given: [vpc, { ...vpc, name: "other", props: {} }, logOf({ ...vpc, name: "other" })],
      says,
    },
    {
      title: "a log of a subnet",
      given: [vpc, { ...log(undefined), props: { subnetId: "subnet-1" } }],
      says,
    },
    {
      title: "a log of a subnet, where the VPC has no id yet",
      given: [
        { ...vpc, props: {} },
        { ...log(undefined), props: { subnetId: "subnet-1" } },
      ],
      says,
    },
  ],
  clean: [
    { title: "a log by id", given: [vpc, log("vpc-1")] },
    {
      title: "a log by ARN",
      given: [{ ...vpc, props: { arn: "arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-1" } }, log("vpc-1")],
    },
    {
      title: "a log that was made from it",
      given: [vpc, logOf(vpc)],
    },
    {
      title: "a log that was made from the component which made it",
      given: [component, itsVpc, logOf(component)],
    },
    {
      title: "a native log",
      given: [
        { type: "aws-native:ec2:Vpc", props: { vpcId: "vpc-1" } },
        { type: "aws-native:ec2:FlowLog", props: { resourceId: "vpc-1", resourceType: "VPC" } },
      ],
    },
  ],
  unknown: [
    {
      title: "a log by id, where the VPC has none yet",
      given: [{ ...vpc, props: {} }, log("vpc-2")],
      says: "flow log",
    },
    { title: "a log of something unknown", given: [vpc, log(UNKNOWN)], says: "flow log" },
    {
      title: "a log that was made from a component of another name",
      given: [{ ...component, name: "other" }, itsVpc, logOf({ ...component, name: "other" })],
      says: "flow log",
    },
    {
      title: "a log that was made from a component of another type",
      given: [
        { ...component, type: "acme:index:Other" },
        itsVpc,
        logOf({ ...component, type: "acme:index:Other" }),
      ],
      says: "flow log",
    },
    {
      title: "a log that was made from a component which holds the VPC further down",
      given: [component, { ...itsVpc, within: `${component.type}$acme:index:Inner` }, logOf(component)],
      says: "flow log",
    },
  ],
} satisfies RuleCases;
