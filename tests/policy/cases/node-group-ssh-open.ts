import { mutants, type RuleCases, UNKNOWN } from "../cases";

const good = mutants({
  type: "aws:eks/nodeGroup:NodeGroup",
  props: { remoteAccess: { ec2SshKey: "ops", sourceSecurityGroupIds: ["sg-1"] } },
});
const NATIVE = "aws-native:eks:Nodegroup";
const says = (property: string) =>
  `\`remoteAccess.${property}\` names no group, and EKS then opens SSH to the internet.`;

export default {
  violating: [
    {
      title: "a key alone",
      given: good({ remoteAccess: { ec2SshKey: "ops" } }),
      says: says("sourceSecurityGroupIds"),
    },
    {
      title: "no group in the list",
      given: good({ remoteAccess: { ec2SshKey: "ops", sourceSecurityGroupIds: [""] } }),
      says: says("sourceSecurityGroupIds"),
    },
    {
      title: "a native node group",
      given: good({ remoteAccess: { ec2SshKey: "ops" } }, NATIVE),
      says: says("sourceSecurityGroups"),
    },
  ],
  clean: [
    { title: "a named group", given: good({}) },
    { title: "no remote access", given: good({ remoteAccess: undefined }) },
    { title: "no key", given: good({ remoteAccess: { ec2SshKey: "" } }) },
    {
      title: "groups that are not known yet",
      given: good({ remoteAccess: { ec2SshKey: "ops", sourceSecurityGroupIds: UNKNOWN } }),
    },
    {
      title: "a native node group",
      given: good({ remoteAccess: { ec2SshKey: "ops", sourceSecurityGroups: ["sg-1"] } }, NATIVE),
    },
  ],
  unknown: [
    { title: "unknown access", given: good({ remoteAccess: UNKNOWN }), says: "remoteAccess" },
    {
      title: "a key that is not known yet",
      given: good({ remoteAccess: { ec2SshKey: UNKNOWN } }),
      says: "remoteAccess.ec2SshKey",
    },
  ],
} satisfies RuleCases;
