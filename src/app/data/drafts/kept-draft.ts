/**
 * What somebody has typed or chosen and not sent yet, kept in this tab until it closes, so that leaving a page or reading it anew loses
 * nothing. Signing out clears it: the answer to that tells the browser to forget its storage.
 */
export function keepDraft(name: string, value: unknown, storage: Storage | null = openStorage()): void {
  try {
    storage?.setItem(keyOf(name), JSON.stringify(value));
  } catch (fault) {
    // A full storage keeps no draft; the page works as before.
    if (!(fault instanceof DOMException)) throw fault;
  }
}

/** What was kept under a name; null when nothing was, or the browser keeps nothing. Of any shape: whoever asks checks it. */
export function recallDraft(name: string, storage: Storage | null = openStorage()): unknown {
  const text = storage?.getItem(keyOf(name)) ?? null;
  if (text === null) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch (fault) {
    if (fault instanceof SyntaxError) return null;
    throw fault;
  }
}

/** Forgets what was sent. */
export function forgetDraft(name: string, storage: Storage | null = openStorage()): void {
  storage?.removeItem(keyOf(name));
}

function keyOf(name: string): string {
  return `common-measure.draft.${name}`;
}

/** Storage may be forbidden by the browser's settings; then nothing is kept. */
function openStorage(): Storage | null {
  try {
    return globalThis.sessionStorage;
  } catch (fault) {
    if (fault instanceof DOMException) return null;
    throw fault;
  }
}
