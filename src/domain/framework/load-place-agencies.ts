import type { Catalogue } from './catalogue.ts';
import type { CatalogueFault } from './catalogue-fault.ts';
import { describeFault } from './catalogue-fault.ts';
import { findDatesOutOfOrder } from './find-contradictions.ts';
import { freezeDeeply } from './freeze-deeply.ts';
import type { AgencyRow, DelegationRow, PlaceAgencies } from './place-agencies.ts';
import { readCatalogueFile } from './read-catalogue-file.ts';

const FILE = 'agencies.json';

/** The agencies of one place, or every fault that keeps them from being read. */
export type LoadedPlaceAgencies =
  | { readonly kind: 'loaded'; readonly place: PlaceAgencies }
  | { readonly kind: 'refused'; readonly faults: readonly CatalogueFault[] };

/**
 * Loads the parsed `agencies.json` of one place against a loaded catalogue, with every fault at once.
 * An agency may have several rows and several types. Fields left out are null: not known, never nought.
 * The result is frozen. Never throws.
 */
export function loadPlaceAgencies(
  content: unknown,
  catalogue: Pick<Catalogue, 'agencyTypes' | 'conceptAreas'>,
): LoadedPlaceAgencies {
  const reading = readCatalogueFile(FILE, content);
  const faults = [...reading.faults];
  const agencyRows = reading.lists.get('agencies') ?? [];
  const delegationRows = reading.lists.get('delegations') ?? [];
  const agencies = agencyRows.filter((row) => row.sound).map((row) => row.value as AgencyRow);
  const delegations = delegationRows.filter((row) => row.sound).map((row) => row.value as DelegationRow);

  const types = new Set(catalogue.agencyTypes.map((type) => type.id));
  const areas = new Set(catalogue.conceptAreas);
  const ids = new Set(agencies.map((agency) => agency.id));
  for (const { row, field, kind, id } of reading.references) {
    const known = kind === 'agency type' ? types : kind === 'concept area' ? areas : ids;
    if (known.has(id)) continue;
    faults.push(
      describeFault({
        file: FILE,
        row,
        field,
        code: 'dangling-id',
        found: `"${id}", which is no ${kind}`,
        expected: kind === 'agency of the place' ? 'the id of an agency of this file' : `the id of a ${kind}`,
      }),
    );
  }
  for (const row of [...agencyRows, ...delegationRows]) {
    if (!row.sound) continue;
    for (const found of findDatesOutOfOrder({ ...(row.value as AgencyRow | DelegationRow) }, 'from', 'to')) {
      faults.push(describeFault({ file: FILE, row: row.label, ...found }));
    }
  }
  if (faults.length > 0) return freezeDeeply({ kind: 'refused', faults });
  const { place, comparator } = reading.fields as Pick<PlaceAgencies, 'place' | 'comparator'>;
  return freezeDeeply({ kind: 'loaded', place: { place, comparator, agencies, delegations } });
}
