import {
  carriers,
  type Hop,
  isUndecided,
  isUndeclared,
  type ReachablePath,
  type ResourceRef,
} from "../../policies/reachability/path";
import { flowsText, portsText, sourceText } from "../../policies/reachability/words";
import { exposureTitle, type ToldExposure } from "./exposure";

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

interface Graph {
  readonly nodes: Node[];
  readonly edges: Edge[];
  readonly boxHeight: number;
}

const BOX = { width: 220, columnGap: 160, rowGap: 34 } as const;
/** The least height of a box, and what each arrow that ends at it takes, with the words on it. */
const HEIGHT = { least: 62, edge: 20 } as const;
const MARGIN = 28;
const HEAD = 64;
const FONT = "font-family=\"system-ui, 'DejaVu Sans', sans-serif\"";
const COLOURS = { declared: "#1a7f37", undeclared: "#cf222e", limited: "#57606a", open: "#9a6700" } as const;

/** Every path from the internet inwards, as boxes and arrows from left to right. The colour says how a path is judged. */
export function exposureSvg(told: ToldExposure): string {
  const graph = graphOf(told.paths);
  const { nodes, edges, boxHeight } = graph;
  const columns = Math.max(...nodes.map(({ column }) => column + 1));
  const rows = Math.max(...nodes.map(({ row }) => row + 1));
  const width = MARGIN * 2 + columns * BOX.width + (columns - 1) * BOX.columnGap;
  const height = HEAD + rows * (boxHeight + BOX.rowGap) + MARGIN + LEGEND_HEIGHT;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<title>${escaped(exposureTitle(told))}</title>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    text(MARGIN, 38, exposureTitle(told), { size: 18, weight: 600 }),
    ...edges.map((edge) => edgeSvg(edge, graph)),
    ...nodes.map((node) => nodeSvg(node, boxHeight)),
    legend(height - LEGEND_HEIGHT + 8),
    "</svg>",
    "",
  ].join("\n");
}

/** Boxes in columns by how far they are from the internet, and one arrow for each pair of neighbours and judgement. */
function graphOf(paths: readonly ReachablePath[]): Graph {
  const nodes = new Map<string, Node>();
  const edges = new Map<string, Edge>();
  const put = (key: string, lines: readonly string[], column: number): void => {
    const known = nodes.get(key);
    if (known) known.column = Math.max(known.column, column);
    else nodes.set(key, { key, lines, column, row: 0 });
  };
  for (const path of paths) {
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
  const all = [...edges.values()];
  const busiest = Math.max(0, ...[...nodes.keys()].map((key) => all.filter(({ to }) => to === key).length));
  const boxHeight = Math.max(HEIGHT.least, HEIGHT.edge * (busiest + 1));
  return { nodes: placed([...nodes.values()], all), edges: all, boxHeight };
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
const middle = ({ row }: Node, boxHeight: number): number =>
  HEAD + row * (boxHeight + BOX.rowGap) + boxHeight / 2;

function nodeSvg(node: Node, boxHeight: number): string {
  const [x, y] = [left(node), middle(node, boxHeight)];
  const start = y - (node.lines.length - 1) * 9 + 5;
  const lines = node.lines.map((line, at) =>
    text(x + BOX.width / 2, start + at * 18, clipped(line), {
      size: at === 0 && node.lines.length > 1 ? 11 : 13,
      weight: at === 1 || node.lines.length === 1 ? 600 : 400,
      anchor: "middle",
    }),
  );
  const top = y - boxHeight / 2;
  const box = `<rect x="${x}" y="${top}" width="${BOX.width}" height="${boxHeight}" rx="8" fill="#f6f8fa" stroke="#57606a"/>`;
  return [box, ...lines].join("\n");
}

/** An arrow with its words above its end. Several at one box stand below each other. */
function edgeSvg(edge: Edge, { nodes, edges, boxHeight }: Graph): string {
  const { from, to, labels, colour, dashed } = edge;
  const [start, end] = [from, to].map((key) => nodes.find((node) => node.key === key));
  if (!start || !end) return "";
  const leaving = edges.filter((other) => other.from === from);
  const coming = edges.filter((other) => other.to === to);
  const [x1, x2] = [left(start) + BOX.width, left(end)];
  const y1 = middle(start, boxHeight) + offset(leaving.indexOf(edge), leaving.length, HEIGHT.edge / 4);
  const y2 = middle(end, boxHeight) + offset(coming.indexOf(edge), coming.length, HEIGHT.edge);
  const bend = (x2 - x1) / 3;
  const dashes = dashed ? ' stroke-dasharray="6 5"' : "";
  const line = `<path d="M ${x1} ${y1} C ${x1 + bend} ${y1} ${x1 + bend / 4} ${y2} ${x1 + bend} ${y2} H ${x2 - 9}" fill="none" stroke="${colour}" stroke-width="2"${dashes}/>`;
  const head = `<path d="M ${x2} ${y2} l -10 -5 v 10 z" fill="${colour}"/>`;
  const words = text(x2 - 14, y2 - 6, labels.join(", "), { size: 12, anchor: "end", colour, halo: true });
  return [line, head, words].join("\n");
}

/** Where the one of so many stands, beside their middle. */
const offset = (at: number, of: number, distance: number): number => (at - (of - 1) / 2) * distance;

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
