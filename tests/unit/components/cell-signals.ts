import type { CellSignalsArgs } from "../../../components/monitoring/cell-metrics";

/** A small cell, as its alarms and its dashboard are told of it. */
export const cellSignals: CellSignalsArgs = {
  loadBalancerArnSuffix: "app/edge/1",
  targetGroupArnSuffix: "targetgroup/edge/2",
  clusterName: "cluster",
  serviceName: "kamailio",
  minTasks: 2,
  fleets: [
    { name: "media", autoscalingGroupName: "media-asg", minSize: 1 },
    { name: "switches", autoscalingGroupName: "switches-asg", minSize: 3 },
  ],
  natGatewayIds: ["nat-1", "nat-2"],
  natGatewayCount: 2,
  recordingsBucket: "recordings",
};
