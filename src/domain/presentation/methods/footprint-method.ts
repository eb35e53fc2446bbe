import { findFootprint } from '#domain/alignment/rules/footprint';
import type { WorkedExample } from '#domain/contract/methods-view';
import { kindHeading } from '../kind-words.ts';
import { asSet, inDigits } from '../number-words.ts';
import { exampleAgency, exampleGoal, exampleMeasure, exampleType } from './example-rows.ts';
import { line, type Method } from './method.ts';
import { judgementLines, workOut } from './work-out.ts';

export const footprintMethod: Method = {
  kind: 'FOOTPRINT',
  name: kindHeading('FOOTPRINT'),
  asks: 'Do those who answer for the same people answer for the same area and the same things?',
  rules: [
    {
      form: 'Tiers',
      text: 'Two tiers with a duty in the same fields share less than a fifth of the subjects they measure there.',
    },
    { form: 'Boundaries', text: 'Several of one kind meet in a place, or two areas overlap by less than four fifths.' },
    { form: 'Place basis', text: 'Measures of one concept count residents here and patients of a provider there.' },
    { form: 'A shared hospital', text: 'The largest hospital draws less than half of its patients from the place.' },
    {
      form: 'Hospitals far apart',
      text: 'Two hospitals of the same residents, each with a tenth or more of them, stand five points or more apart on a measure with a target.',
    },
    {
      form: 'Who holds what',
      text: 'A duty delegated here, a body that took over within 24 months, or several bodies of one kind with a tenth or more each.',
    },
  ],
  limits: [
    'Tiers are compared only where both have a duty, and headline only when the catalogue holds all goals of both.',
    'Shares of emergencies are estimated from flows of patients in 2022.',
  ],
  confidence: 'B; A for place basis and for who holds what.',
  examples: () => [tiers(), shared()],
  sources: ['Overlap: Jaccard 1901. Shares: flows of patients of 2022 times emergency admissions to September 2024.'],
};

function tiers(): WorkedExample {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
  const tier = (id: string, name: string, level: 'place' | 'system') =>
    exampleType(id, name, { tier: level, duty_areas: ['discharge'] });
  const [found] = workOut(findFootprint, {
    parts: {
      agencyTypes: [tier('council', 'Council', 'place'), tier('board', 'Integrated care board', 'system')],
      conceptAreas: ['discharge'],
      concepts: names.map((id) => ({ id: `concept of ${id}`, name: id, more_means: '', area: 'discharge' })),
      measures: names.map((id) => exampleMeasure(id, `Measure ${id}`)),
      goals: [
        ...names.slice(0, 5).map((id) => exampleGoal('council', id)),
        ...names.slice(4).map((id) => exampleGoal('board', id)),
      ],
    },
  });
  return {
    title: 'Two tiers with one field in common',
    given: [
      line('The council measures', 'five subjects'),
      line('The integrated care board measures', 'five subjects'),
      line('In common', 'one'),
    ],
    found:
      found === undefined
        ? [line('Verdict', 'no finding')]
        : [
            line('Shared part of all subjects', inDigits(found.finding.jaccard ?? 0, 5)),
            ...judgementLines(found.finding),
          ],
    sentence: found?.sentence ?? null,
  };
}

function shared(): WorkedExample {
  const at = (back: number) =>
    workOut(findFootprint, {
      parts: {},
      agencies: [
        exampleAgency('H', 'The hospital', ['hospital'], { share: 0.84, back, other_places: 5 }),
        exampleAgency('C', 'The council', ['council']),
      ],
    })[0];
  const few = at(0.22);
  return {
    title: 'A hospital that belongs more to others',
    given: [
      line('Share of the place’s emergencies', '84%'),
      line('Part of its patients who live here', '22%'),
      line('Other boards that lean on it', asSet(5)),
    ],
    found: [
      line('Verdict at 22%', few === undefined ? 'no finding' : 'a shared hospital'),
      line('Verdict at 50%', at(0.5) === undefined ? 'no finding' : 'a shared hospital'),
      ...(few === undefined ? [] : judgementLines(few.finding)),
    ],
    sentence: null,
  };
}
