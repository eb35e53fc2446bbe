import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** A file that is kept under its sha256. */
export interface KeptFile {
  readonly path: string;
  readonly digest: string;
}

/**
 * Keeps bytes as they came, under their sha256, and writes them through to the disk before it says so: proof of where figures are from.
 * The same bytes again are the same file.
 */
export async function keepOutsideFile(folder: string, bytes: Buffer): Promise<KeptFile> {
  const digest = createHash('sha256').update(bytes).digest('hex');
  const inside = join(folder, digest.slice(0, 2));
  const path = join(inside, digest);
  if (existsSync(path)) return { path, digest };
  await mkdir(inside, { recursive: true });
  const aside = `${path}.${String(process.pid)}.new`;
  const file = await open(aside, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(aside, path);
  const held = await open(inside, 'r');
  try {
    await held.sync();
  } finally {
    await held.close();
  }
  return { path, digest };
}
