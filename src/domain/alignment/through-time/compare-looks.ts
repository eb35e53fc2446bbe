import { isFresh } from '#domain/measure/period';
import type { AlignmentReport, Finding } from '../report.ts';
import type { HeldGoal, HeldPayment, Snapshot } from '../snapshot.ts';
import { compareText, sortedSet } from '../sorted-text.ts';
import type { GroundChange } from './ground-change.ts';

/** One place on one day: what the rules saw and what they said. */
export interface Look {
  readonly snapshot: Snapshot;
  readonly report: AlignmentReport;
}

/** Asks what changed under a finding from one look to the next. */
export interface LooksCompared {
  /**
   * What a finding stands on that one look has and the other lacks; empty where nothing it stands on can be named.
   * @param finding found in the later look (it began) or in the earlier (it ended)
   * @param state `began`: only the later look has it; `ended`: only the earlier
   */
  groundsOf(finding: Finding, state: 'began' | 'ended'): readonly GroundChange[];
  /**
   * What lies under a conflict that both looks have and say otherwise: goals, payments and figures that came or went.
   * @param before what the earlier look found of it, heaviest first; `after`: the later
   */
  groundsBetween(before: readonly Finding[], after: readonly Finding[]): readonly GroundChange[];
}

/** Forms that stand on figures, whatever goals they list. */
const ON_FIGURES = ['TARGET/never_both', 'FOOTPRINT/split_provider', 'ATTRIBUTION/moved', 'ATTRIBUTION/reasons'];

/** Compares what two looks at one place saw: pure, from the snapshots alone. */
export function compareLooks(before: Look, after: Look): LooksCompared {
  const earlier = before.snapshot;
  const later = after.snapshot;
  const goals = {
    began: missingFrom(earlier.goals, later.goals),
    ended: missingFrom(later.goals, earlier.goals),
  };
  const payments = {
    began: missingFrom(earlier.payments, later.payments),
    ended: missingFrom(later.payments, earlier.payments),
  };

  const groundsOf = (finding: Finding, state: 'began' | 'ended'): readonly GroundChange[] => {
    const [there, away] = state === 'began' ? [later, earlier] : [earlier, later];
    const found: GroundChange[] = [
      ...necessaryGoals(finding, earlier, later, state),
      ...(finding.incentives ?? []).flatMap((id) => {
        const payment = payments[state].get(id);
        return payment === undefined ? [] : [paymentChange(payment, state)];
      }),
      ...organisationChanges(finding, there, away, state),
    ];
    if (ON_FIGURES.includes(`${finding.kind}/${finding.subkind}`) || isOnFigures(finding))
      found.push(...figureChanges(finding, finding.measures, earlier, later));
    if (found.length > 0) return distinct(found);
    const near = [...fillingGoals(finding), ...causeChanges(finding, earlier, later), ...beside(finding)];
    return distinct(near.length > 0 ? near : around(finding));
  };

  const groundsBetween = (before: readonly Finding[], after: readonly Finding[]): readonly GroundChange[] => {
    const listed = (id: string, findings: readonly Finding[]): boolean =>
      findings.some((finding) => finding.goals.includes(id));
    const paid = (id: string, findings: readonly Finding[]): boolean =>
      findings.some((finding) => finding.incentives?.includes(id) === true);
    const changed: GroundChange[] = [
      ...[...goals.began.values()]
        .filter(({ row }) => listed(row.id, after))
        .map((goal) => goalChange(goal, 'began', earlier, later)),
      ...[...goals.ended.values()]
        .filter(({ row }) => listed(row.id, before))
        .map((goal) => goalChange(goal, 'ended', earlier, later)),
      ...[...payments.began.values()]
        .filter(({ row }) => paid(row.id, after))
        .map((one) => paymentChange(one, 'began')),
      ...[...payments.ended.values()]
        .filter(({ row }) => paid(row.id, before))
        .map((one) => paymentChange(one, 'ended')),
    ];
    const [one, other] = [before[0], after[0]];
    if (one === undefined || other === undefined) return distinct(changed);
    if (one.here !== other.here || one.severity?.local !== other.severity?.local) {
      const measures = sortedSet([...one.figures, ...other.figures, ...other.measures]);
      changed.push(...figureChanges(other, measures, earlier, later));
    }
    if (changed.length === 0) changed.push(...organisationChanges(other, later, earlier, 'began'));
    return distinct(changed);
  };

  /** Goals at a step that fill, or leave, what nobody measured there. */
  const fillingGoals = (finding: Finding): readonly GroundChange[] => {
    if (finding.kind !== 'ORPHAN') return [];
    const steps = later.catalogue.steps.filter(
      (step) => step.id === finding.step || (finding.seam ?? []).some((id) => id === step.id),
    );
    const measures = new Set(steps.flatMap((step) => step.measures));
    const inDomain = (goal: HeldGoal): boolean =>
      measures.has(goal.measure.id) && (finding.domain === undefined || goal.measure.domain === finding.domain);
    return [
      ...[...goals.began.values()].filter(inDomain).map((goal) => goalChange(goal, 'began', earlier, later)),
      ...[...goals.ended.values()].filter(inDomain).map((goal) => goalChange(goal, 'ended', earlier, later)),
    ];
  };

  /** Payments on the measures of a payment's conflict, which net with it; goals on the subjects of a measure scored twice. */
  const beside = (finding: Finding): readonly GroundChange[] => {
    const measures = new Set(finding.measures);
    const subjects = new Set(
      later.catalogue.measures.filter(({ id }) => measures.has(id)).map(({ concept }) => concept),
    );
    const isPaid = (payment: HeldPayment): boolean => finding.kind === 'INCENTIVE' && measures.has(payment.measure.id);
    const isScored = (goal: HeldGoal): boolean => finding.kind === 'DOUBLE_COUNT' && subjects.has(goal.measure.concept);
    return (['began', 'ended'] as const).flatMap((change) => [
      ...[...payments[change].values()].filter(isPaid).map((one) => paymentChange(one, change)),
      ...[...goals[change].values()].filter(isScored).map((one) => goalChange(one, change, earlier, later)),
    ]);
  };

  const around = (finding: Finding): readonly GroundChange[] => {
    const mine = (goal: HeldGoal): boolean => finding.agencyTypes.includes(goal.row.agency_type);
    const [began, ended] = [[...goals.began.values()].filter(mine), [...goals.ended.values()].filter(mine)];
    if (began.length + ended.length === 0) return [];
    const types = sortedSet([...began, ...ended].map((goal) => goal.row.agency_type));
    return [{ what: 'goals around', types, began: began.length, ended: ended.length }];
  };

  return { groundsOf, groundsBetween };
}

