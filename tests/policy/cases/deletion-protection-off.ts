import { disposableTag } from "../../../policies/constants";
import type { Props } from "../analyze";
import { type Case, type RuleCases, UNKNOWN, UNKNOWN_BOOLEAN } from "../cases";

const NATIVE = "aws-native:elasticloadbalancingv2:LoadBalancer";
const switches: Record<string, string[]> = {
  enableDeletionProtection: [
    "aws:lb/loadBalancer:LoadBalancer",
    "aws:alb/loadBalancer:LoadBalancer",
    "aws:elasticloadbalancingv2/loadBalancer:LoadBalancer",
    "aws:applicationloadbalancing/loadBalancer:LoadBalancer",
  ],
  deletionProtection: [
    "aws:rds/instance:Instance",
    "aws:rds/cluster:Cluster",
    "aws:rds/globalCluster:GlobalCluster",
    "aws:docdb/cluster:Cluster",
    "aws:docdb/globalCluster:GlobalCluster",
    "aws:neptune/cluster:Cluster",
    "aws:neptune/globalCluster:GlobalCluster",
    "aws:cognito/userPool:UserPool",
    "aws:eks/cluster:Cluster",
    "aws-native:rds:DbInstance",
    "aws-native:rds:DbCluster",
    "aws-native:docdb:DbCluster",
    "aws-native:neptune:DbCluster",
    "aws-native:cognito:UserPool",
    "aws-native:rds:GlobalCluster",
    "aws-native:docdb:GlobalCluster",
    "aws-native:neptune:GlobalCluster",
    "aws-native:eks:Cluster",
  ],
  deletionProtectionEnabled: [
    "aws:dsql/cluster:Cluster",
    "aws:dynamodb/table:Table",
    "aws-native:dynamodb:Table",
    "aws-native:dsql:Cluster",
  ],
  deleteProtection: ["aws:networkfirewall/firewall:Firewall", "aws-native:networkfirewall:Firewall"],
};
const forms = Object.entries(switches).flatMap(([property, types]) =>
  types.map((type) => [type, property] as const),
);
const balancer = (props: Props) => ({ type: "aws:lb/loadBalancer:LoadBalancer", props });
const native = (loadBalancerAttributes: unknown) => ({ type: NATIVE, props: { loadBalancerAttributes } });
const attribute = (value: string) => ({ key: "deletion_protection.enabled", value });
const nativeSays = "`loadBalancerAttributes` does not set deletion_protection.enabled to true.";

export default {
  violating: [
    ...forms.map(
      ([type, property]): Case => ({
        title: `${type} with nothing said`,
        given: { type, props: { engine: "postgres" } },
        says: `\`${property}\` is left out, and AWS then deletes it when asked.`,
      }),
    ),
    {
      title: "false",
      given: balancer({ enableDeletionProtection: "false" }),
      says: "`enableDeletionProtection` is false.",
    },
    {
      title: "INACTIVE",
      given: { type: "aws:cognito/userPool:UserPool", props: { deletionProtection: "INACTIVE" } },
      says: "`deletionProtection` is INACTIVE.",
    },
    {
      title: "a cluster of Aurora",
      given: {
        type: "aws:rds/cluster:Cluster",
        props: { engine: "aurora-mysql", deletionProtection: false },
      },
      says: "`deletionProtection` is false.",
    },
    { title: "a native load balancer", given: native(undefined), says: nativeSays },
    {
      title: "a native load balancer that says false",
      given: native([attribute("false")]),
      says: nativeSays,
    },
  ],
  clean: [
    ...forms.map(([type, property]): Case => ({ title: type, given: { type, props: { [property]: true } } })),
    {
      title: "ACTIVE",
      given: { type: "aws:cognito/userPool:UserPool", props: { deletionProtection: "ACTIVE" } },
    },
    { title: "a native load balancer", given: native([attribute("true")]) },
    {
      title: "an instance of Aurora",
      given: { type: "aws:rds/instance:Instance", props: { engine: "aurora-mysql" } },
    },
    {
      title: "an instance of an Aurora cluster",
      given: { type: "aws-native:rds:DbInstance", props: { dbClusterIdentifier: "main" } },
    },
    { title: "one that may be lost", given: balancer({ tagsAll: disposableTag }) },
    {
      title: "a native user pool that may be lost",
      given: { type: "aws-native:cognito:UserPool", props: { userPoolTags: disposableTag } },
    },
  ],
  unknown: [
    {
      title: "an unknown switch",
      given: balancer({ enableDeletionProtection: UNKNOWN_BOOLEAN }),
      says: "enableDeletionProtection",
    },
    {
      title: "an instance of an unknown engine",
      given: { type: "aws-native:rds:DbInstance", props: { engine: UNKNOWN } },
      says: "engine",
    },
    { title: "unknown attributes", given: native(UNKNOWN), says: "loadBalancerAttributes" },
    { title: "unknown tags", given: balancer({ tagsAll: UNKNOWN }), says: "tags" },
  ],
} satisfies RuleCases;
