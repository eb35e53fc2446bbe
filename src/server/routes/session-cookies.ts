import type { FastifyReply, FastifyRequest } from 'fastify';
import { makeSecret } from '#server/use-cases/people/secrets';
import type { Reach } from './reach.ts';

/**
 * The three cookies of somebody who signs in. `sid` is the session and no script can read it; `XSRF` is sent back as a header with
 * every change; `signed-in` holds nothing and tells a page that it is worth asking who is signed in. By https their names begin with
 * `__Host-`, which binds them to this host and to encryption. Public answers set none of them.
 */
export class SessionCookies {
  readonly #reach: Reach;

  constructor(reach: Reach) {
    this.#reach = reach;
  }

  /** The secret of the session a request brings; null without one. */
  session(request: FastifyRequest): string | null {
    return this.#read(request, 'sid');
  }

  /** The word that a change has to repeat. */
  xsrf(request: FastifyRequest): string | null {
    return this.#read(request, 'XSRF');
  }

  /** Gives the browser a word to repeat, unless it has one. */
  ensureXsrf(request: FastifyRequest, reply: FastifyReply): void {
    if (this.xsrf(request) === null) this.#set(reply, 'XSRF', makeSecret(), false);
  }

  begin(reply: FastifyReply, secret: string): void {
    this.#set(reply, 'sid', secret, true);
    this.#set(reply, 'XSRF', makeSecret(), false);
    this.#set(reply, 'signed-in', '1', false);
  }

  end(reply: FastifyReply): void {
    for (const name of ['sid', 'signed-in']) this.#set(reply, name, '', name === 'sid', 0);
  }

  #read(request: FastifyRequest, name: string): string | null {
    const header = request.headers.cookie;
    if (header === undefined) return null;
    const found = request.server.parseCookie(header)[this.#name(name)];
    return found === undefined || found === '' ? null : found;
  }

  #set(reply: FastifyReply, name: string, value: string, httpOnly: boolean, maxAge?: number): void {
    reply.setCookie(this.#name(name), value, {
      path: '/',
      httpOnly,
      sameSite: 'lax',
      secure: this.#reach.isSecure,
      ...(maxAge === undefined ? {} : { maxAge }),
    });
  }

  #name(name: string): string {
    return this.#reach.isSecure ? `__Host-${name}` : name;
  }
}
