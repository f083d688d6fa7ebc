import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** One time series of CloudWatch, read as one statistic; the same value feeds alarms and dashboards. */
export interface Metric {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: pulumi.Input<Record<string, pulumi.Input<string>>>;
  readonly statistic: "Average" | "Maximum" | "Minimum" | "Sum";
}

/** When a metric is alarming. */
export interface AlarmSpec {
  /** Logical name below the component's. */
  readonly suffix: string;
  /** What it means for callers and what an operator does first. */
  readonly description: string;
  /** One metric, or metrics `m1`, `m2`, ... and the expression over them to judge. */
  readonly metric: Metric | { readonly expression: string; readonly metrics: readonly Metric[] };
  readonly comparison: "GreaterThanThreshold" | "LessThanThreshold";
  readonly threshold: number;
  readonly periodSeconds: number;
  /** How many of the last periods must be alarming: `[3, 5]` is three of five. */
  readonly periods: readonly [alarming: number, of: number];
  /** What a period without data counts as. */
  readonly missingData: "breaching" | "notBreaching";
}

/** Creates the alarms, which notify the topic when they go off and when they are over. About $0.10 a month a metric. */
export function createAlarms(
  name: string,
  specs: readonly AlarmSpec[],
  topicArn: pulumi.Input<string>,
  opts: { parent: pulumi.Resource; region?: string },
): void {
  const { parent, region } = opts;
  for (const spec of specs) {
    new aws.cloudwatch.MetricAlarm(
      `${name}-${spec.suffix}`,
      {
        region,
        alarmDescription: spec.description,
        ...metricArgs(spec),
        comparisonOperator: spec.comparison,
        threshold: spec.threshold,
        datapointsToAlarm: spec.periods[0],
        evaluationPeriods: spec.periods[1],
        treatMissingData: spec.missingData,
        alarmActions: [topicArn],
        okActions: [topicArn],
      },
      { parent },
    );
  }
}

function metricArgs({ metric, periodSeconds }: AlarmSpec): aws.cloudwatch.MetricAlarmArgs {
  if (!("expression" in metric)) return { ...metric, period: periodSeconds };
  const inputs = metric.metrics.map(({ statistic, ...series }, index) => ({
    id: `m${index + 1}`,
    metric: { ...series, stat: statistic, period: periodSeconds },
  }));
  return { metricQueries: [...inputs, { id: "result", expression: metric.expression, returnData: true }] };
}
