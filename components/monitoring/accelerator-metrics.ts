import * as pulumi from "@pulumi/pulumi";
import type { Metric } from "./alarms";

/** The one Region that has the metrics of accelerators (AWS: "Using Amazon CloudWatch with AWS Global Accelerator"). */
export const acceleratorMetricsRegion = "us-west-2";

/** The time series of one accelerator with its listener, for alarms and dashboard alike. */
export type AcceleratorMetrics = ReturnType<typeof acceleratorMetrics>;

/** The accelerator reports them while traffic flows (AWS: "Using Amazon CloudWatch with AWS Global Accelerator"). */
export function acceleratorMetrics(listenerArn: pulumi.Input<string>) {
  const listener = pulumi.output(listenerArn).apply(listenerDimensions);
  const whole = listener.apply(({ Accelerator }) => ({ Accelerator }));
  const metric = (
    metricName: string,
    statistic: Metric["statistic"],
    dimensions: Metric["dimensions"] = listener,
  ): Metric => ({ namespace: "AWS/GlobalAccelerator", metricName, dimensions, statistic });
  return {
    healthyEndpoints: metric("HealthyEndpointCount", "Maximum"),
    unhealthyEndpoints: metric("UnhealthyEndpointCount", "Maximum"),
    newFlows: metric("NewFlowCount", "Sum"),
    bytesIn: metric("ProcessedBytesIn", "Sum"),
    bytesOut: metric("ProcessedBytesOut", "Sum"),
    /** IPv6 flows only. */
    flowsDropped: metric("Flows_Dropped_No_Endpoint_Found", "Sum", whole),
  };
}

/** The dimensions by which CloudWatch knows a listener: the last parts of `...:accelerator/<id>/listener/<id>`. */
export function listenerDimensions(listenerArn: string): Record<"Accelerator" | "Listener", string> {
  const [, accelerator, listener] = /:accelerator\/([^/]+)\/listener\/([^/]+)$/.exec(listenerArn) ?? [];
  if (accelerator && listener) return { Accelerator: accelerator, Listener: listener };
  throw new Error(
    `"${listenerArn}" is not the ARN of an accelerator's listener (...:accelerator/<id>/listener/<id>)`,
  );
}
