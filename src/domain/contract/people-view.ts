import { Type, type Static } from 'typebox';

const closed = { additionalProperties: false } as const;

/**
 * What an account is for. A viewer, officer, analyst and agency administrator belong to one organisation; a councillor, board
 * secretary and steward to one place; a system administrator to neither, and edits no figures.
 */
export const Role = Type.Union([
  Type.Literal('viewer'),
  Type.Literal('councillor'),
  Type.Literal('officer'),
  Type.Literal('analyst'),
  Type.Literal('board-secretary'),
  Type.Literal('steward'),
  Type.Literal('agency-administrator'),
  Type.Literal('system-administrator'),
]);
export type Role = Static<typeof Role>;

/** What a signed-in person may begin, for screens to show or leave out; the server asks again. */
export const Ability = Type.Union([
  Type.Literal('upload-figures'),
  Type.Literal('read-batches'),
  Type.Literal('approve-figures'),
  Type.Literal('run-connectors'),
  Type.Literal('manage-people'),
  Type.Literal('read-audit'),
  Type.Literal('change-settings'),
]);
export type Ability = Static<typeof Ability>;

/** An organisation or a place by the name people know; the code is for links. */
export const Named = Type.Object({ code: Type.String(), name: Type.String() }, closed);
export type Named = Static<typeof Named>;

/** `GET /api/session`: who is signed in here, and what they may begin. */
export const SessionView = Type.Object(
  {
    account: Type.String(),
    name: Type.String(),
    /** Null for an example account of an evaluation, which has no address and no password. */
    email: Type.Union([Type.String(), Type.Null()]),
    hasPassword: Type.Boolean(),
    role: Role,
    /** `Officer` */
    roleName: Type.String(),
    agency: Type.Union([Named, Type.Null()]),
    place: Type.Union([Named, Type.Null()]),
    /** `Officer, Manchester City Council` */
    words: Type.String(),
    may: Type.Array(Ability),
    /** ISO, in UTC: signed out then at the latest, whatever is done. */
    endsAt: Type.String(),
  },
  closed,
);
export type SessionView = Static<typeof SessionView>;

/** `GET /api/sign-in`: what can be done by somebody who is not signed in. */
export const SignInView = Type.Object(
  {
    /** The installation waits for its first system administrator. */
    needsSetUp: Type.Boolean(),
    /** The console of this computer holds links that sign in. */
    hasLinks: Type.Boolean(),
  },
  closed,
);
export type SignInView = Static<typeof SignInView>;

export const Password = Type.String({ minLength: 1, maxLength: 1_000 });
const PersonName = Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' });
const Email = Type.String({ minLength: 3, maxLength: 254 });
const Key = Type.String({ minLength: 1, maxLength: 200 });

/** `POST /api/sign-in` */
export const SignInRequest = Type.Object({ email: Email, password: Password }, closed);
export type SignInRequest = Static<typeof SignInRequest>;

/** `POST /api/sign-in/key`, `POST /api/sign-in/invitation` */
export const KeyRequest = Type.Object({ key: Key }, closed);
export type KeyRequest = Static<typeof KeyRequest>;

/** `POST /api/sign-in/accept` */
export const AcceptRequest = Type.Object({ key: Key, name: PersonName, password: Password }, closed);
export type AcceptRequest = Static<typeof AcceptRequest>;

/** `POST /api/set-up` */
export const SetUpRequest = Type.Object({ code: Key, name: PersonName, email: Email, password: Password }, closed);
export type SetUpRequest = Static<typeof SetUpRequest>;

/** Whom a link invites, or gives a new password. */
export const InvitationView = Type.Object(
  {
    purpose: Type.Union([Type.Literal('invitation'), Type.Literal('reset')]),
    name: Type.String(),
    email: Type.String(),
    words: Type.String(),
  },
  closed,
);
export type InvitationView = Static<typeof InvitationView>;

/** `GET /api/sessions`: where this person is signed in; this place first. */
export const SessionsView = Type.Object(
  {
    sessions: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          /** `Firefox on Windows` */
          device: Type.String(),
          startedAt: Type.String(),
          seenAt: Type.String(),
          isThis: Type.Boolean(),
        },
        closed,
      ),
    ),
  },
  closed,
);
export type SessionsView = Static<typeof SessionsView>;

