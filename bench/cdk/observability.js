const { aws_cloudwatch: cloudwatch, aws_cloudwatch_actions: actions, aws_sns: sns } = require("aws-cdk-lib");

const alarms = ["unhealthy", "endpoint", "restarts", "media", "switches", "nat-ports", "denied", "errors"];

/** Alarms on one topic, and the dashboard. */
function addObservability(cell, key) {
  const topic = new sns.Topic(cell, "topic", { masterKey: key, enforceSSL: true });
  for (const name of alarms) {
    const metric = new cloudwatch.Metric({ namespace: "voip", metricName: name });
    const alarm = new cloudwatch.Alarm(cell, `${name}-alarm`, { metric, threshold: 1, evaluationPeriods: 3 });
    alarm.addAlarmAction(new actions.SnsAction(topic));
  }
  const graphs = ["calls", "connections"].map((name) => [
    new cloudwatch.GraphWidget({
      left: [new cloudwatch.Metric({ namespace: "voip", metricName: name })],
    }),
  ]);
  new cloudwatch.Dashboard(cell, "dashboard", { widgets: graphs });
}

module.exports = { addObservability };
