import { Graph, layout } from '@dagrejs/dagre';
import type { InfluenceLink, InfluenceNode } from '#domain/contract/conflicts-view';

/** Width and height of every node, in units of the drawing. */
export const nodeWidth = 124;
export const nodeHeight = 58;

/** A node with its middle and the layer it stands in, counted from the top. */
export type PlacedNode = { readonly node: InfluenceNode; readonly x: number; readonly y: number; readonly layer: number };

/** A link as a smooth line, its arrow at the end, and the point where its sign stands. */
export type DrawnLink = { readonly link: InfluenceLink; readonly path: string; readonly sign: { readonly x: number; readonly y: number } };

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
  graph.setGraph({ rankdir: 'TB', nodesep: 10, ranksep: 44, edgesep: 10, marginx: 6, marginy: 6, ranker: 'network-simplex' });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of nodes) graph.setNode(node.id, { width: nodeWidth, height: nodeHeight });
  for (const link of links) graph.setEdge(link.from, link.to, { width: 16, height: 16, labelpos: 'c' }, link.id);
  layout(graph);
  const tops = [...new Set(nodes.map(({ id }) => graph.node(id).y ?? 0))].sort((a, b) => a - b);
  const placed = nodes
    .map((node): PlacedNode => {
      const { x = 0, y = 0 } = graph.node(node.id);
      return { node, x, y, layer: tops.indexOf(y) };
    })
    .sort((a, b) => a.layer - b.layer || a.x - b.x);
  const size = graph.graph();
  return {
    width: Math.ceil(size.width ?? 0),
    height: Math.ceil(size.height ?? 0),
    nodes: placed,
    links: links.map((link): DrawnLink => {
      const edge = graph.edge(link.from, link.to, link.id);
      const points: readonly Point[] = edge.points ?? [];
      const middle = points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 };
      return { link, path: smooth(points), sign: { x: edge.x ?? middle.x, y: edge.y ?? middle.y } };
    }),
  };
}

/** A line through points that bends instead of breaking: each corner is the handle of a curve between the middles of its sides. */
function smooth(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (first === undefined || last === undefined) return '';
  const bends = rest.slice(0, -1).map((corner, index) => {
    const next = rest[index + 1] ?? last;
    const end = index === rest.length - 2 ? last : { x: (corner.x + next.x) / 2, y: (corner.y + next.y) / 2 };
    return `Q${round(corner.x)} ${round(corner.y)} ${round(end.x)} ${round(end.y)}`;
  });
  return `M${round(first.x)} ${round(first.y)}${bends.length === 0 ? `L${round(last.x)} ${round(last.y)}` : bends.join('')}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
