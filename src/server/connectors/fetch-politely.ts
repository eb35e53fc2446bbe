import { pipeline } from 'node:stream/promises';
import { Transform, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Agent, buildConnector, request } from 'undici';
import { FetchRefusedError, type RefusedCode } from './fetch-refused.ts';
import type { Endpoint, ResolveHost } from './resolve-host.ts';

/** Longest wait for a connection, and for the next byte. */
const PATIENCE_MILLISECONDS = 15_000;
/** Tries of one request in all. */
const MOST_TRIES = 4;
const FIRST_PAUSE_MILLISECONDS = 1_000;
/** A source that asks for a longer pause is asked again by a later run. */
const LONGEST_PAUSE_MILLISECONDS = 120_000;
/** How many times its size an answer may unpack to. */
const MOST_RATIO = 200;
/** Below this size a ratio says nothing. */
const RATIO_FROM_BYTES = 1024 * 1024;
/** Unless the settings of a source say otherwise. */
export const MOST_BYTES = 50 * 1024 * 1024;

/** What the outside world is to a fetch: production gives the real one, tests their own. */
export interface Outside {
  readonly resolve: ResolveHost;
  /** Which addresses may be reached. */
  readonly isAllowedAddress: (address: string) => boolean;
  /** Certificates that are trusted beside those of the system; null in production. */
  readonly certificate: string | null;
  /** ISO time. */
  readonly now: () => string;
  /** A number from 0 to below 1. */
  readonly random: () => number;
  /** Ends after so many milliseconds, or at once when the signal does. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Calls back after so many milliseconds unless it is stopped first. */
  readonly startTimer: (milliseconds: number, onEnd: () => void) => () => void;
}

/** What lets a source answer "nothing new". */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** A question to a source: a host from the settings and a path made of ids. */
export interface Question {
  readonly host: string;
  /** Begins with a slash; its parts are encoded already. */
  readonly path: string;
  /** Kinds of answer that are taken, by the start of their media type: `text/csv`. */
  readonly accept: readonly string[];
  /** From the last good answer to the same question. */
  readonly validators?: Validators | null;
  /** Name and word of the account at the source, or its token: from the settings, sent to this host alone. */
  readonly authorization?: string | null;
  /** Most bytes of the unpacked answer. */
  readonly mostBytes?: number;
}

/** An answer. */
export type Answer =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'fetched'; readonly bytes: Buffer; readonly type: string; readonly validators: Validators };

/** Asks a source. @throws FetchRefusedError */
export type FetchPolitely = (question: Question, signal: AbortSignal) => Promise<Answer>;

/**
 * The one way to the outside: only hosts of the list, by https, on an address that was looked up afresh for this try, checked and
 * kept; no redirect is followed; connecting and every pause in the answer at most 15 seconds; size capped while it is unpacked.
 * 429 and 5xx are tried again, later and later, not before the source says so; everything else is not.
 * Source: RFC 9110 (conditional requests, Retry-After).
 */
export function makeFetchPolitely(allowedHosts: readonly string[], outside: Outside): FetchPolitely {
  const allowed = new Set(allowedHosts.map((host) => host.toLowerCase()));
  return async (question, signal) => {
    const host = question.host.toLowerCase();
    if (!allowed.has(host)) {
      throw new FetchRefusedError(
        'host_not_allowed',
        `"${question.host}" is not in the list of hosts that may be asked.`,
      );
    }
    for (let tries = 1; ; tries += 1) {
      const answer = await askOnce(question, await findEndpoint(host, outside), outside, signal);
      if (answer.kind !== 'again') return answer;
      const pause = pauseBefore(tries, answer.retryAfter, outside);
      if (tries >= MOST_TRIES || pause > LONGEST_PAUSE_MILLISECONDS) {
        throw new FetchRefusedError(
          answer.retryAfter === null ? 'bad_status' : 'later',
          answer.retryAfter === null
            ? `${host} answered ${String(answer.status)} ${String(tries)} times.`
            : `${host} answered ${String(answer.status)} and asks to be left alone for now.`,
          { notBefore: new Date(Date.parse(outside.now()) + pause).toISOString() },
        );
      }
      await outside.wait(pause, signal);
      if (signal.aborted) throw new FetchRefusedError('stopped', `The question to ${host} was stopped.`);
    }
  };
}

