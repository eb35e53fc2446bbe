import { sql } from 'kysely';
import type { AuditEvent } from '#server/storage/audit-event';
import type { OpenTransaction } from '#server/storage/database';
import { hashAuditRow } from '#server/storage/hash-audit-row';

/**
 * Adds an event to the chain, inside the transaction of the change it tells of: both are there or neither. Call it last: from here to
 * its end no other transaction can add to the chain.
 * @returns the number of the row
 */
export async function writeAudit(open: OpenTransaction, event: AuditEvent): Promise<number> {
  const { rows: as } = await sql<{ before: string }>`
    select current_setting('role') as before, set_config('role', 'app_audit', true)
  `.execute(open);
  const { rows } = await sql<{ seq: string; hash: string }>`select seq::text, hash from audit_head for update`.execute(
    open,
  );
  const head = rows[0];
  if (head === undefined) throw new Error('The audit has lost the end of its chain.');
  const seq = Number(head.seq) + 1;
  const { at, actor, agency, action, resource, outcome, before, after, requestId } = event;
  const hash = hashAuditRow(event, seq, head.hash);
  await sql`
    insert into audit_event (seq, at, actor, agency, action, resource, outcome, before_digest, after_digest, request_id, prev_hash, hash)
    values (${seq}::bigint, ${at}::timestamptz, ${actor}::text, ${agency}::text, ${action}::text, ${resource}::text, ${outcome}::text,
            ${before}::text, ${after}::text, ${requestId}::text, ${head.hash}::text, ${hash}::text)
  `.execute(open);
  await sql`update audit_head set seq = ${seq}::bigint, hash = ${hash}::text`.execute(open);
  await sql`select set_config('role', ${as[0]?.before ?? 'none'}, true)`.execute(open);
  return seq;
}
