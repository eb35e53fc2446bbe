import type { Confidence, CausalLoop, StructuralClass, StructuralPair } from './report.ts';
import type { Catalogue, Link, Measure } from '#domain/framework/catalogue';
import { rememberOnce, rememberPerDay } from './remember-once.ts';
import { isAtLeast, roundTo12 } from './slack.ts';
import { directionOf, isInUse, ownersOf, supportedLinks, type Snapshot } from './snapshot.ts';
import { compareText, compareTexts, isSameSet, sortedSet } from './sorted-text.ts';

/** Longest path followed, in links. */
export const MOST_LINKS = 5;

/** A path between two measures with polarity, and what it does to the far end when the near end improves. */
export interface PolarPath {
  readonly nodes: readonly string[];
  readonly links: readonly Link[];
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
  /** Number of paths that join them. */
  readonly paths: number;
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
  /**
   * Pairs that say something, ordered by their ends: every class but `weak`. In a dense catalogue nearly every two
   * measures are joined weakly, so weak pairs are worked out only when they are asked for.
   */
  readonly pairs: readonly JoinedPair[];
  /** Those of `pairs` that start at a measure. */
  readonly pairsFrom: (from: string) => readonly JoinedPair[];
  /** Every pair, weak ones too, ordered by its ends. */
  readonly everyPair: () => readonly JoinedPair[];
  /** One pair by its ends (`endsKey`), weak or not. */
  readonly byEnds: Pick<ReadonlyMap<string, JoinedPair>, 'get' | 'has'>;
  /** Class of an ordered pair, weak ones too; null for two measures that no path joins in that direction. */
  readonly classOf: (from: string, to: string) => StructuralClass | null;
  /** The same for many pairs: number of a measure that a path joins to another, null for any other. */
  readonly numberOf: (measure: string) => number | null;
  /** Classes of all pairs from a measure as places in `STRUCTURAL_CLASSES`, by the number of the far end; null without any. */
  readonly classesFrom: (from: string) => Uint8Array | null;
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
export const causalMap = rememberPerDay(mapCauses, ({ links, measures, latentNodes, identities }) => [
  links,
  measures,
  latentNodes,
  identities,
]);

function mapCauses(catalogue: Catalogue, asOf: string): CausalMap {
  const walker = new PathWalker(catalogue, asOf);
  const byLength: Record<string, number> = {};
  const loops: CausalLoop[] = [];
  const pairs: JoinedPair[] = [];
  const starts = new Map<string, { readonly pairs: readonly JoinedPair[]; readonly classes: Uint8Array }>();
  for (const start of walker.starts) {
    const reached = walker.walkFrom(start, { weakToo: false, loops });
    for (const [length, count] of reached.counts.entries()) {
      if (count > 0) byLength[length] = (byLength[length] ?? 0) + count;
    }
    if (reached.classes === null) continue;
    starts.set(walker.nameOf(start), { pairs: reached.pairs, classes: reached.classes });
    for (const pair of reached.pairs) pairs.push(pair);
  }
  loops.sort((a, b) => compareTexts(a.links, b.links));
  const classOf = (from: string, to: string): StructuralClass | null => {
    const end = walker.numberOf(to);
    return end === null ? null : (STRUCTURAL_CLASSES[starts.get(from)?.classes[end] ?? 0] ?? null);
  };
  const weakFrom = new Map<string, ReadonlyMap<string, JoinedPair>>();
  const everyPairFrom = (from: string): ReadonlyMap<string, JoinedPair> => {
    let found = weakFrom.get(from);
    if (found === undefined) {
      const start = starts.has(from) ? walker.numberOf(from) : null;
      const all = start === null ? [] : walker.walkFrom(start, { weakToo: true, loops: null }).pairs;
      weakFrom.set(from, (found = new Map(all.map((pair) => [pair.to, pair]))));
    }
    return found;
  };
  const get = (key: string): JoinedPair | undefined => {
    const [from = '', to = ''] = key.split('>');
    return classOf(from, to) === null ? undefined : everyPairFrom(from).get(to);
  };
  return {
    total: Object.values(byLength).reduce((sum, count) => sum + count, 0),
    byLength,
    pairs,
    pairsFrom: (from) => starts.get(from)?.pairs ?? [],
    everyPair: () => [...starts.keys()].flatMap((from) => [...everyPairFrom(from).values()]),
    byEnds: { get, has: (key) => get(key) !== undefined },
    classOf,
    numberOf: (measure) => walker.numberOf(measure),
    classesFrom: (from) => starts.get(from)?.classes ?? null,
    loops,
  };
}

/** Classes by the number that a table of classes holds; the first for two measures that no path joins. */
export const STRUCTURAL_CLASSES: readonly (StructuralClass | null)[] = [
  null,
  'mechanical',
  'depends',
  'trade_off',
  'synergy',
  'weak',
];
const WEAK = STRUCTURAL_CLASSES.indexOf('weak');

const NO_COMPONENT = -1;

/** What paths from one node reach. */
interface ReachedFrom {
  /** Number of paths by their length in links. */
  readonly counts: Float64Array;
  /** Class of each node reached, by its number; null where the start has no polarity. */
  readonly classes: Uint8Array | null;
  /** Ordered by far end. */
  readonly pairs: readonly JoinedPair[];
}

/**
 * Walks the simple paths from one node after the other over numbered nodes, and keeps of each pair only its sums and
 * its two outstanding paths: a catalogue of ten thousand links has millions of paths.
 * Nodes are numbered by name and left in that order, so paths are met in order of their names.
 */
class PathWalker {
  /** Nodes that a link leaves, in order of name. */
  readonly starts: readonly number[];
  readonly #names: readonly string[];
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #polarity: Int8Array;
  /** Component of declared identities. */
  readonly #component: Int32Array;
  readonly #links: readonly Link[];
  /** Used for one start after the other: new tables for each would be most of the work. */
  readonly #sums: PairSums;
  /** Links of node n: from first[n] up to first[n + 1]. */
  readonly #first: Int32Array;
  readonly #target: Int32Array;
  /** Sign times strength / 3. */
  readonly #factor: Float64Array;