/** `PATCH /api/account` */
export const RenameRequest = Type.Object({ name: PersonName }, closed);
export type RenameRequest = Static<typeof RenameRequest>;

/** `PUT /api/account/password` */
export const ChangePasswordRequest = Type.Object({ present: Password, next: Password }, closed);
export type ChangePasswordRequest = Static<typeof ChangePasswordRequest>;

/** `GET /api/people`: everybody an administrator looks after. */
export const PeopleView = Type.Object(
  {
    people: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          name: Type.String(),
          email: Type.Union([Type.String(), Type.Null()]),
          role: Role,
          roleName: Type.String(),
          agency: Type.Union([Named, Type.Null()]),
          place: Type.Union([Named, Type.Null()]),
          words: Type.String(),
          state: Type.Union([Type.Literal('active'), Type.Literal('invited'), Type.Literal('disabled')]),
          isMyself: Type.Boolean(),
          isExample: Type.Boolean(),
          mayChange: Type.Boolean(),
        },
        closed,
      ),
    ),
  },
  closed,
);
export type PeopleView = Static<typeof PeopleView>;
export type PersonRow = PeopleView['people'][number];

/** `GET /api/people/choices`: what an administrator can choose from. */
export const PeopleChoicesView = Type.Object(
  {
    roles: Type.Array(
      Type.Object(
        {
          role: Role,
          name: Type.String(),
          belongsTo: Type.Union([Type.Literal('agency'), Type.Literal('place'), Type.Literal('nothing')]),
        },
        closed,
      ),
    ),
    agencies: Type.Array(Named),
    places: Type.Array(Named),
  },
  closed,
);
export type PeopleChoicesView = Static<typeof PeopleChoicesView>;

/** `POST /api/people`. An administrator of an organisation invites into their own, and names none. */
export const InviteRequest = Type.Object(
  {
    name: PersonName,
    email: Email,
    role: Role,
    agency: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
    place: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
  },
  closed,
);
export type InviteRequest = Static<typeof InviteRequest>;

/** The link that goes to whoever is invited, told this once. */
export const InvitedView = Type.Object({ id: Type.String(), link: Type.String(), days: Type.Integer() }, closed);
export type InvitedView = Static<typeof InvitedView>;

/** `PUT /api/people/{id}/role` */
export const RoleRequest = Type.Object(
  {
    role: Role,
    agency: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
    place: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
  },
  closed,
);
export type RoleRequest = Static<typeof RoleRequest>;

/** `PUT /api/people/{id}/disabled` */
export const DisabledRequest = Type.Object({ disabled: Type.Boolean() }, closed);
export type DisabledRequest = Static<typeof DisabledRequest>;

/** `GET /api/audit`: newest first. */
export const AuditView = Type.Object(
  {
    events: Type.Array(
      Type.Object(
        {
          seq: Type.Integer(),
          at: Type.String(),
          actor: Type.String(),
          agency: Type.Union([Type.String(), Type.Null()]),
          action: Type.String(),
          resource: Type.String(),
          outcome: Type.Union([Type.Literal('done'), Type.Literal('refused')]),
          hash: Type.String(),
        },
        closed,
      ),
    ),
    /** What to ask for next as `before`; null at the first row. */
    next: Type.Union([Type.Integer(), Type.Null()]),
  },
  closed,
);
export type AuditView = Static<typeof AuditView>;

/** `GET /api/audit/verify`: whether the chain holds, and the first row that does not. */
export const AuditCheckView = Type.Object(
  {
    whole: Type.Boolean(),
    rows: Type.Integer(),
    lastHash: Type.Union([Type.String(), Type.Null()]),
    firstBad: Type.Union([
      Type.Object(
        {
          row: Type.Integer(),
          why: Type.Union([
            Type.Literal('altered'),
            Type.Literal('missing'),
            Type.Literal('moved'),
            Type.Literal('end-taken-off'),
          ]),
        },
        closed,
      ),
      Type.Null(),
    ]),
    sentence: Type.String(),
  },
  closed,
);
export type AuditCheckView = Static<typeof AuditCheckView>;
