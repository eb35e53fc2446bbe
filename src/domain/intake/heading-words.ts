import type { ColumnPart } from './column-mapping.ts';

/** A heading as headings are compared: lower case, without marks at its ends, spaces and underscores as one space. */
export function plainHeading(heading: string): string {
  return heading
    .slice(0, 200)
    .normalize('NFKC')
    .replace(/^\uFEFF/, '')
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .trim();
}

/** Headings by what they say, most telling first: where two columns could be one part, the earlier heading has it. English and Welsh. */
const WORDS: readonly (readonly [ColumnPart, readonly string[]])[] = [
  [
    'measure',
    [
      'measure code',
      'measure',
      'measure id',
      'indicator id',
      'indicator code',
      'indicatorid',
      'indicator',
      'indicator name',
      'metric id',
      'metric',
      'measure name',
      'dataelement',
      'data element',
      'mesur',
      'cod mesur',
      'dangosydd',
      'cod dangosydd',
    ],
  ],
  ['framework version', ['framework version', 'fersiwn fframwaith']],
  [
    'area',
    [
      'area code',
      'area',
      'organisation code',
      'organization code',
      'org code',
      'ods code',
      'gss code',
      'ons code',
      'la code',
      'local authority code',
      'geography code',
      'geographical code',
      'provider code',
      'trust code',
      'icb code',
      'council code',
      'areacode',
      'orgunit',
      'organisationunit',
      'place code',
      'code',
      'ardal',
      'cod ardal',
      'cod sefydliad',
      'local authority',
      'council',
      'organisation',
      'provider',
      'trust',
      'place',
      'region',
      'name',
    ],
  ],
  [
    'area name',
    [
      'area name',
      'organisation name',
      'org name',
      'provider name',
      'trust name',
      'local authority name',
      'council name',
      'icb name',
      'geographical description',
      'enw ardal',
      'enw sefydliad',
    ],
  ],
  ['level', ['level', 'lefel']],
  [
    'period',
    [
      'period',
      'time period',
      'date',
      'reporting period',
      'financial year',
      'period year',
      'quarter',
      'month',
      'year',
      'cyfnod',
      'cyfnod amser',
      'blwyddyn',
      'mis',
      'dyddiad',
    ],
  ],
  ['period start', ['period start', 'date from', 'start date', 'from']],
  ['period end', ['period end', 'date to', 'end date', 'to']],
  ['period kind', ['period type', 'period kind', 'math o gyfnod']],
  [
    'value',
    ['value', 'measure value', 'outturn', 'figure', 'rate', 'percentage', 'result', 'score', 'gwerth', 'ffigur'],
  ],
  ['numerator', ['numerator', 'count', 'rhifiadur', 'cyfrif']],
  ['denominator', ['denominator', 'base', 'enwadur']],
  ['lower', ['lower ci 95.0 limit', 'lower ci 95', 'lowerci95', 'lower ci', 'lower limit', 'lower', 'lcl']],
  ['upper', ['upper ci 95.0 limit', 'upper ci 95', 'upperci95', 'upper ci', 'upper limit', 'upper', 'ucl']],
  ['missing', ['suppressed', 'missing', 'reason missing', 'symbol', 'ar goll']],
  ['value note', ['value note', 'note']],
  ['status', ['data status', 'status', 'statws', 'statws data']],
  ['unit', ['unit', 'units', 'uned']],
  ['source file', ['source file']],
  ['source line', ['source line']],
  [
    'breakdown',
    [
      'breakdown',
      'sex',
      'gender',
      'age',
      'age group',
      'age band',
      'ethnicity',
      'category type',
      'category',
      'disaggregation level',
      'rhyw',
      'oed',
      'sexid',
      'ageid',
      'categorytypeid',
      'categoryid',
      'catoptcombo',
      'categoryoptioncombo',
      'deprivation decile',
      'deprivation category',
      'age from years inclusive',
      'age to years inclusive',
    ],
  ],
];

/** Words of breakdown columns that mean the whole, by plain heading; an empty cell always does. */
export const WHOLE_WORDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['sex', ['persons', 'person', 'all', 'total', 'both', 'people']],
  ['gender', ['persons', 'all', 'total', 'both', 'people']],
  ['rhyw', ['pobl', 'pawb', 'cyfanswm']],
  ['sexid', ['4', '-1']],
  ['age', ['all ages', 'all', 'total', '18+', '18+ yrs']],
  ['age group', ['all ages', 'all', 'total']],
  ['age band', ['all ages', 'all', 'total']],
  ['oed', ['pob oed', 'cyfanswm']],
  ['categorytypeid', ['-1']],
  ['categoryid', ['-1']],
  ['catoptcombo', ['default', 'hllvx50cxc0']],
  ['categoryoptioncombo', ['default', 'hllvx50cxc0']],
  ['breakdown', ['total', 'all', 'persons']],
  ['category', ['total', 'all']],
  ['disaggregation level', ['total']],
  ['ethnicity', ['total', 'all']],
]);

/** ONS style of columns of codes and names: `ltla21_code`, `icb22_name`. */
const CODE_OF_YEAR =
  /^(?:ltla|utla|lad|icb|sicbl|ccg|stp|lrf|nhs trust|nhs region|region)\d\d (?:nhs )?code(?: h| nhs)?$/;
const NAME_OF_YEAR = /^(?:ltla|utla|lad|icb|sicbl|ccg|stp|lrf|nhs trust|nhs region|region)\d\d name$/;

/** What a heading says, and how telling it is (0 the most); null: it is not known. */
export function readHeading(heading: string): { readonly part: ColumnPart; readonly rank: number } | null {
  const plain = plainHeading(heading);
  if (CODE_OF_YEAR.test(plain)) return { part: 'area', rank: 0 };
  if (NAME_OF_YEAR.test(plain)) return { part: 'area name', rank: 0 };
  for (const [part, words] of WORDS) {
    const rank = words.indexOf(plain);
    if (rank !== -1) return { part, rank };
  }
  return null;
}

/** Kinds of area that a heading names: `ICB.NAME` holds boards, `Local authority` councils. Null: it names none. */
export function levelsOfHeading(heading: string): readonly string[] | null {
  const plain = plainHeading(heading).replaceAll('.', ' ');
  if (/\b(?:sicbl\d*|sub icb)/.test(plain)) return ['subicb'];
  if (/\b(?:icb\d*|integrated care|stp\d*)\b/.test(plain)) return ['icb', 'country'];
  if (/\btrust|provider/.test(plain)) return ['trust', 'specialist', 'country'];
  if (/\b(?:la|local authority|council|utla\d*|ltla\d*|lad\d*)\b/.test(plain))
    return ['council', 'district', 'country'];
  return /\bnhs region/.test(plain) ? ['region', 'country'] : null;
}
