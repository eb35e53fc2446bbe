import { rememberOnce } from '#domain/alignment/remember-once';
import type { FindingKind } from '#domain/alignment/report';
import type { Snapshot } from '#domain/alignment/snapshot';
import type { Catalogue } from '#domain/framework/catalogue';
import { agencyName, typeNameOn } from './agency-names.ts';
import { areaWords } from './area-words.ts';
import { FINDING_KINDS, kindHeading } from './kind-words.ts';
import { stepName } from './step-names.ts';

interface Dictionary {
  readonly names: ReadonlyMap<string, string>;
  readonly anyId: RegExp;
}

/** An id is replaced when no word of English looks like it: with a digit, a capital, a dash, an underline or a colon. */
const LOOKS_LIKE_AN_ID = /[\d_:/-]/;

const ANY_KIND = new RegExp(`\\b(?:${FINDING_KINDS.join('|')})\\b`, 'g');
/** More decimals than anybody reads. */
const LONG_NUMBER = /\d+\.\d{5,}/g;

const dictionaryOf = rememberOnce((catalogue: Catalogue): Dictionary => {
  const names = new Map<string, string>();
  const add = (id: string, name: string): void => {
    if (LOOKS_LIKE_AN_ID.test(id) && name !== '') names.set(id, name);
  };
  for (const area of catalogue.conceptAreas) add(area, areaWords(area));
  for (const row of catalogue.incentives) add(row.id, row.amount.text);
  for (const row of catalogue.costEffects) add(row.id, 'the declared gain and loss');
  for (const row of catalogue.identities) add(row.id, 'the declared sum');
  for (const row of catalogue.links) add(row.id, 'a declared link');
  for (const row of catalogue.conflicts) add(row.id, 'a documented conflict');
  for (const row of catalogue.resources) add(row.id, row.name);
  for (const row of catalogue.steps) {
    add(row.id, `“${stepName(row)}”`);
    for (const next of catalogue.steps) add(`${row.id}-${next.id}`, `“${stepName(row)}” to “${stepName(next)}”`);
  }
  for (const row of catalogue.domains) add(row.id, row.name);
  for (const row of catalogue.concepts) add(row.id, row.name);
  for (const row of catalogue.agencyTypes) add(row.id, typeNameOn(row.name, '9999-12-31'));
  for (const row of catalogue.budgets) if (!names.has(row.id)) add(row.id, row.name);
  for (const row of catalogue.latentNodes) add(row.id, row.name);
  // Measures are named whatever their id looks like: `nctr` is no word.
  for (const row of catalogue.measures) names.set(row.id, row.name);
  const measureNames = new Map(catalogue.measures.map((row) => [row.id, row.name]));
  for (const row of catalogue.goals) add(row.id, measureNames.get(row.measure) ?? 'a goal');
  const ids = [...names.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).map(escaped);
  return {
    names,
    anyId: new RegExp(`(?<![\\w/-])(?:${ids.length === 0 ? '(?!)' : ids.join('|')})(?![\\w/]|-\\w)`, 'g'),
  };
});

/** A text of the catalogue or of a rule with plain names in the place of ids. */
export function withoutIds(snapshot: Snapshot, text: string): string {
  const { names, anyId } = dictionaryOf(snapshot.catalogue);
  const named = text
    .replace(anyId, (id) => names.get(id) ?? id)
    .replace(ANY_KIND, (kind) => `“${kindHeading(kind as FindingKind)}”`)
    .replace(LONG_NUMBER, (number) => String(Math.round(Number(number) * 1e4) / 1e4));
  const agencies = [...snapshot.agencies.keys()].sort((a, b) => b.length - a.length);
  if (agencies.length === 0) return named;
  const anyAgency = new RegExp(`(?<![\\w/-])(?:${agencies.map(escaped).join('|')})(?![\\w/-])`, 'g');
  return named.replace(anyAgency, (id) => agencyName(snapshot, id));
}

function escaped(id: string): string {
  return id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
