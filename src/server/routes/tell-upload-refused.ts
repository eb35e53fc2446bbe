import type { Problem } from '#domain/contract/places-view';
import type { UploadRefusal, UploadRefused } from '#server/use-cases/upload-refused';

/** Lines of a refused file that a problem lists. */
const LINES_LISTED = 100;

const TITLES: Readonly<Record<UploadRefusal, string>> = {
  unknown_upload: 'No such upload',
  unknown_batch: 'No such batch',
  forbidden: 'Not yours to do',
  not_your_agency: 'Figures of another organisation',
  upload_changed: 'Changed by somebody else',
  upload_state: 'Not possible now',
  preview_stale: 'The preview is out of date',
  questions_open: 'Something must be said first',
  bad_mapping: 'These columns cannot be used',
  bad_publication_time: 'That is no time to publish at',
  unknown_fix: 'No such fix',
  rows_refused: 'Some rows are refused',
  file_refused: 'This file is refused',
  nothing_to_publish: 'Nothing to publish',
  file_too_large: 'The file is too large',
};

/** Why something cannot be done with an upload or a batch, as a problem. */
export function tellUploadRefused({ code, status, message, problems }: UploadRefused): Problem {
  return {
    type: `urn:common-measure:problem:${code}`,
    title: TITLES[code],
    status,
    code,
    detail: message,
    ...(problems.length === 0
      ? {}
      : {
          errors: problems.slice(0, LINES_LISTED).map(({ line, column, found, expected }) => ({
            field: [line === null ? 'the file' : `line ${String(line)}`, ...(column === null ? [] : [column])].join(
              ', ',
            ),
            found,
            expected,
          })),
        }),
  };
}
