/** Small choices that stay in this browser alone: shortcuts switched off, the tour seen. */
export type ChoiceName = 'shortcuts' | 'tour';

/** What was chosen, null when nothing was or the browser keeps nothing. */
export function recallChoice(name: ChoiceName): string | null {
  return openStorage()?.getItem(`common-measure.${name}`) ?? null;
}

/** Keeps a choice; null takes it back. */
export function keepChoice(name: ChoiceName, value: string | null): void {
  if (value === null) openStorage()?.removeItem(`common-measure.${name}`);
  else openStorage()?.setItem(`common-measure.${name}`, value);
}

/** Storage may be forbidden by the browser's settings; then nothing is kept. */
function openStorage(): Storage | null {
  try {
    return globalThis.localStorage;
  } catch (fault) {
    if (fault instanceof DOMException) return null;
    throw fault;
  }
}
