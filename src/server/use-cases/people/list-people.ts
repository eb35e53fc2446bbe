import { Role, type PeopleChoicesView, type PeopleView } from '#domain/contract/people-view';
import type { Person } from '#server/permissions/actor';
import { can } from '#server/permissions/policy';
import type { Account } from '#server/storage/people-repository';
import type { Authorise } from './authorise.ts';
import { belongingOf, ROLE_NAMES, type Asked, type PeopleParts } from './people-parts.ts';
import { tellBelonging } from './tell-session.ts';

/** Everybody this administrator looks after, in order of name. */
export async function listPeople(
  parts: PeopleParts,
  authorise: Authorise,
  actor: Person,
  asked: Asked,
): Promise<PeopleView> {
  await authorise(actor, 'create', askedOfNobody(actor), asked);
  const accounts = await parts.people.read((tables) => tables.accounts(actor.agency));
  return {
    people: accounts
      .filter((account) => can(actor, 'read', resourceOf(account)))
      .map((account) => ({
        id: account.id,
        name: account.name,
        email: account.email,
        role: account.role,
        roleName: ROLE_NAMES[account.role],
        ...tellBelonging(parts, account),
        state: stateOf(account),
        isMyself: account.id === actor.account,
        isExample: account.isExample,
        mayChange: can(actor, 'change', resourceOf(account)),
      })),
  };
}

/** What an administrator can choose from when they invite somebody. */
export async function listPeopleChoices(
  { belongings }: PeopleParts,
  authorise: Authorise,
  actor: Person,
  asked: Asked,
): Promise<PeopleChoicesView> {
  await authorise(actor, 'create', askedOfNobody(actor), asked);
  const roles = Role.anyOf
    .map(({ const: role }) => role)
    .filter((role) =>
      can(actor, 'create', { kind: 'account', id: null, role, agency: actor.agency, place: actor.place }),
    )
    .map((role) => ({ role, name: ROLE_NAMES[role], belongsTo: belongingOf(role) }))
    // Nobody of an organisation makes accounts of a place, and the table would let them without an organisation to compare.
    .filter(({ belongsTo }) => actor.agency === null || belongsTo === 'agency');
  return {
    roles,
    agencies:
      actor.agency === null
        ? [...belongings.agencies()]
        : [belongings.agency(actor.agency)].filter((one) => one !== null),
    places: actor.agency === null ? [...belongings.places()] : [],
  };
}

/** What a policy is asked about an account. */
export function resourceOf({ id, role, agency, place }: Account) {
  return { kind: 'account', id, role, agency, place } as const;
}

function askedOfNobody({ agency }: Person) {
  return { kind: 'account', id: null, role: 'viewer', agency, place: null } as const;
}

function stateOf({ acceptedAt, disabledAt }: Account): 'active' | 'invited' | 'disabled' {
  if (disabledAt !== null) return 'disabled';
  return acceptedAt === null ? 'invited' : 'active';
}
