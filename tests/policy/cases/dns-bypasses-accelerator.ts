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
const NATIVE = "aws-native:route53:RecordSet";
const NATIVE_GROUP = "aws-native:route53:RecordSetGroup";
const NATIVE_ZONE = "aws-native:route53:HostedZone";
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
    ...["AAAA", "HTTPS", "SVCB", "SRV", "CNAME"].map(
      (type): Case => ({
        title: `a record of type ${type}`,
        given: [LB, record({ type, records: [UNKNOWN] }, { records: LB })],
        says: SAYS,
      }),
    ),
    ...["aliasTarget", "resourceRecords"].map(
      (property): Case => ({
        title: `${property} of a native record`,
        given: [LB, record({ [property]: UNKNOWN }, { [property]: LB }, NATIVE)],
        says: SAYS,
      }),
    ),
    {
      title: "a native group that is made from a load balancer",
      given: [LB, record({ type: undefined, recordSets: UNKNOWN }, { recordSets: LB }, NATIVE_GROUP)],
      says: SAYS,
    },
    {
      title: "a native group with an alias",
      given: [record({ type: undefined, recordSets: [{ aliasTarget: { dnsName: ELB } }] }, {}, NATIVE_GROUP)],
      says: leads("recordSets[0].aliasTarget.dnsName", ELB),
    },
    {
      title: "native values",
      given: [record({ resourceRecords: [ELB] }, {}, NATIVE)],
      says: leads("resourceRecords[0]", ELB),
    },
    {
      title: "a load balancer that is tagged as a media slot",
      given: [
        { ...LB, props: { internal: true, tags: mediaRelayTag } },
        record({ records: [UNKNOWN] }, { records: LB }),
      ],
      says: SAYS,
    },
    {
      title: "a zone whose list of VPCs is empty",
      given: [LB, zone({ vpcs: [] }), record(alias(UNKNOWN), { aliases: LB, zoneId: zone() })],
      says: SAYS,
    },
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
    ...[{ vpcs: UNKNOWN }, { vpc: { vpcId: "vpc-1" } }, { vpCs: [{ vpcId: "vpc-1" }] }].map((props) => ({
      title: `a private zone by ${JSON.stringify(props)}`,
      given: [LB, zone(props), record(alias(UNKNOWN), { aliases: LB, zoneId: zone() })],
    })),
    {
      title: "a native private zone",
      given: [
        LB,
        { ...zone({ vpcs: [{ vpcId: "vpc-1" }] }), type: NATIVE_ZONE },
        record(
          { aliasTarget: UNKNOWN },
          { aliasTarget: LB, hostedZoneId: { ...zone(), type: NATIVE_ZONE } },
          NATIVE,
        ),
      ],
    },
    {
      title: "something else that is made from a load balancer",
      given: [
        LB,
        { ...record({ records: [UNKNOWN] }, { records: LB }), type: "aws:route53/resolverRule:ResolverRule" },
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
