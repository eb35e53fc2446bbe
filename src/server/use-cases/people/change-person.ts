import type { Role } from '#domain/contract/people-view';
import type { Person } from '#server/permissions/actor';
import type { Account, AccountChange, PeopleTables } from '#server/storage/people-repository';
import { auditOf } from './audit-of.ts';
import type { Authorise } from './authorise.ts';
import { digestAccount } from './digest-account.ts';
import { readBelonging } from './invite-person.ts';
import { resourceOf } from './list-people.ts';
import { NotAllowedError } from './not-allowed.ts';
import type { Asked, PeopleParts } from './people-parts.ts';

/**
 * Gives somebody another role; every session of theirs is over with it. Asked of the row as it is and as it would be, so that nobody
 * is moved to where the administrator may not put anybody.
 * @throws NotAllowedError `forbidden`, `not_found`, `bad_belonging`, `last_admin`
 */
export async function changeRole(
  parts: PeopleParts,
  authorise: Authorise,
  actor: Person,
  id: string,
  wanted: { readonly role: Role; readonly agency?: string; readonly place?: string },
  asked: Asked,
): Promise<void> {
  const account = await load(parts, id);
  await authorise(actor, 'change', resourceOf(account), asked);
  // Where they are is where they stay, unless the new role belongs elsewhere.
  const kept = {
    ...(account.agency === null ? {} : { agency: account.agency }),
    ...(account.place === null ? {} : { place: account.place }),
  };
  const belonging = readBelonging(parts, actor, wanted.role, { ...kept, ...wanted });
  await authorise(actor, 'create', { kind: 'account', id: null, role: wanted.role, ...belonging }, asked);
  await change(parts, actor, id, 'account:role', { role: wanted.role, ...belonging, endSessions: true }, asked);
}

/**
 * Lets somebody in no more, or again. Their work stays.
 * @throws NotAllowedError `forbidden`, `not_found`, `last_admin`
 */
export async function setDisabled(
  parts: PeopleParts,
  authorise: Authorise,
  actor: Person,
  id: string,
  isDisabled: boolean,
  asked: Asked,
): Promise<void> {
  const account = await load(parts, id);
  await authorise(actor, isDisabled ? 'remove' : 'change', resourceOf(account), asked);
  const at = parts.clock.now();
  await change(
    parts,
    actor,
    id,
    isDisabled ? 'account:disable' : 'account:enable',
    { disabledAt: isDisabled ? at : null, endSessions: true },
    asked,
  );
}

/** Signs somebody out everywhere. @throws NotAllowedError `forbidden`, `not_found` */
export async function endSessionsOf(
  parts: PeopleParts,
  authorise: Authorise,
  actor: Person,
  id: string,
  asked: Asked,
): Promise<void> {
  const account = await load(parts, id);
  await authorise(actor, 'change', resourceOf(account), asked);
  await change(parts, actor, id, 'account:end-sessions', { endSessions: true }, asked);
}

async function load({ people }: PeopleParts, id: string): Promise<Account> {
  const account = await people.read((tables) => tables.account(id));
  if (account === null) throw new NotAllowedError({ code: 'not_found' });
  return account;
}

async function change(
  { clock, people }: PeopleParts,
  actor: Person,
  id: string,
  action: string,
  wanted: AccountChange,
  asked: Asked,
): Promise<void> {
  await people.write(async (tables) => {
    await keepOneAdministrator(tables, id, wanted);
    const before = await tables.account(id);
    if (before === null) throw new NotAllowedError({ code: 'not_found' });
    await tables.changeAccount(id, wanted);
    const after = await tables.account(id);
    await tables.audit(
      auditOf(actor, clock.now(), {
        action,
        resource: `account ${id}`,
        agency: before.agency,
        before: digestAccount(before),
        after: after === null ? null : digestAccount(after),
        ...asked,
      }),
    );
  });
}

/** The number of system administrators is counted under a lock: of two who demote each other at once, one stays. */
async function keepOneAdministrator(tables: PeopleTables, id: string, wanted: AccountChange): Promise<void> {
  const isLeaving =
    (wanted.role !== undefined && wanted.role !== 'system-administrator') ||
    (wanted.disabledAt !== undefined && wanted.disabledAt !== null);
  if (!isLeaving) return;
  const administrators = await tables.lockSystemAdministrators();
  if (administrators.length === 1 && administrators[0] === id) throw new NotAllowedError({ code: 'last_admin' });
}
