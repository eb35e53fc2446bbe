/** Order of text by character code, the one order of ids everywhere. */
export function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Order of lists of text: first difference decides, then the shorter list. */
export function compareTexts(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const order = compareText(a[index] ?? '', b[index] ?? '');
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Each text once, by character code. */
export function sortedSet(texts: Iterable<string>): string[] {
  return [...new Set(texts)].sort(compareText);
}

/** Do two sorted lists without repeats hold the same texts. */
export function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}
