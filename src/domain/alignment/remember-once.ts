import type { Catalogue } from '#domain/framework/catalogue';

/**
 * Computes an answer once for each object that it is asked of, and forgets it with the object.
 * For pure functions of one immutable object only.
 */
export function rememberOnce<K extends object, T>(make: (of: K) => T): (of: K) => T {
  const made = new WeakMap<K, { readonly answer: T }>();
  return (of) => {
    const found = made.get(of);
    if (found !== undefined) return found.answer;
    const answer = make(of);
    made.set(of, { answer });
    return answer;
  };
}

/** Days kept a catalogue: all looks of a place through time and some more; whoever steps through the years must not fill the memory. */
const MOST_DAYS = 32;

/**
 * Computes an answer once for each catalogue and day: what no place changes, and so all places share.
 * @param restsOn the lists of the catalogue that the answer follows from: catalogues that share all of them share the answer, as those
 *   that differ in goals alone do. Left out: the catalogue itself.
 */
export function rememberPerDay<T>(
  make: (catalogue: Catalogue, asOf: string) => T,
  restsOn: (catalogue: Catalogue) => readonly object[] = (catalogue) => [catalogue],
): (catalogue: Catalogue, asOf: string) => T {
  interface Kept {
    readonly days: Map<string, T>;
    readonly next: (of: object) => Kept;
  }
  const keep = (): Kept => ({ days: new Map(), next: rememberOnce<object, Kept>(keep) });
  const first = keep();
  return (catalogue, asOf) => {
    const { days } = restsOn(catalogue).reduce<Kept>((kept, of) => kept.next(of), first);
    const found = days.get(asOf);
    if (found !== undefined) return found;
    const answer = make(catalogue, asOf);
    if (days.size >= MOST_DAYS) days.clear();
    days.set(asOf, answer);
    return answer;
  };
}
