import {
  type Bag,
  block,
  type Context,
  flag,
  forceNew,
  integer,
  map,
  number,
  type Problem,
  type ResourceTable,
  refusal,
  required,
  set,
  tags,
  text,
} from "../../model/table";
import { alarmActions, alarmsIn, checkActionRegions } from "./alarm-actions";

const comparisons = [
  "GreaterThanOrEqualToThreshold",
  "GreaterThanThreshold",
  "LessThanThreshold",
  "LessThanOrEqualToThreshold",
  "LessThanLowerOrGreaterThanUpperThreshold",
  "LessThanLowerThreshold",
  "GreaterThanUpperThreshold",
];

export const metricAlarm: ResourceTable = {
  token: "aws:cloudwatch/metricAlarm:MetricAlarm",

  service: "CloudWatch",
  title: "CloudWatch Metric Alarm",
  operations: {
    create: "PutMetricAlarm",
    read: "DescribeAlarms",
    update: "PutMetricAlarm",
    delete: "DeleteAlarms",
  },
  scope: "regional",
  inputs: {
    actionsEnabled: flag({ default: true }),
    alarmActions: alarmActions(),
    alarmDescription: text({ maxLength: 1024 }),
    comparisonOperator: text({ oneOf: comparisons }),
    datapointsToAlarm: integer({ min: 1 }),
    dimensions: map(text(), { conflictsWith: ["metricQueries"] }),
    evaluateLowSampleCountPercentiles: text({ computed: true, oneOf: ["evaluate", "ignore"] }),
    evaluationCriteria: block({
      promqlCriteria: block(
        { pendingPeriod: integer(), query: text({ required }), recoveryPeriod: integer() },
        { required },
      ),
    }),
    evaluationInterval: integer(),
    evaluationPeriods: integer({ min: 1 }),
    extendedStatistic: text({
      conflictsWith: ["metricQueries"],
      pattern: /^((p|tm|tc|ts|wm)\d{1,2}(\.\d{0,10})?|(tm|tc|ts|wm|pr)\(.*\)|IQM)$/i,
      rule: "must be a percentile such as p95",
    }),
    insufficientDataActions: alarmActions(),
    metricName: text({ minLength: 1, maxLength: 255, conflictsWith: ["metricQueries"] }),
    metricQueries: set(
      block({
        accountId: text(),
        expression: text({ maxLength: 1024 }),
        id: text({ required, minLength: 1, maxLength: 255 }),
        label: text(),
        metric: block(
          {
            dimensions: map(),
            metricName: text({ required }),
            namespace: text(),
            period: integer({
              required,
              check: (value) =>
                [1, 5, 10, 20, 30].includes(Number(value)) || Number(value) % 60 === 0
                  ? undefined
                  : "must be 1, 5, 10, 20, 30 or a multiple of 60",
            }),
            stat: text({ required }),
            unit: text(),
          },
          { conflictsWith: ["expression"] },
        ),
        period: integer(),
        returnData: flag({ default: false }),
      }),
      { maxItems: 20 },
    ),
    name: text({ forceNew, minLength: 1, maxLength: 255 }),
    namespace: text({
      minLength: 1,
      maxLength: 255,
      pattern: /^[^:].*$/,
      rule: "must not begin with a colon",
      conflictsWith: ["metricQueries"],
    }),
    okActions: alarmActions(),
    period: integer({
      check: (value) =>
        [10, 20, 30].includes(Number(value)) || Number(value) % 60 === 0
          ? undefined
          : "must be 10, 20, 30 or a multiple of 60",
    }),
    statistic: text({
      oneOf: ["SampleCount", "Average", "Sum", "Minimum", "Maximum"],
      conflictsWith: ["extendedStatistic", "metricQueries"],
    }),
    tags: tags(),
    threshold: number({ conflictsWith: ["thresholdMetricId"] }),
    thresholdMetricId: text(),
    treatMissingData: text({ default: "missing", oneOf: ["missing", "ignore", "breaching", "notBreaching"] }),
    unit: text(),
    warmUpConfiguration: block({
      onlyStartEvaluatingAfterWarmUpPeriodEnds: flag(),
      warmUpPeriodDurationInMinutes: integer({ required }),
    }),
  },

  autoName: {},
  id: "{name}",

  outputs: {
    arn: "arn:{partition}:cloudwatch:{region}:{account}:alarm:{name}",
    evaluateLowSampleCountPercentiles: "",
  },

  check: checkAlarm,
  accept: (c) => {
    checkActionRegions(c);
    checkQueries(c);
  },
  deletion: { accept: checkNotNamed },
};

function checkAlarm(inputs: Bag): Problem[] {
  const problems: Problem[] = [];
  const required = (path: string, when: string) =>
    inputs.has(path) || problems.push({ path, reason: `is required ${when}` });
  if (!inputs.has("evaluationCriteria"))
    for (const path of ["comparisonOperator", "evaluationPeriods"])
      required(path, "unless evaluationCriteria is given");
  if (inputs.has("metricName") && !inputs.has("statistic") && !inputs.has("extendedStatistic"))
    problems.push({
      path: "statistic",
      reason: "one of statistic, extendedStatistic must be given with metricName",
    });
  return problems;
}

function checkQueries(c: Context): void {
  const wrong = (message: string) => refusal("ValidationError", message);
  const [datapoints, periods] = [c.inputs.number("datapointsToAlarm"), c.inputs.number("evaluationPeriods")];
  if (datapoints !== undefined && periods !== undefined && datapoints > periods)
    throw wrong("DatapointsToAlarm must be less than or equal to EvaluationPeriods");
  const queries = c.inputs.blocks("metricQueries");
  const returning = queries.filter((query) => query.flag("returnData") === true);
  const wanted = c.inputs.has("thresholdMetricId") ? 2 : 1;
  if (queries.length > 0 && returning.length !== wanted)
    throw wrong(
      `Exactly ${wanted} element${wanted === 1 ? "" : "s"} of the metrics list should return data.`,
    );
}

function checkNotNamed(c: Context): void {
  const name = c.outputs.text("id") ?? "";
  const composite = c.cloud
    .find("aws:cloudwatch/compositeAlarm:CompositeAlarm")
    .some(({ outputs }) => alarmsIn(String(outputs.alarmRule)).includes(name));
  if (composite)
    throw refusal(
      "ValidationError",
      `Cannot delete ${name} as there are composite alarm(s) depending on it.`,
    );
}