function missingFrom<T extends HeldGoal | HeldPayment>(from: readonly T[], of: readonly T[]): ReadonlyMap<string, T> {
  const known = new Set(from.map((one) => one.row.id));
  return new Map(of.filter((one) => !known.has(one.row.id)).map((one) => [one.row.id, one]));
}

/**
 * The listed goals that only one look has. Where all listed goals of a measure are among them the finding could not stand
 * without, and only those are named; else every one.
 */
function necessaryGoals(
  finding: Finding,
  earlier: Snapshot,
  later: Snapshot,
  state: 'began' | 'ended',
): readonly GroundChange[] {
  const [there, away] = state === 'began' ? [later, earlier] : [earlier, later];
  const held = new Map(there.goals.map((goal) => [goal.row.id, goal]));
  const elsewhere = new Set(away.goals.map((goal) => goal.row.id));
  const byMeasure = Map.groupBy(
    finding.goals.flatMap((id) => held.get(id) ?? []),
    (goal) => goal.measure.id,
  );
  const groups = [...byMeasure.values()];
  const without = groups.filter((goals) => goals.every((goal) => !elsewhere.has(goal.row.id)));
  const named = without.length > 0 ? without : groups;
  return named
    .flat()
    .filter((goal) => !elsewhere.has(goal.row.id))
    .map((goal) => goalChange(goal, state, earlier, later));
}

/** The day is the goal's own, else that of its measure or of who holds it: the first that lies between the two looks. */
function goalChange(goal: HeldGoal, change: 'began' | 'ended', earlier: Snapshot, later: Snapshot): GroundChange {
  const { row, measure, holders } = goal;
  const days =
    change === 'began'
      ? [row.in_force_from, measure.in_use_from, ...holders.map((agency) => edgeOf(later, agency, change))]
      : [row.in_force_to, measure.in_use_to, ...holders.map((agency) => edgeOf(earlier, agency, change))];
  const isBetween = (day: string | null): day is string =>
    day !== null &&
    (change === 'began' ? earlier.asOf < day && day <= later.asOf : earlier.asOf <= day && day < later.asOf);
  return {
    what: 'goal',
    change,
    goal: row.id,
    measure: measure.id,
    agencies: holders,
    on: days.find(isBetween) ?? null,
  };
}

function paymentChange({ row }: HeldPayment, change: 'began' | 'ended'): GroundChange {
  return {
    what: 'payment',
    change,
    payment: row.id,
    on: change === 'began' ? row.in_force_from : row.in_force_to,
  };
}

