import { mediaRelayTag } from "../../../policies/constants";
import { type Props, type TestResource, urnOf } from "../analyze";
import { type Case, type RuleCases, UNKNOWN } from "../cases";

const target = (type: string, props: Props = {}): TestResource => ({ type, name: "target", props });
const zone = (props: Props = {}): TestResource => ({ type: "aws:route53/zone:Zone", name: "zone", props });
const record = (
  props: Props,
  dependsOn: Record<string, TestResource> = {},
  type = "aws:route53/record:Record",
): TestResource => ({
  type,
  name: "sip",
  props: { name: "sip.example.com", type: "A", ...props },
  dependsOn: Object.fromEntries(Object.entries(dependsOn).map(([property, of]) => [property, [urnOf(of)]])),
});
const LB = target("aws:lb/loadBalancer:LoadBalancer", { internal: true });
const EIP = target("aws:ec2/eip:Eip");
const alias = (name: unknown) => ({ aliases: [{ name, zoneId: "Z1", evaluateTargetHealth: false }] });
const SAYS = "The record leads to `target` instead of the accelerator.";
const leads = (property: string, name: string) =>
  `\`${property}\` leads to \`${name}\` instead of the accelerator.`;
const ELB = "sip-1234.eu-central-1.elb.amazonaws.com";

export default {
  violating: [
    {
      title: "an alias to a load balancer of the program",
      given: [LB, zone(), record(alias(UNKNOWN), { aliases: LB, zoneId: zone() })],
      says: SAYS,
    },
    ...["aws:ec2/instance:Instance", "aws:ec2/eip:Eip", "aws:elb/loadBalancer:LoadBalancer"].map(
      (type): Case => {
        const of = target(type);
        return {
          title: `the address of ${type}`,
          given: [of, record({ records: [UNKNOWN] }, { records: of })],
          says: SAYS,
        };
      },
    ),
    { title: "an alias by name", given: [record(alias(ELB))], says: leads("aliases[0].name", ELB) },
    {
      title: "an alias by name, as Route 53 spells it",
      given: [record(alias(`dualstack.${ELB.toUpperCase()}.`))],
      says: leads("aliases[0].name", `dualstack.${ELB.toUpperCase()}.`),
    },
    {
      title: "a CNAME to a network load balancer",
      given: [record({ type: "CNAME", records: ["sip-1.elb.eu-central-1.amazonaws.com"] })],
      says: leads("records[0]", "sip-1.elb.eu-central-1.amazonaws.com"),
    },
    {
      title: "a CNAME to an instance",
      given: [record({ type: "CNAME", records: ["ec2-1-2-3-4.eu-central-1.compute.amazonaws.com"] })],
      says: leads("records[0]", "ec2-1-2-3-4.eu-central-1.compute.amazonaws.com"),
    },
    {
      title: "the native form",
      given: [record({ aliasTarget: { dnsName: ELB } }, {}, "aws-native:route53:RecordSet")],
      says: leads("aliasTarget.dnsName", ELB),
    },
    {
      title: "a native group",
      given: [record({ recordSets: [{ resourceRecords: [ELB] }] }, {}, "aws-native:route53:RecordSetGroup")],
      says: leads("recordSets[0].resourceRecords[0]", ELB),
    },
  ],
  clean: [
    { title: "the accelerator", given: [record(alias("a1234567890abcdef.awsglobalaccelerator.com"))] },
    { title: "a name that is not known yet", given: [record(alias(UNKNOWN))] },
    {
      title: "a load balancer in a private zone",
      given: [
        LB,
        zone({ vpcs: [{ vpcId: "vpc-1" }] }),
        record(alias(UNKNOWN), { aliases: LB, zoneId: zone() }),
      ],
    },
    {
      title: "a media slot",
      given: [{ ...EIP, props: { tags: mediaRelayTag } }, record({ records: [UNKNOWN] }, { records: EIP })],
    },
    { title: "a text record", given: [record({ type: "TXT", records: [ELB] })] },
    {
      title: "validation of a certificate",
      given: [record({ type: "CNAME", records: ["_x.acm-validations.aws."] })],
    },
  ],
  unknown: [
    {
      title: "a load balancer by a record of unknown type",
      given: [LB, record({ type: UNKNOWN, ...alias(UNKNOWN) }, { aliases: LB })],
      says: "type",
    },
  ],
} satisfies RuleCases;
