import type { FastifyError } from 'fastify';
import type { Problem } from '#domain/contract/places-view';
import { NotPossibleError, type NotPossible } from '#server/use-cases/not-possible';
import { NotAllowedError } from '#server/use-cases/people/not-allowed';
import { UploadRefused } from '#server/use-cases/upload-refused';
import { VersionRequired } from './if-match.ts';
import { FileNotRead, tellFileNotRead } from './tell-file-not-read.ts';
import { tellOutage } from './tell-outage.ts';
import { tellNotAllowed } from './tell-not-allowed.ts';
import { tellUploadRefused } from './tell-upload-refused.ts';

/** What the reader of multipart says of requests with too many files, fields or parts. */
const MULTIPART_LIMITS: ReadonlySet<string> = new Set(['FST_PARTS_LIMIT', 'FST_FILES_LIMIT', 'FST_FIELDS_LIMIT']);

/** Turns whatever went wrong into a problem with a stable code and no stack. */
export function tellProblem(error: FastifyError | Error): Problem {
  if (error instanceof NotPossibleError) return tellNotPossible(error.why);
  if (error instanceof NotAllowedError) return tellNotAllowed(error.why);
  if (error instanceof UploadRefused) return tellUploadRefused(error);
  if (error instanceof FileNotRead) return tellFileNotRead(error);
  if (error instanceof VersionRequired) {
    return makeProblem(
      428,
      'version_required',
      'Say which version this is about',
      'A change says the version it was made from: send the ETag it was read with as If-Match.',
    );
  }
  if ('code' in error && MULTIPART_LIMITS.has(error.code)) {
    return makeProblem(413, 'too_many_parts', 'Too much in one request', 'Send one file at a time, as "file".');
  }
  const validation = 'validation' in error ? error.validation : undefined;
  if (validation !== undefined)
    return tellInvalid(validation, 'validationContext' in error ? error.validationContext : undefined);
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500;
  if (status >= 400 && status < 500) {
    return makeProblem(status, 'bad_request', 'The request cannot be read', error.message);
  }
  const outage = tellOutage(error);
  if (outage !== null) return outage;
  return makeProblem(
    500,
    'internal',
    'Something went wrong on our side',
    'The answer could not be worked out. It has been written to the log; try again, and tell whoever runs this service if it stays.',
  );
}

export function makeProblem(
  status: number,
  code: string,
  title: string,
  detail: string,
  more: Partial<Problem> = {},
): Problem {
  return { type: `urn:common-measure:problem:${code}`, title, status, code, detail, ...more };
}

/** The problem for an address that is no route. */
export function tellNoRoute(method: string, path: string): Problem {
  return makeProblem(
    404,
    'not_found',
    'There is nothing at this address',
    `${method} ${path} is not part of this service. /api/docs lists what is.`,
  );
}

function tellNotPossible(why: NotPossible): Problem {
  switch (why.code) {
    case 'starting':
      return makeProblem(
        503,
        why.code,
        'Not ready yet',
        'The figures are still being loaded. Try again in a few seconds.',
      );
    case 'bad_date':
      return makeProblem(
        400,
        why.code,
        'That is no date',
        `"${why.found}" is not a day of the calendar; expected a day such as 2018-03-31.`,
        {
          errors: [{ field: 'asOf', found: why.found, expected: 'a day such as 2018-03-31' }],
        },
      );
    case 'unknown_place':
      return makeProblem(
        404,
        why.code,
        'No such place',
        `"${why.found}" is not the code of a health and wellbeing board area in England.`,
        {
          suggestions: why.nearest.map(({ code, name }) => ({ code, name })),
        },
      );
    case 'place_not_in_force': {
      const { board, asOf } = why;
      const words =
        why.when === 'not-yet'
          ? `${board.name} has been an area of its own since ${board.from}; on ${asOf} it was not there yet.`
          : `${board.name} was an area of its own until ${board.to ?? ''}; on ${asOf} it was no more.`;
      return makeProblem(404, why.code, 'Not there on that day', words, {
        place: {
          code: board.code,
          name: board.name,
          from: board.from,
          to: board.to,
          neighbours: why.neighbours.map(({ code, name }) => ({
            code,
            name,
            asOf,
            words: why.when === 'not-yet' ? `${name} stood there on that day` : `${name} stands there on that day`,
          })),
        },
      });
    }
    case 'unknown_measure':
      return makeProblem(
        404,
        why.code,
        'No such measure',
        `"${why.found}" is not the id of a measure in the catalogue.`,
      );
    case 'unknown_step':
      return makeProblem(404, why.code, 'No such step', `"${why.found}" is not the id of a step of the journey.`);
    case 'unknown_seam':
      return makeProblem(
        404,
        why.code,
        'No such hand-over',
        `"${why.found}" does not name two steps of the journey that follow one another.`,
      );
    case 'unknown_agency':
      return makeProblem(
        404,
        why.code,
        'No such organisation here',
        `"${why.found}" is not the code of an organisation that serves, or has served, ${why.place}.`,
      );
    case 'changed_meanwhile':
      return makeProblem(
        412,
        why.code,
        'Changed by somebody else',
        `Somebody else changed this${why.at === null ? '' : ` at ${why.at.slice(11, 16)} on ${why.at.slice(0, 10)} (UTC)`}. Nothing of yours was stored: look at it again, then decide.`,
      );
    case 'unknown_conflict':
      return makeProblem(
        404,
        why.code,
        'Not found on that day',
        `The rules do not find this conflict in ${why.place} on ${why.asOf}. It may be there on another day.`,
      );
  }
}

interface ValidationFault {
  readonly keyword?: string;
  readonly instancePath?: string;
  readonly message?: string | undefined;
  readonly params?: Readonly<Record<string, unknown>>;
}

function tellInvalid(faults: readonly ValidationFault[], context: string | undefined): Problem {
  const errors = faults.map((fault) => {
    const unknown = fault.params?.['additionalProperty'];
    const path = (fault.instancePath ?? '').replaceAll('/', '.').replace(/^\./, '');
    return fault.keyword === 'additionalProperties'
      ? {
          field: typeof unknown === 'string' ? unknown : '',
          found: 'a field that is not known here',
          expected: 'only the fields this address lists',
        }
      : { field: path, found: 'something else', expected: fault.message ?? 'what the description says' };
  });
  const isUnknown = faults.some((fault) => fault.keyword === 'additionalProperties');
  const first = errors[0];
  return makeProblem(
    400,
    isUnknown ? 'unknown_field' : 'bad_request',
    isUnknown ? 'A field that is not known here' : 'The request does not fit',
    isUnknown
      ? `The ${context ?? 'request'} has "${first?.field ?? ''}", which this address does not know.`
      : `${first?.field ?? ''}: ${first?.expected ?? ''}`,
    { errors },
  );
}
