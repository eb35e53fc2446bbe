import { Graph, layout } from '@dagrejs/dagre';
import type { InfluenceLink, InfluenceNode } from '#domain/contract/conflicts-view';

/** Width and height of every node, in units of the drawing. */
export const nodeWidth = 140;
export const nodeHeight = 66;

/** A node with its middle and the layer it stands in, counted from the top. */
export type PlacedNode = {
  readonly node: InfluenceNode;
  readonly x: number;
  readonly y: number;
  readonly layer: number;
};

/** A link as a smooth line, its arrow at the end, and the point where its sign stands. */
export type DrawnLink = {
  readonly link: InfluenceLink;
  readonly path: string;
  readonly sign: { readonly x: number; readonly y: number };
};

export type InfluenceLayout = {
  readonly width: number;
  readonly height: number;
  /** Layer by layer, from left to right. */
  readonly nodes: readonly PlacedNode[];
  readonly links: readonly DrawnLink[];
};

type Point = { readonly x: number; readonly y: number };

/**
 * Lays the links out in layers, causes above what they move, with few crossings (Sugiyama's method). Links that lead back up
 * are turned for the layout alone. The same input gives the same drawing.
 */
export function layOutInfluence(nodes: readonly InfluenceNode[], links: readonly InfluenceLink[]): InfluenceLayout {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({
    rankdir: 'TB',
    nodesep: 8,
    ranksep: 54,
    edgesep: 10,
    marginx: 6,
    marginy: 6,
    ranker: 'network-simplex',
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of nodes) graph.setNode(node.id, { width: nodeWidth, height: nodeHeight });
  for (const link of links) graph.setEdge(link.from, link.to, { width: 16, height: 16, labelpos: 'c' }, link.id);
  layout(graph);
  // The library types its labels loosely; these are what a layout leaves in them.
  const spotOf = (id: string): Partial<Point> => graph.node(id) as Partial<Point>;
  const tops = [...new Set(nodes.map(({ id }) => spotOf(id).y ?? 0))].sort((a, b) => a - b);
  const placed = nodes
    .map((node): PlacedNode => {
      const { x = 0, y = 0 } = spotOf(node.id);
      return { node, x, y, layer: tops.indexOf(y) };
    })
    .sort((a, b) => a.layer - b.layer || a.x - b.x);
  const size = graph.graph() as { readonly width?: number; readonly height?: number };
  return {
    width: Math.ceil(size.width ?? 0),
    height: Math.ceil(size.height ?? 0),
    nodes: placed,
    links: links.map((link): DrawnLink => {
      const edge = graph.edge(link.from, link.to, link.id) as Partial<Point> & { readonly points?: readonly Point[] };
      const from = spotOf(link.from);
      const to = spotOf(link.to);
      const between: readonly Point[] = (edge.points ?? []).slice(1, -1);
      const middle = between[Math.floor(between.length / 2)] ?? { x: 0, y: 0 };
      const line = [leave(from, between[0] ?? to, to), ...between, leave(to, between.at(-1) ?? from, from)];
      return { link, path: smooth(line), sign: { x: edge.x ?? middle.x, y: edge.y ?? middle.y } };
    }),
  };
}

/** Where a line leaves a node: its lower or upper edge, whichever faces the other node, as near the line's next point as the edge allows. */
function leave(node: Partial<Point>, next: Partial<Point>, other: Partial<Point>): Point {
  const { x = 0, y = 0 } = node;
  const most = nodeWidth * 0.38;
  const across = Math.max(-most, Math.min(most, ((next.x ?? x) - x) * 0.5));
  return { x: x + across, y: y + ((other.y ?? 0) >= y ? 1 : -1) * (nodeHeight / 2) };
}

/** A line through all points that leaves and reaches each of them upright, so that it bends and never breaks. */
function smooth(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const before = points[index - 1];
      const here = `${round(point.x)} ${round(point.y)}`;
      if (before === undefined) return `M${here}`;
      const half = round((before.y + point.y) / 2);
      return `C${round(before.x)} ${half} ${round(point.x)} ${half} ${here}`;
    })
    .join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
