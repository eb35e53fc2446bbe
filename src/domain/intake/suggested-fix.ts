import type { MissingReason } from '#domain/measure/measured-value';

/** A text of the file and what it stands for, said by a person or by the mapping that was remembered. */
export interface Replacement {
  readonly part: 'measure' | 'area' | 'period';
  /** As it stands in the file. */
  readonly written: string;
  /** Id of a measure, code of an area, stored spelling of a period; null: lines that say it are left out as blank. */
  readonly means: string | null;
}

/** A change to the mapping that mends every problem of one cause at once. Plain JSON. */
export type SuggestedFix =
  /** A text stands for a measure, an area or a period; `means` null leaves its lines out. */
  | { readonly kind: 'replace'; readonly replacement: Replacement }
  | { readonly kind: 'a dash means'; readonly reason: MissingReason }
  | { readonly kind: 'quarters by'; readonly year: 'financial year' | 'calendar year' }
  | { readonly kind: 'decimal mark'; readonly mark: 'point' | 'comma' }
  /** The figures of a measure are multiplied: 100 for a share written from 0 to 1. */
  | { readonly kind: 'multiply'; readonly measure: string; readonly by: number }
  /** Two columns of a table stand for each other. */
  | { readonly kind: 'swap columns'; readonly sheet: string | null; readonly one: number; readonly other: number }
  /** What all lines of a table are of, where no column says it. */
  | {
      readonly kind: 'say';
      readonly sheet: string | null;
      readonly part: 'measure' | 'area' | 'period';
      readonly means: string;
    }
  /** A column stands for something else than was proposed. */
  | { readonly kind: 'use column'; readonly sheet: string | null; readonly column: number; readonly part: string }
  /** Values come from a weighted survey, so that they are not the quotient of the counts beside them. */
  | { readonly kind: 'weighted survey' }
  /** Lines of other organisations, as in a publisher's file for all of England, are left out as blank. */
  | { readonly kind: 'own lines alone' };

/**
 * What a fix does, in words for a button.
 * @param nameOf what the id of a measure or the code of an area is called; left out, it stands as it is
 */
export function tellFix(
  fix: SuggestedFix,
  nameOf: (part: Replacement['part'], id: string) => string = (_, id) => id,
): string {
  switch (fix.kind) {
    case 'replace':
      return fix.replacement.means === null
        ? `Leave out the lines that say "${fix.replacement.written}"`
        : `Read "${fix.replacement.written}" as ${nameOf(fix.replacement.part, fix.replacement.means)}`;
    case 'a dash means':
      return `Read a dash as ${fix.reason === 'blank' ? 'an empty cell' : fix.reason.replace('-', ' ')}`;
    case 'quarters by':
      return `Count quarters by the ${fix.year}`;
    case 'decimal mark':
      return fix.mark === 'comma' ? 'Read a comma as the decimal mark' : 'Read a full stop as the decimal mark';
    case 'multiply':
      return `Multiply these values by ${fix.by}`;
    case 'swap columns':
      return 'Swap the two columns';
    case 'say':
      return `All lines are of ${nameOf(fix.part, fix.means)}`;
    case 'use column':
      return fix.part === 'kept' ? 'Leave the column out' : `Use the column as ${fix.part}`;
    case 'weighted survey':
      return 'Values come from a weighted survey: keep them as they stand';
    case 'own lines alone':
      return 'Leave out the lines of others, keep our own';
  }
}
