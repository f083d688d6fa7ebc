// The back end of a click-to-call widget: a load balancer in front of an API that starts calls.
const aws = require("@pulumi/aws");

const vpc = new aws.ec2.Vpc("widget", { cidrBlock: "10.80.0.0/16", enableDnsHostnames: true });
const gateway = new aws.ec2.InternetGateway("widget", { vpcId: vpc.id });
const subnets = ["a", "b"].map(
  (zone, index) =>
    new aws.ec2.Subnet(`widget-${zone}`, {
      vpcId: vpc.id,
      availabilityZone: `eu-central-1${zone}`,
      cidrBlock: `10.80.${index}.0/24`,
    }),
);

const group = new aws.ec2.SecurityGroup("api", { vpcId: vpc.id, description: "Click-to-call API" });

// Nothing here says that the load balancer is public. It is: AWS makes it so unless it is told `internal: true`.
const loadBalancer = new aws.lb.LoadBalancer(
  "api",
  { securityGroups: [group.id], subnets: subnets.map(({ id }) => id), enableDeletionProtection: true },
  { dependsOn: gateway },
);

exports.apiHost = loadBalancer.dnsName;
