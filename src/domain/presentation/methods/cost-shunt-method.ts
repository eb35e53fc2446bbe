import { readShunt } from '#domain/alignment/rules/cost-shunt';
import type { WorkedExample } from '#domain/contract/methods-view';
import type { CostEffect } from '#domain/framework/catalogue';
import { kindHeading } from '../kind-words.ts';
import { inDigits, joined } from '../number-words.ts';
import { line, type Method } from './method.ts';

export const costShuntMethod: Method = {
  kind: 'COST_SHUNT',
  name: kindHeading('COST_SHUNT'),
  asks: 'When this measure moves, who gains and who pays?',
  rules: [
    {
      form: null,
      text: 'For a measure with a goal: add for each budget what one unit costs or saves it, after any money is pooled. A shunt when one budget saves and another pays. Where all together save it is in the wrong pocket; where all together do not, the bill is only passed on. Without costs the direction alone is said.',
    },
  ],
  limits: [
    'No number without a source and a year; no unit costs are on file.',
    'Unpaid care is never netted silently: people have a row of their own.',
    'A cost that is contested makes a finding that is shown as contested and never headlines.',
  ],
  confidence: 'That of its cost row.',
  examples: () => [
    exampleOf('The council saves 100 a unit, the NHS pays 60', null),
    exampleOf('The same, 70% of each purse its own and 30% shared', 0.7),
    exampleOf('The same, every pound shared half and half', 0.5),
  ],
  sources: ['Our rule; the wrong-pockets problem as in Roman 2015.'],
};

function exampleOf(title: string, own: number | null): WorkedExample {
  const row: CostEffect = {
    id: 'example',
    measure: 'example',
    movement: 'up',
    effects: [
      { budget: 'the council', effect: 'gains', per_unit: -100 },
      { budget: 'the NHS', effect: 'pays', per_unit: 60 },
    ],
    pooled_share:
      own === null
        ? null
        : {
            'the council': { 'the council': own, 'the NHS': 1 - own },
            'the NHS': { 'the council': 1 - own, 'the NHS': own },
          },
    year: null,
    confidence: 'B',
    status: 'supported',
    sources: [],
    note: '',
  };
  const shunt = readShunt(row);
  return {
    title,
    given: [
      line('The council', 'saves 100'),
      line('The NHS', 'pays 60'),
      line('Pooled', own === null ? 'no' : `${inDigits(own * 100, 0)}% own, ${inDigits((1 - own) * 100, 0)}% shared`),
    ],
    found:
      shunt === null
        ? [line('Verdict', 'nobody pays for another: no finding')]
        : [
            line('Gains', joined(shunt.gains)),
            line('Pays', joined(shunt.pays)),
            line('Net of all', inDigits(shunt.net ?? 0, 0)),
            line(
              'Verdict',
              shunt.form === 'wrong_pocket' ? 'saved over all, in the wrong pocket' : 'the bill is passed on',
            ),
          ],
    sentence: null,
  };
}
