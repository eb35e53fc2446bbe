import type { GoalMark, JourneyView } from '#domain/contract/journey-view';
import type { FindingCard } from '#domain/contract/shared-parts';

/** A finding for specs: a pin at the first step, unless told. */
export function makeFinding(changes: Partial<FindingCard> = {}): FindingCard {
  return {
    id: 'ATTRIBUTION/moved/a+b/I1',
    kind: 'ATTRIBUTION',
    subkind: 'moved',
    kindName: 'A total split by blame',
    number: 1,
    sentence: 'Delays here: 9.0 a day, 0.2 more.',
    here: 'both',
    hereWords: 'seen here on both sides',
    severity: {
      band: 'high',
      bandWord: 'High',
      total: 9,
      top: 9,
      words: '9 of 12',
      parts: [
        { part: 'consequence', points: 3, reason: 'consequence: money' },
        { part: 'size', points: 2, reason: 'size: a split' },
        { part: 'reach', points: 1, reason: 'reach: one step' },
        { part: 'local', points: 3, reason: 'here: one fell' },
      ],
    },
    confidence: 'C',
    labels: ['found by rule, not yet reviewed'],
    steps: ['S1'],
    placement: { form: 'pin', step: 'S1' },
    agencies: [{ id: 'A1', name: 'Northtown Council' }],
    ...changes,
  };
}

/** A goal as a mark, without figures unless told. */
export function makeMark(changes: Partial<GoalMark> = {}): GoalMark {
  return {
    goals: ['g1'],
    measure: 'm1',
    measureName: 'Delays',
    domain: 'resources',
    role: 'resource',
    state: 'no figures',
    words: 'Delays: no figures here',
    ...changes,
  };
}

/** A journey of twelve steps for specs. */
export function makeJourney(changes: Partial<JourneyView> = {}): JourneyView {
  const steps = Array.from({ length: 12 }, (_, index) => ({
    id: `S${index + 1}`,
    order: index + 1,
    name: `Step ${index + 1}`,
    personVoice: 'Somebody comes.',
    gap: 'Nothing is measured.',
    answeredBy: ['Northtown Council'],
    ownerType: 'Council',
    nobodyAnswers: false,
    measures: 2,
  }));
  return {
    place: { code: 'X1', name: 'Northtown', board: 'Northtown Health and Wellbeing Board' },
    asOf: '2018-03-31',
    asOfWords: '31 March 2018',
    title: 'One conflict runs through care in Northtown.',
    shortTitle: 'One conflict runs through care here.',
    lead: 'It is seen here on both sides.',
    reviewLine: 'Found by rule, not yet reviewed',
    newerFigures: null,
    newestFigures: '2018-03-31',
    steps,
    seams: steps.slice(1).map((step, index) => ({
      from: `S${index + 1}`,
      to: step.id,
      state: 'crack' as const,
      sentence: `No measure asks how the hand-over from Step ${index + 1} to ${step.name} went.`,
      findingId: null,
    })),
    headlines: [makeFinding()],
    domains: [{ id: 'resources', name: 'Resource effectiveness', asks: 'What did it take?', role: 'resource' }],
    lanes: [
      {
        agency: 'A1',
        name: 'Northtown Council',
        types: ['Council'],
        shareWords: null,
        judged: true,
        headlineNumbers: [],
        cells: [
          {
            step: 'S1',
            marks: [makeMark(), makeMark({ measure: 'm2', state: 'missed', words: 'Waits: 9, at most 5, missed' })],
          },
        ],
      },
    ],
    goalsLine: 'Two goals in force that day, one of them with figures that speak for it.',
    counts: {
      findings: 2,
      conflicts: 1,
      cracks: 11,
      seams: 11,
      goals: 2,
      goalsWithFigures: 1,
      here: { both: 1, one: 0, none: 0 },
    },
    others: [
      {
        kind: 'ORPHAN',
        kindName: 'Nobody answers for it',
        cards: [
          makeFinding({ id: 'ORPHAN/step//S9', kind: 'ORPHAN', number: null, sentence: 'Nobody answers for step 9.' }),
        ],
      },
    ],
    sources: ['Figures of Northtown'],
    catalogueVersion: '0123456789abcdef',
    ...changes,
  };
}
