import type { AreaRegister, RegisteredArea, ResolvedArea } from './area-register.ts';

/** Another code of an area, or one that has closed. */
export interface OtherAreaCode {
  readonly code: string;
  /** Code that figures stand under; empty where no area of today is the same one. */
  readonly area: string;
  readonly name: string;
  readonly kind: string;
  /** First day in force, ISO; empty where it always was, as far as figures go back. */
  readonly from: string;
  /** Last day in force, ISO; empty while it is. */
  readonly to: string;
  readonly successors: readonly string[];
}

/** Longest code or name that is looked up: a hostile cell is not searched. */
const LONGEST = 120;

/**
 * Makes the register from the areas that figures stand under and the other codes of them.
 * A code is looked up first, as it stands, then without the `n` that some publishers put before one, then with a leading
 * nought that a spreadsheet has taken away; a name only when it is no code, without its suffix (` UA`, ` region
 * (statistical)`, `Council`, `NHS Trust`...), and only when one area goes by it.
 */
export function makeAreaRegister(areas: readonly RegisteredArea[], others: readonly OtherAreaCode[]): AreaRegister {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const otherByCode = new Map(others.map((other) => [other.code, other]));
  const byName = new Map<string, Set<string>>();
  const addName = (name: string, code: string): void => {
    const plain = plainAreaName(name);
    if (plain === '') return;
    const codes = byName.get(plain) ?? new Set<string>();
    codes.add(code);
    byName.set(plain, codes);
  };
  for (const { code, name } of areas) addName(name, code);
  for (const { code, area, name, kind } of others) {
    if (kind !== 'council number') addName(name, area === '' ? code : area);
  }

  const byItsCode = (code: string, starts: string | null, note: string | null): ResolvedArea | null => {
    const other = otherByCode.get(code);
    const area = byCode.get(other === undefined || other.area === '' ? code : other.area);
    if (other !== undefined && other.to !== '' && starts !== null && starts > other.to) {
      const successors = other.successors
        .map((successor) => byCode.get(successor))
        .filter((found) => found !== undefined);
      return { kind: 'retired', name: other.name, closed: other.to, successors };
    }
    if (area === undefined) {
      if (other === undefined) return null;
      const successors = other.successors
        .map((successor) => byCode.get(successor))
        .filter((found) => found !== undefined);
      return { kind: 'retired', name: other.name, closed: other.to, successors };
    }
    const told =
      other !== undefined && other.area !== code
        ? `${code} is ${area.name}, whose figures stand under ${area.code}`
        : null;
    return { kind: 'found', area, note: [note, told].filter((text) => text !== null).join('; ') || null };
  };

  const byItsName = (written: string, starts: string | null, levels: readonly string[] | null): ResolvedArea | null => {
    const codes = byName.get(plainAreaName(written));
    if (codes === undefined) return null;
    const found = [...codes].map((code) => byItsCode(code, starts, null)).filter((one) => one !== null);
    // Two areas of one name, one after the other: the day tells which.
    const live = found.filter(
      (one): one is Extract<ResolvedArea, { kind: 'found' }> =>
        one.kind === 'found' && (starts === null || (otherByCode.get(one.area.code)?.from ?? '') <= starts),
    );
    const fitting = levels === null ? live : live.filter(({ area }) => levels.includes(area.level));
    const chosen = distinct((fitting.length > 0 ? fitting : live).map(({ area }) => area));
    const [only] = chosen;
    if (chosen.length > 1) return { kind: 'ambiguous', candidates: chosen };
    if (only !== undefined) return { kind: 'found', area: only, note: `${only.code} was found by its name` };
    return found[0] ?? null;
  };

  const kinds = new Set(areas.map(({ code }) => code.slice(0, 3)));
  /**
   * Any whole code is one digit from others: only two signs in each other's place tell of a slip, and only where no area has a code that
   * begins so. `E07000004` was Aylesbury Vale, which this register does not have, and no slip for East Devon, `E07000040`.
   */
  const suggestSwapped = (code: string): RegisteredArea | null => {
    if (kinds.has(code.slice(0, 3))) return null;
    for (let at = 1; at < code.length - 1; at += 1) {
      const swapped = `${code.slice(0, at)}${code[at + 1] ?? ''}${code[at] ?? ''}${code.slice(at + 2)}`;
      const area = byCode.get(swapped);
      if (area !== undefined && swapped !== code) return area;
    }
    return null;
  };

  const suggest = (text: string): RegisteredArea | null => {
    const written = text.trim();
    if (written === '' || written.length > LONGEST) return null;
    const [code, plain] = [written.toUpperCase(), plainAreaName(written)];
    if (/^[A-Z]\d{8}$/.test(code)) return suggestSwapped(code);
    let best: RegisteredArea | null = null;
    let distance = 3;
    for (const area of areas) {
      if (area.code.includes(':')) continue;
      const apart = Math.min(
        area.code.length > 4 ? editsApart(code, area.code, distance) : 3,
        plain.length < 5 ? 3 : editsApart(plain, plainAreaName(area.name), distance),
      );
      if (apart < distance) [best, distance] = [area, apart];
    }
    return best;
  };

  return {
    find: (code) => byCode.get(code) ?? null,
    suggest,
    resolve: (text, starts, levels = null) => {
      const written = text.trim();
      if (written === '' || written.length > LONGEST) return { kind: 'unknown' };
      const code = written.toUpperCase();
      const direct = byItsCode(written, starts, null) ?? byItsCode(code, starts, null);
      if (direct !== null) return direct;
      if (/^n[A-Z0-9]+$/.test(written)) {
        const bare = byItsCode(written.slice(1), starts, `the n before ${written.slice(1)} was left out`);
        if (bare !== null) return bare;
      }
      const numbered = /^(\d{3}) - /.exec(written);
      if (numbered?.[1] !== undefined) {
        const found = byItsCode(numbered[1], starts, null);
        if (found !== null) return found;
      }
      if (/^[0-9A-Z]{1,8}$/.test(code) && /^\d/.test(code)) {
        const restored = [`0${code}`, `00${code}`]
          .map((longer) => byItsCode(longer, starts, `a leading nought that was lost is put back: ${longer}`))
          .filter((found) => found !== null);
        if (restored.length === 1 && restored[0] !== undefined) return restored[0];
      }
      return byItsName(written, starts, levels) ?? { kind: 'unknown' };
    },
  };
}

