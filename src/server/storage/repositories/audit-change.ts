import { sql } from 'kysely';
import type { AuditEvent } from '#server/storage/audit-event';
import type { OpenTransaction } from '#server/storage/database';
import { OPERATOR_CODE } from '#server/storage/scope';
import { only } from './sql-parts.ts';
import { writeAudit } from './write-audit.ts';

/**
 * Adds what the transaction did to the audit, as done by whoever it works for: the change and its event are there together or not at
 * all. What the program does by itself is the operator's doing. Call it last, see `writeAudit`.
 */
export async function auditChange(
  open: OpenTransaction,
  told: Pick<AuditEvent, 'at' | 'action' | 'resource' | 'before' | 'after'>,
): Promise<void> {
  const { rows } = await sql<{ agency: string | null; actor: string | null; request: string | null }>`
    select nullif(current_setting('app.agency', true), '') as agency, nullif(current_setting('app.actor', true), '') as actor,
           nullif(current_setting('app.request', true), '') as request
  `.execute(open);
  const { agency, actor, request } = only(rows);
  await writeAudit(open, {
    ...told,
    actor: actor ?? OPERATOR_CODE,
    // National figures are nobody's in particular.
    agency: agency === OPERATOR_CODE ? null : agency,
    outcome: 'done',
    requestId: request,
  });
}
