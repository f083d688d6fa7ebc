import type * as pulumi from "@pulumi/pulumi";
import type { Metric } from "./alarms";

export type KnownMetric = pulumi.Unwrap<Metric>;

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

/** One graph of a dashboard. */
export interface Graph {
  title: string;
  lines: readonly (readonly [label: string, metric: KnownMetric])[];
  /** Drawn as horizontal lines. */
  limits?: readonly { label: string; value: number }[];
}

/** CloudWatch lays dashboards out on a grid 24 units wide. */
const gridWidth = 24;
const widgetSize = { width: 8, height: 6 };
const periodSeconds = 60;

/** Lays graphs out from left to right, then down; their metrics are those of one Region. */
export function dashboardBody(region: string, graphs: readonly Graph[]): DashboardBody {
  return { widgets: graphs.map((graph, index) => widget(region, graph, index)) };
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
