import type { IncomingMessage } from 'node:http';

/** Bytes that are still taken, and thrown away, of a request that was refused before its end. */
export const MOST_UNREAD_BYTES = 64 * 1024 * 1024;

/**
 * Ends the connection of a refused request whose body goes on and on. Not at once: whoever still sends would lose the answer that says
 * what was wrong. Call it where the answer is sent.
 */
export function cutOff(request: IncomingMessage): void {
  if (request.complete) return;
  let unread = 0;
  request.on('data', (part: Buffer) => {
    unread += part.length;
    if (unread > MOST_UNREAD_BYTES) request.destroy();
  });
}
