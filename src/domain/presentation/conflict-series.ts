import type { Finding } from '#domain/alignment/report';
import { directionOf, type HeldGoal } from '#domain/alignment/snapshot';
import { movementOf } from '#domain/alignment/speaking-value';
import type { SeriesView } from '#domain/contract/series-view';
import type { Target } from '#domain/framework/catalogue';
import { parsePeriod, yearBefore } from '#domain/measure/period';
import { agencyName } from './agency-names.ts';
import { sidesOf } from './conflict-sides.ts';
import { sayFigure, whoseFigure, type SaidFigure } from './figure-words.ts';
import { capital, small } from './number-words.ts';
import { partLabel, wholeLine } from './part-labels.ts';
import type { FigureLookup, LinePlan } from './series-lines.ts';
import { identityOf, partsOf, reasonsArea, totalOf } from './tell-attribution.ts';
import { listedGoals, measureOf, nameOfNode, type Telling } from './telling.ts';
import { ownPeriods, toSeriesView, type SeriesInput } from './to-series-view.ts';

/** Who published the figures of a measure, in words; empty where nobody says. */
export type SourceOfMeasure = (measure: string) => string;

/** The series of a conflict: one view for each unit, the first of them the one its page opens with. */
export function toConflictSeries(
  telling: Telling,
  finding: Finding,
  lookup: FigureLookup | null,
  sourceOf: SourceOfMeasure,
): readonly SeriesView[] {
  const inputs = finding.kind === 'ATTRIBUTION' ? blame(telling, finding) : facing(telling, finding);
  return inputs.flatMap((input) => {
    const source = [...new Set(input.lines.map((line) => sourceOf(line.measure.id)))]
      .filter((text) => text !== '')
      .join('; ');
    return toSeriesView({ ...input, lookup, source }) ?? [];
  });
}

/** A total split by blame: its total first, then the parts; one quantity, so nothing is turned. */
function blame(telling: Telling, finding: Finding): readonly SeriesInput[] {
  const { snapshot } = telling;
  const identity = identityOf(telling, finding);
  const parts = partsOf(identity);
  const total = totalOf(identity);
  const area = finding.subkind === 'reasons' ? reasonsArea(telling, finding, parts) : snapshot.place;
  if (area === null) return [];
  const compared = new Set(finding.measures);
  const strongest = [...(finding.shares ?? [])].sort(
    (a, b) => Math.abs(b.share - b.middle) - Math.abs(a.share - a.middle),
  )[0]?.measure;
  const ranked = [...parts].sort(
    (a, b) => Number(b === strongest) - Number(a === strongest) || Number(compared.has(b)) - Number(compared.has(a)),
  );
  const plan = (id: string, part: LinePlan['part'], label: string): LinePlan[] => {
    const measure = measureOf(telling, id);
    return measure === null ? [] : [{ measure, area, label, part }];
  };
  const wholes = total === null ? [] : plan(total, 'whole', wholeLine(nameOfNode(telling, total)));
  const partPlans = ranked.flatMap((id, index) => {
    const isCompared = finding.subkind === 'reasons' ? index === 0 : compared.has(id);
    const label = /^Waiting /.test(nameOfNode(telling, id))
      ? small(nameOfNode(telling, id))
      : `put down to ${partLabel(nameOfNode(telling, id))}`;
    return plan(id, isCompared ? (index === 0 ? 'first' : 'second') : 'rest', label);
  });
  const whose = area === snapshot.place ? (telling.placeName ?? 'the place') : agencyName(snapshot, area);
  const title =
    finding.subkind === 'moved'
      ? 'What happened to people, and what happened to the labels'
      : `${capital(total === null ? 'the parts' : nameOfNode(telling, total))}, ${whose}`;
  const windows = finding.subkind === 'moved' ? finding.comparedPeriods : undefined;
  const lines = [...wholes, ...partPlans];
  const unit = lines[0]?.measure.unit;
  const same = lines.filter((line) => line.measure.unit === unit);
  const rest = lines.filter((line) => line.measure.unit !== unit);
  const first: SeriesInput = { snapshot, title, lines: same, ...(windows === undefined ? {} : { windows }) };
  return rest.length === 0 ? [first] : [first, { snapshot, title: `Reasons recorded, ${whose}`, lines: rest }];
}

