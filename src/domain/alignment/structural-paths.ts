import type { Confidence, CausalLoop, StructuralClass, StructuralPair } from './report.ts';
import type { Catalogue, Link, Measure } from '#domain/framework/catalogue';
import { rememberOnce, rememberPerDay } from './remember-once.ts';
import { isAtLeast, roundTo12 } from './slack.ts';
import { directionOf, isInUse, ownersOf, supportedLinks, type Snapshot } from './snapshot.ts';
import { compareText, compareTexts, isSameSet, sortedSet } from './sorted-text.ts';

/** Longest path followed, in links. */
export const MOST_LINKS = 5;

/** A directed path through supported links that visits no node twice. */
export interface CausalPath {
  readonly nodes: readonly string[];
  readonly links: readonly Link[];
}

/** A path between two measures with polarity, and what it does to the far end when the near end improves. */
export interface PolarPath extends CausalPath {
  /** p_u p_v x product(s k / 3) x 0.5^(n-1): above 0 helps, below 0 harms. */
  readonly effect: number;
  /** Months, summed along the path; an unknown lag counts 0. */
  readonly lag: number;
  /** The weakest link. */
  readonly confidence: Confidence;
  /** No measure with polarity lies between its ends. */
  readonly direct: boolean;
}

/** Two measures with polarity joined by paths, before anybody is asked who holds them. */
export interface JoinedPair {
  readonly from: string;
  readonly to: string;
  readonly paths: readonly PolarPath[];
  readonly P: number;
  readonly N: number;
  readonly net: number;
  readonly ambiguity: number;
  readonly class: StructuralClass;
  /** Largest effect in size (ties: fewer links, then node names). */
  readonly strongest: PolarPath;
  /** The most negative path (same ties); null when none is negative. */
  readonly worst: PolarPath | null;
  /** First segment of the worst path with a negative improvement sign; null unless the pair is a trade-off. */
  readonly root: readonly [string, string] | null;
}

/** What the declared causes of one day say, whoever holds the measures. */
export interface CausalMap {
  readonly total: number;
  readonly byLength: Readonly<Record<string, number>>;
  readonly pairs: readonly JoinedPair[];
  readonly byEnds: ReadonlyMap<string, JoinedPair>;
  readonly loops: readonly CausalLoop[];
}

/** Key of an ordered pair in `CausalMap.byEnds`. */
export function endsKey(from: string, to: string): string {
  return `${from}>${to}`;
}

/** The worse of two grades. */
export function weaker(a: Confidence, b: Confidence): Confidence {
  return a > b ? a : b;
}

/** The better of two grades. */
export function stronger(a: Confidence, b: Confidence): Confidence {
  return a < b ? a : b;
}

/** Connected component of declared identities that a measure belongs to; measures without an identity have no entry. */
export const identityComponents = rememberOnce((catalogue: Catalogue): ReadonlyMap<string, number> =>
  connect(
    catalogue.identities.map((identity) => {
      switch (identity.type) {
        case 'sum':
          return [identity.total, ...identity.parts];
        case 'split':
          return [...(identity.total === null ? [] : [identity.total]), ...identity.parts.map((part) => part.measure)];
        case 'same_quantity':
        case 'change_of':
        case 'numerator_is_denominator':
          return [identity.a, identity.b];
      }
    }),
  ),
);

/** Are two measures joined by declared arithmetic, directly or in a chain. */
export function areMechanical(catalogue: Catalogue, a: string, b: string): boolean {
  const components = identityComponents(catalogue);
  const of = components.get(a);
  return of !== undefined && of === components.get(b);
}

/** Numbers the connected sets of some groups of names. */
export function connect(groups: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const parent = new Map<string, string>();
  const rootOf = (name: string): string => {
    let at = name;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
    return at;
  };
  for (const group of groups) {
    for (const name of group) {
      if (!parent.has(name)) parent.set(name, name);
      const first = group[0];
      if (first !== undefined) parent.set(rootOf(name), rootOf(first));
    }
  }
  const numbers = new Map<string, number>();
  const components = new Map<string, number>();
  for (const name of [...parent.keys()].sort(compareText)) {
    const root = rootOf(name);
    let number = numbers.get(root);
    if (number === undefined) numbers.set(root, (number = numbers.size));
    components.set(name, number);
  }
  return components;
}

