import { digestOf } from '#server/storage/hash-audit-row';
import { auditOf } from './audit-of.ts';
import type { BegunSession } from './begin-session.ts';
import { digestAccount } from './digest-account.ts';
import type { SignedIn } from './find-session.ts';
import { NotAllowedError } from './not-allowed.ts';
import type { Asked, PeopleParts } from './people-parts.ts';
import { refusePassword } from './read-person.ts';
import { countTry, enter, refuse, type TryFrom } from './sign-in.ts';
import { tellBelonging } from './tell-session.ts';

/** Changes the name others see. */
export async function renameMyself(
  { clock, people }: PeopleParts,
  { person, account }: SignedIn,
  name: string,
  asked: Asked,
): Promise<void> {
  await people.write(async (tables) => {
    await tables.changeAccount(account.id, { name: name.trim() });
    await tables.audit(
      auditOf(person, clock.now(), {
        action: 'account:rename',
        resource: `account ${account.id}`,
        before: digestOf(account.name),
        after: digestOf(name.trim()),
        ...asked,
      }),
    );
  });
}

/**
 * Changes the own password; every session is over with it, and a new one begins here.
 * @throws NotAllowedError `wrong_sign_in` when the present password is not the one given, `bad_password`, `too_many_tries`
 */
export async function changePassword(
  parts: PeopleParts,
  { person, account }: SignedIn,
  given: { readonly present: string; readonly next: string },
  from: TryFrom,
): Promise<BegunSession> {
  const { clock, people, passwords } = parts;
  await countTry(parts, from);
  if (!(await passwords.verify(account.passwordHash, given.present))) {
    await refuse(parts, 'account:password', `account ${account.id}`, from);
    throw new NotAllowedError({ code: 'wrong_sign_in' });
  }
  const belonging = tellBelonging(parts, account);
  refusePassword(
    given.next,
    [account.name, account.email ?? ''],
    [belonging.agency?.name ?? '', belonging.place?.name ?? ''],
  );
  const passwordHash = await passwords.hash(given.next);
  return people.write(async (tables) => {
    const now = clock.now();
    await tables.changeAccount(account.id, { passwordHash, endSessions: true });
    const changed = await tables.account(account.id);
    if (changed === null) throw new Error('An account went while it was being changed.');
    const begun = await enter(tables, changed, 'sign-in', from, now);
    await tables.audit(
      auditOf(person, now, {
        action: 'account:password',
        resource: `account ${account.id}`,
        before: digestAccount(account),
        after: digestAccount(changed),
        requestId: from.requestId,
      }),
    );
    return begun;
  });
}
