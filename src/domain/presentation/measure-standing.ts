import type { Snapshot } from '#domain/alignment/snapshot';
import type { Measure } from '#domain/framework/catalogue';
import type { MeasureFigure } from './measure-figure.ts';
import { asSet, capital, countInWords, joined } from './number-words.ts';
import { periodInWords } from '#domain/measure/period-words';
import type { LikeArea } from './series-lines.ts';

/** Fewer places like it than this, itself left out, are no company to stand in. */
const LEAST_LIKE = 5;
/** Fewer areas of its kind than this are not all of England. */
const LEAST_ALL = 15;

const ORDINALS = [
  '',
  '',
  'second ',
  'third ',
  'fourth ',
  'fifth ',
  'sixth ',
  'seventh ',
  'eighth ',
  'ninth ',
  'tenth ',
  'eleventh ',
  'twelfth ',
];

/** What areas of a level are called together. Levels that are not here are `areas of its kind`. */
const LEVEL_WORDS: Readonly<Record<string, string>> = {
  council: 'council areas',
  trust: 'hospital trusts',
  specialist: 'specialist trusts',
  icb: 'integrated care board areas',
  subicb: 'local areas of integrated care boards',
  region: 'NHS regions',
  district: 'districts',
};

/**
 * Where a figure stands among places like it and among all of its kind, for its own period: a rank from the nearer end, and no
 * judgement of it. Empty where too few have a figure.
 */
export function standingOf(
  snapshot: Snapshot,
  measure: Measure,
  figure: MeasureFigure | null,
  like: readonly LikeArea[],
): string {
  if (figure === null) return '';
  const { figures, comparator } = snapshot;
  const valuesOf = (areas: readonly string[]): number[] =>
    areas
      .filter((area) => area !== figure.area && area !== comparator)
      .flatMap((area) => figures.value(measure.id, area, figure.period) ?? []);
  const level = figures.levelOf(measure.id, figure.area) ?? '';
  const near = valuesOf(like.map(({ area }) => area));
  const all = valuesOf(figures.areasAt(measure.id, level));
  const said = [
    ...(near.length >= LEAST_LIKE
      ? [`${rankInWords(figure.value, near)} of ${countInWords(near.length + 1)} similar places`]
      : []),
    ...(all.length + 1 >= LEAST_ALL
      ? [
          `${rankInWords(figure.value, all)} of ${asSet(all.length + 1)} ${LEVEL_WORDS[level] ?? 'areas of its kind'} in England`,
        ]
      : []),
  ];
  return said.length === 0 ? '' : `${capital(joined(said))}, ${periodInWords(figure.period)}.`;
}

/** `the highest`, `the second lowest`, `the 24th highest`; `equal` where another has the same. */
function rankInWords(value: number, others: readonly number[]): string {
  const above = others.filter((other) => other > value).length;
  const below = others.filter((other) => other < value).length;
  const equal = others.length > above + below ? 'equal ' : '';
  if (above === 0 && below === 0) return 'the same as all';
  const [rank, end] = above <= below ? [above + 1, 'highest'] : [below + 1, 'lowest'];
  return `${equal === '' ? 'the ' : ''}${equal}${ORDINALS[rank] ?? `${asSet(rank)}${suffix(rank)} `}${end}`;
}

function suffix(rank: number): string {
  const tens = rank % 100;
  if (tens >= 11 && tens <= 13) return 'th';
  return rank % 10 === 1 ? 'st' : rank % 10 === 2 ? 'nd' : rank % 10 === 3 ? 'rd' : 'th';
}
