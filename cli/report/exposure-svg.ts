import {
  carriers,
  type Hop,
  isUndecided,
  isUndeclared,
  type ReachablePath,
  type ResourceRef,
} from "../../policies/reachability/path";
import { flowsText, portsText, sourceText } from "../../policies/reachability/words";
import type { ToldExposure } from "./exposure";

/** A box of the picture: who calls, or what traffic goes through. */
interface Node {
  readonly key: string;
  readonly lines: readonly string[];
  column: number;
  row: number;
}

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly labels: string[];
  readonly colour: string;
  readonly dashed: boolean;
}

const BOX = { width: 220, height: 62, columnGap: 150, rowGap: 34 } as const;
const MARGIN = 28;
const HEAD = 64;
const FONT = "font-family=\"system-ui, 'DejaVu Sans', sans-serif\"";
const COLOURS = { declared: "#1a7f37", undeclared: "#cf222e", limited: "#57606a", open: "#9a6700" } as const;

/** Every path from the internet inwards, as boxes and arrows from left to right. The colour says how a path is judged. */
export function exposureSvg(told: ToldExposure): string {
  const { nodes, edges } = graphOf(told.paths);
  const columns = Math.max(1, ...nodes.map(({ column }) => column + 1));
  const rows = Math.max(1, ...nodes.map(({ row }) => row + 1));
  const width = MARGIN * 2 + columns * BOX.width + (columns - 1) * BOX.columnGap;
  const height = HEAD + rows * (BOX.height + BOX.rowGap) + MARGIN + LEGEND_HEIGHT;
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<title>${escaped(titleOf(told))}</title>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    text(MARGIN, 38, titleOf(told), { size: 18, weight: 600 }),
    ...edges.map((edge) => edgeSvg(edge, byKey)),
    ...nodes.map(nodeSvg),
    legend(height - LEGEND_HEIGHT + 8),
    "</svg>",
    "",
  ].join("\n");
}

const titleOf = ({ environment, source }: ToldExposure): string =>
  `What the internet can reach in ${environment}, by ${source === "state" ? "what stands" : "its configuration"}`;

/** Boxes in columns by how far they are from the internet, and one arrow for each pair of neighbours and judgement. */
function graphOf(paths: readonly ReachablePath[]): { nodes: Node[]; edges: Edge[] } {
  const nodes = new Map<string, Node>();
  const edges = new Map<string, Edge>();
  const put = (key: string, lines: readonly string[], column: number): void => {
    const known = nodes.get(key);
    if (known) known.column = Math.max(known.column, column);
    else nodes.set(key, { key, lines, column, row: 0 });
  };
  for (const path of paths.length > 0 ? paths : []) {
    const source = sourceText(path);
    put(source, [source], 0);
    let from = source;
    const hops = carriers(path);
    hops.forEach((hop, at) => {
      const key = hop.resources.map(({ urn }) => urn).join(" ");
      put(key, boxLines(hop), at + 1);
      const last = at === hops.length - 1 && path.listens.length > 0;
      const label = last ? path.listens.map(portsText).join(", ") : flowsText(path.entry);
      link(edges, { from, to: key, labels: [label], ...styleOf(path) });
      from = key;
    });
  }
  if (nodes.size === 0) put("nothing", ["the internet reaches nothing"], 0);
  return { nodes: placed([...nodes.values()], [...edges.values()]), edges: [...edges.values()] };
}

function link(edges: Map<string, Edge>, edge: Edge): void {
  const key = [edge.from, edge.to, edge.colour].join("\n");
  const known = edges.get(key);
  if (!known) edges.set(key, edge);
  else known.labels.push(...edge.labels.filter((label) => !known.labels.includes(label)));
}

const boxLines = ({ what, resources }: Hop): string[] => {
  const [first] = resources as readonly [ResourceRef, ...ResourceRef[]];
  const more = resources.length > 1 ? ` and ${resources.length - 1} more` : "";
  return [what, `${first.name}${more}`, first.stack].filter((line) => line !== "");
};

