import type { Catalogue, Measure } from '#domain/framework/catalogue';
import type { NumberRange } from './range-of-measure.ts';
import { rangeOfMeasure } from './range-of-measure.ts';

/** What the check of a figure needs to know of its measure. */
export interface RegisteredMeasure {
  readonly id: string;
  readonly name: string;
  readonly range: NumberRange;
  readonly unit: string;
  /** A part of a whole in percent: the count above the line cannot pass the one below. */
  readonly isShare: boolean;
  /** A count of people or things, so that parts add up to the whole. */
  readonly isCount: boolean;
  /** What a quotient of its counts is multiplied by: 100 for a percentage, 100000 for a rate; null: not known. */
  readonly times: number | null;
  /** Last day of its use, ISO, and what followed; null while it is in use. */
  readonly endedOn: string | null;
  readonly successor: string | null;
}

/** What a text of a file says of what is measured. */
export type ResolvedMeasure =
  | { readonly kind: 'found'; readonly measure: RegisteredMeasure; readonly note: string | null }
  /** The code has had several meanings, and nothing in the file says which is meant. */
  | { readonly kind: 'collision'; readonly candidates: readonly Measure[] }
  | { readonly kind: 'unknown'; readonly suggestion: RegisteredMeasure | null };

/** The measures that figures can be of, under all the codes that publishers use for them. */
export interface MeasureRegister {
  /**
   * Resolves an id, code or name as it stands in a file.
   * @param version framework version where the file says one; empty otherwise
   * @param scheme codes of a publisher to look in first: `Fingertips indicator`
   */
  resolve(written: string, version?: string, scheme?: string | null): ResolvedMeasure;
  find(id: string): RegisteredMeasure | null;
}

/** A code or name of a publisher for one of our measures. */
export interface MeasureAlias {
  readonly scheme: string;
  readonly written: string;
  readonly measure: string;
}

/**
 * Makes the register from the catalogue and the codes of publishers.
 * A text that is the id of a measure is that measure. A code of a framework may have had several meanings: `2C` was delayed
 * transfers until 2020 and admissions to care homes since 2023; without a version that decides it is a collision, never a guess.
 */
export function makeMeasureRegister(
  catalogue: Pick<Catalogue, 'measures' | 'context'>,
  aliases: readonly MeasureAlias[] = [],
): MeasureRegister {
  const registered = new Map<string, RegisteredMeasure>();
  const byId = new Map(catalogue.measures.map((measure) => [measure.id, measure]));
  const byText = new Map<string, Set<string>>();
  const add = (text: string, id: string): void => {
    const plain = plainCode(text);
    if (plain === '') return;
    const ids = byText.get(plain) ?? new Set<string>();
    ids.add(id);
    byText.set(plain, ids);
  };
  for (const measure of catalogue.measures) {
    registered.set(measure.id, toRegistered(measure));
    // `ASCOF 2C(1) (to 2020)` is also written `2C(1)`, `2C1` and, by its stem, `2C`.
    const bare = measure.code.replace(/ \((?:to|from) [^)]*\)$/, '');
    const ofFramework = bare.startsWith(`${measure.framework} `) ? bare.slice(measure.framework.length + 1) : bare;
    for (const text of [measure.code, bare, ofFramework, measure.full_name, measure.name]) add(text, measure.id);
    if (measure.code_stem !== null) add(measure.code_stem, measure.id);
    for (const other of measure.also_known_as) add(other, measure.id);
  }
  for (const figure of catalogue.context) {
    registered.set(figure.id, {
      id: figure.id,
      name: figure.name,
      range: { low: 0, high: Infinity },
      unit: figure.unit,
      isShare: false,
      isCount: false,
      times: null,
      endedOn: null,
      successor: null,
    });
    add(figure.name, figure.id);
  }
  const ofScheme = new Map<string, string>();
  for (const { scheme, written, measure } of aliases) ofScheme.set(`${scheme}\t${plainCode(written)}`, measure);

  const found = (id: string, note: string | null): ResolvedMeasure | null => {
    const measure = registered.get(id);
    return measure === undefined ? null : { kind: 'found', measure, note };
  };

  return {
    find: (id) => registered.get(id) ?? null,
    resolve: (text, version = '', scheme = null) => {
      const written = text.slice(0, 300).trim();
      const plain = plainCode(written);
      if (scheme !== null) {
        const alias = ofScheme.get(`${scheme}\t${plain}`);
        if (alias !== undefined) return found(alias, `${scheme} ${written}`) ?? { kind: 'unknown', suggestion: null };
      }
      const direct = found(written, null) ?? found(written.toLowerCase(), null);
      if (direct !== null) return direct;
      // The codes of a publisher are whole: a score may bear the name of one of our measures and mean something else.
      if (scheme !== null && !OPEN_SCHEMES.has(scheme)) return { kind: 'unknown', suggestion: null };
      const ids = [...(byText.get(plain) ?? [])];
      const said = plainCode(version);
      const fitting = said === '' ? ids : ids.filter((id) => fitsVersion(byId.get(id), said));
      const chosen = fitting.length > 0 ? fitting : ids;
      // A name or a full code beats a stem: `2C` is the stem of several, but may be the code of one.
      const [only] = chosen;
      if (only !== undefined && chosen.length === 1) return found(only, null) ?? { kind: 'unknown', suggestion: null };
      const candidates = chosen.map((id) => byId.get(id)).filter((measure) => measure !== undefined);
      if (candidates.length > 1) return { kind: 'collision', candidates };
      return { kind: 'unknown', suggestion: null };
    },
  };
}

/** Codes of systems in which a place may keep our own codes or those of frameworks. */
const OPEN_SCHEMES: ReadonlySet<string> = new Set(['DHIS2 data element', 'LG Inform metric']);

/** A code as codes are compared: lower case, letters and digits only. */
export function plainCode(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%+]+/gu, '');
}

function fitsVersion(measure: Measure | undefined, said: string): boolean {
  if (measure === undefined) return false;
  const [version, framework] = [plainCode(measure.framework_version ?? ''), plainCode(measure.framework)];
  return (
    said === version ||
    said === framework ||
    said === `${framework}${version}` ||
    (version === '' && said.startsWith(framework))
  );
}

function toRegistered(measure: Measure): RegisteredMeasure {
  const range = rangeOfMeasure(measure);
  return {
    id: measure.id,
    name: measure.name,
    range,
    unit: measure.unit,
    isShare: range.low === 0 && range.high === 100,
    isCount: measure.unit_kind === 'count' && measure.unit === 'number',
    times: timesOfUnit(measure.unit),
    endedOn: measure.status === 'superseded' || measure.status === 'historic' ? measure.in_use_to : null,
    successor: measure.successor,
  };
}

/** `%` is 100 times a quotient, `per 1,000` a thousand times; null where the unit is no quotient of two counts. */
function timesOfUnit(unit: string): number | null {
  if (/^%(?:$| of )/.test(unit)) return 100;
  const per = /^per (\d{1,3}(?:,\d{3})*)(?:$| )/.exec(unit);
  return per?.[1] === undefined ? null : Number(per[1].replaceAll(',', ''));
}