  constructor(catalogue: Catalogue, asOf: string) {
    const links = [...supportedLinks(catalogue, asOf)].sort(
      (a, b) => compareText(a.source, b.source) || compareText(a.target, b.target) || compareText(a.id, b.id),
    );
    const names = sortedSet(links.flatMap((link) => [link.source, link.target]));
    const numbers = new Map(names.map((name, index) => [name, index]));
    const measures = new Map<string, Measure>(
      catalogue.measures.filter((row) => isInUse(row, asOf)).map((row) => [row.id, row]),
    );
    const first = new Int32Array(names.length + 1);
    for (const link of links) countUp(first, (numbers.get(link.source) ?? 0) + 1, 1);
    for (let node = 0; node < names.length; node += 1) countUp(first, node + 1, first[node] ?? 0);
    this.#names = names;
    this.#sums = new PairSums(names.length);
    this.#numbers = numbers;
    this.#links = links;
    this.#first = first;
    this.#polarity = Int8Array.from(names, (name) => {
      const measure = measures.get(name);
      return measure === undefined ? 0 : directionOf(measure);
    });
    const components = identityComponents(catalogue);
    this.#component = Int32Array.from(names, (name) => components.get(name) ?? NO_COMPONENT);
    this.#target = Int32Array.from(links, (link) => numbers.get(link.target) ?? 0);
    this.#factor = Float64Array.from(links, (link) => (link.sign * link.strength) / 3);
    this.starts = names.flatMap((_, node) => (first[node] === first[node + 1] ? [] : [node]));
  }

  nameOf(node: number): string {
    return this.#names[node] ?? '';
  }

  numberOf(name: string): number | null {
    return this.#numbers.get(name) ?? null;
  }

  /** @param loops where loops are put that have their first node by name here; null to leave them */
  walkFrom(
    start: number,
    { weakToo, loops }: { readonly weakToo: boolean; readonly loops: CausalLoop[] | null },
  ): ReachedFrom {
    const size = this.#names.length;
    const [first, target, factor, polarity] = [this.#first, this.#target, this.#factor, this.#polarity];
    const nearPolarity = polarity[start] ?? 0;
    const counts = new Float64Array(MOST_LINKS + 1);
    const onPath = new Uint8Array(size);
    const taken = new Int32Array(MOST_LINKS);
    const sums = this.#sums;
    sums.clear();
    const walk = (node: number, length: number, product: number, isFirst: boolean): void => {
      const end = first[node + 1] ?? 0;
      for (let link = first[node] ?? 0; link < end; link += 1) {
        const next = target[link] ?? 0;
        taken[length] = link;
        if (next === start) {
          // a loop is met once from each of its nodes: only its first node by name tells it
          if (isFirst && loops !== null) loops.push(toLoop(this.#linksOf(taken.subarray(0, length + 1))));
          continue;
        }
        if (onPath[next] === 1) continue;
        counts[length + 1] = (counts[length + 1] ?? 0) + 1;
        const along = product * (factor[link] ?? 0);
        const farPolarity = polarity[next] ?? 0;
        if (nearPolarity !== 0 && farPolarity !== 0)
          sums.add(next, nearPolarity * farPolarity * along, taken, length + 1);
        if (length + 1 === MOST_LINKS) continue;
        onPath[next] = 1;
        walk(next, length + 1, along * 0.5, isFirst && next > start);
        onPath[next] = 0;
      }
    };
    onPath[start] = 1;
    walk(start, 0, 1, true);
    if (nearPolarity === 0) return { counts, classes: null, pairs: [] };
    const classes = new Uint8Array(size);
    const pairs: JoinedPair[] = [];
    const component = this.#component[start] ?? NO_COMPONENT;
    for (let end = 0; end < size; end += 1) {
      if (sums.count[end] === 0) continue;
      const isMechanical = component !== NO_COMPONENT && component === this.#component[end];
      const kind = classify(sums.P[end] ?? 0, sums.N[end] ?? 0, isMechanical);
      const code = STRUCTURAL_CLASSES.indexOf(kind);
      classes[end] = code;
      if (code !== WEAK || weakToo) pairs.push(this.#toPair(start, end, sums, kind));
    }
    return { counts, classes, pairs };
  }

  #linksOf(numbers: Int32Array): readonly Link[] {
    return [...numbers].flatMap((number) => this.#links[number] ?? []);
  }

  #toPair(start: number, end: number, sums: PairSums, kind: StructuralClass): JoinedPair {
    const [P, N] = [sums.P[end] ?? 0, sums.N[end] ?? 0];
    const worst = (sums.worst.length[end] ?? 0) === 0 ? null : this.#toPath(start, sums.worst, end);
    return {
      from: this.nameOf(start),
      to: this.nameOf(end),
      paths: sums.count[end] ?? 0,
      P,
      N,
      net: P - N,
      ambiguity: ambiguityOf(P, N),
      class: kind,
      strongest: this.#toPath(start, sums.strongest, end),
      worst,
      root: kind === 'trade_off' && worst !== null ? this.#findRoot(worst) : null,
    };
  }

  #toPath(start: number, best: BestPaths, end: number): PolarPath {
    const links = this.#linksOf(best.linksTo(end));
    const nodes = [this.nameOf(start), ...links.map((link) => link.target)];
    return {
      nodes,
      links,
      effect: best.effect[end] ?? 0,
      lag: links.reduce((sum, link) => sum + (link.lag_months ?? 0), 0),
      confidence: links.reduce<Confidence>((grade, link) => weaker(grade, link.confidence), 'A'),
      direct: nodes.slice(1, -1).every((node) => this.#polarityOf(node) === 0),
    };
  }

  #polarityOf(node: string): number {
    return this.#polarity[this.#numbers.get(node) ?? -1] ?? 0;
  }

  #findRoot(path: PolarPath): readonly [string, string] | null {
    let start = path.nodes[0] ?? '';
    let sign = this.#polarityOf(start);
    for (const [index, link] of path.links.entries()) {
      sign *= link.sign;
      const node = path.nodes[index + 1] ?? '';
      const direction = this.#polarityOf(node);
      if (direction === 0) continue;
      if (sign * direction < 0) return [start, node];
      start = node;
      sign = direction;
    }
    return null;
  }
}

