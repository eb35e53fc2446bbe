import { loadWorld } from '#domain/testing/world-1/world';
import { analyse } from '../analyse.ts';
import type { AlignmentReport } from '../report.ts';
import { RULES } from '../rules/rule-list.ts';
import { takeSnapshot } from '../snapshot.ts';
import type { Edit } from './edit.ts';
import { makeWhatIfBasis, readWhatIfBasis, type WhatIfBasis } from './what-if-basis.ts';
import { whatIf } from './what-if.ts';

const world = loadWorld();
const options = { national: world.national };
const whole = takeSnapshot(world.catalogue, world.place, world.figures, world.asOf);
const before = analyse(whole, RULES, options);

/** The basis as it comes out of a letter: text, and nothing that text cannot hold. */
const sent = JSON.stringify(makeWhatIfBasis(whole, world.national));
const part = readWhatIfBasis(JSON.parse(sent) as WhatIfBasis);

function reportAfter(edits: readonly Edit[], of: 'whole' | 'part'): AlignmentReport {
  const snapshot = of === 'whole' ? whole : part;
  const answer = whatIf(snapshot, before, edits, RULES, options);
  if (answer.kind === 'refused') throw new Error(JSON.stringify(answer.faults));
  return answer.report;
}

describe('a place as data', () => {
  it('gives the report of the place, finding by finding', () => {
    expect(analyse(part, RULES, options)).toEqual(before);
  });

  it('gives the same report as the whole after an edit of a goal, whatever it asks', () => {
    const goals = whole.goals.filter((_, index) => index % 3 === 0);
    const edits = goals.map(({ row, measure }, index): Edit => {
      switch (index % 4) {
        case 0:
          return { edit: 'direction', goal: row.id, polarity: row.polarity === 'higher' ? 'lower' : 'higher' };
        case 1:
          return { edit: 'retire', goal: row.id };
        case 2:
          return { edit: 'deadline', goal: row.id, deadline: '2030-03-31' };
        default: {
          const bar = { op: '>=', value: 60, unit: measure.unit, range: null, varies_by: null } as const;
          const plain = { places_at_or_over: null, basis: null, scope: null, note: null } as const;
          return { edit: 'target', goal: row.id, target: { ...bar, ...plain } };
        }
      }
    });
    for (const edit of edits) expect(reportAfter([edit], 'part')).toEqual(reportAfter([edit], 'whole'));
  });

  it('gives the same report when a payment ends', () => {
    for (const { row } of whole.payments) {
      const edits: Edit[] = [{ edit: 'payment', payment: row.id, sign: 0 }];
      expect(reportAfter(edits, 'part')).toEqual(reportAfter(edits, 'whole'));
    }
  });

  it('leaves out rows of other days, notes, and the figures of places nobody is counted beside', () => {
    const basis = JSON.parse(sent) as WhatIfBasis;
    expect(basis.catalogue.goals.length).toBeLessThanOrEqual(world.catalogue.goals.length);
    expect(basis.catalogue.measures.every((measure) => measure.note === '')).toBeTrue();
    const cells = basis.figures
      .flatMap((table) => table.areas.flatMap(({ values }) => values))
      .filter((v) => v !== null);
    expect(cells.length).toBeLessThan(world.rows.length);
  });
});
