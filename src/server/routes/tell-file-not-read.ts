import type { Problem } from '#domain/contract/places-view';

/** Thrown by the route that reads a file, once it is written down that the file cannot be read. */
export class FileNotRead extends Error {
  readonly code: string;

  /** @param failure code and words of what is wrong with the file */
  constructor({ code, message }: { readonly code: string; readonly message: string }) {
    super(message);
    this.name = 'FileNotRead';
    this.code = code;
  }
}

/** Of another kind than any that is read. Every other file is of a kind that is read, and wrong in itself. */
const ANOTHER_KIND: ReadonlySet<string> = new Set(['not_a_table', 'unsupported_workbook']);

/** Why a file cannot be read, as a problem: 415 where another kind of file is needed, else 422. */
export function tellFileNotRead({ code, message }: FileNotRead): Problem {
  return {
    type: `urn:common-measure:problem:${code}`,
    title: 'This file cannot be read',
    status: ANOTHER_KIND.has(code) ? 415 : 422,
    code,
    detail: message,
  };
}