/** Paths, pairs and loops of a day. Independent of the place, so all places share them. */
export const causalMap = rememberPerDay((catalogue, asOf): CausalMap => {
  const links = supportedLinks(catalogue, asOf);
  const from = new Map<string, Link[]>();
  for (const link of [...links].sort((a, b) => compareText(a.target, b.target) || compareText(a.id, b.id))) {
    const list = from.get(link.source);
    if (list === undefined) from.set(link.source, [link]);
    else list.push(link);
  }
  const measures = new Map<string, Measure>(
    catalogue.measures.filter((row) => isInUse(row, asOf)).map((row) => [row.id, row]),
  );
  const polarity = (node: string): 1 | -1 | 0 => {
    const measure = measures.get(node);
    return measure === undefined ? 0 : directionOf(measure);
  };
  let total = 0;
  const byLength: Record<string, number> = {};
  const joined = new Map<string, PolarPath[]>();
  const loops: CausalLoop[] = [];
  const nodes: string[] = [];
  const taken: Link[] = [];
  const walk = (node: string): void => {
    for (const link of from.get(node) ?? []) {
      if (link.target === nodes[0] && taken.length < MOST_LINKS) {
        // a loop is met once from each of its nodes: only its first node by name tells it
        if (nodes.every((name) => name >= link.target)) loops.push(toLoop([...taken, link]));
        continue;
      }
      if (taken.length === MOST_LINKS || nodes.includes(link.target)) continue;
      nodes.push(link.target);
      taken.push(link);
      total += 1;
      byLength[taken.length] = (byLength[taken.length] ?? 0) + 1;
      const start = nodes[0] ?? '';
      if (polarity(start) !== 0 && polarity(link.target) !== 0) {
        const key = endsKey(start, link.target);
        const list = joined.get(key);
        const path = toPolarPath([...nodes], [...taken], polarity);
        if (list === undefined) joined.set(key, [path]);
        else list.push(path);
      }
      walk(link.target);
      nodes.pop();
      taken.pop();
    }
  };
  for (const start of [...from.keys()].sort(compareText)) {
    nodes.push(start);
    walk(start);
    nodes.pop();
  }
  const pairs = [...joined.values()]
    .map((paths) => toPair(catalogue, paths, polarity))
    .sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to));
  loops.sort((a, b) => compareTexts(a.links, b.links));
  return { total, byLength, pairs, byEnds: new Map(pairs.map((pair) => [endsKey(pair.from, pair.to), pair])), loops };
});

function toLoop(links: readonly Link[]): CausalLoop {
  const sign = links.reduce((product, link) => product * link.sign, 1) === 1 ? 1 : -1;
  return { links: sortedSet(links.map((link) => link.id)), sign, type: sign === 1 ? 'reinforcing' : 'balancing' };
}

function toPolarPath(nodes: readonly string[], links: readonly Link[], polarity: (node: string) => number): PolarPath {
  let effect = polarity(nodes[0] ?? '') * polarity(nodes[nodes.length - 1] ?? '') * 0.5 ** (links.length - 1);
  let lag = 0;
  let confidence: Confidence = 'A';
  for (const link of links) {
    effect *= (link.sign * link.strength) / 3;
    lag += link.lag_months ?? 0;
    confidence = weaker(confidence, link.confidence);
  }
  const direct = nodes.slice(1, -1).every((node) => polarity(node) === 0);
  return { nodes, links, effect, lag, confidence, direct };
}

