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
              metricName: text(),
              namespace: text(),
              dimensions: list(block({ name: text({ required }), value: text({ required }) })),
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

export const scalingPolicyInputs: Properties = {
  name: text({ forceNew, maxLength: 255 }),
  policyType: text({
    default: "StepScaling",
    oneOf: ["StepScaling", "TargetTrackingScaling", "PredictiveScaling"],
  }),
  predictiveScalingPolicyConfiguration: block({
    maxCapacityBreachBehavior: text(),
    maxCapacityBuffer: integer(),
    metricSpecifications: list(
      block({
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
        targetValue: text({ required }),
      }),
      { required },
    ),
    mode: text(),
    schedulingBufferTime: integer(),
  }),
  resourceId: text({ required, forceNew }),
  scalableDimension: text({ required, forceNew }),
  serviceNamespace: text({ required, forceNew }),
  stepScalingPolicyConfiguration: block({
    adjustmentType: text(),
    cooldown: integer(),
    metricAggregationType: text(),
    minAdjustmentMagnitude: integer(),
    stepAdjustments: set(
      block({
        metricIntervalLowerBound: text(),
        metricIntervalUpperBound: text(),
        scalingAdjustment: integer({ required }),
      }),
    ),
  }),
  targetTrackingScalingPolicyConfiguration: block({
    customizedMetricSpecification: block({
      dimensions: set(block({ name: text({ required }), value: text({ required }) })),
      metricName: text(),
      metrics: set(
        block({
          expression: text(),
          id: text({ required }),
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
            stat: text({ required }),
            unit: text(),
          }),
          returnData: flag({ default: true }),
        }),
        { conflictsWith: ["dimensions", "metricName", "namespace", "statistic", "unit"] },
      ),
      namespace: text(),
      statistic: text(),
      unit: text(),
    }),
    disableScaleIn: flag({ default: false }),
    predefinedMetricSpecification: block(
      { predefinedMetricType: text({ required }), resourceLabel: text({ maxLength: 1023 }) },
      { conflictsWith: ["customizedMetricSpecification"] },
    ),
    scaleInCooldown: integer(),
    scaleOutCooldown: integer(),
    targetValue: number({ required }),
  }),
};
