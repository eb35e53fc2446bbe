import type { Actor } from '#server/permissions/actor';
import { decide } from '#server/permissions/policy';
import type { Action, Resource } from '#server/permissions/resource';
import { auditOf } from './audit-of.ts';
import { NotAllowedError } from './not-allowed.ts';
import type { Asked, PeopleParts } from './people-parts.ts';

/** Asks the policy table, and says no with everything that belongs to it. */
export type Authorise = (actor: Actor, action: Action, resource: Resource, asked?: Asked) => Promise<void>;

/**
 * Lets the actor do something with a row, or writes the refusal to the audit and throws. Call it outside the transaction of the
 * change, which a refusal rolls back.
 * @throws NotAllowedError `forbidden` for what the actor may see, `not_found` for what they may not know of
 */
export function makeAuthorise({ clock, people }: Pick<PeopleParts, 'clock' | 'people'>): Authorise {
  return async (actor, action, resource, asked) => {
    const verdict = decide(actor, action, resource);
    if (verdict === 'allowed') return;
    await people.write((tables) =>
      tables.audit(
        auditOf(actor, clock.now(), {
          action: `${resource.kind}:${action}`,
          resource: nameOfResource(resource),
          outcome: 'refused',
          requestId: asked?.requestId ?? null,
        }),
      ),
    );
    throw new NotAllowedError({ code: verdict === 'forbidden' ? 'forbidden' : 'not_found' });
  };
}

/** Kind and owner of a resource, for the audit. */
export function nameOfResource(resource: Resource): string {
  switch (resource.kind) {
    case 'figures':
    case 'batch':
    case 'framework':
    case 'connector':
    case 'audit':
      return `${resource.kind} of ${resource.agency ?? 'nobody in particular'}`;
    case 'account':
      return `account ${resource.id ?? 'to be made'}`;
    case 'session':
      return `session of ${resource.account}`;
    case 'board':
    case 'place-settings':
      return `${resource.kind} of ${resource.place}`;
    case 'settings':
      return 'settings';
  }
}
