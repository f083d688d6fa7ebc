import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { isWorldWide } from "../../vocabulary/cidr";
import { describeSwitch, type Fields, fieldsOf, isAbsent, isOff, isUnknown } from "../../vocabulary/values";
import { itemsAt } from "../paths";
import { readRanges } from "../ranges";

const NATIVE = "aws-native:eks:Cluster";

/** The Kubernetes API of EKS clusters. A cluster on an Outpost has a private endpoint only. */
export const clusterEndpointPublic: ResourceRule = {
  id: "cluster-endpoint-public",
  title: "The API endpoints of EKS clusters are not open to the internet.",
  severity: "high",
  awsDefault:
    "The endpoint is public unless `endpointPublicAccess` is false, and open to 0.0.0.0/0 unless `publicAccessCidrs` says otherwise.",
  why: "Whoever gets hold of a credential of the cluster can use it from anywhere.",
  remediation: [
    "Set `endpointPrivateAccess` to true and `endpointPublicAccess` to false, and reach the API from inside the VPC.",
    "Where it must stay public for now, give the company's own ranges in `publicAccessCidrs`.",
  ],
  links: ["https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html"],
  controls: { fsbp: ["EKS.1"], wellArchitected: ["SEC05-BP01"], cdkNag: ["AwsSolutions-EKS1"] },
  types: ["aws:eks/cluster:Cluster", NATIVE],
  judge({ type, props }): Finding[] {
    const property = type === NATIVE ? "resourcesVpcConfig" : "vpcConfig";
    if (!isAbsent(props.outpostConfig)) return [];
    if (isUnknown(props[property])) return [undecided(property)];
    return judgeEndpoint(property, fieldsOf(props[property]));
  },
};

function judgeEndpoint(property: string, { endpointPublicAccess, publicAccessCidrs }: Fields): Finding[] {
  if (isOff(endpointPublicAccess)) return [];
  const { ranges, unknowns } = readRanges(itemsAt(`${property}.publicAccessCidrs`, publicAccessCidrs));
  const [hidden] = unknowns;
  const nothingSaid = ranges.length === 0 && hidden === undefined;
  if (!nothingSaid && !isWorldWide(ranges)) return hidden === undefined ? [] : [undecided(hidden)];
  const path = `${property}.endpointPublicAccess`;
  if (isUnknown(endpointPublicAccess)) return [undecided(path)];
  return [
    violation(
      `${describeSwitch(path, endpointPublicAccess, "the endpoint is then public")}, and \`${property}.publicAccessCidrs\` admits the internet.`,
    ),
  ];
}
