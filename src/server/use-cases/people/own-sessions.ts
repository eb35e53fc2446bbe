import type { SessionsView } from '#domain/contract/people-view';
import { digestOf } from '#server/storage/hash-audit-row';
import { auditOf } from './audit-of.ts';
import type { Authorise } from './authorise.ts';
import { isLive, type SignedIn } from './find-session.ts';
import { NotAllowedError } from './not-allowed.ts';
import type { Asked, PeopleParts } from './people-parts.ts';

/** Where somebody is signed in: this place first. */
export async function listOwnSessions(
  { clock, people }: PeopleParts,
  { account, session }: SignedIn,
): Promise<SessionsView> {
  const sessions = await people.read((tables) => tables.sessions(account.id));
  return {
    sessions: sessions
      .filter((one) => isLive(one, account, clock.now()))
      .map(({ id, device, startedAt, seenAt }) => ({ id, device, startedAt, seenAt, isThis: id === session.id }))
      .sort((a, b) => Number(b.isThis) - Number(a.isThis)),
  };
}

/** Signs out here. */
export async function signOut({ clock, people }: PeopleParts, signedIn: SignedIn, asked: Asked): Promise<void> {
  await people.write(async (tables) => {
    const now = clock.now();
    await tables.endSession(signedIn.session.id, now);
    await tables.audit(
      auditOf(signedIn.person, now, { action: 'sign-out', resource: `session ${signedIn.session.id}`, ...asked }),
    );
  });
}

/**
 * Signs out in one other place.
 * @throws NotAllowedError `not_found` for a session of somebody else, as for one that is not there
 */
export async function endOwnSession(
  { clock, people }: PeopleParts,
  authorise: Authorise,
  { person, account }: SignedIn,
  id: string,
  asked: Asked,
): Promise<void> {
  const owned = await people.read((tables) => tables.sessions(account.id));
  const found = owned.find((one) => one.id === id);
  if (found === undefined) throw new NotAllowedError({ code: 'not_found' });
  await authorise(person, 'remove', { kind: 'session', account: found.account }, asked);
  await people.write(async (tables) => {
    const now = clock.now();
    await tables.endSession(id, now);
    await tables.audit(auditOf(person, now, { action: 'session:end', resource: `session ${id}`, ...asked }));
  });
}

/** Signs out everywhere, here too: a cookie that somebody copied is worth nothing from now on. */
export async function endAllOwnSessions(
  { clock, people }: PeopleParts,
  { person, account }: SignedIn,
  asked: Asked,
): Promise<void> {
  await people.write(async (tables) => {
    const now = clock.now();
    await tables.changeAccount(account.id, { endSessions: true });
    await tables.audit(
      auditOf(person, now, {
        action: 'session:end-all',
        resource: `account ${account.id}`,
        before: digestOf({ sessionEpoch: account.sessionEpoch }),
        after: digestOf({ sessionEpoch: account.sessionEpoch + 1 }),
        ...asked,
      }),
    );
  });
}
