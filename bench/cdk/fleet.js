const {
  Duration,
  aws_autoscaling: autoscaling,
  aws_cloudwatch: cloudwatch,
  aws_ec2: ec2,
  aws_iam: iam,
} = require("aws-cdk-lib");

/** An autoscaling group that drains: hooks, two scaling policies, its launch template and role. */
function addFleet(cell, name, vpc, securityGroup) {
  const role = new iam.Role(cell, `${name}-role`, {
    assumedBy: new iam.ServicePrincipal("ec2.amazonaws.com"),
    managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName("AmazonSSMManagedInstanceCore")],
  });
  const launchTemplate = new ec2.LaunchTemplate(cell, `${name}-template`, {
    instanceType: new ec2.InstanceType("c7g.large"),
    machineImage: ec2.MachineImage.genericLinux({ [cell.region]: "ami-12345678" }),
    userData: ec2.UserData.forLinux(),
    role,
    securityGroup,
    requireImdsv2: true,
    blockDevices: [{ deviceName: "/dev/xvda", volume: ec2.BlockDeviceVolume.ebs(20, { encrypted: true }) }],
  });
  const group = new autoscaling.AutoScalingGroup(cell, `${name}-fleet`, {
    vpc,
    launchTemplate,
    minCapacity: 2,
    maxCapacity: 6,
    updatePolicy: autoscaling.UpdatePolicy.rollingUpdate(),
  });
  group.addLifecycleHook("launch", {
    lifecycleTransition: autoscaling.LifecycleTransition.INSTANCE_LAUNCHING,
    heartbeatTimeout: Duration.minutes(10),
  });
  group.addLifecycleHook("drain", {
    lifecycleTransition: autoscaling.LifecycleTransition.INSTANCE_TERMINATING,
    heartbeatTimeout: Duration.minutes(30),
  });
  group.scaleOnCpuUtilization("cpu", { targetUtilizationPercent: 60 });
  group.scaleToTrackMetric("sessions", {
    metric: new cloudwatch.Metric({ namespace: "voip", metricName: `${name}-sessions` }),
    targetValue: 100,
  });
}

module.exports = { addFleet };
