/** Type tokens of things that several rules look at: today's, and the older ones that still load. */

export const LOAD_BALANCER_TYPES = [
  "aws:lb/loadBalancer:LoadBalancer",
  "aws:alb/loadBalancer:LoadBalancer",
  "aws:elasticloadbalancingv2/loadBalancer:LoadBalancer",
  "aws:applicationloadbalancing/loadBalancer:LoadBalancer",
] as const;

export const TARGET_GROUP_TYPES = [
  "aws:lb/targetGroup:TargetGroup",
  "aws:alb/targetGroup:TargetGroup",
  "aws:elasticloadbalancingv2/targetGroup:TargetGroup",
  "aws:applicationloadbalancing/targetGroup:TargetGroup",
] as const;

export const LISTENER_TYPES = [
  "aws:lb/listener:Listener",
  "aws:alb/listener:Listener",
  "aws:elasticloadbalancingv2/listener:Listener",
  "aws:applicationloadbalancing/listener:Listener",
] as const;

export const LISTENER_RULE_TYPES = [
  "aws:lb/listenerRule:ListenerRule",
  "aws:alb/listenerRule:ListenerRule",
  "aws:elasticloadbalancingv2/listenerRule:ListenerRule",
  "aws:applicationloadbalancing/listenerRule:ListenerRule",
] as const;

export const CLASSIC_LOAD_BALANCER_TYPES = [
  "aws:elb/loadBalancer:LoadBalancer",
  "aws:elasticloadbalancing/loadBalancer:LoadBalancer",
] as const;

export const SUBNET_TYPES = [
  "aws:ec2/subnet:Subnet",
  "aws:ec2/defaultSubnet:DefaultSubnet",
  "aws-native:ec2:Subnet",
] as const;