function toPair(catalogue: Catalogue, paths: readonly PolarPath[], polarity: (node: string) => number): JoinedPair {
  const ordered = [...paths].sort((a, b) => compareTexts(a.nodes, b.nodes));
  const P = ordered.reduce((sum, path) => sum + Math.max(path.effect, 0), 0);
  const N = ordered.reduce((sum, path) => sum + Math.max(-path.effect, 0), 0);
  const ambiguity = Math.max(P, N) === 0 ? 0 : Math.min(P, N) / Math.max(P, N);
  const first = ordered[0];
  if (first === undefined) throw new RangeError('A pair is joined by at least one path.');
  const strongest = ordered.reduce(
    (best, path) => (isStronger(Math.abs(path.effect), path, Math.abs(best.effect), best) ? path : best),
    first,
  );
  const worstOfAll = ordered.reduce(
    (best, path) => (isStronger(-path.effect, path, -best.effect, best) ? path : best),
    first,
  );
  const worst = worstOfAll.effect < 0 ? worstOfAll : null;
  const from = first.nodes[0] ?? '';
  const to = first.nodes[first.nodes.length - 1] ?? '';
  const kind = classify(P, N, ambiguity, areMechanical(catalogue, from, to));
  return {
    from,
    to,
    paths: ordered,
    P,
    N,
    net: P - N,
    ambiguity,
    class: kind,
    strongest,
    worst,
    root: kind === 'trade_off' && worst !== null ? findRoot(worst, polarity) : null,
  };
}

function isStronger(size: number, path: PolarPath, bestSize: number, best: PolarPath): boolean {
  const gap = roundTo12(size) - roundTo12(bestSize);
  if (gap !== 0) return gap > 0;
  if (path.links.length !== best.links.length) return path.links.length < best.links.length;
  return compareTexts(path.nodes, best.nodes) < 0;
}

/** Smallest effect that counts, and share of the smaller side from which the sign depends. */
const LEAST_EFFECT = 0.1;
const LEAST_AMBIGUITY = 0.5;

function classify(P: number, N: number, ambiguity: number, mechanical: boolean): StructuralClass {
  if (mechanical) return 'mechanical';
  if (isAtLeast(Math.max(P, N), LEAST_EFFECT) && isAtLeast(ambiguity, LEAST_AMBIGUITY)) return 'depends';
  if (isAtLeast(N - P, LEAST_EFFECT)) return 'trade_off';
  if (isAtLeast(P - N, LEAST_EFFECT)) return 'synergy';
  return 'weak';
}

function findRoot(path: PolarPath, polarity: (node: string) => number): readonly [string, string] | null {
  let start = path.nodes[0] ?? '';
  let sign = polarity(start);
  for (const [index, link] of path.links.entries()) {
    sign *= link.sign;
    const node = path.nodes[index + 1] ?? '';
    const direction = polarity(node);
    if (direction === 0) continue;
    if (sign * direction < 0) return [start, node];
    start = node;
    sign = direction;
  }
  return null;
}

/** Who owns the two ends of a pair. */
export function ownershipOf(snapshot: Snapshot, u: string, v: string): StructuralPair['ownership'] {
  const a = ownersOf(snapshot, u);
  const b = ownersOf(snapshot, v);
  if (a.length === 0 || b.length === 0 || isSameSet(a, b)) return 'none';
  return a.some((owner) => !b.includes(owner)) && b.some((owner) => !a.includes(owner)) ? 'full' : 'partial';
}

/** Do the owner sets of two held measures differ. */
export function areDifferentlyOwned(snapshot: Snapshot, u: string, v: string): boolean {
  return ownershipOf(snapshot, u, v) !== 'none';
}

/** Every ordered pair of measures with polarity that declared causes join, as the report lists them. */
export function structuralPairs(snapshot: Snapshot): readonly StructuralPair[] {
  return causalMap(snapshot.catalogue, snapshot.asOf).pairs.map((pair) => ({
    from: pair.from,
    to: pair.to,
    paths: pair.paths.length,
    P: pair.P,
    N: pair.N,
    net: pair.net,
    ambiguity: pair.ambiguity,
    class: pair.class,
    ownership: ownershipOf(snapshot, pair.from, pair.to),
    withinOne: isWithinOne(ownersOf(snapshot, pair.from), ownersOf(snapshot, pair.to)),
    root: pair.root,
    via: pair.worst?.nodes ?? null,
    lag: (pair.worst ?? pair.strongest).lag,
  }));
}

function isWithinOne(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 1 && isSameSet(a, b);
}

/** A pair on which payments, deadlines and goals may build: a trade-off or a synergy whose strongest path has no judged measure between. */
export function isClearPair(pair: JoinedPair): boolean {
  return (pair.class === 'trade_off' || pair.class === 'synergy') && pair.strongest.direct;
}
