import type { ComparedMeasure, ComparedPlace, CompareView } from '#domain/contract/compare-view';

/** One place beside others. */
export function makeComparedPlace(code: string, name: string, changes: Partial<ComparedPlace> = {}): ComparedPlace {
  return {
    code,
    name,
    board: `${name} Health and Wellbeing Board`,
    people: '100,000 people in mid-2020, 16% aged 65 and over',
    headlines: [
      {
        id: `TARGET/never_both/${code}`,
        number: 1,
        sentence: `Never both in ${name}.`,
        here: 'both',
        hereWords: 'seen here on both sides',
        kind: 'TARGET',
        kindName: 'Never both met',
        bandWord: 'High',
        points: '8 of 12',
        total: 8,
        top: 8,
        confidence: 'A',
        also: '',
      },
    ],
    conflicts: 90,
    here: 20,
    index: {
      aligned: 40,
      tension: 30,
      opposed: 2,
      unknown: 28,
      index: 0.4,
      words: '40% of 100 pairs of goals are aligned',
    },
    cracks: 11,
    seams: 11,
    crackWords: 'At none of the eleven hand-overs does a measure ask people how it went.',
    newestFigures: '2018-03-31',
    ...changes,
  };
}

/** One measure over two places, of different periods. */
export function makeComparedMeasure(id: string, changes: Partial<ComparedMeasure> = {}): ComparedMeasure {
  const figure = { state: 'fresh' as const, whose: 'a hospital', targets: [] };
  return {
    id,
    name: `Measure ${id}`,
    code: id,
    domain: { id: 'outcomes', name: 'Outcomes achieved', role: 'outcome' },
    betterWords: 'higher is better',
    figures: [
      { ...figure, text: '70.0%', periodWords: 'March 2018' },
      { ...figure, text: '80.0%', periodWords: 'February 2018' },
    ],
    england: { text: '75.0%', periodWords: 'March 2018' },
    note: 'Different periods: not compared.',
    isComparable: false,
    ...changes,
  };
}

/** Northtown beside Southtown, one measure shown of two. */
export function makeComparison(changes: Partial<CompareView> = {}): CompareView {
  return {
    asOf: '2018-03-31',
    asOfWords: '31 March 2018',
    title: 'Northtown and Southtown are furthest apart on waits.',
    lead: '',
    reviewLine: null,
    notes: [],
    places: [makeComparedPlace('X1', 'Northtown'), makeComparedPlace('X2', 'Southtown')],
    similar: { places: [{ code: 'X3', name: 'Easttown', reason: 'nearest to Northtown' }], method: 'Nearest by size.' },
    measures: {
      rows: [makeComparedMeasure('a')],
      isDefault: true,
      words: 'The one measure with a fresh figure at both places.',
      options: ['a', 'b'].map((id) => ({
        id,
        name: `Measure ${id}`,
        domain: 'outcomes',
        domainName: 'Outcomes achieved',
        words: 'fresh at both',
      })),
      most: 12,
    },
    chart: null,
    sources: [],
    catalogueVersion: 'v1',
    ...changes,
  };
}
