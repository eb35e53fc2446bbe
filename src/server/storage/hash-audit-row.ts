import { createHash } from 'node:crypto';
import { canonicalText } from '#domain/framework/canonical-text';
import { FIRST_PREV_HASH, type AuditEvent, type AuditRow, type AuditVerdict } from './audit-event.ts';

/** sha256 of an event, its place in the chain and the hash before it, in hexadecimal. */
export function hashAuditRow(event: AuditEvent, seq: number, prevHash: string): string {
  const { at, actor, agency, action, resource, outcome, before, after, requestId } = event;
  return sha256(
    JSON.stringify([seq, at, actor, agency, action, resource, outcome, before, after, requestId, prevHash]),
  );
}

/** sha256 of a value, whatever the order of its keys: what an audit row keeps of what was changed. */
export function digestOf(value: unknown): string {
  return sha256(canonicalText(value));
}

/**
 * Follows the chain from its first row. Rows are given in pages, in order of `seq`.
 * @param head what the end of the chain is said to be
 */
export class ChainCheck {
  #seq = 0;
  #hash = FIRST_PREV_HASH;
  #broken: Extract<AuditVerdict, { kind: 'broken' }> | null = null;

  /** @returns false when a row is bad, and no more need be given */
  take(rows: readonly AuditRow[]): boolean {
    for (const row of rows) {
      if (this.#broken !== null) return false;
      const expected = this.#seq + 1;
      if (row.seq !== expected) this.#break(expected, 'missing');
      else if (row.prevHash !== this.#hash) this.#break(row.seq, 'moved');
      else if (row.hash !== hashAuditRow(row, row.seq, row.prevHash)) this.#break(row.seq, 'altered');
      else {
        this.#seq = row.seq;
        this.#hash = row.hash;
      }
    }
    return this.#broken === null;
  }

  end(head: { readonly seq: number; readonly hash: string }): AuditVerdict {
    if (this.#broken !== null) return this.#broken;
    if (head.seq !== this.#seq) return this.#break(Math.min(head.seq, this.#seq) + 1, 'end-taken-off');
    if (head.hash !== this.#hash) return this.#break(this.#seq, 'altered');
    return { kind: 'whole', rows: this.#seq, lastHash: this.#hash };
  }

  #break(seq: number, why: 'altered' | 'missing' | 'moved' | 'end-taken-off'): AuditVerdict {
    this.#broken = { kind: 'broken', seq, why, rows: this.#seq };
    return this.#broken;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
