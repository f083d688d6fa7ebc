import { type Props, type TestResource, urnOf } from "../analyze";
import { type Case, type RuleCases, UNKNOWN } from "../cases";

const thing = (type: string, props: Props = {}): TestResource => ({ type, name: "thing", props });
const user = (type: string, property: string, of: TestResource): TestResource => ({
  type,
  name: "user",
  props: {},
  dependsOn: { [property]: [urnOf(of)] },
});
const services = ["lb", "alb", "elasticloadbalancingv2", "applicationloadbalancing"];
const NATIVE_BALANCING = "aws-native:elasticloadbalancingv2";
const uses: [type: string, costs: string, user: string, property: string][] = [
  ["aws:ec2/eip:Eip", "about 3.65 USD a month", "aws:ec2/natGateway:NatGateway", "allocationId"],
  [
    "aws:ebs/volume:Volume",
    "0.08 USD a month for each GiB of gp3",
    "aws:ec2/volumeAttachment:VolumeAttachment",
    "volumeId",
  ],
  ["aws:ec2/natGateway:NatGateway", "about 33 USD a month", "aws:ec2/route:Route", "natGatewayId"],
  ...services.map((service): [string, string, string, string] => [
    `aws:${service}/loadBalancer:LoadBalancer`,
    "about 16 USD a month, and has no listener",
    "aws:lb/listener:Listener",
    "loadBalancerArn",
  ]),
  ...services.map((service): [string, string, string, string] => [
    `aws:${service}/targetGroup:TargetGroup`,
    "nothing, but its health checks mislead",
    "aws:lb/listenerRule:ListenerRule",
    "actions",
  ]),
  [
    `${NATIVE_BALANCING}:LoadBalancer`,
    "about 16 USD a month, and has no listener",
    `${NATIVE_BALANCING}:Listener`,
    "loadBalancerArn",
  ],
  [
    `${NATIVE_BALANCING}:TargetGroup`,
    "nothing, but its health checks mislead",
    `${NATIVE_BALANCING}:ListenerRule`,
    "actions",
  ],
  ["aws-native:ec2:Eip", "about 3.65 USD a month", "aws-native:ec2:EipAssociation", "allocationId"],
  [
    "aws-native:ec2:Volume",
    "0.08 USD a month for each GiB of gp3",
    "aws-native:ec2:VolumeAttachment",
    "volumeId",
  ],
  ["aws-native:ec2:NatGateway", "about 33 USD a month", "aws-native:ec2:Route", "natGatewayId"],
  [
    "aws-native:globalaccelerator:Accelerator",
    "about 18 USD a month, and has no listener",
    "aws-native:globalaccelerator:Listener",
    "acceleratorArn",
  ],
  [
    "aws-native:ec2:SecurityGroup",
    "nothing, but may be joined by mistake",
    "aws-native:ec2:LaunchTemplate",
    "launchTemplateData",
  ],
  [
    "aws:globalaccelerator/accelerator:Accelerator",
    "about 18 USD a month, and has no listener",
    "aws:globalaccelerator/listener:Listener",
    "acceleratorArn",
  ],
  [
    "aws:ec2/securityGroup:SecurityGroup",
    "nothing, but may be joined by mistake",
    "aws:ec2/launchTemplate:LaunchTemplate",
    "vpcSecurityGroupIds",
  ],
];
const says = (costs: string) => `Nothing in the stack uses it. It costs ${costs}.`;

export default {
  violating: [
    ...uses.map(([type, costs]): Case => ({ title: type, given: [thing(type)], says: says(costs) })),
    {
      title: "a load balancer that an alarm watches",
      given: [
        thing("aws:lb/loadBalancer:LoadBalancer"),
        user(
          "aws:cloudwatch/metricAlarm:MetricAlarm",
          "dimensions",
          thing("aws:lb/loadBalancer:LoadBalancer"),
        ),
      ],
      says: says("about 16 USD a month, and has no listener"),
    },
  ],
  clean: [
    ...uses.map(
      ([type, , by, property]): Case => ({
        title: `${type} that is used`,
        given: [
          thing(type),
          user(by, property, thing(type)),
          ...(by === "aws:ec2/natGateway:NatGateway"
            ? [user("aws:ec2/route:Route", "natGatewayId", user(by, property, thing(type)))].map((route) => ({
                ...route,
                name: "route",
              }))
            : []),
        ],
      }),
    ),
    {
      title: "a NAT gateway that an inline route leads to",
      given: [
        thing("aws:ec2/natGateway:NatGateway"),
        user("aws:ec2/routeTable:RouteTable", "routes", thing("aws:ec2/natGateway:NatGateway")),
      ],
    },
    {
      title: "an address of a network interface",
      given: [thing("aws:ec2/eip:Eip", { networkInterface: "eni-1" })],
    },
    {
      title: "an address of an instance that is not made yet",
      given: [
        { ...thing("aws:ec2/instance:Instance"), name: "relay" },
        {
          ...thing("aws:ec2/eip:Eip", { instance: UNKNOWN }),
          dependsOn: { instance: [urnOf({ ...thing("aws:ec2/instance:Instance"), name: "relay" })] },
        },
      ],
    },
    { title: "an address of an instance", given: [thing("aws:ec2/eip:Eip", { instance: "i-1" })] },
    { title: "a native address of an instance", given: [thing("aws-native:ec2:Eip", { instanceId: "i-1" })] },
  ],
  unknown: [
    {
      title: "a native address that AWS may give to something",
      given: [thing("aws-native:ec2:Eip", { instanceId: UNKNOWN })],
      says: "instanceId",
    },
    {
      title: "an address that AWS may give to something",
      given: [thing("aws:ec2/eip:Eip", { instance: UNKNOWN })],
      says: "instance",
    },
  ],
} satisfies RuleCases;
