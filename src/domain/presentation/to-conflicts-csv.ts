import type { ConflictsView, ListedConflict } from '#domain/contract/conflicts-view';
import type { FindingCard } from '#domain/contract/shared-parts';
import { NOT_REVIEWED } from './finding-labels.ts';
import { writeCsv, type CsvCell } from './write-csv.ts';

const COLUMNS = [
  'Number',
  'Sentence',
  'Kind',
  'Is it a conflict',
  'Basis',
  'Seen here',
  'Severity',
  'Severity, known points of 12',
  'Severity, most points of 12',
  'Consequence, points of 3',
  'Size, points of 3',
  'Reach, points of 3',
  'Here, points of 3',
  'Confidence',
  'Status',
  'Review',
  'Other labels',
  'Organisations',
  'Domains',
  'Steps',
  'Echoes',
  'Place',
  'As at',
  'Catalogue',
  'Finding',
] as const;

/**
 * The list of conflicts as a table for a spreadsheet, one row a finding, in the order of the page; goals that help another
 * follow, marked as no conflict. A part of severity that is not known is an empty cell, never nought.
 */
export function toConflictsCsv(view: ConflictsView): string {
  const basis = new Map<string, string>(view.bases.map(({ id, name }) => [id, name]));
  const steps = new Map(view.choices.steps.map(({ id, name }) => [id, name]));
  const domains = new Map(view.choices.domains.map(({ id, name }) => [id, name]));
  const names = (ids: readonly string[], of: ReadonlyMap<string, string>): string =>
    ids.flatMap((id) => of.get(id) ?? []).join('; ');
  const row = (card: FindingCard, listed: ListedConflict | null): CsvCell[] => {
    const points = (part: string): number | null =>
      card.severity?.parts.find((one) => one.part === part)?.points ?? null;
    return [
      card.number,
      card.sentence,
      card.kindName,
      listed === null ? 'no, one goal helps another' : 'yes',
      basis.get(listed?.basis ?? 'believed') ?? '',
      card.hereWords,
      card.severity?.bandWord ?? null,
      card.severity?.total ?? null,
      card.severity?.top ?? null,
      points('consequence'),
      points('size'),
      points('reach'),
      points('local'),
      card.confidence,
      'Detected',
      card.labels.find((label) => label === NOT_REVIEWED) ?? '',
      card.labels.filter((label) => label !== NOT_REVIEWED).join('; '),
      card.agencies.map(({ name }) => name).join('; '),
      names(listed?.domains ?? [], domains),
      names(card.steps, steps),
      (listed?.echoes ?? []).join(' '),
      view.place.name,
      view.asOf,
      view.catalogueVersion,
      card.id,
    ];
  };
  return writeCsv([
    COLUMNS,
    ...view.conflicts.map((conflict) => row(conflict.card, conflict)),
    ...view.helps.map((card) => row(card, null)),
  ]);
}

/** The name of the file: `conflicts-redcar-and-cleveland-2018-03-31.csv`, plain letters only; a narrowed list says so. */
export function conflictsFileName(view: Pick<ConflictsView, 'place' | 'asOf'>, isNarrowed = false): string {
  const place = view.place.name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `conflicts-${place}-${view.asOf}${isNarrowed ? '-narrowed' : ''}.csv`;
}
