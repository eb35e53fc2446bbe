import { digestAccount } from './digest-account.ts';
import { auditOf } from './audit-of.ts';
import type { BegunSession } from './begin-session.ts';
import { personOf } from './find-session.ts';
import { NotAllowedError } from './not-allowed.ts';
import type { PeopleParts } from './people-parts.ts';
import { refusePassword } from './read-person.ts';
import { digestSecret } from './secrets.ts';
import { countTry, enter, refuse, type TryFrom } from './sign-in.ts';
import { tellBelonging } from './tell-session.ts';
import type { InvitationView } from '#domain/contract/people-view';
import type { Account, OneTimeKey, PeopleTables } from '#server/storage/people-repository';

/**
 * Whom a link invites, or gives a new password.
 * @throws NotAllowedError `key_not_valid`, `too_many_tries`
 */
export async function showInvitation(parts: PeopleParts, key: string, from: TryFrom): Promise<InvitationView> {
  const { clock, people } = parts;
  await countTry(parts, from);
  const found = await people.write((tables) => openInvitation(tables, key, clock.now()));
  if (found === null) throw new NotAllowedError({ code: 'key_not_valid' });
  const { account } = found;
  return {
    purpose: found.key.purpose === 'reset' ? 'reset' : 'invitation',
    name: account.name,
    email: account.email ?? '',
    words: tellBelonging(parts, account).words,
  };
}

/**
 * Takes up an invitation, or a new password: with it every earlier session is over.
 * @throws NotAllowedError `key_not_valid`, `bad_password`, `too_many_tries`
 */
export async function acceptInvitation(
  parts: PeopleParts,
  given: { readonly key: string; readonly name: string; readonly password: string },
  from: TryFrom,
): Promise<BegunSession> {
  const { clock, people, passwords } = parts;
  await countTry(parts, from);
  const before = await people.write((tables) => openInvitation(tables, given.key, clock.now()));
  if (before === null) {
    await refuse(parts, 'invitation:accept', 'account unknown', from);
    throw new NotAllowedError({ code: 'key_not_valid' });
  }
  const belonging = tellBelonging(parts, before.account);
  refusePassword(
    given.password,
    [given.name, before.account.name, before.account.email ?? ''],
    [belonging.agency?.name ?? '', belonging.place?.name ?? ''],
  );
  const passwordHash = await passwords.hash(given.password);
  return people.write(async (tables) => {
    const now = clock.now();
    const found = await openInvitation(tables, given.key, now);
    // Taken up by somebody else while the password was hashed.
    if (found === null) throw new NotAllowedError({ code: 'key_not_valid' });
    const { key, account } = found;
    await tables.markKey(key.id, { usedAt: now });
    await tables.closeKeys('invitation', account.id, now);
    await tables.closeKeys('reset', account.id, now);
    await tables.changeAccount(account.id, {
      name: given.name.trim(),
      passwordHash,
      ...(account.acceptedAt === null ? { acceptedAt: now } : {}),
      endSessions: true,
    });
    const changed = await tables.account(account.id);
    if (changed === null) throw new Error('An account went while it was being changed.');
    const begun = await enter(tables, changed, `${key.purpose}:sign-in`, from, now);
    await tables.audit(
      auditOf(personOf(changed), now, {
        action: `${key.purpose}:accept`,
        resource: `account ${changed.id}`,
        before: digestAccount(account),
        after: digestAccount(changed),
        requestId: from.requestId,
      }),
    );
    return begun;
  });
}

async function openInvitation(
  tables: PeopleTables,
  secret: string,
  now: string,
): Promise<{ readonly key: OneTimeKey; readonly account: Account } | null> {
  const key = await tables.key(digestSecret(secret));
  const isOpen =
    key !== null &&
    (key.purpose === 'invitation' || key.purpose === 'reset') &&
    key.usedAt === null &&
    now < key.expiresAt;
  if (!isOpen || key.account === null) return null;
  const account = await tables.account(key.account);
  return account === null || account.disabledAt !== null ? null : { key, account };
}
