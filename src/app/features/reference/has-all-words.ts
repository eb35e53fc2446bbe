/** Does every word typed stand somewhere in the texts, whatever the case. Nothing typed fits everything. */
export function hasAllWords(typed: string, texts: readonly string[]): boolean {
  const wanted = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (wanted.length === 0) return true;
  const text = texts.join('\n').toLowerCase();
  return wanted.every((word) => text.includes(word));
}
