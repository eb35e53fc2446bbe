import type { Role } from '#domain/contract/people-view';

/**
 * What is asked for, as its row says: organisation and places are read from what is stored, never from the request. An organisation
 * of null is nobody's in particular: national figures, the whole installation.
 */
export type Resource =
  /** Figures, and goals with them. `published`: their time has come; before it they are the owner's alone. */
  | {
      readonly kind: 'figures';
      readonly agency: string | null;
      readonly places: readonly string[];
      readonly published: boolean;
    }
  /** One upload or import, from its first byte to its undoing. `places`: boards that the organisation serves. */
  | { readonly kind: 'batch'; readonly agency: string | null; readonly places: readonly string[] }
  /** Measures, links and local goals of an organisation's own. */
  | { readonly kind: 'framework'; readonly agency: string | null }
  /** An outside source that is asked on a schedule. */
  | { readonly kind: 'connector'; readonly agency: string | null }
  /** An account, or one that is to be made: `id` is null then. */
  | {
      readonly kind: 'account';
      readonly id: string | null;
      readonly role: Role;
      readonly agency: string | null;
      readonly place: string | null;
    }
  /** A place where somebody is signed in. */
  | { readonly kind: 'session'; readonly account: string }
  /** What happened; null is the whole chain. */
  | { readonly kind: 'audit'; readonly agency: string | null }
  /** Meetings, papers and decisions of a board. */
  | { readonly kind: 'board'; readonly place: string }
  /** What a place asks for, such as a steward's approval. */
  | { readonly kind: 'place-settings'; readonly place: string }
  /** Settings of the installation, disclosure policies among them. */
  | { readonly kind: 'settings' };

export type ResourceKind = Resource['kind'];

/**
 * What is to be done with it. `see-hidden`: read small numbers before disclosure control. `undo` is also redo.
 */
export type Action =
  'read' | 'create' | 'change' | 'remove' | 'export' | 'see-hidden' | 'publish' | 'approve' | 'undo' | 'run';
