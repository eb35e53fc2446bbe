import { causalMap, endsKey } from '#domain/alignment/structural-paths';
import type { Finding } from '#domain/alignment/report';
import type { BecauseLine, ConflictView } from '#domain/contract/conflict-view';
import type { Identity, Link } from '#domain/framework/catalogue';
import { gradeWords } from './grade-words.ts';
import { FACET_WORDS } from './facet-words.ts';
import { afterLag } from './lag-words.ts';
import { capital, counted, joined, small } from './number-words.ts';
import { partLabel, wholeLine } from './part-labels.ts';
import { toSourceViews } from './source-view.ts';
import { identityOf, partsOf, totalOf } from './tell-attribution.ts';
import { endsOf } from './tell-finding.ts';
import { measureOf, nameOfNode, type Telling } from './telling.ts';
import { withoutIds } from './without-ids.ts';

/** Why the rule says that two goals pull apart: declared causes link by link, or the arithmetic that ties them. */
export function toBecause(telling: Telling, finding: Finding): ConflictView['because'] {
  switch (finding.kind) {
    case 'ATTRIBUTION':
      return arithmetic(telling, finding);
    case 'STRUCTURAL':
    case 'SYNERGY':
      return finding.subkind === 'fork' ? forked(telling, finding) : causes(telling, finding);
    case 'INCENTIVE':
      return payment(telling, finding);
    case 'TIMING':
      return causes(telling, finding);
    case 'POLARITY':
      return concept(
        telling,
        finding,
        'One goal asks for more of it and the other for less, and both are in force on the day.',
      );
    case 'DEFINITION':
      return concept(telling, finding, differences(finding));
    case 'TARGET':
      return {
        lead: capital(joined(finding.measures.map((id) => nameOfNode(telling, id)))),
        explanation: TARGETS[finding.subkind] ?? '',
        lines: identityLines(telling, finding),
      };
    case 'FOOTPRINT':
      return {
        lead: FOOTPRINT_LEADS[finding.subkind] ?? '',
        explanation: FOOTPRINTS[finding.subkind] ?? '',
        lines: [],
      };
    case 'COST_SHUNT':
      return costs(telling, finding);
    case 'CONTENTION':
      return resource(telling, finding);
    case 'EMPIRICAL':
    case 'ORPHAN':
    case 'IMBALANCE':
    case 'GAMING':
    case 'DOUBLE_COUNT':
    case 'UNCONTROLLABLE':
    case 'WHOLE_RED':
      return {
        lead: capital(joined(finding.measures.slice(0, 4).map((id) => nameOfNode(telling, id)))),
        explanation: OTHERS[finding.kind],
        lines: [],
      };
  }
}

const TARGETS: Readonly<Record<string, string>> = {
  cannot_both_hold: 'No value lies inside both targets.',
  different_bar:
    'Both bars are in force for the same measure on the same day. Whoever passes the lower one and misses the higher one is told two things at once.',
  sum_cannot_hold: 'The total is the sum of its parts. Even at the least each part is asked for, the total is passed.',
  not_reconciled:
    'The targets are about one thing and fall due together, but nobody has converted their units, so nobody can say whether they fit.',
  opposite_paths: 'From their baselines, one target asks for more of the same subject and the other for less.',
  never_both: 'Both targets stood over the same agency in the same months, and its published figures never met both.',
};

const FOOTPRINT_LEADS: Readonly<Record<string, string>> = {
  shared_provider: 'One hospital, several boards',
  split_provider: 'One place, several hospitals',
  holders: 'Who holds what here',
  tiers: 'The same duty in two tiers',
  boundaries: 'Several meet in one place',
  place_basis: 'Counted for different people',
};

const FOOTPRINTS: Readonly<Record<string, string>> = {
  shared_provider:
    'What this place agrees with the hospital concerns a minority of its patients, so its figures follow other places too.',
  split_provider: 'Residents of one place meet both hospitals; a figure for the place hides how far apart they are.',
  holders:
    'Whoever delivers a duty and whoever answers for it are not the same body, or changed lately, so figures and goals do not line up.',
  tiers: 'Two tiers have a duty for the same residents and measure different things.',
  boundaries: 'Plans and budgets follow boundaries that do not meet, so one plan here faces several partners.',
  place_basis: 'One figure is about the people who live here, the other about the people an organisation treats.',
};

const OTHERS: Readonly<
  Record<'EMPIRICAL' | 'ORPHAN' | 'IMBALANCE' | 'GAMING' | 'DOUBLE_COUNT' | 'UNCONTROLLABLE' | 'WHOLE_RED', string>
> = {
  EMPIRICAL: 'Over many areas and periods the two moved apart more than chance gives. That alone says nothing of why.',
  ORPHAN: 'The journey has this step or hand-over; no goal in force answers for it.',
  IMBALANCE: 'The goals in force leave a side of success nearly empty.',
  GAMING:
    'The design of the measure lets the number be met while the point is missed. It says nothing about anybody having done so.',
  DOUBLE_COUNT: 'The scores count the same people in the same way, so one fact passes for several.',
  UNCONTROLLABLE: 'Whoever is held to it can move only part of it.',
  WHOLE_RED: 'Each part is judged by its own target; none of them asks whether the whole works.',
};

