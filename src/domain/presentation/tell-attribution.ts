import { readGoal } from '#domain/alignment/speaking-value';
import { mainHospitals } from '#domain/alignment/main-hospitals';
import type { Finding, MeasuredChange } from '#domain/alignment/report';
import type { Identity } from '#domain/framework/catalogue';
import { agencyName } from './agency-names.ts';
import { changeOfFigure, figureOn, sayFigure, whoseFigure, type SaidFigure } from './figure-words.ts';
import { asSet, capital, inDigits, small } from './number-words.ts';
import { partLabel, wholeLabel } from './part-labels.ts';
import { periodInWords, windowInWords } from '#domain/measure/period-words';
import { listedGoals, measureOf, nameOfNode, type Telling } from './telling.ts';
import { ABOUT_THE_SAME, changeInWords, digitsOf, valueInWords } from './unit-words.ts';

/** A total split by blame, in one sentence for each form; the total always first. */
export function tellAttribution(telling: Telling, finding: Finding): string[] {
  switch (finding.subkind) {
    case 'moved':
      return moved(telling, finding);
    case 'reasons':
      return reasons(telling, finding);
    default:
      return exposed(telling, finding);
  }
}

/** The identity a finding is about, by the last part of its id where the finding does not name it. */
export function identityOf(telling: Telling, finding: Finding): Identity | null {
  const id = finding.identity ?? finding.id.split('/').at(-1) ?? '';
  return telling.snapshot.catalogue.identities.find((row) => row.id === id) ?? null;
}

/** The measure of the whole in an identity; null when it has none. */
export function totalOf(identity: Identity | null): string | null {
  if (identity === null) return null;
  return identity.type === 'sum' || identity.type === 'split' ? identity.total : null;
}

/** The measures of the parts in an identity. */
export function partsOf(identity: Identity | null): readonly string[] {
  if (identity === null) return [];
  if (identity.type === 'sum') return identity.parts;
  return identity.type === 'split' ? identity.parts.map((part) => part.measure) : [];
}

function exposed(telling: Telling, finding: Finding): string[] {
  const identity = identityOf(telling, finding);
  const total = totalOf(identity) ?? finding.measures[0] ?? '';
  const opening = `${nameOfNode(telling, total)} is one number split by cause, and each part has another owner`;
  if (finding.here === 'none') return [`${opening}.`];
  const figures = partsOf(identity)
    .flatMap(
      (id) =>
        sayFigure(
          telling,
          listedGoals(telling, finding).filter((goal) => goal.measure.id === id),
        ) ?? [],
    )
    .sort((a, b) => b.value - a.value || (a.measure.id < b.measure.id ? -1 : 1))
    .slice(0, 2);
  const said = partFigures(telling, figures);
  return said === '' ? [`${opening}.`] : [`${opening}: ${said}.`];
}

function partFigures(telling: Telling, figures: readonly SaidFigure[]): string {
  const [first, second] = figures;
  if (first === undefined) return '';
  const part = (figure: SaidFigure): string => partLabel(figure.measure.name);
  const one = `${whoseFigure(telling, first)} ${valueInWords(first.value, first.measure.unit)} put down to ${part(first)}`;
  if (second === undefined) return `${one} in ${periodInWords(first.period)}`;
  if (second.period !== first.period || second.area !== first.area || second.measure.unit !== first.measure.unit) {
    return `${one} in ${periodInWords(first.period)}, ${whoseFigure(telling, second)} ${valueInWords(second.value, second.measure.unit)} to ${part(second)} in ${periodInWords(second.period)}`;
  }
  return `${one}, ${digitsOf(second.value, second.measure.unit)} to ${part(second)}, in ${periodInWords(first.period)}`;
}

/** The changes a `moved` finding compares: the total, and the two parts, the larger change first. */
export function movedChanges(
  telling: Telling,
  finding: Finding,
): { readonly total: MeasuredChange; readonly parts: readonly MeasuredChange[] } | null {
  const total = totalOf(identityOf(telling, finding));
  const changes = finding.changes ?? [];
  const whole = changes.find((change) => change.measure === total);
  const parts = changes
    .filter((change) => change.measure !== total && finding.measures.includes(change.measure))
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || (a.measure < b.measure ? -1 : 1));
  return whole === undefined || parts.length < 2 ? null : { total: whole, parts: parts.slice(0, 2) };
}

