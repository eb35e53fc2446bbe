import { createHash } from 'node:crypto';
import { createServer as createPlain, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Outside } from '#server/connectors/fetch-politely';
import type { Endpoint } from '#server/connectors/resolve-host';

/** What a server of ours answers to a path; null: nothing is there. */
export type WireAnswer = (path: string) => { readonly type: string; readonly body: string | Buffer } | null;
/** Answers in place of the usual one, for failures. Returns false to let the usual answer be given. */
export type Interference = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Servers that speak the formats of outside sources, all on one port of this computer, told apart by name. */
export interface WireServer {
  readonly port: number;
  /** Sets what a host answers. */
  serve(host: string, answer: WireAnswer): void;
  /** Sets what goes wrong at a host; null mends it. */
  interfere(host: string, how: Interference | null): void;
  /** Every request so far: `host path`, oldest first. */
  readonly requests: readonly string[];
  /** Headers of every request so far. */
  readonly headers: readonly IncomingMessage['headers'][];
  /** Finds the hosts served here and nothing else. */
  resolve(host: string): Promise<readonly Endpoint[]>;
  close(): Promise<void>;
}

/** Starts it on loopback. @param tls key and certificate; without them it speaks plain HTTP */
export async function startWireServer(
  tls: { readonly key: string; readonly cert: string } | null = null,
  port = 0,
): Promise<WireServer> {
  const answers = new Map<string, WireAnswer>();
  const faults = new Map<string, Interference>();
  const requests: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    requests.push(`${host} ${request.url ?? ''}`);
    headers.push(request.headers);
    if (faults.get(host)?.(request, response) === true) return;
    const found = answers.get(host)?.(request.url ?? '') ?? null;
    if (found === null) {
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"message":"not found"}');
      return;
    }
    const etag = `"${createHash('sha256').update(found.body).digest('hex').slice(0, 16)}"`;
    if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
    else response.writeHead(200, { 'content-type': found.type, etag }).end(found.body);
  };
  const server = tls === null ? createPlain(handle) : createSecure({ ...tls }, handle);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: taken } = server.address() as AddressInfo;
  return {
    port: taken,
    requests,
    headers,
    serve: (host, answer) => void answers.set(host, answer),
    interfere(host, how) {
      if (how === null) faults.delete(host);
      else faults.set(host, how);
    },
    resolve: async (host) =>
      answers.has(host) ? [{ address: '127.0.0.1', port: taken, scheme: tls === null ? 'http' : 'https' }] : [],
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** The outside as tests see it: local servers alone, no waiting, no chance; what was waited for is written down. */
export function makeTestOutside(
  resolve: Outside['resolve'],
  more: Partial<Outside> = {},
): Outside & { readonly waits: number[] } {
  const waits: number[] = [];
  return {
    waits,
    resolve,
    isAllowedAddress: (address) => address === '127.0.0.1',
    certificate: null,
    now: () => '2026-11-22T12:00:00.000Z',
    random: () => 0.5,
    wait: async (milliseconds) => void waits.push(milliseconds),
    startTimer: () => () => undefined,
    ...more,
  };
}
