import type { SessionView } from '#domain/contract/people-view';
import { abilitiesOf } from '#server/permissions/abilities-of';
import type { Account, Session } from '#server/storage/people-repository';
import { personOf } from './find-session.ts';
import { ROLE_NAMES, type PeopleParts } from './people-parts.ts';

/** Who is signed in, in words, and what they may begin. */
export function tellSession({ belongings }: PeopleParts, account: Account, session: Session): SessionView {
  return {
    account: account.id,
    name: account.name,
    email: account.email,
    hasPassword: account.passwordHash !== null,
    role: account.role,
    roleName: ROLE_NAMES[account.role],
    ...tellBelonging({ belongings }, account),
    may: [...abilitiesOf(personOf(account))],
    endsAt: session.endsAt,
  };
}

/** Where somebody belongs, and their role there in one line. A code that is on no register any more is its own name. */
export function tellBelonging(
  { belongings }: Pick<PeopleParts, 'belongings'>,
  { role, agency, place }: Pick<Account, 'role' | 'agency' | 'place'>,
): Pick<SessionView, 'agency' | 'place' | 'words'> {
  const ofAgency = agency === null ? null : (belongings.agency(agency) ?? { code: agency, name: agency });
  const ofPlace = place === null ? null : (belongings.place(place) ?? { code: place, name: place });
  const where = ofAgency?.name ?? ofPlace?.name;
  const name = role === 'agency-administrator' ? 'Administrator' : ROLE_NAMES[role];
  return { agency: ofAgency, place: ofPlace, words: where === undefined ? name : `${name}, ${where}` };
}
