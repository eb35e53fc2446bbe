import { agencyOfActor, nameOfActor, type Actor } from '#server/permissions/actor';
import type { AuditEvent } from '#server/storage/audit-event';

/** An audit event about something done by an actor; say what matters and leave out the rest. */
export function auditOf(
  actor: Actor,
  at: string,
  told: Pick<AuditEvent, 'action' | 'resource'> & Partial<AuditEvent>,
): AuditEvent {
  return {
    at,
    actor: nameOfActor(actor),
    agency: agencyOfActor(actor),
    outcome: 'done',
    before: null,
    after: null,
    requestId: null,
    ...told,
  };
}
