import { type Props, type TestResource, urnOf } from "../analyze";
import { type RuleCases, UNKNOWN } from "../cases";

const vpc: TestResource = { type: "aws:ec2/vpc:Vpc", name: "cell", props: {} };
const endpoint = (name: string, props: Props = {}, dependsOn = { vpcId: [urnOf(vpc)] }): TestResource => ({
  type: "aws:ec2/vpcEndpoint:VpcEndpoint",
  name,
  props: { vpcEndpointType: "Interface", serviceName: "com.amazonaws.eu-central-1.logs", ...props },
  dependsOn,
});
const apart = { vpcId: [] };
const says = "logs is for com.amazonaws.eu-central-1.logs in the same VPC already.";

export default {
  violating: [
    { title: "two of one program", given: [vpc, endpoint("logs"), endpoint("logs-again")], says },
    {
      title: "a native one beside another",
      given: [vpc, endpoint("logs"), { ...endpoint("logs-again"), type: "aws-native:ec2:VpcEndpoint" }],
      says,
    },
    {
      title: "two in a VPC that exists",
      given: [endpoint("logs", { vpcId: "vpc-1" }, apart), endpoint("logs-again", { vpcId: "vpc-1" }, apart)],
      says,
    },
  ],
  clean: [
    {
      title: "two services",
      given: [vpc, endpoint("logs"), endpoint("ssm", { serviceName: "com.amazonaws.eu-central-1.ssm" })],
    },
    {
      title: "two VPCs",
      given: [endpoint("a", { vpcId: "vpc-1" }, apart), endpoint("b", { vpcId: "vpc-2" }, apart)],
    },
    {
      title: "VPCs that are not known yet",
      given: [endpoint("a", { vpcId: UNKNOWN }, apart), endpoint("b", { vpcId: UNKNOWN }, apart)],
    },
    { title: "VPCs that are not said", given: [endpoint("a", {}, apart), endpoint("b", {}, apart)] },
    {
      title: "something else with the same inputs",
      given: [vpc, endpoint("a"), { ...endpoint("b"), type: "acme:index:Endpoint" }],
    },
    {
      title: "gateway endpoints",
      given: [
        vpc,
        endpoint("a", { vpcEndpointType: "Gateway" }),
        endpoint("b", { vpcEndpointType: "Gateway" }),
      ],
    },
    {
      title: "services that are not known yet",
      given: [vpc, endpoint("a", { serviceName: UNKNOWN }), endpoint("b", { serviceName: UNKNOWN })],
    },
  ],
  unknown: { never: "services that are not known yet are not compared" },
} satisfies RuleCases;
