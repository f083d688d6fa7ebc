/** What the model knows of AWS: kinds of resources, by the type tokens that reach the same API. */

const ELBV2 = ["aws:lb", "aws:alb", "aws:elasticloadbalancingv2", "aws:applicationloadbalancing"];
const elbv2 = (module: string, type: string): string[] => ELBV2.map((name) => `${name}/${module}:${type}`);

export const KINDS = {
  vpc: ["aws:ec2/vpc:Vpc", "aws:ec2/defaultVpc:DefaultVpc"],
  subnet: ["aws:ec2/subnet:Subnet", "aws:ec2/defaultSubnet:DefaultSubnet"],
  internetGateway: ["aws:ec2/internetGateway:InternetGateway"],
  internetGatewayAttachment: ["aws:ec2/internetGatewayAttachment:InternetGatewayAttachment"],
  routeTable: ["aws:ec2/routeTable:RouteTable", "aws:ec2/defaultRouteTable:DefaultRouteTable"],
  defaultRouteTable: ["aws:ec2/defaultRouteTable:DefaultRouteTable"],
  route: ["aws:ec2/route:Route"],
  routeTableAssociation: ["aws:ec2/routeTableAssociation:RouteTableAssociation"],
  mainRouteTableAssociation: ["aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation"],
  networkAcl: ["aws:ec2/networkAcl:NetworkAcl", "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl"],
  defaultNetworkAcl: ["aws:ec2/defaultNetworkAcl:DefaultNetworkAcl"],
  networkAclRule: ["aws:ec2/networkAclRule:NetworkAclRule"],
  networkAclAssociation: ["aws:ec2/networkAclAssociation:NetworkAclAssociation"],
  securityGroup: ["aws:ec2/securityGroup:SecurityGroup", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"],
  defaultSecurityGroup: ["aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"],
  securityGroupRule: ["aws:ec2/securityGroupRule:SecurityGroupRule"],
  securityGroupIngressRule: ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"],
  securityGroupEgressRule: ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"],
  prefixList: ["aws:ec2/managedPrefixList:ManagedPrefixList"],
  prefixListEntry: ["aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry"],
  elasticIp: ["aws:ec2/eip:Eip"],
  elasticIpAssociation: ["aws:ec2/eipAssociation:EipAssociation"],
  networkInterface: ["aws:ec2/networkInterface:NetworkInterface"],
  networkInterfaceAttachment: ["aws:ec2/networkInterfaceAttachment:NetworkInterfaceAttachment"],
  networkInterfaceGroup: [
    "aws:ec2/networkInterfaceSecurityGroupAttachment:NetworkInterfaceSecurityGroupAttachment",
  ],
  instance: ["aws:ec2/instance:Instance", "aws:ec2/spotInstanceRequest:SpotInstanceRequest"],
  launchTemplate: ["aws:ec2/launchTemplate:LaunchTemplate"],
  launchConfiguration: ["aws:ec2/launchConfiguration:LaunchConfiguration"],
  autoscalingGroup: ["aws:autoscaling/group:Group"],
  autoscalingAttachment: ["aws:autoscaling/attachment:Attachment"],
  trafficSourceAttachment: ["aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment"],
  ecsService: ["aws:ecs/service:Service"],
  database: ["aws:rds/instance:Instance"],
  databaseCluster: ["aws:rds/cluster:Cluster"],
  databaseClusterInstance: ["aws:rds/clusterInstance:ClusterInstance"],
  databaseSubnetGroup: ["aws:rds/subnetGroup:SubnetGroup"],
  warehouse: ["aws:redshift/cluster:Cluster"],
  warehouseSubnetGroup: ["aws:redshift/subnetGroup:SubnetGroup"],
  loadBalancer: elbv2("loadBalancer", "LoadBalancer"),
  listener: elbv2("listener", "Listener"),
  listenerRule: elbv2("listenerRule", "ListenerRule"),
  targetGroup: elbv2("targetGroup", "TargetGroup"),
  targetGroupAttachment: elbv2("targetGroupAttachment", "TargetGroupAttachment"),
  classicLoadBalancer: [
    "aws:elb/loadBalancer:LoadBalancer",
    "aws:elasticloadbalancing/loadBalancer:LoadBalancer",
  ],
  classicAttachment: ["aws:elb/attachment:Attachment", "aws:elasticloadbalancing/attachment:Attachment"],
  accelerator: ["aws:globalaccelerator/accelerator:Accelerator"],
  acceleratorListener: ["aws:globalaccelerator/listener:Listener"],
  endpointGroup: ["aws:globalaccelerator/endpointGroup:EndpointGroup"],
  customRoutingEndpointGroup: ["aws:globalaccelerator/customRoutingEndpointGroup:CustomRoutingEndpointGroup"],
  lambda: ["aws:lambda/function:Function"],
  functionUrl: ["aws:lambda/functionUrl:FunctionUrl"],
  restApi: ["aws:apigateway/restApi:RestApi"],
  restMethod: ["aws:apigateway/method:Method"],
  restIntegration: ["aws:apigateway/integration:Integration"],
  restVpcLink: ["aws:apigateway/vpcLink:VpcLink"],
  httpApi: ["aws:apigatewayv2/api:Api"],
  httpRoute: ["aws:apigatewayv2/route:Route"],
  httpIntegration: ["aws:apigatewayv2/integration:Integration"],
  appRunnerService: ["aws:apprunner/service:Service"],
  kubernetesCluster: ["aws:eks/cluster:Cluster"],
  searchDomain: ["aws:opensearch/domain:Domain", "aws:elasticsearch/domain:Domain"],
  messageBroker: ["aws:mq/broker:Broker"],
  transferServer: ["aws:transfer/server:Server"],
} as const satisfies Record<string, readonly string[]>;

export type Kind = keyof typeof KINDS;

const BY_TYPE = new Map<string, Kind[]>();
for (const [kind, types] of Object.entries(KINDS) as [Kind, readonly string[]][]) {
  for (const type of types) BY_TYPE.set(type, [...(BY_TYPE.get(type) ?? []), kind]);
}

/** The kinds that a type is of; most are of one, the adopted defaults of two. */
export const kindsOf = (type: string): readonly Kind[] => BY_TYPE.get(type) ?? [];