function concept(telling: Telling, finding: Finding, explanation: string): ConflictView['because'] {
  const measure = measureOf(telling, finding.measures[0] ?? '');
  const row = telling.snapshot.catalogue.concepts.find((one) => one.id === measure?.concept);
  const more = row === undefined || row.more_means === '' ? '' : `More of it means: ${small(row.more_means)}. `;
  return { lead: row?.name ?? '', explanation: `${more}${explanation}`, lines: identityLines(telling, finding) };
}

function differences(finding: Finding): string {
  const differs = (finding.differs ?? []).map((facet) => FACET_WORDS[facet] ?? facet.replaceAll('_', ' '));
  return differs.length === 0
    ? 'The two do not count it in the same way.'
    : `The two are known to differ in ${joined(differs)}, so a figure of one says nothing about the other.`;
}

function arithmetic(telling: Telling, finding: Finding): ConflictView['because'] {
  const identity = identityOf(telling, finding);
  const total = totalOf(identity);
  const parts = partsOf(identity).map((id) => `put down to ${partLabel(nameOfNode(telling, id))}`);
  if (finding.subkind === 'reasons') {
    return {
      lead: total === null ? 'Why people wait' : nameOfNode(telling, total),
      explanation: `Each reason has its own owners, so it matters which reason is written down.${identity?.note === null || identity === null ? '' : ` ${withoutIds(telling.snapshot, identity.note)}`}`,
      lines: lineOf(telling, identity),
    };
  }
  const whole = total === null ? 'the total' : wholeLine(nameOfNode(telling, total));
  return {
    lead: `${parts.join(' + ')} = ${whole}`,
    explanation: `Each side’s figure gets better when a day changes its label, while the person waits as long.${identity?.note === null || identity === null ? '' : ` ${withoutIds(telling.snapshot, identity.note)}`}`,
    lines: lineOf(telling, identity),
  };
}

function lineOf(telling: Telling, identity: Identity | null): BecauseLine[] {
  if (identity === null) return [];
  const text =
    identity.type === 'split'
      ? 'Declared: the parts are reasons for one total.'
      : 'Declared: the parts add up to the total.';
  return [
    {
      text,
      grade: null,
      gradeWords: 'arithmetic, not a cause',
      lagWords: '',
      sources: toSourceViews(telling.snapshot.catalogue, identity.sources),
    },
  ];
}

/** Declared arithmetic between the measures of a finding. */
function identityLines(telling: Telling, finding: Finding): BecauseLine[] {
  const listed = new Set(finding.measures);
  return telling.snapshot.catalogue.identities.flatMap((identity) => {
    if (identity.type === 'sum' || identity.type === 'split') {
      const ends =
        identity.type === 'sum' ? [identity.total, ...identity.parts] : identity.parts.map((part) => part.measure);
      return finding.identity === identity.id && ends.some((end) => listed.has(end)) ? lineOf(telling, identity) : [];
    }
    if (!listed.has(identity.a) || !listed.has(identity.b)) return [];
    const [a, b] = [nameOfNode(telling, identity.a), nameOfNode(telling, identity.b)];
    const text =
      identity.type === 'same_quantity'
        ? `${a} and ${b} are one quantity, counted in two ways.`
        : identity.type === 'change_of'
          ? `${a} is the change of ${b}.`
          : `${a} is what ${b} is counted against.`;
    return [
      {
        text,
        grade: null,
        gradeWords: 'arithmetic, not a cause',
        lagWords: '',
        sources: toSourceViews(telling.snapshot.catalogue, identity.sources),
      },
    ];
  });
}

function causes(telling: Telling, finding: Finding): ConflictView['because'] {
  const [x, y] = finding.subkind === 'paid_before_effect' ? paidEnds(telling, finding) : endsOf(finding);
  const nodes = nodesBetween(telling, finding, x, y);
  const lines = linesAlong(telling, nodes);
  return {
    lead: nodes.map((node) => nameOfNode(telling, node)).join(' → '),
    explanation: [
      linkCount(lines.length),
      lines.length > 1 ? WEAKEST : '',
      'Declared causes are hypotheses, not forecasts.',
    ]
      .filter((text) => text !== '')
      .join(' '),
    lines,
  };
}

const WEAKEST = 'The weakest of them sets how sure we are.';

function linkCount(links: number): string {
  if (links === 0) return '';
  return links === 1
    ? 'One declared link, with its evidence.'
    : `${capital(counted(links, 'declared link'))}, each with its evidence.`;
}

/** The path that is told: the finding's own where it joins the two ends, else the worst declared path between them. */
function nodesBetween(telling: Telling, finding: Finding, x: string, y: string): readonly string[] {
  const { via } = finding;
  if (via !== undefined && via[0] === x && via.at(-1) === y) return via;
  const pair = causalMap(telling.snapshot.catalogue, telling.snapshot.asOf).byEnds.get(endsKey(x, y));
  return pair?.worst?.nodes ?? pair?.strongest.nodes ?? via ?? [x, y];
}

