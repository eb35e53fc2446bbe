import { digestOf } from '#server/storage/hash-audit-row';
import type { Account } from '#server/storage/people-repository';

/** What the audit keeps of an account: everything but its name, address and password. */
export function digestAccount({ id, role, agency, place, sessionEpoch, acceptedAt, disabledAt }: Account): string {
  return digestOf({ id, role, agency, place, sessionEpoch, acceptedAt, disabledAt });
}
