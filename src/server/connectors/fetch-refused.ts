/** Why something was not fetched. */
export type RefusedCode =
  | 'host_not_allowed'
  | 'no_address'
  | 'private_address'
  | 'redirect'
  | 'too_large'
  | 'unpacks_too_large'
  | 'too_slow'
  | 'not_reached'
  | 'bad_status'
  | 'later'
  | 'not_expected'
  | 'stopped';

/** Thrown when a source cannot be asked or its answer cannot be taken; the message is for people. */
export class FetchRefusedError extends Error {
  readonly code: RefusedCode;
  /** ISO time before which the source asks not to be asked again; null when it says nothing. */
  readonly notBefore: string | null;

  constructor(
    code: RefusedCode,
    message: string,
    options: { readonly notBefore?: string; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'FetchRefusedError';
    this.code = code;
    this.notBefore = options.notBefore ?? null;
  }
}
