import type { Person } from '#server/permissions/actor';
import type { Account, Session } from '#server/storage/people-repository';
import type { PeopleParts } from './people-parts.ts';
import { digestSecret } from './secrets.ts';
import { IDLE_MINUTES, minutesOn } from './session-times.ts';

/** Who is signed in with a request, as their account stands now. */
export interface SignedIn {
  readonly person: Person;
  readonly account: Account;
  readonly session: Session;
}

/** When a session was used last is written down at most once a minute. */
const TOUCH_MINUTES = 1;

/** The session behind a cookie; null when there is none, it is over, was ended, or its account may not sign in any more. */
export async function findSession({ clock, people }: PeopleParts, secret: string): Promise<SignedIn | null> {
  const now = clock.now();
  const found = await people.read((tables) => tables.session(digestSecret(secret)));
  if (found === null || !isLive(found.session, found.account, now)) return null;
  const { session, account } = found;
  if (minutesOn(session.seenAt, TOUCH_MINUTES) <= now)
    await people.write((tables) => tables.touchSession(session.id, now));
  return { person: personOf(account), account, session };
}

/** Whether a session counts at a time. */
export function isLive(session: Session, account: Account, now: string): boolean {
  return (
    session.endedAt === null &&
    session.epoch === account.sessionEpoch &&
    account.disabledAt === null &&
    now < session.endsAt &&
    now < minutesOn(session.seenAt, IDLE_MINUTES)
  );
}

export function personOf({ id, role, agency, place }: Account): Person {
  return { kind: 'person', account: id, role, agency, place };
}
