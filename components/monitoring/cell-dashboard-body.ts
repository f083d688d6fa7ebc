import type * as pulumi from "@pulumi/pulumi";
import type { CellMetrics } from "./cell-metrics";
import { type DashboardBody, dashboardBody, type Graph } from "./dashboard-body";

/** What an operator looks at, in the order in which a call passes it: ingress, edge, fleets, way out, recordings. */
export function cellDashboardBody(
  region: string,
  metrics: pulumi.Unwrap<CellMetrics>,
  minTasks: number,
): DashboardBody {
  return dashboardBody(region, graphs(metrics, minTasks));
}

function graphs(metrics: pulumi.Unwrap<CellMetrics>, minTasks: number): Graph[] {
  return [
    { title: "Connections, two for each WebSocket", lines: [["connections", metrics.connections]] },
    {
      title: "Edge targets",
      lines: [
        ["healthy", metrics.healthyTargets],
        ["unhealthy", metrics.unhealthyTargets],
      ],
    },
    {
      title: "Edge tasks",
      lines: [
        ["desired", metrics.desiredTasks],
        ["running", metrics.runningTasks],
      ],
      limits: [{ label: "minimum", value: minTasks }],
    },
    { title: "Edge CPU, %", lines: [["average", metrics.edgeCpu]] },
    ...metrics.inService.map(({ fleet, minSize, metric }) => ({
      title: `${fleet}: instances in service`,
      lines: [["in service", metric]] as const,
      limits: [{ label: "minimum", value: minSize }],
    })),
    {
      title: "NAT gateways: connections without a port",
      lines: metrics.natPortErrors.map((metric, index) => [`gateway ${index + 1}`, metric] as const),
    },
    {
      title: "Recordings",
      lines: [
        ["written", metrics.recordingsWritten],
        ["refused", metrics.recordingsRefused],
      ],
    },
  ];
}
