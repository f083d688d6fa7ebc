// A small stack of any team: a network and a load balancer that is public, internal, or public in a way that no
// preview can know. `loadBalancer` in its configuration says which.
const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");

const kind = new pulumi.Config().require("loadBalancer");
const provider = new aws.Provider("aws", { region: "eu-central-1" });
const options = { provider };

const vpc = new aws.ec2.Vpc("net", { cidrBlock: "10.0.0.0/16" }, options);
const gateway = new aws.ec2.InternetGateway("net", { vpcId: vpc.id }, options);
const subnets = ["a", "b"].map((zone, index) => {
  const place = { availabilityZone: `eu-central-1${zone}`, cidrBlock: `10.0.${index}.0/24` };
  return new aws.ec2.Subnet(`net-${zone}`, { vpcId: vpc.id, ...place }, options);
});
const group = new aws.ec2.SecurityGroup("web", { vpcId: vpc.id }, options);

const internal = { public: false, internal: true, unknown: vpc.id.apply(() => false) }[kind];
new aws.lb.LoadBalancer(
  "web",
  { internal, subnets: subnets.map(({ id }) => id), securityGroups: [group.id] },
  { ...options, dependsOn: gateway },
);
