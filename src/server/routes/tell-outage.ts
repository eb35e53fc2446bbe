import type { Problem } from '#domain/contract/places-view';

/** What the disk says when there is no room, and PostgreSQL when it has none. */
const NO_ROOM: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', '53100']);

/**
 * What a disk or a database says that cannot be used for a while: read-only, ended, starting, too many connections, not there.
 * Source: PostgreSQL manual, appendix A, classes 08, 53 and 57; 25006 is a server that takes no changes.
 */
const GONE: ReadonlySet<string> = new Set([
  ...['EROFS', 'EIO', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['08000', '08001', '08003', '08004', '08006', '25006', '53300', '53400', '55000', '57P01', '57P02', '57P03'],
]);

/** The same from the driver of PostgreSQL, which gives these no code. */
const GONE_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection)/;

/**
 * A fault of the disk or the database that passes by itself, as a problem that says so; null for any other. Nothing of what was
 * asked is stored: files are kept whole or not at all, and what a transaction did goes with it.
 */
export function tellOutage(error: Error): Problem | null {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (NO_ROOM.has(code)) return tell(507, 'There is no room for it on the disk of this service.');
  if (GONE.has(code) || GONE_WORDS.test(error.message)) {
    return tell(503, 'The store of this service cannot be used just now.');
  }
  return null;
}

function tell(status: number, why: string): Problem {
  return {
    type: 'urn:common-measure:problem:retry',
    title: 'Not now',
    status,
    code: 'retry',
    detail: `${why} Nothing of yours was stored. Try again in a minute; whoever runs the service has been told.`,
  };
}
