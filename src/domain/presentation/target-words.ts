import type { Target } from '#domain/framework/catalogue';
import { asSet } from './number-words.ts';
import { droppedFrom, setValueInWords } from './unit-words.ts';

/**
 * A target in words, as inside a sentence: `at least 95%`, `at most 3.5% of occupied bed days`, `between 35 and 70%`,
 * `at least 40% below 2017/18`. One that differs by place is `a local cut on February 2017` or `a local target`.
 */
export function targetInWords(target: Target): string {
  const national = target.scope === 'national' ? ' nationally' : '';
  return said(target) + national;
}

/** The bar alone, without at least or at most: `95%`. As targetInWords where there is no single bar. */
export function barInWords(target: Target): string {
  if (typeof target.value !== 'number' || changeFrom(target) !== null) return targetInWords(target);
  return setValueInWords(target.value, target.unit);
}

function said(target: Target): string {
  const { value, unit } = target;
  if (value === null) {
    const dropped = droppedFrom(unit);
    return dropped === null ? 'a local target' : `a local cut on ${dropped}`;
  }
  const base = changeFrom(target);
  if (base !== null) return changeTarget(target, base);
  if (typeof value !== 'number') return `between ${asSet(value[0])} and ${setValueInWords(value[1], unit)}`;
  const amount = setValueInWords(value, unit);
  switch (target.op) {
    case '>=':
      return `at least ${amount}`;
    case '<=':
      return `at most ${amount}`;
    case '>':
      return `over ${amount}`;
    case '<':
      return `under ${amount}`;
    case '=':
    case 'range':
      return value === 0 && unit === 'number' ? 'none at all' : `exactly ${amount}`;
  }
}

/** What a target that is a change is measured from; null for a target that is a level. */
function changeFrom(target: Target): string | null {
  const base = /^% change (?:on|in) (.+)$/.exec(target.unit)?.[1];
  if (base !== undefined)
    return base === 'baseline' ? 'its baseline' : base === 'beds' ? 'the beds at its start' : base;
  return target.unit === 'percentage points' && target.basis === 'change_from_baseline' ? 'its own start' : null;
}

function changeTarget(target: Target, base: string): string {
  const unit = target.unit === 'percentage points' ? ' points' : '%';
  const { value } = target;
  if (value === null) return 'a local target';
  if (typeof value !== 'number') {
    const sizes = value.map((one) => Math.abs(one)).sort((a, b) => a - b);
    return `${asSet(sizes[0] ?? 0)} to ${asSet(sizes[1] ?? 0)}${unit} ${value[1] <= 0 ? 'below' : 'above'} ${base}`;
  }
  const size = `${asSet(Math.abs(value))}${unit}`;
  // "At most -40%" is a fall of at least 40%: said the way round that people say it.
  if (value < 0) return `${target.op === '<=' || target.op === '<' ? 'at least' : 'at most'} ${size} below ${base}`;
  return `${target.op === '<=' || target.op === '<' ? 'at most' : 'at least'} ${size} above ${base}`;
}
