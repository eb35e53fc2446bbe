import { randomUUID } from 'node:crypto';
import type { Role } from '#domain/contract/people-view';
import { OPERATOR } from '#server/permissions/actor';
import type { Account } from '#server/storage/people-repository';
import { auditOf } from './audit-of.ts';
import type { PeopleParts } from './people-parts.ts';
import { digestSecret, makeSecret } from './secrets.ts';
import { minutesOn } from './session-times.ts';
import { tellBelonging } from './tell-session.ts';

/** A link that signs in once, for the console of whoever tries the product out. */
export interface SignInLink {
  /** `Performance officer, Redcar and Cleveland Council` */
  readonly words: string;
  readonly link: string;
}

/** How long a link of the console can be used: as long as a working day with this start may be. */
const LINK_HOURS = 24;

/** Whom an evaluation can be: one place, two organisations of it, so that one can see that neither touches the other's figures. */
const EXAMPLES: readonly {
  readonly id: string;
  readonly role: Role;
  readonly agency?: string;
  readonly place?: string;
}[] = [
  { id: 'example-system-administrator', role: 'system-administrator' },
  { id: 'example-officer-of-the-council', role: 'officer', agency: 'E06000003' },
  { id: 'example-officer-of-the-hospital', role: 'officer', agency: 'RTR' },
  { id: 'example-administrator-of-the-council', role: 'agency-administrator', agency: 'E06000003' },
  { id: 'example-steward', role: 'steward', place: 'E06000003' },
  { id: 'example-councillor', role: 'councillor', place: 'E06000003' },
];

/**
 * For an evaluation alone: example accounts without a password, and a link for each that works once. Links of an earlier start are
 * worth nothing from now on.
 */
export async function prepareSignInLinks(parts: PeopleParts): Promise<readonly SignInLink[]> {
  const { clock, people, publicUrl } = parts;
  const wanted = EXAMPLES.map((example) => ({ ...example, secret: makeSecret() }));
  const accounts = await people.write(async (tables) => {
    const now = clock.now();
    const made: Account[] = [];
    for (const { id, role, agency, place, secret } of wanted) {
      const present = await tables.account(id);
      const account: Account = present ?? {
        id,
        email: null,
        name: `Example ${tellBelonging(parts, { role, agency: agency ?? null, place: place ?? null }).words}`,
        role,
        agency: agency ?? null,
        place: place ?? null,
        passwordHash: null,
        sessionEpoch: 0,
        isExample: true,
        createdAt: now,
        acceptedAt: now,
        disabledAt: null,
      };
      if (present === null) await tables.addAccount(account);
      await tables.closeKeys('sign-in', id, now);
      if (account.disabledAt !== null) continue;
      await tables.addKey({
        id: randomUUID(),
        purpose: 'sign-in',
        digest: digestSecret(secret),
        account: id,
        createdBy: 'operator',
        createdAt: now,
        expiresAt: minutesOn(now, LINK_HOURS * 60),
        usedAt: null,
        wrongTries: 0,
      });
      made.push(account);
    }
    await tables.audit(auditOf(OPERATOR, now, { action: 'sign-in-links:prepare', resource: 'example accounts' }));
    return made;
  });
  return accounts.map((account) => ({
    words: tellBelonging(parts, account).words,
    link: `${publicUrl()}/sign-in#${wanted.find(({ id }) => id === account.id)?.secret ?? ''}`,
  }));
}

/** Ends what only an evaluation has, when the installation is started as anything else: its links and its example accounts. */
export async function endExamples({ clock, people }: PeopleParts): Promise<void> {
  await people.write(async (tables) => {
    const now = clock.now();
    const open = (await tables.accounts(null)).filter(({ isExample, disabledAt }) => isExample && disabledAt === null);
    if (open.length === 0) return;
    await tables.closeKeys('sign-in', null, now);
    for (const { id } of open) await tables.changeAccount(id, { disabledAt: now, endSessions: true });
    await tables.audit(auditOf(OPERATOR, now, { action: 'example-accounts:end', resource: 'example accounts' }));
  });
}
