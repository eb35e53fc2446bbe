import type { FinderEntry, FinderView } from '#domain/contract/finder-view';
import { GLOSSARY } from './glossary.ts';
import { toMethodLinks } from './methods/to-methods-view.ts';

/** What is found only at a place. */
export interface FinderPlace {
  readonly code: string;
  readonly name: string;
  readonly agencies: readonly { readonly id: string; readonly name: string; readonly types: readonly string[] }[];
  readonly conflicts: readonly {
    readonly id: string;
    readonly sentence: string;
    readonly kindName: string;
    readonly hereWords: string;
  }[];
  readonly measures: readonly { readonly id: string; readonly name: string; readonly code: string }[];
}

/** A board of the day, by its short and its long name. */
export interface FinderBoard {
  readonly code: string;
  readonly name: string;
  readonly board: string;
  readonly region: string | null;
}

/** Everything that can be gone to by name: places first, then what this place has, then methods and words. */
export function toFinderView(asOf: string, boards: readonly FinderBoard[], place: FinderPlace | null): FinderView {
  return {
    asOf,
    place: place === null ? null : { code: place.code, name: place.name },
    entries: [
      ...boards.map(({ code, name, board, region }): FinderEntry => ({
        group: 'place',
        id: code,
        name,
        note: region ?? '',
        also: board === name ? [] : [board],
      })),
      ...(place === null ? [] : entriesOf(place)),
      ...toMethodLinks().map(({ anchor, name, asks }): FinderEntry => ({
        group: 'method',
        id: anchor,
        name,
        note: asks,
        also: [],
      })),
      ...GLOSSARY.flatMap(({ entries }) => entries).map(({ word, also }): FinderEntry => ({
        group: 'word',
        id: word,
        name: word,
        note: also ?? '',
        also: also === undefined ? [] : [also],
      })),
    ],
  };
}

function entriesOf(place: FinderPlace): readonly FinderEntry[] {
  return [
    ...place.agencies.map(({ id, name, types }): FinderEntry => ({
      group: 'agency',
      id,
      name,
      note: types.join(', '),
      also: [id],
    })),
    ...place.conflicts.map(({ id, sentence, kindName, hereWords }): FinderEntry => ({
      group: 'conflict',
      id,
      name: sentence,
      note: `${kindName}, ${hereWords}`,
      also: [kindName],
    })),
    ...place.measures.map(({ id, name, code }): FinderEntry => ({
      group: 'measure',
      id,
      name,
      note: code,
      also: [code],
    })),
  ];
}