/** A name as names are compared: lower case, without marks, suffixes and the words that publishers add. */
export function plainAreaName(name: string): string {
  return name
    .slice(0, LONGEST)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/ \((?:all of the board|part of [^)]*|statistical)\)/g, '')
    .replace(/[’'.]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/^(?:nhs|the|london borough of|royal borough of|city of|county of) /, '')
    .replace(
      / (?:ua|md|lb|cd|region|region statistical|statistical|integrated care board|icb|ics|stp|ccg|clinical commissioning group|sub icb location|nhs region|(?:county |city |borough |district |metropolitan borough |city and district )?council|city of|county of|national health service foundation trust|national health service trust|nhs foundation trust|nhs trust|foundation trust)$/,
      '',
    )
    .trim();
}

function distinct(areas: readonly RegisteredArea[]): readonly RegisteredArea[] {
  return [...new Map(areas.map((area) => [area.code, area])).values()];
}

/** Letters to add, take away, change or swap to make one text of the other, as far as `limit`. */
function editsApart(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) >= limit) return limit;
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      let edits = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        edits = Math.min(edits, (before[j - 2] ?? 0) + 1);
      next.push(edits);
      least = Math.min(least, edits);
    }
    if (least >= limit) return limit;
    [before, row] = [row, next];
  }
  return row[other.length] ?? limit;
}
