import type { ConflictsView } from '#domain/contract/conflicts-view';
import { CONFLICT_ORDERS, narrowConflicts, type Narrowing } from './narrow-conflicts.ts';

/** The conflicts of a place as a reader narrowed them. */
export interface NarrowedView {
  /** With the conflicts that are left, in the order asked for; goals that help another only where nothing was narrowed. */
  readonly view: ConflictsView;
  /** Whether anything was asked that narrows: a search, or a choice that some conflict here has. */
  readonly isNarrowed: boolean;
}

/** Narrows and orders a whole view as its page does. What means nothing here is left out, so a link full of nonsense narrows nothing. */
export function narrowView(view: ConflictsView, asked: Narrowing): NarrowedView {
  const { listed, contested, facets, order } = narrowConflicts(view, asked);
  const isNarrowed = asked.search.trim() !== '' || facets.some(({ choices }) => choices.some(({ chosen }) => chosen));
  if (!isNarrowed && order === CONFLICT_ORDERS[0]) return { view, isNarrowed };
  return {
    view: { ...view, conflicts: [...listed, ...contested], helps: isNarrowed ? [] : view.helps },
    isNarrowed,
  };
}
