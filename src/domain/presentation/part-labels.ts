import { small } from './number-words.ts';

/** Words for the parts of a total whose catalogue name is shorter than speech. Looked up by the name, never by an id. */
const SPOKEN: Readonly<Record<string, string>> = {
  NHS: 'the NHS',
  joint: 'both together',
  'assessment or funding decision': 'waiting for an assessment or a funding decision',
  'care home place': 'waiting for a care home place',
  'further NHS care': 'waiting for further NHS care',
  'care or equipment at home': 'waiting for care or equipment at home',
};

/**
 * The part's own words in a total with parts: `Delayed transfers: NHS` is `the NHS`.
 * A name without a colon is its own label.
 */
export function partLabel(partName: string): string {
  const [, tail] = split(partName);
  return tail === null ? partName : (SPOKEN[tail] ?? tail);
}

/** The whole as a line of a chart: `all delayed transfers`; a name without such a word stays, with a small letter. */
export function wholeLine(totalName: string): string {
  const whole = wholeLabel(totalName);
  return whole === totalName ? small(totalName) : `all ${small(whole)}`;
}

/** The whole without the word that says so: `Delayed transfers: all` is `Delayed transfers`. */
export function wholeLabel(totalName: string): string {
  const [head, tail] = split(totalName);
  return tail === 'all' || tail === 'total' ? head : totalName;
}

function split(name: string): readonly [string, string | null] {
  const at = name.indexOf(': ');
  return at < 0 ? [name, null] : [name.slice(0, at), name.slice(at + 2)];
}