function countUp(counts: Int32Array, at: number, more: number): void {
  counts[at] = (counts[at] ?? 0) + more;
}

/** The sums and the outstanding paths from one node to every other, by the number of the far end. */
class PairSums {
  /** Sum of the effects that help, and of the sizes of those that harm. */
  readonly P: Float64Array;
  readonly N: Float64Array;
  readonly count: Int32Array;
  readonly strongest: BestPaths;
  readonly worst: BestPaths;

  constructor(size: number) {
    this.P = new Float64Array(size);
    this.N = new Float64Array(size);
    this.count = new Int32Array(size);
    this.strongest = new BestPaths(size);
    this.worst = new BestPaths(size);
  }

  clear(): void {
    this.P.fill(0);
    this.N.fill(0);
    this.count.fill(0);
    this.strongest.length.fill(0);
    this.worst.length.fill(0);
  }

  add(end: number, effect: number, taken: Int32Array, length: number): void {
    this.count[end] = (this.count[end] ?? 0) + 1;
    if (effect > 0) this.P[end] = (this.P[end] ?? 0) + effect;
    else this.N[end] = (this.N[end] ?? 0) - effect;
    this.strongest.offer(end, effect, taken, length);
    if (effect < 0) this.worst.offer(end, effect, taken, length);
  }
}

