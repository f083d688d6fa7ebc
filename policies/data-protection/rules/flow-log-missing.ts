import { type Finding, type StackResource, type StackRule, undecided, violation } from "../../rule";
import { VPC_TYPES } from "../../vocabulary/tokens";
import { isAbsent, isUnknown } from "../../vocabulary/values";
import { type Answer, some } from "../answer";

/** Flow logs, and the property that names the VPC. */
const FLOW_LOGS: Readonly<Record<string, string>> = {
  "aws:ec2/flowLog:FlowLog": "vpcId",
  "aws-native:ec2:FlowLog": "resourceId",
};

/** VPCs of which nobody will know who spoke to whom. */
export const flowLogMissing: StackRule = {
  id: "flow-log-missing",
  title: "Each VPC has a flow log.",
  severity: "medium",
  awsDefault: "A VPC records nothing about its traffic.",
  why: "After a break-in, the flow log is what tells where the intruder went and what left the network.",
  remediation: [
    'Add an `aws.ec2.FlowLog` with `vpcId`, `trafficType: "ALL"` and a log group or a bucket that deletes by age.',
  ],
  links: ["https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html"],
  controls: {
    fsbp: ["EC2.6"],
    cis: ["3.7"],
    wellArchitected: ["SEC04-BP01"],
    cdkNag: ["AwsSolutions-VPC7"],
  },
  types: VPC_TYPES,
  judgeStack(resources) {
    const logs = resources.filter(({ type }) => Object.hasOwn(FLOW_LOGS, type));
    const vpcs = resources.filter(({ type }) => VPC_TYPES.includes(type));
    return vpcs.flatMap((vpc) => judgeVpc(vpc, logs).map((finding) => ({ urn: vpc.urn, finding })));
  },
};

function judgeVpc(vpc: StackResource, logs: readonly StackResource[]): Finding[] {
  const has = some(logs.map((log) => isOf(log, vpc)));
  if (has === "yes") return [];
  return has === "perhaps" ? [undecided("flow log")] : [violation("The stack has no flow log of this VPC.")];
}

function isOf({ type, props, propertyDependencies }: StackResource, vpc: StackResource): Answer {
  const property = FLOW_LOGS[type] ?? "";
  const sources = propertyDependencies[property] ?? [];
  if (sources.includes(vpc) || sources.some((source) => isParent(source, vpc))) return "yes";
  const named = props[property];
  if (isAbsent(named)) return "no";
  const id = vpc.props.id ?? vpc.props.vpcId ?? idOfArn(vpc.props.arn);
  if (!isUnknown(named) && !isUnknown(id) && id !== undefined) return named === id ? "yes" : "no";
  return sources.some(({ type: source }) => VPC_TYPES.includes(source)) ? "no" : "perhaps";
}

/** A component that made the VPC hands out its id: the type of the child then has that of the component in its URN. */
const isParent = (component: StackResource, child: StackResource): boolean => {
  const [parentTypes, parentName] = component.urn.split("::").slice(2);
  const [childTypes, childName] = child.urn.split("::").slice(2);
  return childTypes === `${parentTypes}$${child.type}` && childName === parentName;
};

const idOfArn = (arn: unknown): unknown =>
  typeof arn === "string" && !isUnknown(arn) ? arn.split("/").at(-1) : arn;
