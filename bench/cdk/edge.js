const {
  Duration,
  aws_certificatemanager: acm,
  aws_cloudwatch: cloudwatch,
  aws_ecr: ecr,
  aws_ecs: ecs,
  aws_elasticloadbalancingv2: elb,
  aws_logs: logs,
  aws_secretsmanager: secretsmanager,
} = require("aws-cdk-lib");

/** The SIP edge on Fargate behind the internal load balancer. */
function addEdge(cell, vpc, groups, accessLogs) {
  const service = addService(cell, vpc, groups.edge);
  const loadBalancer = new elb.ApplicationLoadBalancer(cell, "balancer", {
    vpc,
    internetFacing: false,
    securityGroup: groups.balancer,
    dropInvalidHeaderFields: true,
    desyncMitigationMode: elb.DesyncMitigationMode.STRICTEST,
    idleTimeout: Duration.seconds(600),
  });
  loadBalancer.logAccessLogs(accessLogs);
  const listener = loadBalancer.addListener("wss", {
    port: 443,
    open: false,
    certificates: [new acm.Certificate(cell, "certificate", { domainName: "sip.example.com" })],
    sslPolicy: elb.SslPolicy.TLS13_RES,
    defaultAction: elb.ListenerAction.fixedResponse(404),
  });
  listener.addTargets("edge", {
    port: 8080,
    protocol: elb.ApplicationProtocol.HTTP,
    priority: 1,
    conditions: [elb.ListenerCondition.httpHeader("Upgrade", ["websocket"])],
    targets: [service],
    healthCheck: { path: "/healthz", interval: Duration.seconds(10) },
  });
  return { loadBalancer };
}

function addService(cell, vpc, group) {
  const cluster = new ecs.Cluster(cell, "cluster", { vpc, enableFargateCapacityProviders: true });
  const service = new ecs.FargateService(cell, "service", {
    cluster,
    taskDefinition: addTask(cell),
    desiredCount: 2,
    securityGroups: [group],
    circuitBreaker: { rollback: true },
    minHealthyPercent: 100,
  });
  const scaling = service.autoScaleTaskCount({ minCapacity: 2, maxCapacity: 10 });
  scaling.scaleOnCpuUtilization("cpu", { targetUtilizationPercent: 60 });
  scaling.scaleToTrackCustomMetric("connections", {
    metric: new cloudwatch.Metric({ namespace: "voip", metricName: "connections" }),
    targetValue: 1000,
  });
  return service;
}

function addTask(cell) {
  const repository = new ecr.Repository(cell, "repository", {
    imageScanOnPush: true,
    imageTagMutability: ecr.TagMutability.IMMUTABLE,
    lifecycleRules: [{ maxImageCount: 20 }],
  });
  const task = new ecs.FargateTaskDefinition(cell, "task", { cpu: 512, memoryLimitMiB: 1024 });
  const logGroup = new logs.LogGroup(cell, "edge-logs", { retention: logs.RetentionDays.ONE_MONTH });
  const secret = secretsmanager.Secret.fromSecretNameV2(cell, "secret", "sip-credentials");
  task.addContainer("kamailio", {
    image: ecs.ContainerImage.fromEcrRepository(repository, "1"),
    readonlyRootFilesystem: true,
    portMappings: [{ containerPort: 8080 }],
    stopTimeout: Duration.seconds(120),
    logging: ecs.LogDrivers.awsLogs({ streamPrefix: "edge", logGroup }),
    secrets: { SECRET: ecs.Secret.fromSecretsManager(secret) },
    healthCheck: { command: ["CMD", "true"] },
  });
  return task;
}

module.exports = { addEdge };
