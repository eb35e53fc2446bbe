import type { FastifyReply, FastifyRequest } from 'fastify';

/** A change that does not say which version it was made from. */
export class VersionRequired extends Error {
  constructor() {
    super('version_required');
    this.name = 'VersionRequired';
  }
}

/**
 * The version that a change was made from, as `If-Match: "3"` says it.
 * @throws VersionRequired when it is not said, or is no version of ours
 */
export function versionOf(request: FastifyRequest): number {
  const found = /^"(\d{1,15})"$/.exec((request.headers['if-match'] ?? '').trim())?.[1];
  if (found === undefined) throw new VersionRequired();
  return Number(found);
}

/** Says which version an answer is, to be sent back with a change. */
export function tellVersion(reply: FastifyReply, version: number): void {
  reply.header('etag', `"${String(version)}"`);
}
