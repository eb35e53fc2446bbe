import { open } from 'node:fs/promises';

/** Bytes asked of the disk at once. */
const AT_ONCE = 1024 * 1024;

/**
 * Reads a file from its start in pieces, each over the one before: what was given is good until the next is asked for, and a file of
 * any length leaves nothing behind to collect.
 */
export async function* readBytes(path: string, piece: number): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  try {
    const bytes = Buffer.allocUnsafeSlow(AT_ONCE);
    for (;;) {
      const { bytesRead } = await file.read(bytes, 0, AT_ONCE, null);
      if (bytesRead === 0) return;
      for (let at = 0; at < bytesRead; at += piece) yield bytes.subarray(at, Math.min(bytesRead, at + piece));
    }
  } finally {
    await file.close();
  }
}
