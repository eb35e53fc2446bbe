import type { Finding } from '#domain/alignment/report';
import type { ConflictView } from '#domain/contract/conflict-view';
import type { DocumentedConflict } from '#domain/framework/catalogue';
import { agencyName, typeName } from './agency-names.ts';
import { figureOn } from './figure-words.ts';
import { asSet, capital, counted, inDigits, joined, small, ordinal } from './number-words.ts';
import { movedElsewhere, type MovedElsewhere } from './moved-elsewhere.ts';
import { cautionsOf } from './cautions.ts';
import { partLabel } from './part-labels.ts';
import { windowInWords } from '#domain/measure/period-words';
import { toSourceViews } from './source-view.ts';
import { identityOf, partsOf, totalOf } from './tell-attribution.ts';
import { listedGoals, measureOf, nameOfNode, type Telling } from './telling.ts';
import { withoutIds } from './without-ids.ts';

type Evidence = ConflictView['evidence'];
type Item = Evidence['for'][number];

/** Documented rows whose note speaks against acting on them as a fault. */
const SPEAKS_AGAINST = new Set(['contested', 'not supported', 'accepted trade-off', 'expert concern', 'historic']);

/** Kinds whose local points compare two sides. */
const HAS_SIDES: ReadonlySet<string> = new Set(['POLARITY', 'STRUCTURAL', 'EMPIRICAL', 'INCENTIVE']);

/** What speaks for a finding, what against it, and what nobody knows. */
export function toEvidence(telling: Telling, finding: Finding): Evidence {
  const documented = documentedFor(telling, finding);
  const { catalogue } = telling.snapshot;
  const plain = (text: string): string => withoutIds(telling.snapshot, text);
  const written: Item[] = documented.map((row) => ({
    text: `Written about it: ${plain(row.mechanism).replace(/\.$/, '')} (${statusWords(row)}).`,
    sources: toSourceViews(catalogue, row.evidence),
  }));
  const supporting: Item[] = documented.flatMap((row) =>
    row.note !== '' && !speaksAgainst(row) ? [{ text: plain(row.note), sources: [] }] : [],
  );
  const against: Item[] = documented.flatMap((row) =>
    speaksAgainst(row)
      ? [
          {
            text: row.note === '' ? 'Other sources point the other way.' : plain(row.note),
            sources: toSourceViews(catalogue, row.counter_evidence),
          },
        ]
      : [],
  );
  return {
    for: [...ownEvidence(telling, finding), ...written, ...supporting],
    against: [...ownDoubts(telling, finding), ...against],
    notKnown: notKnown(telling, finding),
  };
}

/** Documented rows of the same kind that share two measures, or the only one; those with most in common first. */
export function documentedFor(telling: Telling, finding: Finding): readonly DocumentedConflict[] {
  const shared = (row: DocumentedConflict): number =>
    row.measures.filter((measure) => finding.measures.includes(measure)).length;
  return telling.snapshot.catalogue.conflicts
    .filter(
      (row) =>
        row.kind === finding.kind &&
        shared(row) >= Math.min(2, row.measures.length, finding.measures.length) &&
        shared(row) > 0,
    )
    .sort((a, b) => shared(b) - shared(a) || (a.id < b.id ? -1 : 1))
    .slice(0, 3);
}

function speaksAgainst(row: DocumentedConflict): boolean {
  return row.counter_evidence.length > 0 || SPEAKS_AGAINST.has(row.status);
}

function statusWords(row: DocumentedConflict): string {
  return `evidence ${row.confidence}, ${row.status}`;
}

/** What the rule itself, or the figures here, say for a finding. */
function ownEvidence(telling: Telling, finding: Finding): Item[] {
  const items: Item[] = [];
  const adds = addsUp(telling, finding);
  if (adds !== null) items.push(adds);
  const elsewhere = isMoved(finding) ? movedElsewhere(telling, finding) : null;
  if (elsewhere !== null) items.push({ text: rankWords(telling, elsewhere), sources: [] });
  const goals = listedGoals(telling, finding);
  if (goals.length > 0) {
    items.push({
      text: `${capital(counted(goals.length, 'goal'))} behind it ${goals.length === 1 ? 'is' : 'are'} in force on the day.`,
      sources: toSourceViews(
        telling.snapshot.catalogue,
        goals.flatMap((goal) => [...goal.row.sources]),
      ).slice(0, 6),
    });
  }
  return items;
}

