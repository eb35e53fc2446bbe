import type { AgenciesView, AgencyRowView } from '#domain/contract/agencies-view';

function makeAgency(id: string, name: string, measure: string): AgencyRowView {
  return {
    id,
    name,
    types: ['Council'],
    note: null,
    judged: true,
    goals: 1,
    lines: [
      {
        form: 'own',
        words: '',
        goals: 1,
        cells: [
          {
            domain: 'resources',
            marks: [
              {
                measure,
                name: measure,
                role: 'resource',
                state: 'missed',
                reported: false,
                goals: 1,
                words: `${measure}: 9, at most 5, missed`,
              },
            ],
          },
        ],
        balance: null,
        balanceLine: 'too few goals to say',
      },
    ],
  };
}

/** Two organisations for specs, with one pair of goals in tension and one unknown; a third that holds nothing to compare. */
export function makeAgencies(changes: Partial<AgenciesView> = {}): AgenciesView {
  return {
    place: { code: 'X1', name: 'Northtown', board: 'Northtown Health and Wellbeing Board' },
    asOf: '2018-03-31',
    asOfWords: '31 March 2018',
    title: 'In Northtown one pair of organisations pulls against each other in at least one goal.',
    lead: ['Of the two pairs of goals that two organisations hold, one is in tension.'],
    domains: [{ id: 'resources', name: 'Resource effectiveness', asks: 'What did it take?', role: 'resource' }],
    agencies: [
      makeAgency('A1', 'Northtown Council', 'Delays'),
      makeAgency('A2', 'NHS North CCG', 'Waits'),
      makeAgency('A3', 'NHS England North', 'Spending'),
    ],
    pairs: [
      {
        agencies: ['A1', 'A2'],
        aligned: 0,
        tension: 1,
        opposed: 0,
        unknown: 1,
        words: '0 aligned, 1 in tension, 0 opposed, 1 unknown',
        compared: [
          { standing: 'tension', measures: [0, 1], goals: 1 },
          { standing: 'unknown', measures: [0, 1], goals: 1 },
        ],
        conflicts: 0,
        first: [],
      },
    ],
    total: { aligned: 0, tension: 1, opposed: 0, unknown: 1, index: 0 },
    states: { met: 0, missed: 3, figures: 0, noFigures: 0, notJudged: 0 },
    measures: [
      { id: 'm1', name: 'Delays', role: 'resource' },
      { id: 'm2', name: 'Waits', role: 'resource' },
    ],
    cards: [],
    catalogueVersion: '0123456789abcdef',
    ...changes,
  };
}