async function findEndpoint(host: string, outside: Outside): Promise<Endpoint> {
  let found: readonly Endpoint[];
  try {
    found = await outside.resolve(host);
  } catch (error) {
    throw new FetchRefusedError('no_address', `"${host}" has no address.`, { cause: error });
  }
  const [first] = found;
  if (first === undefined) throw new FetchRefusedError('no_address', `"${host}" has no address.`);
  // One bad address among good ones is how a name is turned against whoever trusts it.
  const refused = found.find(({ address }) => !outside.isAllowedAddress(address));
  if (refused !== undefined) {
    throw new FetchRefusedError(
      'private_address',
      `"${host}" leads to ${refused.address}, which is not an address of the public internet.`,
    );
  }
  return first;
}

type Tried = Answer | { readonly kind: 'again'; readonly status: number; readonly retryAfter: string | null };

async function askOnce(question: Question, endpoint: Endpoint, outside: Outside, signal: AbortSignal): Promise<Tried> {
  const { host } = question;
  const stop = new AbortController();
  let why: RefusedCode | null = null;
  const give = (code: RefusedCode): void => {
    why ??= code;
    stop.abort();
  };
  const onStop = (): void => give('stopped');
  signal.addEventListener('abort', onStop, { once: true });
  let stopTimer = outside.startTimer(PATIENCE_MILLISECONDS, () => give('too_slow'));
  const restart = (): void => {
    stopTimer();
    stopTimer = outside.startTimer(PATIENCE_MILLISECONDS, () => give('too_slow'));
  };
  const agent = makeAgent(endpoint, host, outside.certificate);
  try {
    if (signal.aborted) give('stopped');
    const response = await request(`${endpoint.scheme}://${host}${question.path}`, {
      dispatcher: agent,
      method: 'GET',
      headers: headersOf(question),
      signal: stop.signal,
    });
    restart();
    const { statusCode: status, headers } = response;
    const header = (name: string): string | null => [headers[name] ?? []].flat()[0] ?? null;
    if (status === 304 && question.validators !== null && question.validators !== undefined)
      return { kind: 'unchanged' };
    if (status >= 300 && status < 400) {
      throw new FetchRefusedError(
        'redirect',
        `${host} sends on to another address (${String(status)}); that is not followed.`,
      );
    }
    if (status === 429 || status >= 500) return { kind: 'again', status, retryAfter: header('retry-after') };
    if (status !== 200)
      throw new FetchRefusedError('bad_status', `${host} answered ${String(status)} to ${question.path}.`);
    const type = (header('content-type') ?? '').toLowerCase();
    if (!question.accept.some((taken) => type.startsWith(taken))) {
      throw new FetchRefusedError(
        'not_expected',
        `${host} answered with "${type || 'no type'}"; expected ${question.accept.join(' or ')}.`,
      );
    }
    const bytes = await readBody(
      response.body,
      header('content-encoding') ?? '',
      question.mostBytes ?? MOST_BYTES,
      host,
      restart,
    );
    return {
      kind: 'fetched',
      bytes,
      type,
      validators: { etag: header('etag'), lastModified: header('last-modified') },
    };
  } catch (error) {
    throw tellFailure(error, why, host);
  } finally {
    stopTimer();
    signal.removeEventListener('abort', onStop);
    // Whatever is still on its way is not wanted any more.
    await agent.destroy();
  }
}

