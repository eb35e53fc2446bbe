import { PUBLIC } from '#server/permissions/actor';
import { digestOf } from '#server/storage/hash-audit-row';
import type { Account, PeopleTables } from '#server/storage/people-repository';
import { auditOf } from './audit-of.ts';
import { beginSession, type BegunSession } from './begin-session.ts';
import { personOf } from './find-session.ts';
import { NotAllowedError } from './not-allowed.ts';
import type { PeopleParts } from './people-parts.ts';
import { digestSecret } from './secrets.ts';
import { minutesOn, MOST_TRIES_A_MINUTE } from './session-times.ts';

/** Where a try to sign in comes from. */
export interface TryFrom {
  /** Address of the network, for counting tries; only its digest is kept. */
  readonly address: string;
  /** `Firefox on Windows` */
  readonly device: string;
  readonly requestId: string | null;
}

/**
 * Signs in with an address and a password. Whatever is wrong, the answer and the time it takes are the same.
 * @throws NotAllowedError `wrong_sign_in`, `too_many_tries`
 */
export async function signIn(
  parts: PeopleParts,
  email: string,
  password: string,
  from: TryFrom,
): Promise<BegunSession> {
  const { clock, people, passwords } = parts;
  await countTry(parts, from);
  const account = await people.read((tables) => tables.accountByEmail(email.trim().toLowerCase()));
  const hash = account !== null && mayEnter(account) ? account.passwordHash : null;
  const isRight = await passwords.verify(hash, password);
  if (!isRight || account === null || hash === null) {
    await refuse(parts, 'sign-in', account === null ? 'account unknown' : `account ${account.id}`, from);
    throw new NotAllowedError({ code: 'wrong_sign_in' });
  }
  const renewed = passwords.isDated(hash) ? await passwords.hash(password) : null;
  return people.write(async (tables) => {
    const now = clock.now();
    const present = await tables.account(account.id);
    // Disabled or given a new password while the old one was being compared.
    if (present === null || !mayEnter(present) || present.passwordHash !== hash) {
      throw new NotAllowedError({ code: 'wrong_sign_in' });
    }
    if (renewed !== null) await tables.changeAccount(account.id, { passwordHash: renewed });
    return enter(tables, present, 'sign-in', from, now);
  });
}

/**
 * Signs in with a link of the console, once.
 * @throws NotAllowedError `key_not_valid`, `too_many_tries`
 */
export async function signInWithKey(parts: PeopleParts, key: string, from: TryFrom): Promise<BegunSession> {
  const { clock, people } = parts;
  await countTry(parts, from);
  const begun = await people.write(async (tables) => {
    const now = clock.now();
    const found = await tables.key(digestSecret(key));
    const account =
      found?.purpose !== 'sign-in' || found.account === null || found.usedAt !== null || found.expiresAt <= now
        ? null
        : await tables.account(found.account);
    if (found === null || account === null || !mayEnter(account)) return null;
    await tables.markKey(found.id, { usedAt: now });
    return enter(tables, account, 'sign-in-by-link', from, now);
  });
  if (begun === null) {
    await refuse(parts, 'sign-in-by-link', 'account unknown', from);
    throw new NotAllowedError({ code: 'key_not_valid' });
  }
  return begun;
}

/** Whether an account may sign in at all. */
export function mayEnter(account: Account): boolean {
  return account.acceptedAt !== null && account.disabledAt === null;
}

/** Begins a session and writes down that it began. */
export async function enter(
  tables: PeopleTables,
  account: Account,
  action: string,
  from: TryFrom,
  at: string,
): Promise<BegunSession> {
  const begun = await beginSession(tables, account, from.device, at);
  await tables.audit(
    auditOf(personOf(account), at, {
      action,
      resource: `session ${begun.session.id}`,
      after: digestOf({ account: account.id, epoch: account.sessionEpoch }),
      requestId: from.requestId,
    }),
  );
  return begun;
}

/**
 * Counts a try from an address.
 * @throws NotAllowedError `too_many_tries`
 */
export async function countTry({ clock, people }: PeopleParts, from: TryFrom): Promise<void> {
  const now = clock.now();
  const tries = await people.write((tables) => tables.countTry(digestSecret(from.address), now, minutesOn(now, -1)));
  if (tries > MOST_TRIES_A_MINUTE) throw new NotAllowedError({ code: 'too_many_tries', retryAfterSeconds: 60 });
}

/** Writes a refusal to the audit. */
export async function refuse(
  { clock, people }: PeopleParts,
  action: string,
  resource: string,
  from: TryFrom,
): Promise<void> {
  await people.write((tables) =>
    tables.audit(auditOf(PUBLIC, clock.now(), { action, resource, outcome: 'refused', requestId: from.requestId })),
  );
}
