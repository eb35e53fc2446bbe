import { createHash, randomBytes, randomInt } from 'node:crypto';

/** 32 random bytes, as they go into a cookie or a link. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret: its sha256, in hexadecimal. */
export function digestSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Letters and figures that cannot be taken for one another. */
const READABLE = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** A code that somebody types from a console, as `7KPA-X2MD-QQ9T`. */
export function makeCode(): string {
  const letters = Array.from({ length: 12 }, () => READABLE[randomInt(READABLE.length)] ?? '');
  return [0, 4, 8].map((start) => letters.slice(start, start + 4).join('')).join('-');
}

/** A code as it was meant: without spaces and dashes, in capitals. */
export function readCode(typed: string): string {
  return typed.replaceAll(/[\s\-–]/g, '').toUpperCase();
}
