import type { Role } from '#domain/contract/people-view';
import { abilitiesOf } from './abilities-of.ts';
import { OPERATOR, PUBLIC, type Actor } from './actor.ts';
import { can, decide, POLICY } from './policy.ts';
import type { Action, Resource } from './resource.ts';

const ROLES: readonly Role[] = [
  'viewer',
  'councillor',
  'officer',
  'analyst',
  'board-secretary',
  'steward',
  'agency-administrator',
  'system-administrator',
];

/** Somebody of organisation RTR, or of the place E06000003, as the role has it. */
function someone(role: Role, agency = 'RTR', place = 'E06000003'): Actor {
  const ofPlace = role === 'councillor' || role === 'board-secretary' || role === 'steward';
  const ofAgency = !ofPlace && role !== 'system-administrator';
  return {
    kind: 'person',
    account: `${role} of ${agency}`,
    role,
    agency: ofAgency ? agency : null,
    place: ofPlace ? place : null,
  };
}

const own: Resource = { kind: 'batch', agency: 'RTR', places: ['E06000003'] };
const foreign: Resource = { kind: 'batch', agency: 'RVW', places: ['E06000004'] };
const national: Resource = { kind: 'batch', agency: null, places: [] };
const actions = (): readonly (readonly [Resource['kind'], Action])[] =>
  Object.entries(POLICY).flatMap(([kind, cells]) =>
    Object.keys(cells).map((action) => [kind as Resource['kind'], action as Action] as const),
  );

describe('the policy table', () => {
  it('lets everybody read what is published, and nobody but its owner what is not yet', () => {
    const figures = (agency: string, published: boolean): Resource => ({
      kind: 'figures',
      agency,
      places: [],
      published,
    });
    for (const actor of [PUBLIC, ...ROLES.map((role) => someone(role))]) {
      expect(can(actor, 'read', figures('RVW', true))).toBeTrue();
      expect(can(actor, 'read', figures('RVW', false))).toBeFalse();
    }
    expect(can(someone('officer'), 'read', figures('RTR', false))).toBeTrue();
    expect(can(someone('viewer'), 'read', figures('RTR', false))).toBeFalse();
    expect(can(PUBLIC, 'see-hidden', figures('RTR', true))).toBeFalse();
    expect(can(someone('officer'), 'see-hidden', figures('RVW', true))).toBeFalse();
  });

  it('gives figures to officers of their own organisation and to the operator alone', () => {
    const may = (resource: Resource): readonly string[] =>
      [OPERATOR, PUBLIC, ...ROLES.map((role) => someone(role))]
        .filter((actor) => can(actor, 'publish', resource))
        .map((actor) => (actor.kind === 'person' ? actor.role : actor.kind));
    expect(may(own)).toEqual(['operator', 'officer']);
    expect(may(foreign)).toEqual(['operator']);
    expect(may(national)).toEqual(['operator']);
  });

  it('shows a batch, which holds small numbers as they are, to nobody who may not see them', () => {
    for (const actor of [PUBLIC, OPERATOR, ...ROLES.map((role) => someone(role))]) {
      for (const batch of [own, foreign, national]) {
        if (!can(actor, 'read', batch)) continue;
        const { agency, places } = batch;
        expect(can(actor, 'see-hidden', { kind: 'figures', agency, places, published: true }))
          .withContext(actor.kind === 'person' ? actor.role : actor.kind)
          .toBeTrue();
      }
    }
    expect(
      can(someone('viewer'), 'see-hidden', { kind: 'figures', agency: 'RTR', places: [], published: true }),
    ).toBeFalse();
  });

  it('lets a steward approve what an organisation of their place sent, and send nothing', () => {
    expect(can(someone('steward'), 'approve', own)).toBeTrue();
    expect(can(someone('steward'), 'approve', foreign)).toBeFalse();
    expect(can(someone('steward'), 'publish', own)).toBeFalse();
    expect(can(someone('officer'), 'approve', own)).toBeFalse();
  });

  it('tells of what somebody may see that it is not theirs to change, and of nothing else that it exists', () => {
    expect(decide(someone('analyst'), 'publish', own)).toBe('forbidden');
    expect(decide(someone('analyst'), 'publish', foreign)).toBe('unknown');
    expect(decide(someone('officer'), 'publish', own)).toBe('allowed');
  });

  it('case 37: keeps system administrators out of the hands of an administrator of one organisation', () => {
    const account = (role: Role, agency: string | null): Resource => ({
      kind: 'account',
      id: 'somebody',
      role,
      agency,
      place: null,
    });
    const administrator = someone('agency-administrator');
    expect(can(administrator, 'change', account('officer', 'RTR'))).toBeTrue();
    expect(can(administrator, 'change', account('officer', 'RVW'))).toBeFalse();
    expect(can(administrator, 'change', account('system-administrator', null))).toBeFalse();
    expect(can(administrator, 'create', account('system-administrator', 'RTR'))).toBeFalse();
    expect(can(administrator, 'create', account('steward', null))).toBeFalse();
    expect(can(someone('system-administrator'), 'change', account('system-administrator', null))).toBeTrue();
  });

  it('gives a system administrator no right to edit figures', () => {
    for (const action of ['create', 'change', 'remove', 'publish', 'approve', 'undo'] as const) {
      expect(can(someone('system-administrator'), action, own)).toBeFalse();
    }
  });

  it('lets nothing belong to whoever has no organisation because it has none either', () => {
    const nowhere: Actor = { kind: 'person', account: 'x', role: 'officer', agency: null, place: null };
    for (const [kind, action] of actions()) {
      if (kind !== 'batch' && kind !== 'connector') continue;
      expect(can(nowhere, action, { kind, agency: null, places: [] })).toBeFalse();
    }
  });

  it('lets the public change nothing at all', () => {
    const rows: readonly Resource[] = [
      own,
      { kind: 'figures', agency: 'RTR', places: [], published: true },
      { kind: 'framework', agency: 'RTR' },
      { kind: 'connector', agency: 'RTR' },
      { kind: 'account', id: 'a', role: 'viewer', agency: 'RTR', place: null },
      { kind: 'session', account: 'a' },
      { kind: 'audit', agency: null },
      { kind: 'board', place: 'E06000003' },
      { kind: 'place-settings', place: 'E06000003' },
      { kind: 'settings' },
    ];
    for (const resource of rows) {
      for (const [kind, action] of actions()) {
        if (kind !== resource.kind || action === 'read' || action === 'export') continue;
        expect(can(PUBLIC, action, resource))
          .withContext(`${action} ${kind}`)
          .toBeFalse();
      }
    }
  });
});

describe('what somebody may begin', () => {
  it('follows from the table', () => {
    expect(abilitiesOf(PUBLIC)).toEqual([]);
    expect(abilitiesOf(someone('officer'))).toEqual(['upload-figures', 'read-batches', 'run-connectors']);
    expect(abilitiesOf(someone('steward'))).toEqual(['read-batches', 'approve-figures']);
    expect(abilitiesOf(someone('viewer'))).toEqual([]);
    expect(abilitiesOf(someone('agency-administrator'))).toEqual([
      'read-batches',
      'run-connectors',
      'manage-people',
      'read-audit',
    ]);
    expect(abilitiesOf(someone('system-administrator'))).toEqual([
      'run-connectors',
      'manage-people',
      'read-audit',
      'change-settings',
    ]);
  });
});
