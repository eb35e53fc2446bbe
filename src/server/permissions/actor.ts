import type { Role } from '#domain/contract/people-view';

/** A person who is signed in, as their account stands at this request. */
export interface Person {
  readonly kind: 'person';
  /** Id of the account. */
  readonly account: string;
  readonly role: Role;
  /** Code of the organisation they belong to; null for those who belong to a place or to neither. */
  readonly agency: string | null;
  /** Code of the board area they belong to; null for those who belong to an organisation or to neither. */
  readonly place: string | null;
}

/**
 * Who asks. `public` is anybody; `operator` is whoever runs the installation, at its terminal or through what it runs by itself
 * (starter figures, scheduled sources of national figures). No request can make an operator.
 */
export type Actor = { readonly kind: 'public' } | { readonly kind: 'operator' } | Person;

export const PUBLIC: Actor = Object.freeze({ kind: 'public' });
export const OPERATOR: Actor = Object.freeze({ kind: 'operator' });

/** The name of an actor in the audit: an id, never a person's name. */
export function nameOfActor(actor: Actor): string {
  return actor.kind === 'person' ? actor.account : actor.kind;
}

/** The organisation an actor acts for; null when it is none. */
export function agencyOfActor(actor: Actor): string | null {
  return actor.kind === 'person' ? actor.agency : null;
}
