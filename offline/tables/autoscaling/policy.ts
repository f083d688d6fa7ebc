import type { Bag, Problem, ResourceTable } from "../../model/table";
import { autoscalingPolicyInputs } from "./policy-inputs";

/** The block that each type of policy needs. */
const configurations: { readonly [policyType: string]: string } = {
  SimpleScaling: "scalingAdjustment",
  StepScaling: "stepAdjustments",
  TargetTrackingScaling: "targetTrackingConfiguration",
  PredictiveScaling: "predictiveScalingConfiguration",
};

export const autoscalingPolicy: ResourceTable = {
  token: "aws:autoscaling/policy:Policy",

  service: "Auto Scaling",
  title: "Auto Scaling Policy",
  operations: {
    create: "PutScalingPolicy",
    read: "DescribePolicies",
    update: "PutScalingPolicy",
    delete: "DeletePolicy",
  },
  scope: "regional",
  inputs: autoscalingPolicyInputs,

  autoName: {},
  id: "{name}",
  importId: "{autoscalingGroupName}/{name}",
  outputs: {
    arn: "arn:{partition}:autoscaling:{region}:{account}:scalingPolicy:{uuid}:autoScalingGroupName/{autoscalingGroupName}:policyName/{name}",
    metricAggregationType: "",
  },

  key: "arn",
  check: checkKind,
};

function checkKind(inputs: Bag): Problem[] {
  const policyType =
    inputs.text("policyType") ?? (inputs.isUnknown("policyType") ? undefined : "SimpleScaling");
  if (policyType === undefined) return [];
  return Object.entries(configurations).flatMap(([type, path]) => {
    if (type === policyType)
      return inputs.has(path) ? [] : [{ path, reason: `is required for policy type ${policyType}` }];
    return inputs.has(path) ? [{ path, reason: `is only supported for policy type ${type}` }] : [];
  });
}