function moved(telling: Telling, finding: Finding): string[] {
  const changes = movedChanges(telling, finding);
  const totalId = totalOf(identityOf(telling, finding)) ?? '';
  const total = measureOf(telling, totalId);
  const place = telling.placeName ?? 'the place';
  const name = wholeLabel(nameOfNode(telling, totalId));
  if (changes === null || total === null) return [`${name} in ${place}: blame moved; the waiting hardly did.`];
  const window = windowInWords(finding.comparedPeriods?.after ?? []);
  const when = window === '' ? '' : ` in ${window}`;
  const change = (one: MeasuredChange): string =>
    changeInWords(one.before, one.after, measureOf(telling, one.measure)?.unit ?? total.unit, true);
  // a part moved, however little: that its change rounds to nought must not read as if it had not
  const moves = (one: MeasuredChange): string =>
    change(one) !== ABOUT_THE_SAME ? change(one) : one.after > one.before ? 'a little more' : 'a little fewer';
  const part = (one: MeasuredChange): string => `to ${partLabel(nameOfNode(telling, one.measure))} ${moves(one)}`;
  const { chance } = telling;
  return [
    `${name} in ${place}${when}: ${valueInWords(changes.total.after, total.unit)}, ${change(changes.total)}.`,
    `Put down ${changes.parts.map(part).join(', ')}.`,
    'Blame moved; the waiting hardly did.',
    ...(chance === undefined
      ? []
      : [
          `${asSet(chance.boards)} of ${asSet(chance.of)} boards show this, about ${inDigits(chance.byChance, 0)} by chance.`,
        ]),
  ];
}

function reasons(telling: Telling, finding: Finding): string[] {
  const identity = identityOf(telling, finding);
  const total = totalOf(identity);
  const strongest = [...(finding.shares ?? [])].sort(
    (a, b) => Math.abs(b.share - b.middle) - Math.abs(a.share - a.middle) || (a.measure < b.measure ? -1 : 1),
  )[0];
  const place = telling.placeName ?? 'the place';
  const area = reasonsArea(telling, finding, partsOf(identity));
  const isPlace = area === telling.snapshot.place;
  if (strongest === undefined) return [`Why people wait to leave hospital here differs from the middle place.`];
  const name = nameOfNode(telling, strongest.measure);
  const shares = `(middle place ${inDigits(strongest.middle, 0)}%)`;
  const waits = /^Waiting (.+)$/.exec(name)?.[1];
  const share = `${inDigits(strongest.share, 0)}%`;
  const who = isPlace ? `hospital in ${place}` : agencyName(telling.snapshot, area ?? '');
  const opening =
    waits === undefined
      ? `Of the days people wait to leave ${who}, ${share} are put down to ${small(partLabel(name))} ${shares}.`
      : `Of people waiting to leave ${who}, ${share} wait ${waits} ${shares}.`;
  return [opening, ...totalFigure(telling, finding, total, area)];
}

/** Where the reasons were read: the place where it has figures of the parts, else its first main hospital that has. */
export function reasonsArea(telling: Telling, finding: Finding, parts: readonly string[]): string | null {
  if (finding.area !== undefined) return finding.area;
  const { snapshot } = telling;
  const has = (area: string): boolean => parts.every((part) => snapshot.figures.series(part, area) !== null);
  if (snapshot.place !== null && has(snapshot.place)) return snapshot.place;
  return (mainHospitals(snapshot) ?? []).find((hospital) => has(hospital.id))?.id ?? snapshot.place;
}

function totalFigure(telling: Telling, finding: Finding, total: string | null, area: string | null): string[] {
  if (total === null) return [];
  const goals = listedGoals(telling, finding).filter((goal) => goal.measure.id === total);
  const atArea = goals.filter((goal) =>
    readGoal(telling.snapshot, goal).some((reading) => reading.value?.area === area),
  );
  const figure = sayFigure(telling, atArea.length > 0 ? atArea : goals) ?? figureOn(telling, finding, total);
  if (figure === null) return [];
  const change = changeOfFigure(telling, figure);
  const whose = figure.area === area ? '' : `${capital(whoseFigure(telling, figure))} `;
  return [
    `${whose}${valueInWords(figure.value, figure.measure.unit)} in ${periodInWords(figure.period)}${change === null ? '' : `, ${change}`}.`,
  ];
}
