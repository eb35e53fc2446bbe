import { randomUUID } from 'node:crypto';
import { OPERATOR } from '#server/permissions/actor';
import type { Account } from '#server/storage/people-repository';
import { auditOf } from './audit-of.ts';
import type { BegunSession } from './begin-session.ts';
import { NotAllowedError, type NotAllowed } from './not-allowed.ts';
import type { PeopleParts } from './people-parts.ts';
import { readEmail, refusePassword } from './read-person.ts';
import { digestSecret, makeCode, readCode } from './secrets.ts';
import { minutesOn, MOST_WRONG_CODES, SET_UP_MINUTES } from './session-times.ts';
import { countTry, enter, type TryFrom } from './sign-in.ts';

/** The first account of an installation, as somebody with the code of the console asks for it. */
export interface FirstAccount {
  readonly code: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Whether the installation still waits for its first system administrator. */
export async function needsSetUp({ people }: Pick<PeopleParts, 'people'>): Promise<boolean> {
  const all = await people.read((tables) => tables.accounts(null));
  return !all.some(isRealAdministrator);
}

/**
 * A new code for the first set-up, for the console alone; it takes the place of any earlier one. Null when there is a system
 * administrator already.
 */
export async function prepareSetUp({ clock, people }: PeopleParts): Promise<string | null> {
  const code = makeCode();
  return people.write(async (tables) => {
    const now = clock.now();
    if ((await tables.accounts(null)).some(isRealAdministrator)) return null;
    await tables.closeKeys('set-up', null, now);
    await tables.addKey({
      id: randomUUID(),
      purpose: 'set-up',
      digest: digestSecret(readCode(code)),
      account: null,
      createdBy: 'operator',
      createdAt: now,
      expiresAt: minutesOn(now, SET_UP_MINUTES),
      usedAt: null,
      wrongTries: 0,
    });
    await tables.audit(auditOf(OPERATOR, now, { action: 'set-up:prepare', resource: 'set-up' }));
    return code;
  });
}

/**
 * Makes the first system administrator. Of two at once exactly one wins.
 * @throws NotAllowedError `wrong_code`, `set_up_over` for ever after, `bad_password`, `bad_email`, `too_many_tries`
 */
export async function setUp(parts: PeopleParts, first: FirstAccount, from: TryFrom): Promise<BegunSession> {
  const { clock, people, passwords } = parts;
  if (!(await needsSetUp(parts))) throw new NotAllowedError({ code: 'set_up_over', why: 'done' });
  await countTry(parts, from);
  const email = readEmail(first.email);
  refusePassword(first.password, [first.name, email]);
  const passwordHash = await passwords.hash(first.password);
  const result = await people.write(async (tables): Promise<BegunSession | NotAllowed> => {
    const now = clock.now();
    const key = await tables.setUpKey();
    if ((await tables.accounts(null)).some(isRealAdministrator)) return { code: 'set_up_over', why: 'done' };
    if (key === null || key.expiresAt <= now) return { code: 'set_up_over', why: 'run-out' };
    if (key.wrongTries >= MOST_WRONG_CODES) return { code: 'set_up_over', why: 'locked' };
    if (key.digest !== digestSecret(readCode(first.code))) {
      await tables.markKey(key.id, { wrongTry: true });
      await tables.audit(
        auditOf(OPERATOR, now, {
          actor: 'public',
          action: 'set-up',
          resource: 'set-up',
          outcome: 'refused',
          requestId: from.requestId,
        }),
      );
      return { code: 'wrong_code', triesLeft: MOST_WRONG_CODES - key.wrongTries - 1 };
    }
    await tables.markKey(key.id, { usedAt: now });
    const account: Account = {
      id: randomUUID(),
      email,
      name: first.name.trim(),
      role: 'system-administrator',
      agency: null,
      place: null,
      passwordHash,
      sessionEpoch: 0,
      isExample: false,
      createdAt: now,
      acceptedAt: now,
      disabledAt: null,
    };
    await tables.addAccount(account);
    return enter(tables, account, 'set-up', from, now);
  });
  if ('code' in result) throw new NotAllowedError(result);
  return result;
}

function isRealAdministrator(account: Account): boolean {
  return account.role === 'system-administrator' && !account.isExample && account.acceptedAt !== null;
}
