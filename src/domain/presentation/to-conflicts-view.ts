import type { Finding, SeverityBand } from '#domain/alignment/report';
import type { ConflictsView, FilterChoice, ListedConflict } from '#domain/contract/conflicts-view';
import { byWeight } from './by-weight.ts';
import { BASES, basisOf } from './finding-basis.ts';
import { hereWords } from './here-words.ts';
import { gradeMeaning } from './grade-words.ts';
import { kindHeading } from './kind-words.ts';
import { NOT_REVIEWED } from './finding-labels.ts';
import { asSet, capital, counted, countInWords } from './number-words.ts';
import { dayInWords } from '#domain/measure/period-words';
import { placeInWords } from './place-in-words.ts';
import { stepName } from './step-names.ts';
import { tellEcho } from './tell-echo.ts';
import type { Telling } from './telling.ts';
import { toContestedLinks, toInfluence } from './to-influence.ts';
import { toFindingCard } from './to-finding-card.ts';
import { tellingOf, type JourneyInput } from './to-journey-view.ts';

/** Heaviest first, as a board asks. */
const BANDS: readonly SeverityBand[] = ['critical', 'high', 'moderate', 'low'];
const GRADES = ['A', 'B', 'C', 'D'] as const;
const HERES = ['both', 'one', 'none'] as const;

/** Every conflict of a place on a day as one list, with what it can be narrowed by and the links that the believed ones rest on. */
export function toConflictsView(input: Pick<JourneyInput, 'board' | 'snapshot' | 'report' | 'chance'>): ConflictsView {
  const { board, report } = input;
  const telling = tellingOf(input);
  const numbers = new Map(report.headlines.map((id, index) => [id, index + 1]));
  const inOrder = [...report.findings].sort(
    (a, b) => (numbers.get(a.id) ?? Infinity) - (numbers.get(b.id) ?? Infinity) || byWeight(a, b),
  );
  const found = inOrder.filter((finding) => finding.kind !== 'SYNERGY');
  const conflicts = found.map((finding) => toListed(telling, finding, numbers.get(finding.id) ?? null));
  return {
    place: { code: board.code, name: board.name },
    asOf: report.asOf,
    asOfWords: dayInWords(report.asOf),
    title: titleOf(conflicts.length, report.headlines.length, placeInWords(board.name)),
    lead: leadOf(conflicts),
    reviewLine:
      conflicts.length === 0
        ? null
        : conflicts.length === 1
          ? capital(NOT_REVIEWED)
          : `All ${countInWords(conflicts.length)}: ${NOT_REVIEWED}`,
    conflicts,
    helps: inOrder
      .filter((finding) => finding.kind === 'SYNERGY')
      .map((finding) => toFindingCard(telling, finding, null)),
    bases: [...BASES],
    choices: choicesOf(telling, found, conflicts),
    influence: toInfluence(telling, found),
    contestedLinks: toContestedLinks(telling),
    catalogueVersion: report.catalogueVersion,
  };
}

function toListed(telling: Telling, finding: Finding, number: number | null): ListedConflict {
  return {
    card: toFindingCard(telling, finding, number),
    basis: basisOf(finding),
    domains: domainsOf(telling, finding),
    status: 'detected',
    contested: finding.contested,
    echoes: (finding.echoes ?? []).map((echo) => tellEcho(telling, echo)),
  };
}

/** The domain a finding names, else the domains of its measures, in the catalogue's order. */
function domainsOf(telling: Telling, finding: Finding): string[] {
  const { catalogue, measures } = telling.snapshot;
  const own = new Set(
    finding.domain === undefined ? finding.measures.map((id) => measures.get(id)?.domain) : [finding.domain],
  );
  return catalogue.domains.map((row) => row.id).filter((id) => own.has(id));
}

function titleOf(conflicts: number, headlines: number, place: string): string {
  if (conflicts === 0) return `The rules find no conflict in ${place} on this day.`;
  const found = `The rules find ${counted(conflicts, 'conflict')} in ${place}`;
  if (headlines === 0) return `${found}; none of them stands out.`;
  if (headlines === conflicts) return `${found}.`;
  return `${found}; ${countInWords(headlines)} ${headlines === 1 ? 'leads' : 'lead'} the list.`;
}

function leadOf(conflicts: readonly ListedConflict[]): string {
  if (conflicts.length === 0) return '';
  const count = (here: ListedConflict['card']['here']): number =>
    conflicts.filter(({ card }) => card.here === here).length;
  const [both, one, none] = [count('both'), count('one'), count('none')];
  const seen =
    both + one === 0
      ? 'None of them is seen in the figures here: they are true everywhere in England.'
      : `${capital([...(both > 0 ? [`${countInWords(both)} ${is(both)} seen here on both sides`] : []), ...(one > 0 ? [both > 0 ? `${countInWords(one)} on one side` : `${countInWords(one)} ${is(one)} seen here on one side`] : [])].join(' and '))}${none === 0 ? '' : `; ${asSet(none)} ${is(none)} true everywhere in England`}.`;
  const roots = conflicts.filter(({ echoes }) => echoes.length > 0).length;
  const echoes = conflicts.reduce((sum, conflict) => sum + conflict.echoes.length, 0);
  if (echoes === 0) return seen;
  return `${seen} ${capital(counted(echoes, 'more pair'))} ${echoes === 1 ? 'follows' : 'follow'} from ${roots === 1 ? 'one of them' : `${countInWords(roots)} of them`} and ${echoes === 1 ? 'stands' : 'stand'} folded beneath.`;
}

function is(count: number): string {
  return count === 1 ? 'is' : 'are';
}

/** What each filter offers: only what some conflict of the list has, in an order a reader expects. */
function choicesOf(
  { snapshot }: Telling,
  found: readonly Finding[],
  conflicts: readonly ListedConflict[],
): ConflictsView['choices'] {
  const { catalogue } = snapshot;
  const has = (test: (conflict: ListedConflict) => boolean): boolean => conflicts.some(test);
  const kinds = new Map(found.map(({ kind }) => [kind, kindHeading(kind)]));
  const agencies = new Map(conflicts.flatMap(({ card }) => card.agencies.map(({ id, name }) => [id, name] as const)));
  return {
    kinds: byName(kinds),
    agencies: byName(agencies),
    domains: catalogue.domains
      .filter(({ id }) => has((one) => one.domains.includes(id)))
      .map(({ id, name }) => ({ id, name })),
    steps: [...catalogue.steps]
      .sort((a, b) => a.order - b.order)
      .filter(({ id }) => has(({ card }) => card.steps.includes(id)))
      .map((step) => ({ id: step.id, name: stepName(step) })),
    severities: BANDS.filter((band) => has(({ card }) => card.severity?.band === band)).map((band) => ({
      id: band,
      name: capital(band),
    })),
    confidences: GRADES.filter((grade) => has(({ card }) => card.confidence === grade)).map((grade) => ({
      id: grade,
      name: `${grade}, ${gradeMeaning(grade)}`,
    })),
    heres: HERES.filter((here) => has(({ card }) => card.here === here)).map((here) => ({
      id: here,
      name: hereWords(here),
    })),
    statuses: conflicts.length === 0 ? [] : [{ id: 'detected', name: 'Detected' }],
  };
}

function byName(names: ReadonlyMap<string, string>): FilterChoice[] {
  return [...names]
    .map(([id, name]) => ({ id, name }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
