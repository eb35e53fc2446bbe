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
  /** The request they ask with, for the audit; left out where there is none. */
  readonly requestId?: string;
}

/** An outside source that brings what it was asked for. No request can make one: it is what the settings of the server name. */
export interface Connector {
  readonly kind: 'connector';
  /** Id of the source. */
  readonly source: string;
  /** Code of the organisation that answers for it, whose figures it brings; null: it brings national figures. */
  readonly agency: string | null;
}

/**
 * Who asks. `public` is anybody; `operator` is whoever runs the installation, at its terminal or through what it runs by itself
 * (starter figures, what is due). No request can make an operator.
 */
export type Actor = { readonly kind: 'public' } | { readonly kind: 'operator' } | Connector | Person;

export const PUBLIC: Actor = Object.freeze({ kind: 'public' });
export const OPERATOR: Actor = Object.freeze({ kind: 'operator' });

/** The name of an actor in the audit and beside what they did: an id, never a person's name. */
export function nameOfActor(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
      return actor.account;
    case 'connector':
      return nameOfSource(actor.source);
    case 'operator':
    case 'public':
      return actor.kind;
  }
}

/** The name of an outside source in the audit and beside what it brought. An account's id has no space in it. */
export function nameOfSource(source: string): string {
  return `source ${source}`;
}

/** The organisation an actor acts for; null when it is none. */
export function agencyOfActor(actor: Actor): string | null {
  return actor.kind === 'person' || actor.kind === 'connector' ? actor.agency : null;
}
