import type { Problem } from '#domain/intake/problem';

/** Why something cannot be done with an upload or a batch: a stable code, and the status it is answered with. */
export const UPLOAD_REFUSALS = {
  unknown_upload: 404,
  unknown_batch: 404,
  forbidden: 403,
  not_your_agency: 403,
  /** Somebody else changed it since it was looked at. */
  upload_changed: 412,
  /** Not possible in its present state. */
  upload_state: 409,
  /** A stored figure moved since the preview. */
  preview_stale: 409,
  questions_open: 422,
  bad_mapping: 400,
  bad_publication_time: 400,
  unknown_fix: 404,
  /** Some rows are refused: publish the good rows, or mend the file. */
  rows_refused: 422,
  /** The file as a whole is refused. */
  file_refused: 422,
  /** No figure of it can be stored. */
  nothing_to_publish: 422,
  file_too_large: 413,
} as const;

export type UploadRefusal = keyof typeof UPLOAD_REFUSALS;

/** Thrown by the use cases of uploads, told by routes and the command line. */
export class UploadRefused extends Error {
  readonly code: UploadRefusal;
  readonly status: number;
  /** What is wrong with the file, where that is why. */
  readonly problems: readonly Problem[];

  constructor(code: UploadRefusal, message: string, problems: readonly Problem[] = []) {
    super(message);
    this.name = 'UploadRefused';
    this.code = code;
    this.status = UPLOAD_REFUSALS[code];
    this.problems = problems;
  }
}