/** Connects to the address that was checked and to no other; the certificate is checked against the name. */
function makeAgent({ address, port }: Endpoint, host: string, certificate: string | null): Agent {
  const connect = buildConnector({
    timeout: PATIENCE_MILLISECONDS,
    ...(certificate === null ? {} : { ca: certificate }),
  });
  return new Agent({
    connect: (options, callback) =>
      connect({ ...options, hostname: address, host: address, port: String(port), servername: host }, callback),
    headersTimeout: PATIENCE_MILLISECONDS,
    bodyTimeout: PATIENCE_MILLISECONDS,
    pipelining: 0,
  });
}

function headersOf({ accept, validators, authorization }: Question): Record<string, string> {
  return {
    accept: accept.join(', '),
    'accept-encoding': 'gzip, br, deflate',
    'user-agent': 'CommonMeasure/1 (reads published figures)',
    ...(typeof validators?.etag !== 'string' ? {} : { 'if-none-match': validators.etag }),
    ...(typeof validators?.lastModified !== 'string' ? {} : { 'if-modified-since': validators.lastModified }),
    ...(typeof authorization !== 'string' ? {} : { authorization }),
  };
}

async function readBody(
  body: Readable,
  encoding: string,
  mostBytes: number,
  host: string,
  onBytes: () => void,
): Promise<Buffer> {
  let packed = 0;
  let unpacked = 0;
  const parts: Buffer[] = [];
  const count = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      packed += chunk.length;
      onBytes();
      next(packed > mostBytes ? new FetchRefusedError('too_large', tellSize(host, mostBytes)) : null, chunk);
    },
  });
  const keep = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      unpacked += chunk.length;
      if (unpacked > mostBytes) next(new FetchRefusedError('too_large', tellSize(host, mostBytes)));
      else if (unpacked > RATIO_FROM_BYTES && unpacked > packed * MOST_RATIO) {
        next(
          new FetchRefusedError(
            'unpacks_too_large',
            `The answer of ${host} unpacks to more than ${String(MOST_RATIO)} times its size.`,
          ),
        );
      } else {
        parts.push(chunk);
        next();
      }
    },
  });
  switch (encoding.toLowerCase()) {
    case '':
    case 'identity':
      await pipeline(body, count, keep);
      break;
    case 'gzip':
    case 'x-gzip':
      await pipeline(body, count, createGunzip(), keep);
      break;
    case 'br':
      await pipeline(body, count, createBrotliDecompress(), keep);
      break;
    case 'deflate':
      await pipeline(body, count, createInflate(), keep);
      break;
    default:
      throw new FetchRefusedError(
        'not_expected',
        `${host} answered in the encoding "${encoding}", which was not asked for.`,
      );
  }
  return Buffer.concat(parts);
}

/** Milliseconds to wait before the next try: what the source asks for, else twice as long each time, up to half of it by chance. */
function pauseBefore(tries: number, retryAfter: string | null, outside: Outside): number {
  if (retryAfter !== null) {
    const seconds = /^\d{1,9}$/.test(retryAfter.trim())
      ? Number(retryAfter)
      : (Date.parse(retryAfter) - Date.parse(outside.now())) / 1000;
    if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  }
  const pause = FIRST_PAUSE_MILLISECONDS * 2 ** (tries - 1);
  return pause * (1 + outside.random() / 2);
}

function tellSize(host: string, mostBytes: number): string {
  return `The answer of ${host} is larger than ${String(Math.floor(mostBytes / 1024 / 1024))} MB, the most that is taken from this source.`;
}

function tellFailure(error: unknown, why: RefusedCode | null, host: string): FetchRefusedError {
  if (error instanceof FetchRefusedError) return error;
  if (why === 'stopped')
    return new FetchRefusedError('stopped', `The question to ${host} was stopped.`, { cause: error });
  if (why === 'too_slow') {
    return new FetchRefusedError(
      'too_slow',
      `${host} did not go on answering within ${String(PATIENCE_MILLISECONDS / 1000)} seconds.`,
      { cause: error },
    );
  }
  const said = error instanceof Error ? error.message : String(error);
  return new FetchRefusedError('not_reached', `${host} could not be reached or read: ${said}`, { cause: error });
}
