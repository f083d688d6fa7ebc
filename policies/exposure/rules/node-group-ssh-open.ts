import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { fieldsOf, isAbsent, isUnknown, itemsOf } from "../../vocabulary/values";

/** What each type calls the groups that may reach its nodes by SSH. */
const SOURCES: Readonly<Record<string, string>> = {
  "aws:eks/nodeGroup:NodeGroup": "sourceSecurityGroupIds",
  "aws-native:eks:Nodegroup": "sourceSecurityGroups",
};

/** The security group that EKS makes by itself for a key that nobody narrows. */
export const nodeGroupSshOpen: ResourceRule = {
  id: "node-group-ssh-open",
  title: "Nodes of EKS clusters take SSH from named security groups only.",
  severity: "critical",
  awsDefault:
    "A node group with an SSH key and no source groups gets a security group that opens SSH to 0.0.0.0/0.",
  why: "The group is made by EKS, so that no rule of the program shows that port 22 (3389 on Windows) is open.",
  remediation: [
    "Leave `remoteAccess` out, and reach nodes by Session Manager.",
    "Or name the security groups that may come: `sourceSecurityGroupIds`.",
  ],
  links: ["https://docs.aws.amazon.com/eks/latest/APIReference/API_RemoteAccessConfig.html"],
  controls: { wellArchitected: ["SEC05-BP02"] },
  types: Object.keys(SOURCES),
  judge({ type, props: { remoteAccess } }): Finding[] {
    if (isUnknown(remoteAccess)) return [undecided("remoteAccess")];
    const { ec2SshKey, [SOURCES[type] ?? ""]: sources } = fieldsOf(remoteAccess);
    const path = `remoteAccess.${SOURCES[type]}`;
    if (isAbsent(ec2SshKey) || itemsOf(sources).some((source) => !isAbsent(source))) return [];
    if (isUnknown(ec2SshKey)) return [undecided("remoteAccess.ec2SshKey")];
    return [violation(`\`${path}\` names no group, and EKS then opens SSH to the internet.`)];
  },
};
