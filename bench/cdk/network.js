const { aws_ec2: ec2, aws_logs: logs } = require("aws-cdk-lib");

const services = ec2.InterfaceVpcEndpointAwsService;
const interfaceEndpoints = {
  ecr: services.ECR,
  docker: services.ECR_DOCKER,
  logs: services.CLOUDWATCH_LOGS,
  secrets: services.SECRETS_MANAGER,
  ssm: services.SSM,
  "ssm-messages": services.SSM_MESSAGES,
  "ec2-messages": services.EC2_MESSAGES,
};

const flows = [
  ["balancer", "edge", 8080],
  ["edge", "switch", 5060],
  ["switch", "edge", 5060],
  ["edge", "media", 2223],
  ["media", "switch", 16384],
  ["switch", "media", 30000],
  ["edge", "endpoints", 443],
  ["media", "endpoints", 443],
  ["switch", "endpoints", 443],
  ["edge", "edge", 5066],
];

/** VPC over three zones, endpoints, flow logs, and a security group for each part with the rules between them. */
function addNetwork(cell, index) {
  const vpc = new ec2.Vpc(cell, "vpc", {
    ipAddresses: ec2.IpAddresses.cidr(`10.${index + 10}.0.0/16`),
    maxAzs: 3,
    natGateways: 1,
  });
  const logGroup = new logs.LogGroup(cell, "flow-logs", { retention: logs.RetentionDays.ONE_MONTH });
  vpc.addFlowLog("flows", { destination: ec2.FlowLogDestination.toCloudWatchLogs(logGroup) });
  const groups = Object.fromEntries(
    ["balancer", "edge", "media", "switch", "endpoints"].map((name) => [
      name,
      new ec2.SecurityGroup(cell, `${name}-group`, { vpc, allowAllOutbound: false }),
    ]),
  );
  vpc.addGatewayEndpoint("s3", { service: ec2.GatewayVpcEndpointAwsService.S3 });
  vpc.addGatewayEndpoint("dynamodb", { service: ec2.GatewayVpcEndpointAwsService.DYNAMODB });
  for (const [name, service] of Object.entries(interfaceEndpoints))
    vpc.addInterfaceEndpoint(name, { service, securityGroups: [groups.endpoints] });
  addRules(groups);
  return { vpc, groups };
}

function addRules(groups) {
  for (const [from, to, port] of flows) {
    groups[to].addIngressRule(groups[from], ec2.Port.tcp(port), `${from} to ${to}`, true);
    groups[from].addEgressRule(groups[to], ec2.Port.tcp(port), `${from} to ${to}`, true);
  }
  groups.balancer.addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443));
  for (const name of ["edge", "media", "switch"]) {
    groups[name].addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443));
    groups[name].addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.udp(53));
  }
}

module.exports = { addNetwork };
