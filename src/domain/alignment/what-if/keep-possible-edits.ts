import type { Catalogue } from '#domain/framework/catalogue';
import { applyEdits } from './apply-edits.ts';
import type { Edit, EditFault, HeldHere } from './edit.ts';

/** Edits that can be made, in their order, with the place each had in the list; and why the others cannot. */
export interface PossibleEdits {
  readonly edits: readonly { readonly position: number; readonly edit: Edit }[];
  readonly faults: readonly EditFault[];
}

/**
 * Leaves out what cannot be made, so that one mistake in a link does not take the rest with it. An edit that rests on
 * one left out is judged without it. Positions of faults are those of the list that was given.
 */
export function keepPossibleEdits(
  catalogue: Catalogue,
  edits: readonly Edit[],
  asOf: string,
  here: HeldHere | null = null,
): PossibleEdits {
  let left = edits.map((edit, position) => ({ position, edit }));
  const faults: EditFault[] = [];
  for (;;) {
    const result = applyEdits(
      catalogue,
      left.map(({ edit }) => edit),
      asOf,
      here,
    );
    if (result.kind === 'edited') break;
    const refused = new Map(result.faults.map((fault) => [fault.position, fault]));
    for (const [index, fault] of refused) faults.push({ ...fault, position: left[index]?.position ?? index });
    left = left.filter((_, index) => !refused.has(index));
  }
  return { edits: left, faults: faults.sort((a, b) => a.position - b.position) };
}
