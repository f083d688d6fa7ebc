import {
  block,
  flag,
  forceNew,
  integer,
  list,
  number,
  type Properties,
  required,
  set,
  text,
} from "../../model/table";

/** Metric queries of a predictive policy. */
const predictiveMetric = () =>
  block({
    metricDataQueries: list(
      block({
        id: text({ required }),
        expression: text(),
        label: text(),
        returnData: flag({ default: true }),
        metricStat: block({
          metric: block(
            {
              metricName: text({ required }),
              namespace: text({ required }),
              dimensions: set(block({ name: text({ required }), value: text({ required }) })),
            },
            { required },
          ),
          stat: text({ required }),
          unit: text(),
        }),
      }),
      { required },
    ),
  });

export const autoscalingPolicyInputs: Properties = {
  adjustmentType: text({ oneOf: ["ChangeInCapacity", "ExactCapacity", "PercentChangeInCapacity"] }),
  autoscalingGroupName: text({
    required,
    forceNew,
    refers: {
      to: "aws:autoscaling/group:Group",
      missing: "ValidationError",
      message: "AutoScalingGroup name not found - AutoScalingGroup {value} not found",
    },
  }),
  cooldown: integer(),
  enabled: flag({ default: true }),
  estimatedInstanceWarmup: integer(),
  metricAggregationType: text({ computed: true }),
  minAdjustmentMagnitude: integer({ min: 1 }),
  name: text({ forceNew }),
  policyType: text({
    default: "SimpleScaling",
    oneOf: ["SimpleScaling", "StepScaling", "TargetTrackingScaling", "PredictiveScaling"],
  }),
  predictiveScalingConfiguration: block({
    maxCapacityBreachBehavior: text({
      default: "HonorMaxCapacity",
      oneOf: ["HonorMaxCapacity", "IncreaseMaxCapacity"],
    }),
    maxCapacityBuffer: text(),
    metricSpecification: block(
      {
        customizedCapacityMetricSpecification: predictiveMetric(),
        customizedLoadMetricSpecification: predictiveMetric(),
        customizedScalingMetricSpecification: predictiveMetric(),
        predefinedLoadMetricSpecification: block({
          predefinedMetricType: text({ required }),
          resourceLabel: text(),
        }),
        predefinedMetricPairSpecification: block({
          predefinedMetricType: text({ required }),
          resourceLabel: text(),
        }),
        predefinedScalingMetricSpecification: block({
          predefinedMetricType: text({ required }),
          resourceLabel: text(),
        }),
        targetValue: number({ required }),
      },
      { required },
    ),
    mode: text({ default: "ForecastOnly", oneOf: ["ForecastAndScale", "ForecastOnly"] }),
    schedulingBufferTime: text(),
  }),
  scalingAdjustment: integer({ conflictsWith: ["stepAdjustments"] }),
  stepAdjustments: set(
    block({
      metricIntervalLowerBound: text(),
      metricIntervalUpperBound: text(),
      scalingAdjustment: integer({ required }),
    }),
  ),
  targetTrackingConfiguration: block({
    customizedMetricSpecification: block({
      metricDimensions: set(block({ name: text({ required }), value: text({ required }) })),
      metricName: text(),
      metrics: set(
        block({
          expression: text({ minLength: 1, maxLength: 2047 }),
          id: text({ required, minLength: 1, maxLength: 255 }),
          label: text(),
          metricStat: block({
            metric: block(
              {
                dimensions: list(block({ name: text({ required }), value: text({ required }) })),
                metricName: text({ required }),
                namespace: text({ required }),
              },
              { required },
            ),
            period: integer(),
            stat: text({ required }),
            unit: text(),
          }),
          returnData: flag({ default: true }),
        }),
        { conflictsWith: ["metricDimensions", "metricName", "namespace", "statistic", "unit"] },
      ),
      namespace: text(),
      period: integer(),
      statistic: text({ oneOf: ["Average", "Minimum", "Maximum", "SampleCount", "Sum"] }),
      unit: text(),
    }),
    disableScaleIn: flag({ default: false }),
    predefinedMetricSpecification: block(
      {
        predefinedMetricType: text({
          required,
          oneOf: [
            "ASGAverageCPUUtilization",
            "ASGAverageNetworkIn",
            "ASGAverageNetworkOut",
            "ALBRequestCountPerTarget",
          ],
        }),
        resourceLabel: text(),
      },
      { conflictsWith: ["customizedMetricSpecification"] },
    ),
    targetValue: number({ required }),
  }),
};