/** For each far end the path with the largest effect; of equal ones that with fewer links, then the one met first. */
class BestPaths {
  readonly effect: Float64Array;
  /** In links; 0 while there is no path. */
  readonly length: Uint8Array;
  readonly #links: Int32Array;

  constructor(size: number) {
    this.effect = new Float64Array(size);
    this.length = new Uint8Array(size);
    this.#links = new Int32Array(size * MOST_LINKS);
  }

  offer(end: number, effect: number, taken: Int32Array, length: number): void {
    const known = this.length[end] ?? 0;
    if (known !== 0 && !isStronger(Math.abs(effect), length, Math.abs(this.effect[end] ?? 0), known)) return;
    this.effect[end] = effect;
    this.length[end] = length;
    for (let index = 0; index < length; index += 1) this.#links[end * MOST_LINKS + index] = taken[index] ?? 0;
  }

  linksTo(end: number): Int32Array {
    return this.#links.subarray(end * MOST_LINKS, end * MOST_LINKS + (this.length[end] ?? 0));
  }
}

function toLoop(links: readonly Link[]): CausalLoop {
  const sign = links.reduce((product, link) => product * link.sign, 1) === 1 ? 1 : -1;
  return { links: sortedSet(links.map((link) => link.id)), sign, type: sign === 1 ? 'reinforcing' : 'balancing' };
}

/** Is a path of one size and length to be preferred to a known one that was met before it. */
function isStronger(size: number, length: number, knownSize: number, knownLength: number): boolean {
  const gap = size - knownSize;
  // rounding matters only between sizes that are nearly equal, and there only the links may decide
  if (Math.abs(gap) > 1e-11) return gap > 0;
  const rounded = roundTo12(size) - roundTo12(knownSize);
  return rounded === 0 ? length < knownLength : rounded > 0;
}

/** Smallest effect that counts, and share of the smaller side from which the sign depends. */
const LEAST_EFFECT = 0.1;
const LEAST_AMBIGUITY = 0.5;

function ambiguityOf(P: number, N: number): number {
  return Math.max(P, N) === 0 ? 0 : Math.min(P, N) / Math.max(P, N);
}

function classify(P: number, N: number, mechanical: boolean): StructuralClass {
  if (mechanical) return 'mechanical';
  if (isAtLeast(Math.max(P, N), LEAST_EFFECT) && isAtLeast(ambiguityOf(P, N), LEAST_AMBIGUITY)) return 'depends';
  if (isAtLeast(N - P, LEAST_EFFECT)) return 'trade_off';
  if (isAtLeast(P - N, LEAST_EFFECT)) return 'synergy';
  return 'weak';
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
  return causalMap(snapshot.catalogue, snapshot.asOf)
    .everyPair()
    .map((pair) => ({
      from: pair.from,
      to: pair.to,
      paths: pair.paths,
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
