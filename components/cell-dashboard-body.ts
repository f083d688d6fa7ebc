import type * as pulumi from "@pulumi/pulumi";
import type { Metric } from "./alarms";
import type { CellMetrics } from "./cell-metrics";

type KnownMetric = pulumi.Unwrap<Metric>;

/** A line of a graph, in the form that CloudWatch reads: namespace, metric, dimensions as pairs, options. */
type Line = (string | { stat: string; label: string })[];

interface Widget {
  type: "metric";
  x: number;
  y: number;
  width: number;
  height: number;
  properties: {
    title: string;
    region: string;
    view: "timeSeries";
    period: number;
    metrics: Line[];
    yAxis: { left: { min: number } };
    annotations?: { horizontal: { label: string; value: number }[] };
  };
}

/** The body of a dashboard (AWS: "Dashboard body structure and syntax"). */
export interface DashboardBody {
  widgets: Widget[];
}

interface Graph {
  title: string;
  lines: readonly (readonly [label: string, metric: KnownMetric])[];
  /** Drawn as horizontal lines. */
  limits?: readonly { label: string; value: number }[];
}

/** CloudWatch lays dashboards out on a grid 24 units wide. */
const gridWidth = 24;
const widgetSize = { width: 8, height: 6 };
const periodSeconds = 60;

/** What an operator looks at, in the order in which a call passes it: ingress, edge, fleets, way out, recordings. */
export function cellDashboardBody(
  region: string,
  metrics: pulumi.Unwrap<CellMetrics>,
  minTasks: number,
): DashboardBody {
  return { widgets: graphs(metrics, minTasks).map((graph, index) => widget(region, graph, index)) };
}

function graphs(metrics: pulumi.Unwrap<CellMetrics>, minTasks: number): Graph[] {
  return [
    { title: "Connections", lines: [["connections", metrics.connections]] },
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

function widget(region: string, { title, lines, limits }: Graph, index: number): Widget {
  const columns = gridWidth / widgetSize.width;
  return {
    type: "metric",
    x: (index % columns) * widgetSize.width,
    y: Math.floor(index / columns) * widgetSize.height,
    ...widgetSize,
    properties: {
      title,
      region,
      view: "timeSeries",
      period: periodSeconds,
      metrics: lines.map(([label, metric]) => line(label, metric)),
      yAxis: { left: { min: 0 } },
      ...(limits ? { annotations: { horizontal: [...limits] } } : {}),
    },
  };
}

function line(label: string, { namespace, metricName, dimensions, statistic }: KnownMetric): Line {
  return [namespace, metricName, ...Object.entries(dimensions).flat(), { stat: statistic, label }];
}