/** Agencies of a finding that only one look has, functions handed over, and take-overs that are no longer new. */
function organisationChanges(
  finding: Finding,
  there: Snapshot,
  away: Snapshot,
  state: 'began' | 'ended',
): readonly GroundChange[] {
  const changes: GroundChange[] = (finding.agencies ?? [])
    .filter((agency) => there.agencies.has(agency) && !away.agencies.has(agency))
    .map((agency) => ({ what: 'organisation', change: state, agency, on: edgeOf(there, agency, state) }));
  for (const fact of finding.facts ?? []) {
    const [from = '', to = ''] = fact.agencies;
    const isKept = away.delegations.some(
      (row) => row.from_agency === from && row.to_agency === to && row.type === fact.type,
    );
    if (fact.form === 'delegation' && !isKept) {
      const row = there.delegations.find((one) => one.from_agency === from && one.to_agency === to);
      changes.push({
        what: 'delegation',
        change: state,
        from,
        to,
        on: (state === 'began' ? row?.from : row?.to) ?? null,
      });
    }
    if (fact.form === 'changed' && state === 'ended' && away.agencies.has(from))
      changes.push({ what: 'settled', agency: from, since: fact.since });
  }
  return changes;
}

function edgeOf(snapshot: Snapshot, agency: string, state: 'began' | 'ended'): string | null {
  const days = (snapshot.agencies.get(agency)?.rows ?? []).flatMap(
    (row) => (state === 'began' ? row.from : row.to) ?? [],
  );
  return days.sort(compareText).at(state === 'began' ? 0 : -1) ?? null;
}

function isOnFigures({ kind }: Finding): boolean {
  return kind === 'WHOLE_RED' || kind === 'EMPIRICAL';
}

/** Which figures behind a finding are newer at the later look, or have grown too old without being followed. */
function figureChanges(
  finding: Finding,
  measures: readonly string[],
  earlier: Snapshot,
  later: Snapshot,
): readonly GroundChange[] {
  const areas = finding.area === undefined ? [...nearestFirst(later, finding), later.place ?? ''] : [finding.area];
  return measures.flatMap((measure) => {
    const read = areas.flatMap((area): (GroundChange & { readonly what: 'figures' })[] => {
      const newest = (snapshot: Snapshot) =>
        snapshot.figures
          .periods(measure, area)
          .filter((period) => period.end <= snapshot.asOf)
          .at(-1);
      const [then, now] = [newest(earlier), newest(later)];
      if (now === undefined) return [];
      const common = { what: 'figures', measure, area, period: now.text } as const;
      const fresh = (snapshot: Snapshot): number =>
        snapshot.figures.periods(measure, area).filter((period) => isFresh(period.end, snapshot.asOf)).length;
      if (now.end !== then?.end && isFresh(now.end, later.asOf)) return [{ ...common, change: 'arrived' }];
      if (isFresh(then?.end ?? '', earlier.asOf) && !isFresh(now.end, later.asOf))
        return [{ ...common, change: 'aged' }];
      return fresh(later) < fresh(earlier) ? [{ ...common, change: 'thinned' }] : [];
    });
    // One area a measure says enough: the largest holder's figures come first.
    return read.slice(0, 1);
  });
}

/** Agencies of a finding that are judged here before those that are not, the largest share of the place first. */
function nearestFirst({ agencies }: Snapshot, finding: Finding): readonly string[] {
  const rank = (id: string): number => {
    const rows = agencies.get(id)?.rows ?? [];
    const share = Math.max(0, ...rows.map((row) => row.share ?? 0));
    return rows.some((row) => row.main !== false) ? 1 + share : share;
  };
  return [...(finding.agencies ?? [])].sort((a, b) => rank(b) - rank(a) || compareText(a, b));
}

/** Measures of a declared path that came into use or left it; where none is on the path itself, those of other paths. */
function causeChanges(
  { kind, via, root, harms, driver }: Finding,
  earlier: Snapshot,
  later: Snapshot,
): readonly GroundChange[] {
  if (kind !== 'STRUCTURAL' && kind !== 'INCENTIVE' && kind !== 'TIMING') return [];
  const ends = (snapshot: Snapshot): ReadonlyMap<string, readonly [string, string]> =>
    new Map(snapshot.links.map((link) => [link.id, [link.source, link.target]]));
  const [then, now] = [ends(earlier), ends(later)];
  const nodes = (of: ReadonlyMap<string, readonly [string, string]>, without: ReadonlyMap<string, unknown>): string[] =>
    [...of].filter(([id]) => !without.has(id)).flatMap(([, pair]) => [...pair]);
  const path = new Set([...(via ?? []), ...(root ?? []), ...(harms ?? []).flatMap((harm) => harm.via), driver ?? '']);
  const began = sortedSet(nodes(now, then)).filter((id) => later.measures.has(id) && !earlier.measures.has(id));
  const ended = sortedSet(nodes(then, now)).filter((id) => earlier.measures.has(id) && !later.measures.has(id));
  const onPath = { began: began.filter((id) => path.has(id)), ended: ended.filter((id) => path.has(id)) };
  if (onPath.began.length + onPath.ended.length > 0) return [{ what: 'causes', ...onPath }];
  return began.length + ended.length === 0 ? [] : [{ what: 'causes', began, ended }];
}

function distinct(changes: readonly GroundChange[]): readonly GroundChange[] {
  const seen = new Set<string>();
  return changes.filter((change) => {
    const text = JSON.stringify(change);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}
