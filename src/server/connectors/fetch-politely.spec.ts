import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { makeTestOutside, startWireServer, type Interference, type WireServer } from '#server/testing/wire/wire-server';
import { makeFetchPolitely, type Answer, type Outside, type Question } from './fetch-politely.ts';
import { FetchRefusedError } from './fetch-refused.ts';
import { isPublicAddress } from './is-public-address.ts';

const HOST = 'figures.example';
const BODY = 'Year,Value\n2024,1\n';

describe('a polite fetch', () => {
  let server: WireServer;
  beforeAll(async () => {
    server = await startWireServer();
    server.serve(HOST, (path) => (path === '/a.csv' ? { type: 'text/csv', body: BODY } : null));
  });
  afterEach(() => server.interfere(HOST, null));
  afterAll(() => server.close());

  const ask = async (
    more: Partial<Question> = {},
    outside: Partial<Outside> = {},
    signal = new AbortController().signal,
  ) => {
    const world = makeTestOutside((host) => server.resolve(host), outside);
    const fetch = makeFetchPolitely([HOST], world);
    try {
      const answer: Answer = await fetch({ host: HOST, path: '/a.csv', accept: ['text/csv'], ...more }, signal);
      return { answer, refused: null, waits: world.waits };
    } catch (error) {
      if (!(error instanceof FetchRefusedError)) throw error;
      return { answer: null, refused: error, waits: world.waits };
    }
  };
  const codeWhen = async (
    how: Interference,
    more: Partial<Question> = {},
    outside: Partial<Outside> = {},
  ): Promise<string | undefined> => {
    server.interfere(HOST, how);
    return (await ask(more, outside)).refused?.code;
  };

  it('brings the answer, and next time only what is new', async () => {
    const first = (await ask()).answer;
    if (first?.kind !== 'fetched') throw new Error('Nothing fetched.');
    expect(first.bytes.toString()).toBe(BODY);
    expect((await ask({ validators: first.validators })).answer).toEqual({ kind: 'unchanged' });
    expect((await ask({ validators: { etag: '"another"', lastModified: null } })).answer?.kind).toBe('fetched');
  });

  it('goes only to hosts of the list, and only to public addresses (case 38)', async () => {
    expect((await ask({ host: 'elsewhere.example' })).refused?.code).toBe('host_not_allowed');
    expect((await ask({}, { resolve: async () => [] })).refused?.code).toBe('no_address');
    expect((await ask({}, { resolve: async () => Promise.reject(new Error('ENOTFOUND')) })).refused?.code).toBe(
      'no_address',
    );
    const before = server.requests.length;
    for (const address of ['127.0.0.1', '10.0.0.1', '169.254.169.254', '::ffff:127.0.0.1']) {
      // One bad address among good ones is enough.
      const resolve: Outside['resolve'] = async () => [
        { address: '8.8.8.8', port: server.port, scheme: 'http' },
        { address, port: server.port, scheme: 'http' },
      ];
      expect((await ask({}, { resolve, isAllowedAddress: isPublicAddress })).refused?.code).toBe('private_address');
    }
    expect(server.requests.length).toBe(before);
  });

  it('looks a name up afresh for every try, and stays on the address that was checked (case 38: rebinding)', async () => {
    let asked = 0;
    server.interfere(HOST, (_request, response) => {
      response.writeHead(503).end();
      return true;
    });
    const resolve: Outside['resolve'] = async () => {
      asked += 1;
      return [{ address: asked === 1 ? '127.0.0.1' : '127.0.0.9', port: server.port, scheme: 'http' }];
    };
    const before = server.requests.length;
    expect((await ask({}, { resolve })).refused?.code).toBe('private_address');
    expect(asked).toBe(2);
    expect(server.requests.length).toBe(before + 1);
  });

  it('follows no redirect (case 38)', async () => {
    const redirect: Interference = (_request, response) => {
      response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end();
      return true;
    };
    const before = server.requests.length;
    expect(await codeWhen(redirect)).toBe('redirect');
    expect(server.requests.length).toBe(before + 1);
  });

  it('takes no more than the cap, packed or unpacked, declared or not (case 38)', async () => {
    const endless: Interference = (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/csv' });
      const chunk = Buffer.alloc(64 * 1024, 'x');
      const more = (): void => {
        while (!response.destroyed && response.write(chunk));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
      return true;
    };
    expect(await codeWhen(endless, { mostBytes: 1024 * 1024 })).toBe('too_large');
    const bomb: Interference = (_request, response) => {
      const packed = gzipSync(Buffer.alloc(20 * 1024 * 1024));
      response.writeHead(200, { 'content-type': 'text/csv', 'content-encoding': 'gzip' }).end(packed);
      return true;
    };
    expect(await codeWhen(bomb)).toBe('unpacks_too_large');
    expect(await codeWhen(bomb, { mostBytes: 512 * 1024 })).toBe('too_large');
  });

  it('takes no web page for a table, no other kind of answer, and no broken one (case 38)', async () => {
    const answerWith =
      (status: number, headers: Record<string, string>, body: string): Interference =>
      (_request, response) => {
        response.writeHead(status, headers).end(body);
        return true;
      };
    expect(await codeWhen(answerWith(200, { 'content-type': 'text/html' }, '<!doctype html>'))).toBe('not_expected');
    expect(await codeWhen(answerWith(200, {}, BODY))).toBe('not_expected');
    expect(await codeWhen(answerWith(200, { 'content-type': 'text/csv', 'content-encoding': 'zstd' }, BODY))).toBe(
      'not_expected',
    );
    expect(await codeWhen(answerWith(200, { 'content-type': 'text/csv', 'content-encoding': 'gzip' }, BODY))).toBe(
      'not_reached',
    );
    expect(await codeWhen(answerWith(403, { 'content-type': 'text/csv' }, BODY))).toBe('bad_status');
    expect(
      await codeWhen((request) => {
        request.socket.destroy();
        return true;
      }),
    ).toBe('not_reached');
  });

  it('asks again after 429 and 5xx, later each time, and then gives up until later', async () => {
    let asked = 0;
    server.interfere(HOST, (_request, response) => {
      asked += 1;
      if (asked > 2) return false;
      response.writeHead(asked === 1 ? 500 : 503).end();
      return true;
    });
    const mended = await ask();
    expect(mended.answer?.kind).toBe('fetched');
    expect(mended.waits).toEqual([1_250, 2_500]);
    server.interfere(HOST, (_request, response) => {
      response.writeHead(502).end();
      return true;
    });
    const failed = await ask();
    expect(failed.refused?.code).toBe('bad_status');
    expect(failed.waits).toEqual([1_250, 2_500, 5_000]);
    expect(failed.refused?.notBefore).toBe('2026-11-22T12:00:10.000Z');
  });

  it('waits as long as the source asks, in seconds or until a time, and comes back later where that is long', async () => {
    const asks = (retryAfter: string): Interference => {
      let isFirst = true;
      return (_request, response) => {
        if (!isFirst) return false;
        isFirst = false;
        response.writeHead(429, { 'retry-after': retryAfter }).end();
        return true;
      };
    };
    server.interfere(HOST, asks('7'));
    expect((await ask()).waits).toEqual([7_000]);
    server.interfere(HOST, asks('Sun, 22 Nov 2026 12:01:00 GMT'));
    expect((await ask()).waits).toEqual([60_000]);
    server.interfere(HOST, asks('86400'));
    const later = await ask();
    expect([later.refused?.code, later.refused?.notBefore]).toEqual(['later', '2026-11-23T12:00:00.000Z']);
    expect(later.waits).toEqual([]);
  });

  it('gives up on a source that stops answering, and when it is told to stop', async () => {
    const silent: Interference = () => true;
    // The timer rings as soon as the request has arrived.
    const timers: (() => void)[] = [];
    const startTimer: Outside['startTimer'] = (_milliseconds, onEnd) => {
      timers.push(onEnd);
      return () => undefined;
    };
    const ring: Interference = (request, response) => {
      timers.at(-1)?.();
      return silent(request, response);
    };
    expect(await codeWhen(ring, {}, { startTimer })).toBe('too_slow');
    const stop = new AbortController();
    server.interfere(HOST, () => {
      stop.abort();
      return true;
    });
    expect((await ask({}, {}, stop.signal)).refused?.code).toBe('stopped');
  });

  it('sends its token to the host it asks, and its wish to be told only what is new', async () => {
    await ask({
      authorization: 'ApiToken abc',
      validators: { etag: '"x"', lastModified: 'Sun, 22 Nov 2026 12:00:00 GMT' },
    });
    const sent = server.headers.at(-1);
    expect(sent?.authorization).toBe('ApiToken abc');
    expect(sent?.['if-none-match']).toBe('"x"');
    expect(sent?.['if-modified-since']).toBe('Sun, 22 Nov 2026 12:00:00 GMT');
    expect(sent?.host).toContain(HOST);
  });
});

describe('a polite fetch over TLS', () => {
  let folder = '';
  let made: { readonly key: string; readonly cert: string } | null = null;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'common-measure-tls-'));
    try {
      execFileSync(
        'openssl',
        [
          'req',
          '-x509',
          '-newkey',
          'ec',
          '-pkeyopt',
          'ec_paramgen_curve:P-256',
          '-nodes',
          '-days',
          '2',
          '-subj',
          `/CN=${HOST}`,
          '-addext',
          `subjectAltName=DNS:${HOST}`,
          '-keyout',
          'key.pem',
          '-out',
          'cert.pem',
        ],
        { cwd: folder, stdio: 'ignore' },
      );
      made = {
        key: readFileSync(join(folder, 'key.pem'), 'utf8'),
        cert: readFileSync(join(folder, 'cert.pem'), 'utf8'),
      };
    } catch {
      made = null;
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('checks the certificate against the name, not the address (case 38: wrong TLS name)', async () => {
    if (made === null) {
      pending('openssl is not installed');
      return;
    }
    const server = await startWireServer(made);
    try {
      for (const host of [HOST, 'another.example']) server.serve(host, () => ({ type: 'text/csv', body: BODY }));
      const ask = async (host: string, certificate: string | null): Promise<string> => {
        const outside = makeTestOutside((name) => server.resolve(name), { certificate });
        try {
          const answer = await makeFetchPolitely([host], outside)(
            { host, path: '/', accept: ['text/csv'] },
            new AbortController().signal,
          );
          return answer.kind;
        } catch (error) {
          return error instanceof FetchRefusedError ? `${error.code}: ${error.message}` : String(error);
        }
      };
      expect(await ask(HOST, made.cert)).toBe('fetched');
      expect(await ask('another.example', made.cert)).toMatch(/^not_reached: .*(altnames|does not match)/);
      expect(await ask(HOST, null)).toMatch(/^not_reached: .*self-signed/);
    } finally {
      await server.close();
    }
  });
});
