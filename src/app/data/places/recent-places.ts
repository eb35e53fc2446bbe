/** A place somebody looked at on this device. */
export type RecentPlace = { readonly code: string; readonly name: string };

const storageKey = 'common-measure.recent-places';
const keptPlaces = 5;

/** The last places looked at on this device, newest first; none when the browser keeps nothing or keeps something else. */
export function recallPlaces(storage: Storage | null = openStorage()): readonly RecentPlace[] {
  const text = storage?.getItem(storageKey) ?? null;
  if (text === null) return [];
  const read = parse(text);
  return Array.isArray(read) ? read.filter(isRecentPlace).slice(0, keptPlaces) : [];
}

/** Puts a place first among the recent ones. */
export function rememberPlace(place: RecentPlace, storage: Storage | null = openStorage()): void {
  if (storage === null) return;
  const rest = recallPlaces(storage).filter(({ code }) => code !== place.code);
  storage.setItem(storageKey, JSON.stringify([place, ...rest].slice(0, keptPlaces)));
}

/** Forgets every recent place on this device. */
export function forgetPlaces(storage: Storage | null = openStorage()): void {
  storage?.removeItem(storageKey);
}

/** Storage may be forbidden by the browser's settings; then nothing is remembered. */
function openStorage(): Storage | null {
  try {
    return globalThis.localStorage;
  } catch (fault) {
    if (fault instanceof DOMException) return null;
    throw fault;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    if (fault instanceof SyntaxError) return null;
    throw fault;
  }
}

function isRecentPlace(value: unknown): value is RecentPlace {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    typeof value.code === 'string' &&
    'name' in value &&
    typeof value.name === 'string'
  );
}
