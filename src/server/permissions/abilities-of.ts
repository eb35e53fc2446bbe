import type { Ability } from '#domain/contract/people-view';
import type { Actor } from './actor.ts';
import { can } from './policy.ts';
import type { Action, Resource } from './resource.ts';

/** What a person may begin with what is their own, so that a screen shows no button that the server refuses. */
export function abilitiesOf(actor: Actor): readonly Ability[] {
  if (actor.kind !== 'person') return [];
  const { agency } = actor;
  const places = actor.place === null ? [] : [actor.place];
  const begun: Readonly<Record<Ability, readonly [Action, Resource]>> = {
    'upload-figures': ['create', { kind: 'batch', agency, places }],
    'read-batches': ['read', { kind: 'batch', agency, places }],
    'approve-figures': ['approve', { kind: 'batch', agency, places }],
    'run-connectors': ['run', { kind: 'connector', agency }],
    'manage-people': ['create', { kind: 'account', id: null, role: 'viewer', agency, place: null }],
    'read-audit': ['read', { kind: 'audit', agency }],
    'change-settings': ['change', { kind: 'settings' }],
  };
  return (Object.keys(begun) as Ability[]).filter((ability) => {
    const [action, resource] = begun[ability];
    return can(actor, action, resource);
  });
}