function isMoved(finding: Finding): boolean {
  return finding.kind === 'ATTRIBUTION' && finding.subkind === 'moved';
}

/** Where this place stands: `The rise put down to the NHS here is the third largest of 147 councils, …`. */
function rankWords(telling: Telling, elsewhere: MovedElsewhere): string {
  const said = elsewhere.ranks.map(({ measure, rank, rose }, index) => {
    const what = `the ${rose ? 'rise' : 'fall'} put down to ${partLabel(nameOfNode(telling, measure))}`;
    const largest = rank === 1 ? 'the largest' : `the ${ordinal(rank)} largest`;
    return index === 0 ? `${what} here is ${largest} of ${areasInWords(elsewhere)}` : `${what} ${largest}`;
  });
  return `${capital(said.join(', '))}.`;
}

function areasInWords({ areas, level }: MovedElsewhere): string {
  return `${asSet(areas)} ${level === '' ? 'areas' : `${level}s`}`;
}

/** How many like areas show it, and how many chance alone gives. */
function chanceWords(telling: Telling, finding: Finding): string {
  const elsewhere = movedElsewhere(telling, finding);
  if (elsewhere === null) {
    return 'Over many areas the pattern also appears by chance, so it says something about one place, not about England.';
  }
  const { mean, low, high } = elsewhere.byChance;
  const window = windowInWords(finding.comparedPeriods?.after ?? []);
  const chance = `about ${inDigits(mean, 0)} (${inDigits(low, 0)} to ${inDigits(high, 0)}) would by chance`;
  const beats = elsewhere.showing > high;
  const so = beats
    ? 'More than chance gives, so other places should look too.'
    : 'It says something about one place, not about England.';
  return `In ${window}, ${asSet(elsewhere.showing)} of ${areasInWords(elsewhere)} show this; ${chance}. ${so}`;
}

/** Do the parts add up to the total in every period that was compared: said only where they do. */
function addsUp(telling: Telling, finding: Finding): Item | null {
  const identity = identityOf(telling, finding);
  const windows = finding.comparedPeriods;
  const total = totalOf(identity);
  const place = telling.snapshot.place;
  if (
    finding.kind !== 'ATTRIBUTION' ||
    identity?.type !== 'sum' ||
    windows === undefined ||
    total === null ||
    place === null
  )
    return null;
  const periods = [...windows.before, ...windows.after];
  const holds = periods.every((period) => {
    const whole = telling.snapshot.figures.value(total, place, period);
    const parts = partsOf(identity).map((part) => telling.snapshot.figures.value(part, place, period));
    if (whole === null || parts.some((part) => part === null)) return false;
    return Math.abs(whole - parts.reduce((sum: number, part) => sum + (part ?? 0), 0)) <= identity.tolerance + 1e-9;
  });
  if (!holds) return null;
  return {
    text: `The parts add up to the published total in all ${asSet(periods.length)} periods compared.`,
    sources: toSourceViews(telling.snapshot.catalogue, identity.sources),
  };
}

