import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

/** A file's JSON, or why there is none. */
export type JsonReading =
  | { readonly kind: 'read'; readonly content: unknown }
  | { readonly kind: 'missing' }
  | { readonly kind: 'not-json'; readonly reason: string };

const unpack = promisify(gunzip);

/** Reads a JSON file, unpacked when its name ends in `.gz`. Throws only when the file is there and cannot be read. */
export async function readJson(path: string): Promise<JsonReading> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return { kind: 'missing' };
    throw error;
  }
  try {
    const text = path.endsWith('.gz') ? await unpack(bytes) : bytes;
    return { kind: 'read', content: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text)) as unknown };
  } catch (error) {
    return { kind: 'not-json', reason: error instanceof Error ? error.message : String(error) };
  }
}
