import { randomUUID } from 'node:crypto';
import type { InviteRequest, InvitedView } from '#domain/contract/people-view';
import type { Role } from '#domain/contract/people-view';
import type { Person } from '#server/permissions/actor';
import type { Account, PeopleTables } from '#server/storage/people-repository';
import { auditOf } from './audit-of.ts';
import type { Authorise } from './authorise.ts';
import { digestAccount } from './digest-account.ts';
import { NotAllowedError } from './not-allowed.ts';
import { belongingOf, type Asked, type PeopleParts } from './people-parts.ts';
import { readEmail } from './read-person.ts';
import { digestSecret, makeSecret } from './secrets.ts';
import { INVITATION_DAYS, minutesOn } from './session-times.ts';

/**
 * Makes an account that its owner takes up with a link; the link is told once, to whoever invites. An administrator of an
 * organisation invites into their own, whatever is asked.
 * @throws NotAllowedError `forbidden`, `not_found`, `email_taken`, `bad_email`, `bad_belonging`
 */
export async function invitePerson(
  parts: PeopleParts,
  authorise: Authorise,
  inviter: Person,
  wanted: InviteRequest,
  asked: Asked,
): Promise<InvitedView> {
  const { clock, people, publicUrl } = parts;
  const belonging = readBelonging(parts, inviter, wanted.role, wanted);
  await authorise(inviter, 'create', { kind: 'account', id: null, role: wanted.role, ...belonging }, asked);
  const email = readEmail(wanted.email);
  const secret = makeSecret();
  const account = await people.write(async (tables) => {
    const now = clock.now();
    if ((await tables.accountByEmail(email)) !== null) throw new NotAllowedError({ code: 'email_taken' });
    const made: Account = {
      id: randomUUID(),
      email,
      name: wanted.name.trim(),
      role: wanted.role,
      ...belonging,
      passwordHash: null,
      sessionEpoch: 0,
      isExample: false,
      createdAt: now,
      acceptedAt: null,
      disabledAt: null,
    };
    await tables.addAccount(made);
    await addKey(tables, 'invitation', made.id, inviter, secret, now);
    await tables.audit(
      auditOf(inviter, now, {
        action: 'account:invite',
        resource: `account ${made.id}`,
        agency: made.agency,
        after: digestAccount(made),
        ...asked,
      }),
    );
    return made;
  });
  return { id: account.id, link: `${publicUrl()}/invitation#${secret}`, days: INVITATION_DAYS };
}

/** A link that gives somebody a new password, or a new invitation while they have none; earlier links are worth nothing. */
export async function renewAccess(
  parts: PeopleParts,
  authorise: Authorise,
  actor: Person,
  id: string,
  asked: Asked,
): Promise<InvitedView> {
  const { clock, people, publicUrl } = parts;
  const account = await people.read((tables) => tables.account(id));
  if (account === null || account.isExample) throw new NotAllowedError({ code: 'not_found' });
  const { role, agency, place } = account;
  await authorise(actor, 'change', { kind: 'account', id, role, agency, place }, asked);
  const secret = makeSecret();
  await people.write(async (tables) => {
    const now = clock.now();
    const purpose = account.acceptedAt === null ? 'invitation' : 'reset';
    await tables.closeKeys(purpose, id, now);
    await addKey(tables, purpose, id, actor, secret, now);
    await tables.audit(
      auditOf(actor, now, { action: `account:${purpose}`, resource: `account ${id}`, agency, ...asked }),
    );
  });
  return { id, link: `${publicUrl()}/invitation#${secret}`, days: INVITATION_DAYS };
}

/**
 * Where somebody of a role would belong. The organisation of an administrator of one is their own.
 * @throws NotAllowedError `bad_belonging` naming what is missing or not known
 */
export function readBelonging(
  { belongings }: Pick<PeopleParts, 'belongings'>,
  actor: Person,
  role: Role,
  wanted: { readonly agency?: string; readonly place?: string },
): { readonly agency: string | null; readonly place: string | null } {
  switch (belongingOf(role)) {
    case 'nothing':
      return { agency: null, place: null };
    case 'agency': {
      const agency = actor.role === 'agency-administrator' ? actor.agency : (wanted.agency ?? '');
      if (agency === null || belongings.agency(agency) === null) {
        throw new NotAllowedError({
          code: 'bad_belonging',
          field: 'agency',
          expected: 'the organisation they work for',
        });
      }
      return { agency, place: null };
    }
    case 'place': {
      const place = wanted.place ?? '';
      // Whom this administrator may not make at all is told so, not asked for a place.
      if (actor.role !== 'agency-administrator' && belongings.place(place) === null) {
        throw new NotAllowedError({ code: 'bad_belonging', field: 'place', expected: 'the place they work for' });
      }
      return { agency: null, place };
    }
  }
}

async function addKey(
  tables: PeopleTables,
  purpose: 'invitation' | 'reset',
  account: string,
  by: Person,
  secret: string,
  now: string,
): Promise<void> {
  await tables.addKey({
    id: randomUUID(),
    purpose,
    digest: digestSecret(secret),
    account,
    createdBy: by.account,
    createdAt: now,
    expiresAt: minutesOn(now, INVITATION_DAYS * 24 * 60),
    usedAt: null,
    wrongTries: 0,
  });
}
