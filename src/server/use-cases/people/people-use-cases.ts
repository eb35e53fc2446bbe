import type {
  AuditCheckView,
  AuditView,
  InvitationView,
  InvitedView,
  InviteRequest,
  PeopleChoicesView,
  PeopleView,
  Role,
  SessionsView,
  SessionView,
} from '#domain/contract/people-view';
import type { Account, Session } from '#server/storage/people-repository';
import { acceptInvitation, showInvitation } from './accept-invitation.ts';
import { makeAuthorise, type Authorise } from './authorise.ts';
import type { BegunSession } from './begin-session.ts';
import { changeRole, endSessionsOf, setDisabled } from './change-person.ts';
import { findSession, type SignedIn } from './find-session.ts';
import { invitePerson, renewAccess } from './invite-person.ts';
import { listPeople, listPeopleChoices } from './list-people.ts';
import { changePassword, renameMyself } from './own-account.ts';
import { endAllOwnSessions, endOwnSession, listOwnSessions, signOut } from './own-sessions.ts';
import type { Asked, PeopleParts } from './people-parts.ts';
import { prepareSignInLinks, type SignInLink, endExamples } from './prepare-sign-in-links.ts';
import { readAudit, verifyAudit } from './read-audit.ts';
import { needsSetUp, prepareSetUp, setUp, type FirstAccount } from './set-up.ts';
import { signIn, signInWithKey, type TryFrom } from './sign-in.ts';
import { tellSession } from './tell-session.ts';

/** What can be asked about people. Each throws NotAllowedError when it may not be. */
export interface PeopleUseCases {
  readonly authorise: Authorise;
  findSession(secret: string): Promise<SignedIn | null>;
  tellSession(account: Account, session: Session): SessionView;
  needsSetUp(): Promise<boolean>;
  setUp(first: FirstAccount, from: TryFrom): Promise<BegunSession>;
  signIn(email: string, password: string, from: TryFrom): Promise<BegunSession>;
  signInWithKey(key: string, from: TryFrom): Promise<BegunSession>;
  showInvitation(key: string, from: TryFrom): Promise<InvitationView>;
  acceptInvitation(
    given: { readonly key: string; readonly name: string; readonly password: string },
    from: TryFrom,
  ): Promise<BegunSession>;
  signOut(signedIn: SignedIn, asked: Asked): Promise<void>;
  listOwnSessions(signedIn: SignedIn): Promise<SessionsView>;
  endOwnSession(signedIn: SignedIn, id: string, asked: Asked): Promise<void>;
  endAllOwnSessions(signedIn: SignedIn, asked: Asked): Promise<void>;
  renameMyself(signedIn: SignedIn, name: string, asked: Asked): Promise<void>;
  changePassword(
    signedIn: SignedIn,
    given: { readonly present: string; readonly next: string },
    from: TryFrom,
  ): Promise<BegunSession>;
  listPeople(signedIn: SignedIn, asked: Asked): Promise<PeopleView>;
  listPeopleChoices(signedIn: SignedIn, asked: Asked): Promise<PeopleChoicesView>;
  invitePerson(signedIn: SignedIn, wanted: InviteRequest, asked: Asked): Promise<InvitedView>;
  renewAccess(signedIn: SignedIn, id: string, asked: Asked): Promise<InvitedView>;
  changeRole(
    signedIn: SignedIn,
    id: string,
    wanted: { readonly role: Role; readonly agency?: string; readonly place?: string },
    asked: Asked,
  ): Promise<void>;
  setDisabled(signedIn: SignedIn, id: string, isDisabled: boolean, asked: Asked): Promise<void>;
  endSessionsOf(signedIn: SignedIn, id: string, asked: Asked): Promise<void>;
  readAudit(signedIn: SignedIn, before: number | null, asked: Asked): Promise<AuditView>;
  verifyAudit(signedIn: SignedIn, asked: Asked): Promise<AuditCheckView>;
  /** For the console of the server alone. */
  prepareSetUp(): Promise<string | null>;
  prepareSignInLinks(): Promise<readonly SignInLink[]>;
  endExamples(): Promise<void>;
}

/** Binds the use cases about people to one store, clock and hasher. */
export function makePeopleUseCases(parts: PeopleParts): PeopleUseCases {
  const authorise = makeAuthorise(parts);
  return {
    authorise,
    findSession: (secret) => findSession(parts, secret),
    tellSession: (account, session) => tellSession(parts, account, session),
    needsSetUp: () => needsSetUp(parts),
    setUp: (first, from) => setUp(parts, first, from),
    signIn: (email, password, from) => signIn(parts, email, password, from),
    signInWithKey: (key, from) => signInWithKey(parts, key, from),
    showInvitation: (key, from) => showInvitation(parts, key, from),
    acceptInvitation: (given, from) => acceptInvitation(parts, given, from),
    signOut: (signedIn, asked) => signOut(parts, signedIn, asked),
    listOwnSessions: (signedIn) => listOwnSessions(parts, signedIn),
    endOwnSession: (signedIn, id, asked) => endOwnSession(parts, authorise, signedIn, id, asked),
    endAllOwnSessions: (signedIn, asked) => endAllOwnSessions(parts, signedIn, asked),
    renameMyself: (signedIn, name, asked) => renameMyself(parts, signedIn, name, asked),
    changePassword: (signedIn, given, from) => changePassword(parts, signedIn, given, from),
    listPeople: ({ person }, asked) => listPeople(parts, authorise, person, asked),
    listPeopleChoices: ({ person }, asked) => listPeopleChoices(parts, authorise, person, asked),
    invitePerson: ({ person }, wanted, asked) => invitePerson(parts, authorise, person, wanted, asked),
    renewAccess: ({ person }, id, asked) => renewAccess(parts, authorise, person, id, asked),
    changeRole: ({ person }, id, wanted, asked) => changeRole(parts, authorise, person, id, wanted, asked),
    setDisabled: ({ person }, id, isDisabled, asked) => setDisabled(parts, authorise, person, id, isDisabled, asked),
    endSessionsOf: ({ person }, id, asked) => endSessionsOf(parts, authorise, person, id, asked),
    readAudit: ({ person }, before, asked) => readAudit(parts, authorise, person, before, asked),
    verifyAudit: ({ person }, asked) => verifyAudit(parts, authorise, person, asked),
    prepareSetUp: () => prepareSetUp(parts),
    prepareSignInLinks: () => prepareSignInLinks(parts),
    endExamples: () => endExamples(parts),
  };
}
