/** Type tokens of things that several rules look at: today's, the older ones that still load, and the native provider's. */

type Tokens = readonly string[];

export const LOAD_BALANCER_TYPES: Tokens = [
  "aws:lb/loadBalancer:LoadBalancer",
  "aws:alb/loadBalancer:LoadBalancer",
  "aws:elasticloadbalancingv2/loadBalancer:LoadBalancer",
  "aws:applicationloadbalancing/loadBalancer:LoadBalancer",
  "aws-native:elasticloadbalancingv2:LoadBalancer",
];

export const TARGET_GROUP_TYPES: Tokens = [
  "aws:lb/targetGroup:TargetGroup",
  "aws:alb/targetGroup:TargetGroup",
  "aws:elasticloadbalancingv2/targetGroup:TargetGroup",
  "aws:applicationloadbalancing/targetGroup:TargetGroup",
  "aws-native:elasticloadbalancingv2:TargetGroup",
];

export const LISTENER_TYPES: Tokens = [
  "aws:lb/listener:Listener",
  "aws:alb/listener:Listener",
  "aws:elasticloadbalancingv2/listener:Listener",
  "aws:applicationloadbalancing/listener:Listener",
  "aws-native:elasticloadbalancingv2:Listener",
];

export const LISTENER_RULE_TYPES: Tokens = [
  "aws:lb/listenerRule:ListenerRule",
  "aws:alb/listenerRule:ListenerRule",
  "aws:elasticloadbalancingv2/listenerRule:ListenerRule",
  "aws:applicationloadbalancing/listenerRule:ListenerRule",
  "aws-native:elasticloadbalancingv2:ListenerRule",
];

export const CLASSIC_LOAD_BALANCER_TYPES: Tokens = [
  "aws:elb/loadBalancer:LoadBalancer",
  "aws:elasticloadbalancing/loadBalancer:LoadBalancer",
  "aws-native:elasticloadbalancing:LoadBalancer",
];

export const ENDPOINT_GROUP_TYPES: Tokens = [
  "aws:globalaccelerator/endpointGroup:EndpointGroup",
  "aws-native:globalaccelerator:EndpointGroup",
];

export const ACCELERATOR_LISTENER_TYPES: Tokens = [
  "aws:globalaccelerator/listener:Listener",
  "aws-native:globalaccelerator:Listener",
];

export const VPC_TYPES: Tokens = ["aws:ec2/vpc:Vpc", "aws:ec2/defaultVpc:DefaultVpc", "aws-native:ec2:Vpc"];

export const VPC_ENDPOINT_TYPES: Tokens = ["aws:ec2/vpcEndpoint:VpcEndpoint", "aws-native:ec2:VpcEndpoint"];

export const SUBNET_TYPES: Tokens = [
  "aws:ec2/subnet:Subnet",
  "aws:ec2/defaultSubnet:DefaultSubnet",
  "aws-native:ec2:Subnet",
];

export const NAT_GATEWAY_TYPES: Tokens = ["aws:ec2/natGateway:NatGateway", "aws-native:ec2:NatGateway"];

export const ELASTIC_IP_TYPES: Tokens = ["aws:ec2/eip:Eip", "aws-native:ec2:Eip"];

export const LAUNCH_TEMPLATE_TYPES: Tokens = [
  "aws:ec2/launchTemplate:LaunchTemplate",
  "aws-native:ec2:LaunchTemplate",
];

export const LAUNCH_CONFIGURATION_TYPES: Tokens = [
  "aws:ec2/launchConfiguration:LaunchConfiguration",
  "aws-native:autoscaling:LaunchConfiguration",
];

export const PREFIX_LIST_TYPES: Tokens = [
  "aws:ec2/managedPrefixList:ManagedPrefixList",
  "aws-native:ec2:PrefixList",
];

export const TASK_DEFINITION_TYPES: Tokens = [
  "aws:ecs/taskDefinition:TaskDefinition",
  "aws-native:ecs:TaskDefinition",
];

/** Is it a type of the native provider, which spells inputs as CloudFormation does? */
export const isNative = (type: string): boolean => type.startsWith("aws-native:");

/** The same value for each of the types: a part of a table by type. */
export const each = <Value>(types: readonly string[], value: Value): Record<string, Value> =>
  Object.fromEntries(types.map((type) => [type, value]));
