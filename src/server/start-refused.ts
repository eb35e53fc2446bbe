/** Exit codes of the product's commands, after sysexits.h where it names one. */
export const EXIT = { done: 0, failed: 1, usage: 2, badData: 65, unavailable: 69, badSetting: 78 } as const;

/** The process cannot start, for a reason its owner can mend: the message says what was found and what to do. */
export class StartRefused extends Error {
  readonly exitCode: number;
  readonly code: string;

  constructor(code: string, exitCode: number, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.name = 'StartRefused';
    this.code = code;
    this.exitCode = exitCode;
  }
}
