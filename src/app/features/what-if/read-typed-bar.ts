import type { Target } from '#domain/framework/catalogue';

/**
 * A target from what somebody typed: one number, two with "to" between them, each perhaps with a unit behind it. A text
 * without a number gives a target without a value, a unit of its own is kept: both are refused where the edit is judged,
 * with a sentence.
 * @param unit the measure's own unit, meant where none is typed
 */
export function readTypedBar(op: Target['op'], typed: string, unit: string): Target {
  const text = typed.trim().replaceAll('−', '-');
  const match = /^(-?[\d,]*\.?\d+)\s*(?:(?:to|and|-|–|\.\.)\s*(-?[\d,]*\.?\d+))?\s*(.*)$/i.exec(text);
  const [low, high] = [match?.[1], match?.[2]].map((part) => (part === undefined ? null : toNumber(part)));
  const typedUnit = (match?.[3] ?? '').trim();
  const value = low === null || low === undefined ? null : high === null || high === undefined ? low : [low, high];
  return {
    op,
    value: value === null || typeof value === 'number' ? value : [value[0] ?? 0, value[1] ?? 0],
    unit: typedUnit === '' || isSameUnit(typedUnit, unit) ? unit : typedUnit,
    range: null,
    varies_by: null,
    places_at_or_over: null,
    basis: null,
    scope: null,
    note: null,
  };
}

function toNumber(text: string): number | null {
  const value = Number(text.replaceAll(',', ''));
  return Number.isFinite(value) ? value : null;
}

/** `%` is enough for any percentage, and `percent` is the same. */
function isSameUnit(typed: string, unit: string): boolean {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/per ?cent/g, '%')
      .trim();
  return plain(typed) === plain(unit) || (plain(typed) === '%' && unit.startsWith('%'));
}