/** Two goals that face each other: each side's own series, with its targets. */
function facing(telling: Telling, finding: Finding): readonly SeriesInput[] {
  const { snapshot } = telling;
  const plans: { readonly line: LinePlan; readonly targets: readonly Target[] }[] = [];
  const figures = saidFigures(telling, finding);
  const apart = movedApart(telling, finding, figures);
  for (const figure of figures) {
    if (plans.some(({ line }) => line.measure.id === figure.measure.id && line.area === figure.area)) continue;
    const targets = listedGoals(telling, finding).flatMap((goal) =>
      goal.measure.id === figure.measure.id && goal.row.target !== null ? [goal.row.target] : [],
    );
    const line: LinePlan = {
      measure: figure.measure,
      area: figure.area,
      label: whoseFigure(telling, figure),
      part: plans.length === 0 ? 'first' : 'second',
    };
    plans.push({ line, targets });
  }
  const measures = [...new Set(plans.map(({ line }) => line.measure.id))];
  const inputs = measures.map((id): SeriesInput => {
    const same = plans.filter(({ line }) => line.measure.id === id);
    const shaded = apart.get(id);
    return {
      snapshot,
      title: nameOfNode(telling, id),
      lines: same.map(({ line }) => line),
      targets: distinct(same.flatMap(({ targets }) => targets)),
      withMiddle: true,
      turn: true,
      ...(shaded === undefined ? {} : { apart: shaded }),
    };
  });
  return onOneAxis(inputs);
}

/** Series of one kind of period are shown over the same stretch, one above the other. */
function onOneAxis(inputs: readonly SeriesInput[]): readonly SeriesInput[] {
  const shown = inputs.map(ownPeriods);
  const kinds = shown.map((periods) => parsePeriod(periods[0] ?? '')?.kind ?? null);
  return inputs.map((input, index) => {
    const alike = shown.filter((periods, other) => kinds[other] === kinds[index] && periods.length > 0);
    if (kinds[index] === null || alike.length < 2) return input;
    const [from] = alike.flatMap((periods) => periods[0] ?? []).sort();
    const to = alike
      .flatMap((periods) => periods.at(-1) ?? [])
      .sort()
      .at(-1);
    return from === undefined || to === undefined ? input : { ...input, span: [from, to] as const };
  });
}

/** By measure, the year in which one side clearly improved while another clearly worsened, where the rule found that. */
function movedApart(
  telling: Telling,
  finding: Finding,
  figures: readonly SaidFigure[],
): ReadonlyMap<string, NonNullable<SeriesInput['apart']>> {
  const { snapshot } = telling;
  const found = new Map<string, NonNullable<SeriesInput['apart']>>();
  if (finding.severity?.local !== 3) return found;
  const clear = figures.flatMap((figure) => {
    const before = yearBefore(figure.period);
    const direction = directionOf(figure.measure);
    const movement = direction === 0 ? null : movementOf(snapshot, figure.measure.id, figure, direction, null);
    return before === null || movement?.clear !== true ? [] : [{ figure, before, isBetter: movement.change > 0 }];
  });
  if (new Set(clear.map(({ isBetter }) => isBetter)).size < 2) return found;
  for (const { figure, before, isBetter } of clear) {
    const [own, other] = isBetter ? ['improved', 'worsened'] : ['worsened', 'improved'];
    const words = `Shaded: against the year before this one clearly ${own} while the other clearly ${other}.`;
    found.set(figure.measure.id, { from: before, to: figure.period, words });
  }
  return found;
}

/** The figures of the two sides; for facts without goals, those of the agencies the finding compares. */
function saidFigures(telling: Telling, finding: Finding): readonly SaidFigure[] {
  const goalsAt = (goals: readonly HeldGoal[], agency: string): readonly HeldGoal[] =>
    goals.map((goal) => ({ ...goal, row: { ...goal.row, id: `${goal.row.id}@${agency}` }, holders: [agency] }));
  const own =
    finding.values?.map((value) => value.agency) ??
    (finding.area === undefined || finding.area === telling.snapshot.place ? [] : [finding.area]);
  const sides = sidesOf(telling, finding);
  if (own.length > 0) {
    const goals = listedGoals(telling, finding);
    const measures = [...new Set(goals.map((goal) => goal.measure.id))];
    return own.flatMap((agency) =>
      measures.flatMap(
        (id) =>
          sayFigure(
            telling,
            goalsAt(
              goals.filter((goal) => goal.measure.id === id),
              agency,
            ),
          ) ?? [],
      ),
    );
  }
  return sides.flatMap((goals) => sayFigure(telling, goals) ?? []);
}

function distinct(targets: readonly Target[]): readonly Target[] {
  return [...new Map(targets.map((target) => [`${target.op}${String(target.value)}${target.unit}`, target])).values()];
}
