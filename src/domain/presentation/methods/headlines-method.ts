import { chooseHeadlines, MOST_HEADLINES } from '#domain/alignment/headlines';
import type { Confidence, Finding, FindingKind, HereGrade } from '#domain/alignment/report';
import { addSeverity } from '#domain/alignment/severity';
import type { WorkedExample } from '#domain/contract/methods-view';
import { hereWords } from '../here-words.ts';
import { kindName } from '../kind-words.ts';
import { countInWords } from '../number-words.ts';
import { line, type Method } from './method.ts';

export const headlinesMethod: Method = {
  kind: null,
  name: 'Headlines',
  asks: 'Which few findings does a board read first?',
  rules: [
    {
      form: 'Who may stand',
      text: 'Findings whose dates are known, that are not contested, surer than D, and not inside one organisation. Cracks, imbalance, risks of design, double counting and what lies outside control have places of their own.',
    },
    {
      form: 'In which order',
      text: 'Seen here on both sides, then on one side (facts of the place first), then true everywhere; within that the band of severity, how unusual it is in England, the points, how sure, the kind.',
    },
    {
      form: 'What is taken',
      text: `At most ${countInWords(MOST_HEADLINES)}. No figure is told twice; at most two of a kind, and two that are true everywhere; of a total split by blame one form only.`,
    },
  ],
  limits: [
    'Fewer good lines beat seven that repeat themselves.',
    'What is no headline is one step away, never hidden.',
  ],
  confidence: null,
  examples: () => [eleven()],
  sources: ['Our rule.'],
};

/** One finding of the example: kind, form, measures, where it is seen, points known (of them none local), how sure. */
type Row = readonly [FindingKind, string, readonly string[], HereGrade, number, Confidence, (readonly string[])?];

const ROWS: readonly Row[] = [
  ['TARGET', 'different_bar', ['a'], 'both', 6, 'A'],
  ['ATTRIBUTION', 'moved', ['b', 'c', 'd'], 'both', 9, 'C'],
  ['ATTRIBUTION', 'exposed', ['b', 'c', 'd'], 'one', 6, 'B'],
  ['STRUCTURAL', 'path', ['a', 'j'], 'one', 7, 'B', ['a']],
  ['INCENTIVE', 'pay_v_goal', ['k'], 'one', 7, 'A'],
  ['CONTENTION', 'direction_only', ['b', 'k'], 'one', 6, 'A'],
  ['FOOTPRINT', 'split_provider', ['a'], 'one', 5, 'B'],
  ['FOOTPRINT', 'shared_provider', [], 'one', 2, 'B'],
  ['POLARITY', 'opposite', ['e', 'f'], 'none', 8, 'A'],
  ['COST_SHUNT', 'direction_only', ['g'], 'none', 8, 'B'],
  ['CONTENTION', 'direction_only', ['h', 'i'], 'none', 7, 'C'],
];

function eleven(): WorkedExample {
  const findings = ROWS.map(toFinding);
  const taken = chooseHeadlines(findings, { place: 'P', shareOf: () => null, isComplete: () => true });
  const numbers = new Map(findings.map((finding, index) => [finding.id, index + 1]));
  return {
    title: 'Eleven findings of one place',
    given: findings.map((finding, index) => {
      const about = finding.measures.length === 0 ? 'no measure' : `on ${finding.measures.join(', ')}`;
      return line(
        `${index + 1}. ${kindName(finding)}`,
        `${about}; ${hereWords(finding.here)}; ${finding.severity?.band ?? ''}; confidence ${finding.confidence}`,
      );
    }),
    found: [
      line('Headlines, in order', taken.map((id) => String(numbers.get(id) ?? '')).join(', ')),
      line(
        'Left for later',
        findings.flatMap((finding, index) => (taken.includes(finding.id) ? [] : [String(index + 1)])).join(', '),
      ),
    ],
    sentence: null,
  };
}

function toFinding([kind, subkind, measures, here, points, confidence, figures]: Row): Finding {
  const local = here === 'both' ? 0 : null;
  return {
    id: `${kind}/${subkind}/${measures.join('+')}/${kind === 'ATTRIBUTION' ? 'one' : measures.join('')}`,
    kind,
    subkind,
    goals: [],
    measures,
    agencyTypes: [],
    score: 0,
    severity: addSeverity(points, 0, 0, local),
    confidence,
    datesKnown: true,
    here,
    figures: here === 'none' ? [] : (figures ?? measures),
    unusual: null,
    withinOne: false,
    contested: false,
    reason: '',
  };
}
