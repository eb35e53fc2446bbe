/** Why somebody is not let in, or may not do something; each becomes a problem with a stable code. */
export type NotAllowed =
  /** Nobody is signed in, or no more. */
  | { readonly code: 'signed_out' }
  /** Seen, but not theirs to do. */
  | { readonly code: 'forbidden' }
  /** Not there, or nothing this person may know of. */
  | { readonly code: 'not_found' }
  /** Unknown address, wrong password, account without one, disabled: one answer for all. */
  | { readonly code: 'wrong_sign_in' }
  | { readonly code: 'too_many_tries'; readonly retryAfterSeconds: number }
  /** A link that was used, has run out or was never given. */
  | { readonly code: 'key_not_valid' }
  /** A code for the first set-up that is not the one on the console. */
  | { readonly code: 'wrong_code'; readonly triesLeft: number }
  | { readonly code: 'set_up_over'; readonly why: 'done' | 'locked' | 'run-out' }
  | { readonly code: 'bad_password'; readonly why: PasswordFault }
  | { readonly code: 'email_taken' }
  | { readonly code: 'bad_email'; readonly found: string }
  | { readonly code: 'bad_belonging'; readonly field: 'agency' | 'place'; readonly expected: string }
  /** Without them nobody could let anybody in. */
  | { readonly code: 'last_admin' };

/** What is wrong with a password somebody chose. */
export type PasswordFault = 'too-short' | 'too-long' | 'well-known' | 'holds-a-name';

/** Thrown by use cases, told by routes. */
export class NotAllowedError extends Error {
  readonly why: NotAllowed;

  constructor(why: NotAllowed) {
    super(why.code);
    this.name = 'NotAllowedError';
    this.why = why;
  }
}
