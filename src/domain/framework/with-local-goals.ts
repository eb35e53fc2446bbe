import { canonicalText } from './canonical-text.ts';
import type { Catalogue, Goal, Source } from './catalogue.ts';
import { sha256 } from './sha256.ts';

/**
 * The catalogue with the goals that places and organisations set for themselves. Its version says so: equal versions give equal
 * answers. What such a goal names as its source becomes a source that nobody here has read. Goals of measures that are not in the
 * catalogue, or whose id is taken, are left out. Without any it is the catalogue itself.
 */
export function withLocalGoals(catalogue: Catalogue, local: readonly Goal[]): Catalogue {
  const measures = new Set(catalogue.measures.map(({ id }) => id));
  const taken = new Set(catalogue.goals.map(({ id }) => id));
  const goals = local.filter(({ id, measure }) => measures.has(measure) && !taken.has(id));
  if (goals.length === 0) return catalogue;
  const known = new Set(catalogue.sources.map(({ id }) => id));
  const sources = new Map<string, Source>();
  for (const goal of goals) {
    for (const id of goal.sources) {
      if (known.has(id)) continue;
      const isAddress = /^https?:\/\/\S+$/i.test(id);
      const title = goal.set_by === null ? id : `${goal.set_by}: ${id}`;
      sources.set(id, { id, title, url: isAddress ? id : null, kind: 'unlinked', publisher: goal.set_by, date: null });
    }
  }
  return {
    ...catalogue,
    goals: [...catalogue.goals, ...goals],
    sources: [...catalogue.sources, ...sources.values()],
    version: `${catalogue.version}+${sha256(canonicalText(goals)).slice(0, 12)}`,
  };
}
