/**
 * What a figure in the unit of a file is multiplied by to be in the unit of its measure; null where it does not convert
 * exactly. A share from 0 to 1 is a hundredth of per cent; other units only equal themselves under another spelling.
 */
export function factorOfUnit(written: string, unit: string): number | null {
  const [from, to] = [plainUnit(written), plainUnit(unit)];
  if (from === to) return 1;
  if (from === 'proportion' && to.startsWith('%')) return 100;
  if (to.startsWith(from) || from.startsWith(to)) return 1;
  const [perFrom, perTo] = [perOf(from), perOf(to)];
  return perFrom !== null && perTo !== null ? perTo / perFrom : null;
}

function plainUnit(text: string): string {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/(\d),(?=\d{3})/g, '$1')
    .replace(/per[- ](\d)/, 'per $1')
    .replace(/\s+/g, ' ');
  if (/^(?:%|percent|per cent|percentage)\b/.test(plain) || plain === '%') return '%';
  if (/^(?:proportion|share|fraction)/.test(plain)) return 'proportion';
  if (/^(?:count|number|no\.?|n)$/.test(plain)) return 'number';
  if (/^(?:pounds|gbp|£)$/.test(plain)) return '£';
  return plain;
}

function perOf(unit: string): number | null {
  const match = /^per (\d+)/.exec(unit);
  return match === null ? null : Number(match[1]);
}
