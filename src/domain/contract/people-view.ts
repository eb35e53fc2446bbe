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