/** A row for each last box of a path; the boxes before stand in the middle of those they lead to. */
function placed(nodes: Node[], edges: readonly Edge[]): Node[] {
  const after = (key: string): Node[] =>
    edges.filter(({ from }) => from === key).flatMap(({ to }) => nodes.find((node) => node.key === to) ?? []);
  const columns = Math.max(...nodes.map(({ column }) => column));
  const ends = nodes.filter(({ key }) => after(key).length === 0);
  ends.forEach((node, row) => {
    node.row = row;
  });
  for (let column = columns; column >= 0; column--) {
    const taken: number[] = [];
    for (const node of nodes.filter((one) => one.column === column)) {
      const next = after(node.key);
      if (next.length > 0) node.row = next.reduce((sum, { row }) => sum + row, 0) / next.length;
      while (taken.some((row) => Math.abs(row - node.row) < 1)) node.row += 1;
      taken.push(node.row);
    }
  }
  return nodes;
}

function styleOf(path: ReachablePath): Pick<Edge, "colour" | "dashed"> {
  if (path.declared !== undefined) return { colour: COLOURS.declared, dashed: false };
  if (isUndecided(path)) return { colour: COLOURS.open, dashed: true };
  return { colour: isUndeclared(path) ? COLOURS.undeclared : COLOURS.limited, dashed: false };
}

const left = ({ column }: Node): number => MARGIN + column * (BOX.width + BOX.columnGap);
const top = ({ row }: Node): number => HEAD + row * (BOX.height + BOX.rowGap);

function nodeSvg(node: Node): string {
  const [x, y] = [left(node), top(node)];
  const start = y + BOX.height / 2 - (node.lines.length - 1) * 9 + 5;
  const lines = node.lines.map((line, at) =>
    text(x + BOX.width / 2, start + at * 18, clipped(line), {
      size: at === 0 && node.lines.length > 1 ? 11 : 13,
      weight: at === 1 || node.lines.length === 1 ? 600 : 400,
      anchor: "middle",
    }),
  );
  const box = `<rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="8" fill="#f6f8fa" stroke="#57606a"/>`;
  return [box, ...lines].join("\n");
}

function edgeSvg({ from, to, labels, colour, dashed }: Edge, nodes: ReadonlyMap<string, Node>): string {
  const [start, end] = [nodes.get(from), nodes.get(to)];
  if (!start || !end) return "";
  const [x1, y1] = [left(start) + BOX.width, top(start) + BOX.height / 2];
  const [x2, y2] = [left(end), top(end) + BOX.height / 2];
  const bend = (x2 - x1) / 2;
  const line = `<path d="M ${x1} ${y1} C ${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2 - 9} ${y2}" fill="none" stroke="${colour}" stroke-width="2"${dashed ? ' stroke-dasharray="6 5"' : ""}/>`;
  const head = `<path d="M ${x2} ${y2} l -10 -5 v 10 z" fill="${colour}"/>`;
  const words = labels.map((label, at) =>
    text(x2 - 14, y2 - 9 - (labels.length - 1 - at) * 15, label, {
      size: 12,
      anchor: "end",
      colour,
      halo: true,
    }),
  );
  return [line, head, ...words].join("\n");
}

const LEGEND_HEIGHT = 34;
const LEGEND: readonly [string, string][] = [
  [COLOURS.declared, "declared"],
  [COLOURS.undeclared, "NOT declared"],
  [COLOURS.limited, "for some callers only"],
  [COLOURS.open, "not decided yet"],
];

const legend = (y: number): string =>
  LEGEND.map(([colour, label], at) => {
    const x = MARGIN + at * 190;
    return `<rect x="${x}" y="${y}" width="14" height="14" rx="3" fill="${colour}"/>\n${text(x + 22, y + 12, label, { size: 12 })}`;
  }).join("\n");

interface TextStyle {
  readonly size: number;
  readonly weight?: number;
  readonly anchor?: "middle" | "end";
  readonly colour?: string;
  /** White around it, where it stands on a line. */
  readonly halo?: boolean;
}

function text(
  x: number,
  y: number,
  words: string,
  { size, weight = 400, anchor, colour = "#1f2328", halo }: TextStyle,
) {
  const around = halo ? ' stroke="#ffffff" stroke-width="4" paint-order="stroke"' : "";
  const at = anchor ? ` text-anchor="${anchor}"` : "";
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${colour}" ${FONT}${at}${around}>${escaped(words)}</text>`;
}

const LONGEST_LINE = 28;
const clipped = (line: string): string =>
  line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE - 1)}…` : line;

const escaped = (words: string): string =>
  words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