/** What speaks against a finding of this kind whatever the place. */
function ownDoubts(telling: Telling, finding: Finding): Item[] {
  const items: Item[] = [];
  const say = (text: string): void => void items.push({ text, sources: [] });
  switch (finding.kind) {
    case 'ATTRIBUTION':
      if (finding.subkind === 'moved') {
        say('Real changes in services move the labels too.');
        say(chanceWords(telling, finding));
      }
      if (finding.subkind === 'reasons')
        say('Reasons are written down by those who are judged by them, and practice differs between places.');
      break;
    case 'STRUCTURAL':
    case 'SYNERGY':
      say('Declared causes are hypotheses. The figures of one place alone cannot show them.');
      break;
    case 'FOOTPRINT':
      if (finding.subkind === 'split_provider')
        say(
          'The two hospitals may treat different patients, and four-hour figures count walk-in centres where a trust runs them.',
        );
      if (finding.subkind === 'shared_provider')
        say('A hospital shared with others is not a fault; it changes with whom the place has to agree.');
      break;
    case 'INCENTIVE':
      if (finding.shape !== 'budget')
        say('The local contract may pay in another way: most hospital pay has been a fixed or aligned sum since 2020.');
      break;
    case 'GAMING':
      say('A risk in the design says nothing about what anybody did.');
      break;
    case 'EMPIRICAL':
      say('Two things can move apart for a third reason.');
      break;
    case 'POLARITY':
    case 'TARGET':
    case 'DEFINITION':
    case 'COST_SHUNT':
    case 'ORPHAN':
    case 'IMBALANCE':
    case 'DOUBLE_COUNT':
    case 'TIMING':
    case 'UNCONTROLLABLE':
    case 'CONTENTION':
    case 'WHOLE_RED':
      break;
  }
  return items;
}

function notKnown(telling: Telling, finding: Finding): Item[] {
  const { snapshot } = telling;
  const items: Item[] = [];
  const say = (text: string): void => void items.push({ text, sources: [] });
  const goals = listedGoals(telling, finding);
  if (finding.kind === 'ATTRIBUTION' && finding.subkind === 'moved') {
    say('Which days changed their label, and why. Ask for the monthly validation record.');
  }
  const silent = [...new Set(goals.map((goal) => goal.measure.id))].filter(
    (measure) => figureOn(telling, finding, measure) === null,
  );
  if (snapshot.place !== null && silent.length > 0) {
    const named = silent.slice(0, 3).map((measure) => nameOfNode(telling, measure));
    const more = silent.length > 3 ? ` and ${counted(silent.length - 3, 'other')}` : '';
    say(`No figure here speaks for ${silent.length > 3 ? named.join(', ') : joined(named)}${more}.`);
  }
  for (const caution of cautionsOf(snapshot, finding.figures)) say(caution);
  if (finding.severity !== null && finding.severity.local === null)
    say(
      HAS_SIDES.has(finding.kind)
        ? 'Whether the two pull apart in this place: the figures here cannot say, so part of how bad it is stays open.'
        : 'How much it weighs in this place: the figures here cannot say, so part of how bad it is stays open.',
    );
  const shared = goals.filter((goal) => goal.row.control_share === null && goal.row.control_shared_with.length > 0)[0];
  if (shared !== undefined) {
    const others = shared.row.control_shared_with.slice(0, 2).map((type) => small(typeName(snapshot, type)));
    const holder = shared.holders[0];
    say(
      `How much of ${shared.measure.name} ${holder === undefined ? 'its holder' : agencyName(snapshot, holder)} controls, and how much ${joined(others)}: no shares are agreed.`,
    );
  }
  const fromKnowledge = goals.filter((goal) => goal.row.date_precision === 'knowledge').length;
  if (fromKnowledge > 0)
    say(`Dates of ${asSet(fromKnowledge)} of ${asSet(goals.length)} goals are from knowledge, to be checked.`);
  if (!finding.datesKnown) say('When at least one of its goals or payments began.');
  if (finding.kind === 'DEFINITION') {
    const unknown = finding.measures.flatMap((id) => {
      const definition = measureOf(telling, id)?.definition;
      if (definition === undefined) return [];
      const facets: readonly unknown[] = Object.values(definition);
      return facets.filter((facet) => facet === null);
    });
    if (unknown.length > 0)
      say(
        `${capital(counted(unknown.length, 'part'))} of the two definitions ${unknown.length === 1 ? 'is' : 'are'} not on file.`,
      );
  }
  if (finding.kind === 'CONTENTION' && finding.subkind === 'direction_only')
    say('How much of the resource there is, and how much each target needs.');
  if (finding.kind === 'COST_SHUNT' && finding.subkind === 'direction_only')
    say('How much is gained and how much is paid: no unit cost with a source and a year is known.');
  return items;
}
