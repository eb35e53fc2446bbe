import { loadCatalogue } from '#domain/framework/load-catalogue';
import { loadPlaceAgencies } from '#domain/framework/load-place-agencies';
import type { Catalogue } from '#domain/framework/catalogue';
import type { PlaceAgencies } from '#domain/framework/place-agencies';
import { Figures, type FigureRow } from '#domain/measure/figures';
import type { NationalScores } from '#domain/alignment/unusual';
import type { ExpectedReport } from '../compare-with-oracle.ts';
import { readFigureRows } from '../read-figure-rows.ts';
import agencies from './agencies.json' with { type: 'json' };
import agencyTypes from './agency-types.json' with { type: 'json' };
import { AS_OF } from './as-of.ts';
import budgets from './budgets.json' with { type: 'json' };
import concepts from './concepts.json' with { type: 'json' };
import conflicts from './conflicts.json' with { type: 'json' };
import costEffects from './cost-effects.json' with { type: 'json' };
import designRisks from './design-risks.json' with { type: 'json' };
import domains from './domains.json' with { type: 'json' };
import expected from './expected.json' with { type: 'json' };
import footprints from './footprints.json' with { type: 'json' };
import goals from './goals.json' with { type: 'json' };
import identities from './identities.json' with { type: 'json' };
import incentives from './incentives.json' with { type: 'json' };
import journey from './journey.json' with { type: 'json' };
import links from './links.json' with { type: 'json' };
import measures from './measures.json' with { type: 'json' };
import national from './national.json' with { type: 'json' };
import { OBSERVATIONS } from './observations.ts';
import resources from './resources.json' with { type: 'json' };
import sources from './sources.json' with { type: 'json' };

/** The random world, loaded: what goes in and what must come out. */
export interface World {
  readonly catalogue: Catalogue;
  readonly place: PlaceAgencies;
  readonly rows: readonly FigureRow[];
  readonly figures: Figures;
  readonly asOf: string;
  readonly national: NationalScores;
  readonly expected: ExpectedReport;
}

/** Loads the random world; throws when its own files are refused. */
export function loadWorld(): World {
  const loaded = loadCatalogue({
    'agency-types.json': agencyTypes,
    'budgets.json': budgets,
    'concepts.json': concepts,
    'conflicts.json': conflicts,
    'cost-effects.json': costEffects,
    'design-risks.json': designRisks,
    'domains.json': domains,
    'footprints.json': footprints,
    'goals.json': goals,
    'identities.json': identities,
    'incentives.json': incentives,
    'journey.json': journey,
    'links.json': links,
    'measures.json': measures,
    'resources.json': resources,
    'sources.json': sources,
  });
  if (loaded.kind === 'refused') throw new Error(JSON.stringify(loaded.faults));
  const placed = loadPlaceAgencies(agencies, loaded.catalogue);
  if (placed.kind === 'refused') throw new Error(JSON.stringify(placed.faults));
  const rows = readFigureRows(OBSERVATIONS);
  return {
    catalogue: loaded.catalogue,
    place: placed.place,
    rows,
    figures: Figures.from(rows),
    asOf: AS_OF,
    national,
    expected,
  };
}
