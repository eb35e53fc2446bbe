import type { ThroughTimeView, TimeCell, TimeLook, TimeRow } from '#domain/contract/through-time-view';

/** One look of a story. */
export function makeLook(asOf: string, changes: Partial<TimeLook> = {}): TimeLook {
  return {
    asOf,
    words: asOf,
    short: asOf.slice(0, 4),
    conflicts: 1,
    here: 0,
    began: 0,
    ended: 0,
    goals: 4,
    sentence: '',
    ...changes,
  };
}

/** One conflict on one look. */
export function makeTimeCell(look: number, changes: Partial<TimeCell> = {}): TimeCell {
  return { look, id: 0, here: 'none', band: 'high', words: 'High, 8 of 12', confidence: 'B', count: 1, ...changes };
}

/** One conflict through time. */
export function makeTimeRow(name: string, changes: Partial<TimeRow> = {}): TimeRow {
  return {
    name,
    kind: 'POLARITY',
    kindName: 'Opposite directions',
    sentence: `What ${name} says.`,
    echoes: 0,
    nearest: 'none',
    span: 'at every look',
    ids: [`POLARITY/opposite/${name}/`],
    cells: [makeTimeCell(0), makeTimeCell(1)],
    turns: [],
    ...changes,
  };
}

/** Two looks at Northtown: one conflict that stayed, one that came and was seen here, one gap that went. */
export function makeStory(changes: Partial<ThroughTimeView> = {}): ThroughTimeView {
  return {
    place: { code: 'X1', name: 'Northtown', board: 'Northtown Health and Wellbeing Board' },
    asOf: '2018-03-31',
    asOfWords: '31 March 2018',
    title: 'Since 2017 the conflicts in Northtown have stayed at two; one was there at every look.',
    lead: 'Goals on file: 4 then, 4 now.',
    reviewLine: 'Both: found by rule, not yet reviewed',
    before: {
      years: '2011 to 2016',
      words: 'The board began in 2016.',
      boards: [{ code: 'OLD', name: 'Oldshire', asOf: '2016-03-31', words: 'Oldshire, until 31 March 2016' }],
    },
    after: [{ code: 'X1', name: 'Northtown', asOf: '2026-11-22', words: 'Northtown, to 22 November 2026' }],
    looks: [
      makeLook('2017-03-31', { conflicts: 2 }),
      makeLook('2018-03-31', { conflicts: 2, here: 1, began: 1, ended: 1, sentence: 'One began; one ended.' }),
    ],
    kinds: [
      { kind: 'POLARITY', name: 'Opposite directions' },
      { kind: 'ORPHAN', name: 'Nobody answers for it' },
    ],
    rows: [
      makeTimeRow('Stays'),
      makeTimeRow('Waits', {
        nearest: 'both',
        span: 'since 2018',
        cells: [makeTimeCell(1, { here: 'both', confidence: 'C' })],
        turns: [{ look: 1, what: 'began', grounds: ['goal'], text: 'C was held to Waits from 1 July 2017.' }],
      }),
      makeTimeRow('Recovery', {
        kind: 'ORPHAN',
        kindName: 'Nobody answers for it',
        span: '2017',
        ids: ['ORPHAN/step//J9'],
        cells: [makeTimeCell(0)],
        turns: [{ look: 1, what: 'ended', grounds: ['figures'], text: 'Figures aged.' }],
      }),
    ],
    method: 'One look a year.',
    catalogueVersion: 'v1',
    ...changes,
  };
}