/** From the lever to the paid measure. */
function paidEnds(telling: Telling, finding: Finding): readonly [string, string] {
  const [ids = '', driver = ''] = finding.id.split('/').slice(3).join('/').split('<');
  const row = telling.snapshot.catalogue.incentives.find((incentive) => ids.split('+').includes(incentive.id));
  return [finding.driver ?? driver, row?.measure ?? finding.measures[0] ?? ''];
}

function linesAlong(telling: Telling, nodes: readonly string[]): BecauseLine[] {
  return nodes.slice(1).flatMap((target, index) => {
    const source = nodes[index];
    const link = telling.snapshot.links.find((row) => row.source === source && row.target === target);
    return link === undefined ? [] : [lineOfLink(telling, link)];
  });
}

/** A declared link as one line: what tends to go with what, its grade, its lag and its sources. */
export function lineOfLink(telling: Telling, link: Link): BecauseLine {
  const text = `When ${nameOfNode(telling, link.source)} rises, ${nameOfNode(telling, link.target)} tends to ${link.sign === 1 ? 'rise' : 'fall'}.`;
  return {
    text: link.note === '' ? text : `${text} ${withoutIds(telling.snapshot, link.note)}`,
    grade: link.confidence,
    gradeWords: gradeWords(link.confidence),
    lagWords: afterLag(link.lag_months ?? 0).replace(/^, /, ''),
    sources: toSourceViews(telling.snapshot.catalogue, link.evidence),
  };
}

function forked(telling: Telling, finding: Finding): ConflictView['because'] {
  const driver = finding.driver ?? finding.id.split('/').at(-1) ?? '';
  const lines = finding.measures.flatMap((measure) => linesAlong(telling, [driver, measure]));
  return {
    lead: `${nameOfNode(telling, driver)} → ${joined(finding.measures.map((id) => nameOfNode(telling, id)))}`,
    explanation: 'One pressure is linked to both, so that what helps one tends to come with harm to the other.',
    lines,
  };
}

function payment(telling: Telling, finding: Finding): ConflictView['because'] {
  const { catalogue } = telling.snapshot;
  const rows = catalogue.incentives.filter((row) => (finding.incentives ?? []).includes(row.id));
  const lines: BecauseLine[] = rows.map((row) => ({
    text: `${capital(row.amount.text)}${row.note === '' ? '.' : `. ${withoutIds(telling.snapshot, row.note)}`}`,
    grade: null,
    gradeWords: 'what the payment is',
    lagWords:
      row.settlement_months === null
        ? ''
        : row.settlement_months === 1
          ? 'settled every month'
          : `settled every ${row.settlement_months} months`,
    sources: toSourceViews(catalogue, row.sources),
  }));
  const harms = (finding.harms ?? []).slice(0, 2).flatMap((harm) => linesAlong(telling, harm.via));
  const measures = [...new Set(rows.map((row) => nameOfNode(telling, row.measure)))];
  return {
    lead: `Money follows ${joined(measures)}`,
    explanation:
      harms.length > 0
        ? 'What earns the money tends to worsen another goal, along declared links, each with its evidence.'
        : 'What earns the money is what somebody else is judged to reduce, or the other way about.',
    lines: [...lines, ...harms],
  };
}

function costs(telling: Telling, finding: Finding): ConflictView['because'] {
  const { catalogue } = telling.snapshot;
  const row = catalogue.costEffects.find((effect) => effect.id === (finding.row ?? finding.id.split('/').at(-1)));
  const lines: BecauseLine[] =
    row === undefined
      ? []
      : [
          {
            text:
              row.note === ''
                ? 'Who gains and who pays is stated by the sources; no amount is known.'
                : withoutIds(telling.snapshot, row.note),
            grade: row.confidence,
            gradeWords: gradeWords(row.confidence),
            lagWords: '',
            sources: toSourceViews(catalogue, row.sources),
          },
        ];
  return {
    lead: `${row?.movement === 'down' ? 'Less' : 'More'} ${nameOfNode(telling, finding.measures[0] ?? '')}`,
    explanation: 'The purse that gains is not the purse that pays, so the one has no reason to weigh the other’s cost.',
    lines,
  };
}

function resource(telling: Telling, finding: Finding): ConflictView['because'] {
  const { catalogue } = telling.snapshot;
  const row = catalogue.resources.find((one) => one.id === (finding.resource ?? finding.id.split('/').at(-1)));
  const lines: BecauseLine[] =
    row === undefined || row.note === ''
      ? []
      : [
          {
            text: withoutIds(telling.snapshot, row.note),
            grade: null,
            gradeWords: 'declared',
            lagWords: '',
            sources: toSourceViews(catalogue, row.sources),
          },
        ];
  return {
    lead: row?.name ?? '',
    explanation:
      row?.capacity === null
        ? 'All of these targets draw on it. How much there is, and how much each needs, is not known.'
        : 'All of these targets draw on it, and together they need more than is safe.',
    lines,
  };
}
