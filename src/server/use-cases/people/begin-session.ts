import { randomUUID } from 'node:crypto';
import type { Account, PeopleTables, Session } from '#server/storage/people-repository';
import { digestSecret, makeSecret } from './secrets.ts';
import { LONGEST_HOURS, minutesOn } from './session-times.ts';

/** A session that has begun, with the secret that only its browser is told. */
export interface BegunSession {
  readonly secret: string;
  readonly session: Session;
  readonly account: Account;
}

/** Begins a session under a secret that is new, whatever the browser brought. */
export async function beginSession(
  tables: PeopleTables,
  account: Account,
  device: string,
  at: string,
): Promise<BegunSession> {
  const secret = makeSecret();
  const session: Session = {
    id: randomUUID(),
    digest: digestSecret(secret),
    account: account.id,
    epoch: account.sessionEpoch,
    device: device.slice(0, 80),
    startedAt: at,
    seenAt: at,
    endsAt: minutesOn(at, LONGEST_HOURS * 60),
    endedAt: null,
  };
  await tables.addSession(session);
  return { secret, session, account };
}
