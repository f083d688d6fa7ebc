/** Rules of security groups in every form there is, and how findings speak of them. Each admits the internet to TCP port 443. */

import { exposureTag } from "../../policies/constants";
import type { Props, TestResource } from "./analyze";

export const WORLD = "0.0.0.0/0";
export const GROUP = "aws:ec2/securityGroup:SecurityGroup";
export const DEFAULT_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
export const RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
export const INGRESS_RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const NATIVE_GROUP = "aws-native:ec2:SecurityGroup";
export const NATIVE_RULE = "aws-native:ec2:SecurityGroupIngress";

export const https = { fromPort: 443, toPort: 443 };
export const inline = (changes: Props, group: Props = {}, type = GROUP): TestResource => ({
  type,
  props: {
    vpcId: "vpc-1",
    ...group,
    ingress: [{ protocol: "tcp", ...https, cidrBlocks: [WORLD], ...changes }],
  },
});
export const alone = (changes: Props): TestResource => ({
  type: INGRESS_RULE,
  props: {
    securityGroupId: "sg-1",
    ipProtocol: "tcp",
    ...https,
    cidrIpv4: WORLD,
    tags: exposureTag,
    ...changes,
  },
});
export const old = (changes: Props): TestResource => ({
  type: RULE,
  props: {
    type: "ingress",
    securityGroupId: "sg-1",
    protocol: "tcp",
    ...https,
    cidrBlocks: [WORLD],
    ...changes,
  },
});
export const native = (rule: Props, group: Props = {}): TestResource => ({
  type: NATIVE_GROUP,
  props: { ...group, securityGroupIngress: [{ ipProtocol: "tcp", ...https, cidrIp: WORLD, ...rule }] },
});
export const nativeTags = (key = "voip-cells:exposure") => ({
  tags: [
    { key: "Name", value: "x" },
    { key, value: "accelerator-to-internal-alb" },
  ],
});

export const opens = (what: string) => `The rule admits the internet to ${what}.`;
export const opensInline = (what: string) => `\`ingress[0]\` admits the internet to ${what}.`;
export const TOO_WIDE = ", which is more than its declaration allows.";
export const wider = (what: string) => `The rule admits the internet to ${what}${TOO_WIDE}`;
export const wideInline = (what: string) => `\`ingress[0]\` admits the internet to ${what}${TOO_WIDE}`;
