import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

/** Shorter answers are sent as they are. */
const LEAST_BYTES = 1_024;
/** Memory that kept answers may take, all encodings together. */
const MOST_BYTES = 96 * 1024 * 1024;

type Encoding = 'br' | 'gzip' | 'identity';

/** An answer ready to be sent again: its bytes by encoding, and what identifies them. */
interface KeptAnswer {
  readonly mark: string;
  readonly type: string;
  readonly bytes: Map<Encoding, Buffer>;
}

declare module 'fastify' {
  interface FastifyReply {
    keptAnswer?: KeptAnswer;
    /** The state when the answer was asked for. */
    stateAsked?: string;
    /** Set by a route that keeps its answers, when this one says how far the work has come: it is sent, and not kept. */
    isUnfinished?: boolean;
  }
}

/**
 * Gives every JSON answer a strong ETag, answers 304 when it is known, and compresses it. Answers of routes that say `kept`
 * are worked out and compressed once for one state of the product, whoever asks.
 * @param state changes whenever an answer may have changed
 */
export function keepAnswers(app: FastifyInstance, state: () => string): void {
  const kept = new Map<string, KeptAnswer>();
  let size = 0;
  let stateOfKept = '';

  const remember = (key: string, answer: KeptAnswer, bytes: number): void => {
    kept.set(key, answer);
    size += bytes;
    for (const [oldest, old] of kept) {
      if (size <= MOST_BYTES) break;
      kept.delete(oldest);
      size -= sizeOf(old);
    }
  };
  const recall = (key: string): KeptAnswer | null => {
    if (state() !== stateOfKept) {
      kept.clear();
      size = 0;
      stateOfKept = state();
    }
    const found = kept.get(key);
    if (found === undefined) return null;
    kept.delete(key);
    kept.set(key, found);
    return found;
  };

  app.decorateReply('keptAnswer');
  app.decorateReply('stateAsked');
  app.decorateReply('isUnfinished');

  app.addHook('preHandler', async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.method !== 'GET' || request.routeOptions.config.kept !== true) return;
    const answer = recall(request.url);
    reply.stateAsked = stateOfKept;
    if (answer === null) return;
    reply.keptAnswer = answer;
    await reply.type(answer.type).send(answer.bytes.get('identity') ?? '');
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const type = reply.getHeader('content-type');
    if (reply.statusCode !== 200 || typeof type !== 'string' || !type.startsWith('application/json')) return payload;
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload;
    // Told to one person, and kept by nobody.
    if (String(reply.getHeader('cache-control') ?? '').includes('no-store')) return payload;
    let answer = reply.keptAnswer;
    if (answer === undefined) {
      const identity = Buffer.from(payload);
      answer = {
        mark: createHash('sha256').update(identity).digest('base64url').slice(0, 27),
        type,
        bytes: new Map([['identity', identity]]),
      };
      // What was worked out on figures that have changed meanwhile is an answer, but not for the next reader.
      const isKept = reply.stateAsked !== undefined && reply.stateAsked === state() && reply.isUnfinished !== true;
      if (isKept) remember(request.url, answer, identity.length);
    }
    const encoding = chooseEncoding(request.headers['accept-encoding'], answer);
    reply.header('etag', etagOf(answer.mark, encoding));
    reply.header('vary', 'accept-encoding');
    reply.header('cache-control', 'no-cache');
    if (isKnown(request.headers['if-none-match'], answer.mark)) {
      reply.code(304).removeHeader('content-type').removeHeader('content-length');
      return '';
    }
    const bytes = answer.bytes.get(encoding) ?? (await compress(answer, encoding));
    if (!answer.bytes.has(encoding)) {
      answer.bytes.set(encoding, bytes);
      if (kept.get(request.url) === answer) size += bytes.length;
    }
    if (encoding !== 'identity') reply.header('content-encoding', encoding);
    reply.header('content-length', bytes.length);
    return bytes;
  });
}

/** Strong: another encoding is another row of bytes. */
function etagOf(mark: string, encoding: Encoding): string {
  return encoding === 'identity' ? `"${mark}"` : `"${mark}-${encoding}"`;
}

function isKnown(header: string | undefined, mark: string): boolean {
  if (header === undefined) return false;
  const known = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return (
    known.includes('*') ||
    (['identity', 'br', 'gzip'] as const).some((encoding) => known.includes(etagOf(mark, encoding)))
  );
}

function chooseEncoding(header: string | string[] | undefined, answer: KeptAnswer): Encoding {
  if ((answer.bytes.get('identity')?.length ?? 0) < LEAST_BYTES) return 'identity';
  const accepted = new Map(
    [header ?? '']
      .flat()
      .join(',')
      .split(',')
      .map((part) => {
        const [name = '', ...settings] = part.split(';').map((text) => text.trim().toLowerCase());
        const quality = settings.find((text) => text.startsWith('q='));
        return [name, quality === undefined ? 1 : Number(quality.slice(2))] as const;
      }),
  );
  const takes = (encoding: Encoding): boolean => (accepted.get(encoding) ?? accepted.get('*') ?? 0) > 0;
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity';
}

async function compress(answer: KeptAnswer, encoding: Encoding): Promise<Buffer> {
  const identity = answer.bytes.get('identity') ?? Buffer.alloc(0);
  switch (encoding) {
    case 'br':
      return toBrotli(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
    case 'gzip':
      return toGzip(identity);
    case 'identity':
      return identity;
  }
}

function sizeOf(answer: KeptAnswer): number {
  let total = 0;
  for (const bytes of answer.bytes.values()) total += bytes.length;
  return total;
}
