import { type ResourceRule, violation } from "../../rule";

/** Lightsail instances have no private form. */
export const lightsailInstance: ResourceRule = {
  id: "lightsail-instance",
  title: "There are no Lightsail instances.",
  severity: "high",
  awsDefault:
    "A Lightsail instance has a public address, and its firewall admits the internet to SSH and HTTP.",
  why: "It stands in a network of AWS's own, beside every security group, network ACL and flow log of the VPC.",
  remediation: ["Use an EC2 instance or an ECS task in a private subnet instead."],
  links: [
    "https://docs.aws.amazon.com/lightsail/latest/userguide/understanding-firewall-and-port-mappings-in-amazon-lightsail.html",
  ],
  controls: { wellArchitected: ["SEC05-BP01"] },
  types: ["aws:lightsail/instance:Instance", "aws-native:lightsail:Instance"],
  judge: () => [violation("A Lightsail instance has a public address, whatever its settings are.")],
};
