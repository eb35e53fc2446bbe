import type { MethodsView } from '#domain/contract/methods-view';
import { toMethodsView } from '#domain/presentation/methods/to-methods-view';
import type { Knowledge } from './knowledge.ts';

/** How every kind of finding is found, with its limits and an example worked out now. */
export function showMethods({ catalogue }: Knowledge): MethodsView {
  return toMethodsView(catalogue);
}
