/** One count in a network of sums: what it is, and between which numbers everybody knows it to lie. */
export interface NetworkCount {
  readonly count: number;
  readonly low: number;
  readonly high: number;
  /** The sum it is added up in, and the sum it is taken from; null where it stands in none. */
  readonly addedIn: number | null;
  readonly takenFrom: number | null;
}

/** A step of the residual graph: through which count, upwards or downwards, to which sum. */
interface Step {
  readonly through: number;
  readonly up: boolean;
  readonly to: number;
}

/**
 * Counts that are tied to each other by sums. Each sum is a node, each count an arc from the sum it is added up in to the sum it is
 * taken from: what goes in comes out. So "could this count be another number, with nothing shown changed?" is a question about flows,
 * and the answer is exact for one dimension, and for two of which one may be nested (area in region in country).
 * Source: Cox, "Network models for complementary cell suppression", JASA 90 (1995).
 */
export class CountNetwork {
  readonly #counts: readonly NetworkCount[];
  readonly #steps = new Map<number, Step[]>();
  /** Where counts lead that stand in one sum or none. */
  readonly #ground = -1;

  constructor(counts: readonly NetworkCount[]) {
    this.#counts = counts;
    for (const [through, { addedIn, takenFrom }] of counts.entries()) {
      const from = addedIn ?? this.#ground;
      const to = takenFrom ?? this.#ground;
      this.#stepsOf(from).push({ through, up: true, to });
      this.#stepsOf(to).push({ through, up: false, to: from });
    }
  }

  /** Whether a count could be this number, with every other inside what is known of it. */
  couldBe(index: number, wanted: number): boolean {
    const count = this.#counts[index];
    if (count === undefined || wanted < count.low || wanted > count.high) return false;
    const needed = Math.abs(wanted - count.count);
    if (needed === 0) return true;
    const isUp = wanted > count.count;
    const from = (isUp ? count.takenFrom : count.addedIn) ?? this.#ground;
    const to = (isUp ? count.addedIn : count.takenFrom) ?? this.#ground;
    if (from === to) return true;
    const moved = new Map<number, number>();
    for (let found = 0; found < needed;) {
      const gained = this.#push(index, from, to, needed - found, moved);
      if (gained === 0) return false;
      found += gained;
    }
    return true;
  }

  /** Sends as much as one path takes, at most `most`; nought when there is no path. */
  #push(without: number, from: number, to: number, most: number, moved: Map<number, number>): number {
    const came = new Map<number, { readonly step: Step; readonly from: number }>();
    const queue = [from];
    const seen = new Set(queue);
    for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
      if (at === to) break;
      for (const step of this.#steps.get(at) ?? []) {
        if (step.through === without || seen.has(step.to) || this.#room(step, moved) <= 0) continue;
        seen.add(step.to);
        came.set(step.to, { step, from: at });
        queue.push(step.to);
      }
    }
    if (!came.has(to)) return 0;
    const path: Step[] = [];
    for (let at = to; at !== from;) {
      const last = came.get(at);
      if (last === undefined) return 0;
      path.push(last.step);
      at = last.from;
    }
    const gained = Math.min(most, ...path.map((step) => this.#room(step, moved)));
    for (const { through, up } of path) moved.set(through, (moved.get(through) ?? 0) + (up ? gained : -gained));
    return gained;
  }

  #room({ through, up }: Step, moved: ReadonlyMap<number, number>): number {
    const count = this.#counts[through];
    if (count === undefined) return 0;
    const now = count.count + (moved.get(through) ?? 0);
    return up ? count.high - now : now - count.low;
  }

  #stepsOf(sum: number): Step[] {
    let steps = this.#steps.get(sum);
    if (steps === undefined) this.#steps.set(sum, (steps = []));
    return steps;
  }
}
