import { loadWorld } from '#domain/testing/world-1/world';
import { analyse } from '../analyse.ts';
import type { Finding } from '../report.ts';
import { takeSnapshot } from '../snapshot.ts';
import { applyEdits } from './apply-edits.ts';
import type { Edit, EditFault } from './edit.ts';
import { whatIf } from './what-if.ts';

const world = loadWorld();
const snapshot = takeSnapshot(world.catalogue, world.place, world.figures, world.asOf);
const before = analyse(snapshot);

/** The first finding of a kind and form; the world is fixed, so it is always the same one. */
function firstOf(kind: string, subkind: string): Finding {
  const finding = before.findings.find((row) => row.kind === kind && row.subkind === subkind);
  if (finding === undefined) throw new Error(`the world holds no ${kind}/${subkind}`);
  return finding;
}

function answer(edits: readonly Edit[]): Extract<ReturnType<typeof whatIf>, { kind: 'answered' }> {
  const result = whatIf(snapshot, before, edits);
  if (result.kind === 'refused') throw new Error(JSON.stringify(result.faults));
  return result;
}

function faultsOf(edits: readonly Edit[]): readonly EditFault['code'][] {
  const result = applyEdits(world.catalogue, edits, world.asOf);
  return result.kind === 'refused' ? result.faults.map((fault) => fault.code) : [];
}

