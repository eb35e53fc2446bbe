/**
 * Whose work a transaction does. Row-level security reads it: without an agency nothing can be written and only what is
 * committed can be seen.
 */
export interface Scope {
  /** Code of the agency that owns what is written; null for somebody who owns nothing here. */
  readonly agency: string | null;
  /** Id of the account, or the name of the command; null when nobody is signed in. Never a person's name. */
  readonly actor: string | null;
  /** The request it comes with, for the audit; left out where it comes with none. */
  readonly requestId?: string;
}

/** Somebody who reads what is published. */
export const NOBODY: Scope = Object.freeze({ agency: null, actor: null });

/** Code of the agency row that stands for whoever runs the installation: the owner of national files. */
export const OPERATOR_CODE = 'operator';

/** The operator of the installation, at the keyboard or at start. */
export const OPERATOR: Scope = Object.freeze({ agency: OPERATOR_CODE, actor: null });
