import type { Edit } from '#domain/contract/what-if-view';
import type { Target } from '#domain/framework/catalogue';
import { BAR_WORDS, EDITS_VERSION } from './write-edits.ts';

/** Edits of a link, and what of it could not be read. */
export interface ReadEdits {
  readonly edits: readonly Edit[];
  readonly unread: readonly UnreadEdit[];
}

/** A part of a link that is no edit: as it stands there, and what is wrong with it. */
export interface UnreadEdit {
  readonly text: string;
  readonly why: 'version' | 'kind' | 'parts' | 'value' | 'too many';
}

/** More edits than this are no plan but a mistake. */
const MOST_EDITS = 60;

const POLARITIES = ['higher', 'lower', 'none'] as const;
const SIGNS = { rises: 1, falls: -1, none: 0 } as const;

/**
 * Reads the spelling of `writeEdits`. Never throws: what cannot be read is listed and left out, the rest stands. Whether
 * the goals are there, and whether an edit makes sense, is not asked here.
 */
export function readEdits(text: string): ReadEdits {
  if (text === '') return { edits: [], unread: [] };
  const [version, ...rest] = text.split(';');
  if (version !== EDITS_VERSION) return { edits: [], unread: [{ text, why: 'version' }] };
  const edits: Edit[] = [];
  const unread: UnreadEdit[] = [];
  for (const part of rest) {
    if (part === '') continue;
    if (edits.length >= MOST_EDITS) {
      unread.push({ text: part, why: 'too many' });
      continue;
    }
    const read = readEdit(part.split(',').map(unescape));
    if (typeof read === 'string') unread.push({ text: part, why: read });
    else edits.push(read);
  }
  return { edits, unread };
}

function readEdit(parts: readonly string[]): Edit | UnreadEdit['why'] {
  const [kind, id, value, ...more] = parts;
  if (kind === undefined || id === undefined || id === '') return isKind(kind) ? 'parts' : 'kind';
  switch (kind) {
    case 'direction': {
      const polarity = POLARITIES.find((one) => one === value);
      if (value === undefined || more.length > 0) return 'parts';
      return polarity === undefined ? 'value' : { edit: 'direction', goal: id, polarity };
    }
    case 'target': {
      if (value === undefined) return 'parts';
      const target = readBar([value, ...more]);
      return typeof target === 'string' ? target : { edit: 'target', goal: id, target };
    }
    case 'deadline':
      if (value === undefined || more.length > 0) return 'parts';
      return { edit: 'deadline', goal: id, deadline: value === 'none' ? null : value };
    case 'weight': {
      if (value === undefined || more.length > 0) return 'parts';
      const weight = readNumber(value);
      return weight === null ? 'value' : { edit: 'weight', goal: id, weight };
    }
    case 'payment': {
      if (value === undefined || more.length > 0) return 'parts';
      const sign = value === 'rises' || value === 'falls' || value === 'none' ? SIGNS[value] : null;
      return sign === null ? 'value' : { edit: 'payment', payment: id, sign };
    }
    case 'retire':
      return value === undefined ? { edit: 'retire', goal: id } : 'parts';
    case 'share':
      return readShare(id, value, more);
    default:
      return 'kind';
  }
}

function readShare(one: string, other: string | undefined, more: readonly string[]): Edit | UnreadEdit['why'] {
  const [measure, direction, deadline, ...bar] = more;
  if (!other || !measure || direction === undefined || deadline === undefined || bar.length === 0) return 'parts';
  const polarity = POLARITIES.find((each) => each === direction);
  const target = readBar(bar);
  if (typeof target === 'string') return target;
  if (polarity === undefined) return 'value';
  const shared = { measure, polarity, target, deadline: deadline === 'none' ? null : deadline };
  return { edit: 'share', goals: [one, other], shared };
}

function readBar(parts: readonly string[]): Target | null | 'parts' | 'value' {
  const [word, values, unit, ...more] = parts;
  if (word === 'none' && values === undefined) return null;
  if (values === undefined || unit === undefined || more.length > 0) return 'parts';
  const op = (Object.keys(BAR_WORDS) as (keyof typeof BAR_WORDS)[]).find((one) => BAR_WORDS[one] === word);
  const numbers = values === '' ? [] : values.split('..').map(readNumber);
  if (op === undefined || numbers.length > 2 || numbers.includes(null)) return 'value';
  const [low = null, high = null] = numbers;
  const value = low === null ? null : high === null ? low : ([low, high] as const);
  const plain = { range: null, varies_by: null, places_at_or_over: null, basis: null, scope: null, note: null };
  return { op, value, unit, ...plain };
}

/** A number in digits; null for any other text. */
function readNumber(text: string): number | null {
  if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

function isKind(kind: string | undefined): boolean {
  return ['direction', 'target', 'deadline', 'weight', 'payment', 'retire', 'share'].includes(kind ?? '');
}

function unescape(part: string): string {
  return part.replaceAll(':', '/').replace(/~([0-3])/g, (_, mark: string) => '~,;:'.charAt(Number(mark)));
}