describe('what if people were held to something else', () => {
  it('says the same when nothing is edited', () => {
    const { report, difference } = answer([]);
    expect(report).toEqual(before);
    expect(difference.gone).toEqual([]);
    expect(difference.appeared).toEqual([]);
    expect(difference.changed).toEqual([]);
    expect(difference.unchanged).toBe(before.findings.length);
    expect(difference.index.after).toEqual(difference.index.before);
  });

  it('lets a conflict of directions go when one of its sides is retired', () => {
    const conflict = firstOf('POLARITY', 'opposite');
    const { difference, report } = answer(conflict.goals.slice(1).map((goal): Edit => ({ edit: 'retire', goal })));
    expect(difference.gone.map((finding) => finding.id)).toContain(conflict.id);
    expect(report.findings.map((finding) => finding.id)).not.toContain(conflict.id);
    expect(difference.unchanged + difference.changed.length + difference.appeared.length).toBe(report.findings.length);
  });

  it('brings a conflict of directions when a shared direction is turned', () => {
    const goals = snapshot.goals.filter((goal) => goal.direction !== 0);
    const pair = goals
      .flatMap((one) => goals.map((other) => [one, other] as const))
      .find(
        ([one, other]) =>
          one.measure.id === other.measure.id &&
          one.direction === other.direction &&
          one.row.agency_type !== other.row.agency_type &&
          !before.findings.some((row) => row.kind === 'POLARITY' && row.measures.join() === one.measure.id),
      );
    if (pair === undefined) throw new Error('the world holds no two agencies that want the same of one measure');
    const [one] = pair;
    const { difference } = answer([
      { edit: 'direction', goal: one.row.id, polarity: one.direction === 1 ? 'lower' : 'higher' },
    ]);
    expect(
      difference.appeared.some((row) => row.kind === 'POLARITY' && row.measures.join() === one.measure.id),
    ).toBeTrue();
    expect(difference.index.after.opposed).toBeGreaterThan(difference.index.before.opposed);
  });

  it('lets a payment\u2019s pull go when it no longer follows the measure', () => {
    const conflict = firstOf('INCENTIVE', 'pay_v_goal');
    const payments = conflict.incentives ?? [];
    expect(payments.length).toBeGreaterThan(0);
    const { difference } = answer(payments.map((payment): Edit => ({ edit: 'payment', payment, sign: 0 })));
    expect(difference.gone.map((finding) => finding.id)).toContain(conflict.id);
  });

  it('replaces two goals by one that both are held to', () => {
    const conflict = firstOf('POLARITY', 'opposite');
    const types = conflict.goals.map((id) => snapshot.goals.find((goal) => goal.row.id === id));
    const one = types[0];
    const other = types.find((goal) => goal?.row.agency_type !== one?.row.agency_type);
    if (one === undefined || other === undefined) throw new Error('the conflict is of one type');
    const edit: Edit = {
      edit: 'share',
      goals: [one.row.id, other.row.id],
      shared: { measure: one.measure.id, polarity: 'lower', target: null, deadline: null },
    };
    const edited = applyEdits(world.catalogue, [edit], world.asOf);
    if (edited.kind === 'refused') throw new Error(JSON.stringify(edited.faults));
    const shared = edited.catalogue.goals.filter((goal) => goal.id.endsWith('/shared'));
    expect(shared.map((goal) => goal.agency_type).sort()).toEqual([one.row.agency_type, other.row.agency_type].sort());
    expect(new Set(shared.map((goal) => goal.measure)).size).toBe(1);
    expect(edited.catalogue.goals.map((goal) => goal.id)).not.toContain(one.row.id);
    const after = answer([edit]).report;
    const between = after.findings.filter(
      (row) => row.kind === 'POLARITY' && shared.every((goal) => row.goals.includes(goal.id)) && row.goals.length === 2,
    );
    expect(between).toEqual([]);
  });

  it('undoes what a second edit takes back', () => {
    const goal = snapshot.goals.find((row) => row.direction === 1);
    if (goal === undefined) throw new Error('no goal asks for more');
    const { difference } = answer([
      { edit: 'direction', goal: goal.row.id, polarity: 'lower' },
      { edit: 'direction', goal: goal.row.id, polarity: 'higher' },
    ]);
    expect([difference.gone, difference.appeared, difference.changed]).toEqual([[], [], []]);
  });

  it('leaves the catalogue on file as it is, and says that the edited one is not it', () => {
    const text = JSON.stringify(world.catalogue.goals);
    const goal = world.catalogue.goals[0];
    if (goal === undefined) throw new Error('the world holds no goal');
    const edited = applyEdits(world.catalogue, [{ edit: 'retire', goal: goal.id }], world.asOf);
    expect(JSON.stringify(world.catalogue.goals)).toBe(text);
    expect(edited.kind === 'edited' ? edited.catalogue.version : '').toBe(`${world.catalogue.version}+what-if`);
  });

  it('refuses edits that make no sense, all of them at once, and changes nothing', () => {
    const goal = world.catalogue.goals.find((row) => row.in_force_from !== null && row.in_force_from > '2000-01-01');
    const unit = world.catalogue.measures.find((measure) => measure.id === goal?.measure)?.unit ?? '';
    if (goal === undefined) throw new Error('no goal has a start');
    const target = {
      op: '>=',
      value: 5,
      unit,
      range: null,
      varies_by: null,
      places_at_or_over: null,
      basis: null,
      scope: null,
      note: null,
    } as const;
    expect(
      faultsOf([
        { edit: 'retire', goal: 'nobody/nothing' },
        { edit: 'target', goal: goal.id, target: { ...target, unit: `${unit} of another kind` } },
        { edit: 'target', goal: goal.id, target: { ...target, value: null } },
        { edit: 'target', goal: goal.id, target: { ...target, op: 'range', value: [9, 3] } },
        { edit: 'deadline', goal: goal.id, deadline: '2027-02-30' },
        { edit: 'deadline', goal: goal.id, deadline: '1999-12-31' },
        { edit: 'weight', goal: goal.id, weight: -1 },
        { edit: 'payment', payment: 'no-such-payment', sign: 1 },
        {
          edit: 'share',
          goals: [goal.id, goal.id],
          shared: { measure: goal.measure, polarity: 'lower', target: null, deadline: null },
        },
        {
          edit: 'share',
          goals: [goal.id, 'nobody/nothing'],
          shared: { measure: 'nothing', polarity: 'lower', target: null, deadline: null },
        },
        { edit: 'retire', goal: goal.id },
        { edit: 'retire', goal: goal.id },
      ]),
    ).toEqual([
      'unknown_goal',
      'target_in_another_unit',
      'target_without_value',
      'target_limits_crossed',
      'not_a_day',
      'deadline_before_start',
      'weight_below_zero',
      'unknown_payment',
      'same_goal_twice',
      'unknown_goal',
      'unknown_measure',
      'goal_already_retired',
    ]);
  });
});
