import type {
  AgencyType,
  Budget,
  Catalogue,
  Concept,
  ContextFigure,
  CostEffect,
  DesignFlag,
  DesignRisk,
  DocumentedConflict,
  Domain,
  Footprint,
  Goal,
  Identity,
  Incentive,
  JourneyStep,
  LatentNode,
  Link,
  Measure,
  Resource,
  Seam,
  Source,
} from './catalogue.ts';
import { countAbsentAsReported } from './absent-experience-kind.ts';
import { canonicalText } from './canonical-text.ts';
import type { CatalogueFault, CatalogueFaultCode } from './catalogue-fault.ts';
import { describeFault } from './catalogue-fault.ts';
import type { CatalogueFileName } from './catalogue-schema.ts';
import type { ReferenceKind } from './check-shape.ts';
import { isRecord } from './check-shape.ts';
import type { RowContradiction } from './find-contradictions.ts';
import {
  findConflictContradictions,
  findGoalContradictions,
  findIdentityContradictions,
  findIncentiveContradictions,
  findLinkContradictions,
  findMeasureContradictions,
  findSeamContradictions,
  findStepContradictions,
} from './find-contradictions.ts';
import { freezeDeeply } from './freeze-deeply.ts';
import type { FileReading, FileRow } from './read-catalogue-file.ts';
import { readCatalogueFile } from './read-catalogue-file.ts';
import { sha256 } from './sha256.ts';

/** Files a catalogue folder must hold. */
export const REQUIRED_CATALOGUE_FILES = [
  'agency-types.json',
  'budgets.json',
  'concepts.json',
  'conflicts.json',
  'cost-effects.json',
  'design-risks.json',
  'domains.json',
  'footprints.json',
  'goals.json',
  'identities.json',
  'incentives.json',
  'journey.json',
  'links.json',
  'measures.json',
  'resources.json',
  'sources.json',
] as const satisfies readonly CatalogueFileName[];

/** Files a catalogue folder may hold; `agencies.json` describes one place and is read by `loadPlaceAgencies`. */
export const OPTIONAL_CATALOGUE_FILES = ['context.json'] as const satisfies readonly CatalogueFileName[];

/** The whole catalogue, or every fault that keeps it from being one. */
export type LoadedCatalogue =
  | {
      readonly kind: 'loaded';
      readonly catalogue: Catalogue;
      /** What its author should look at; nothing that any rule stumbles over. */
      readonly doubts: readonly CatalogueFault[];
    }
  | { readonly kind: 'refused'; readonly faults: readonly CatalogueFault[] };

/**
 * Loads the catalogue from its parsed files, by file name; files of other names are not read.
 * Reports every fault at once, and never half a catalogue: one fault that refuses, anywhere, refuses all of it.
 * Optional fields that a file leaves out are null. A code that another version of a framework reused is allowed.
 * The result is frozen. Never throws.
 */
export function loadCatalogue(files: Readonly<Record<string, unknown>>): LoadedCatalogue {
  const missing: CatalogueFault[] = [];
  const readings = new Map<CatalogueFileName, FileReading>();
  for (const file of [...REQUIRED_CATALOGUE_FILES, ...OPTIONAL_CATALOGUE_FILES]) {
    const content = files[file];
    if (content !== undefined) {
      readings.set(file, readCatalogueFile(file, content));
    } else if (OPTIONAL_CATALOGUE_FILES.every((optional) => optional !== file)) {
      const expected = 'the file, with its rows or an empty list';
      missing.push(describeFault({ file, row: null, field: '', code: 'missing-file', found: 'no file', expected }));
    }
  }

  const faults = [
    missing,
    ...[...readings.values()].map((reading) => reading.faults),
    findDuplicates(readings),
    findDanglingIds(readings),
    findContradictions(readings),
  ].flat();
  if (faults.some((fault) => fault.severity === 'refuses')) return { kind: 'refused', faults: freezeDeeply(faults) };

  const assembled = assemble(readings);
  const measures = countAbsentAsReported(assembled.measures, assembled.domains, files['measures.json']);
  const rows = { ...assembled, measures };
  const catalogue = { version: contentHash(rows), ...rows };
  return freezeDeeply({ kind: 'loaded', catalogue, doubts: faults });
}

/** Lists whose rows carry an id of their own, or another field or pair that must be unique. */
const UNIQUE: readonly {
  readonly file: CatalogueFileName;
  readonly list: string;
  readonly fields: readonly string[];
  readonly code: CatalogueFaultCode;
}[] = [
  ...(
    [
      ['agency-types.json', 'agency_types'],
      ['budgets.json', 'budgets'],
      ['domains.json', 'domains'],
      ['concepts.json', 'concepts'],
      ['measures.json', 'measures'],
      ['goals.json', 'goals'],
      ['incentives.json', 'incentives'],
      ['cost-effects.json', 'cost_effects'],
      ['resources.json', 'resources'],
      ['links.json', 'latent_nodes'],
      ['links.json', 'links'],
      ['identities.json', 'identities'],
      ['footprints.json', 'footprints'],
      ['journey.json', 'steps'],
      ['context.json', 'context'],
      ['sources.json', 'sources'],
      ['conflicts.json', 'kinds'],
      ['conflicts.json', 'conflicts'],
    ] as const
  ).map(([file, list]) => ({ file, list, fields: ['id'], code: 'duplicate-id' as const })),
  { file: 'design-risks.json', list: 'design_risks', fields: ['measure'], code: 'duplicate-id' },
  {
    file: 'measures.json',
    list: 'measures',
    fields: ['framework', 'framework_version', 'code'],
    code: 'duplicate-identity',
  },
  { file: 'links.json', list: 'links', fields: ['source', 'target'], code: 'duplicate-pair' },
  { file: 'journey.json', list: 'seams', fields: ['from_step', 'to_step'], code: 'duplicate-pair' },
];

function findDuplicates(readings: ReadonlyMap<CatalogueFileName, FileReading>): readonly CatalogueFault[] {
  const faults: CatalogueFault[] = [];
  for (const { file, list, fields, code } of UNIQUE) {
    const first = new Map<string, string | number>();
    const rows = readings.get(file)?.lists.get(list) ?? [];
    rows.forEach((row, index) => {
      if (!isRecord(row.value)) return;
      const parts = fields.map((field) => (isRecord(row.value) ? (row.value[field] ?? null) : null));
      if (parts.every((part) => typeof part !== 'string')) return;
      const key = JSON.stringify(parts);
      const earlier = first.get(key);
      if (earlier === undefined) {
        first.set(key, code === 'duplicate-id' ? index + 1 : row.label);
        return;
      }
      const before = typeof earlier === 'number' ? `row number ${earlier}` : `row "${earlier}"`;
      const repeats = list === 'concepts' && hasSameArea(rows, row);
      faults.push(
        describeFault({
          file,
          row: row.label,
          field: fields.join(', '),
          code,
          severity: repeats ? 'doubtful' : 'refuses',
          found: `${parts.map((part) => (typeof part === 'string' ? `"${part}"` : 'none')).join(', ')} again, as in ${before}`,
          expected: 'a value that no other row has',
        }),
      );
    });
  }
  return [...faults, ...findClashingEnds(readings)];
}

/**
 * True when every concept row of this id is sound and names one area. Rules read nothing else of a concept, so such a
 * repetition changes no finding: the first row is kept and the author is told.
 */
function hasSameArea(rows: readonly FileRow[], repeated: FileRow): boolean {
  const same = rows.filter((row) => row.label === repeated.label);
  const areas = new Set(same.map((row) => (isRecord(row.value) ? row.value['area'] : null)));
  return areas.size === 1 && same.every((row) => row.sound);
}

/** A measure with the id of a latent node: a link could mean either. */
function findClashingEnds(readings: ReadonlyMap<CatalogueFileName, FileReading>): readonly CatalogueFault[] {
  const latent = new Set(idsOf(readings, 'links.json', 'latent_nodes') ?? []);
  return (idsOf(readings, 'measures.json', 'measures') ?? [])
    .filter((id) => latent.has(id))
    .map((id) =>
      describeFault({
        file: 'measures.json',
        row: id,
        field: 'id',
        code: 'duplicate-id',
        found: `"${id}", the id of a latent node`,
        expected: 'an id that no latent node has',
      }),
    );
}

function idsOf(
  readings: ReadonlyMap<CatalogueFileName, FileReading>,
  file: CatalogueFileName,
  list: string,
): readonly string[] | null {
  const rows = readings.get(file)?.lists.get(list);
  return (
    rows?.flatMap((row) => (isRecord(row.value) && typeof row.value['id'] === 'string' ? [row.value['id']] : [])) ??
    null
  );
}

/** Ids that each kind of reference may name; null when a list is not there, so that its absence is told once. */
function knownIds(
  readings: ReadonlyMap<CatalogueFileName, FileReading>,
): Readonly<Record<Exclude<ReferenceKind, 'agency of the place'>, ReadonlySet<string> | null>> {
  const ids = (file: CatalogueFileName, list: string) => asSet(idsOf(readings, file, list));
  const areas = readings.get('concepts.json')?.fields['areas'];
  const [types, budgets] = [ids('agency-types.json', 'agency_types'), ids('budgets.json', 'budgets')];
  const [measures, latent] = [ids('measures.json', 'measures'), ids('links.json', 'latent_nodes')];
  const kinds = ids('conflicts.json', 'kinds');
  return {
    'agency type': types,
    budget: budgets,
    'budget or agency type': union(types, budgets),
    domain: ids('domains.json', 'domains'),
    concept: ids('concepts.json', 'concepts'),
    'concept area': asSet(Array.isArray(areas) ? areas.filter((area) => typeof area === 'string') : null),
    measure: measures,
    'measure or latent node': union(measures, latent),
    step: ids('journey.json', 'steps'),
    goal: ids('goals.json', 'goals'),
    payment: ids('incentives.json', 'incentives'),
    source: ids('sources.json', 'sources'),
    // A catalogue that names no kinds leaves them to the product.
    'kind of conflict': kinds?.size === 0 ? null : kinds,
  };
}

function asSet(ids: readonly string[] | null): ReadonlySet<string> | null {
  return ids === null ? null : new Set(ids);
}

function union(one: ReadonlySet<string> | null, other: ReadonlySet<string> | null): ReadonlySet<string> | null {
  return one === null || other === null ? null : new Set([...one, ...other]);
}

function findDanglingIds(readings: ReadonlyMap<CatalogueFileName, FileReading>): readonly CatalogueFault[] {
  const known = knownIds(readings);
  const faults: CatalogueFault[] = [];
  for (const reading of readings.values()) {
    for (const { file, row, field, kind, id } of reading.references) {
      if (kind === 'agency of the place' || known[kind]?.has(id) !== false) continue;
      faults.push(
        describeFault({
          file,
          row,
          field,
          code: 'dangling-id',
          found: `"${id}", which is no ${kind}`,
          expected: `the id of a ${kind} of this catalogue`,
        }),
      );
    }
  }
  return faults;
}

function findContradictions(readings: ReadonlyMap<CatalogueFileName, FileReading>): readonly CatalogueFault[] {
  const faults: CatalogueFault[] = [];
  const examine = <Row>(
    file: CatalogueFileName,
    list: string,
    find: (row: Row) => readonly RowContradiction[],
  ): void => {
    for (const row of soundRows(readings, file, list)) {
      for (const found of find(row.value as Row)) faults.push(describeFault({ file, row: row.label, ...found }));
    }
  };

  const roles = new Map(rowsOf<Domain>(readings, 'domains.json', 'domains').map(({ id, role }) => [id, role]));
  const domains = new Map(rowsOf<Measure>(readings, 'measures.json', 'measures').map(({ id, domain }) => [id, domain]));
  const roleOf = (measure: string) => roles.get(domains.get(measure) ?? '');

  examine<Measure>('measures.json', 'measures', (measure) =>
    // A domain that is missing is told as a dangling id; nothing more can be said of it here.
    findMeasureContradictions(measure, (roles.get(measure.domain) ?? 'experience') === 'experience'),
  );
  examine<Goal>('goals.json', 'goals', findGoalContradictions);
  examine<Incentive>('incentives.json', 'incentives', findIncentiveContradictions);
  examine<Link>('links.json', 'links', findLinkContradictions);
  examine<Identity>('identities.json', 'identities', findIdentityContradictions);
  examine<JourneyStep>('journey.json', 'steps', (step) =>
    findStepContradictions(step, (measure) => roleOf(measure) === 'resource'),
  );
  examine<Seam>('journey.json', 'seams', findSeamContradictions);
  examine<DocumentedConflict>('conflicts.json', 'conflicts', findConflictContradictions);
  const types = asSet(idsOf(readings, 'agency-types.json', 'agency_types'));
  examine<Budget>('budgets.json', 'budgets', (budget) =>
    budget.people || types?.has(budget.id) !== false
      ? []
      : [
          {
            field: 'id',
            code: 'dangling-id',
            severity: 'refuses',
            found: `"${budget.id}", which is no agency type`,
            expected: 'the id of an agency type, or people true',
          },
        ],
  );
  return faults;
}

function soundRows(
  readings: ReadonlyMap<CatalogueFileName, FileReading>,
  file: CatalogueFileName,
  list: string,
): readonly FileRow[] {
  return (readings.get(file)?.lists.get(list) ?? []).filter((row) => row.sound);
}

/** Rows whose shape was checked against the schema of `Row`; `SHAPES_AGREE` keeps the two in step. */
function rowsOf<Row>(
  readings: ReadonlyMap<CatalogueFileName, FileReading>,
  file: CatalogueFileName,
  list: string,
): readonly Row[] {
  return soundRows(readings, file, list).map((row) => row.value as Row);
}

function assemble(readings: ReadonlyMap<CatalogueFileName, FileReading>): Omit<Catalogue, 'version'> {
  const rows = <Row>(file: CatalogueFileName, list: string) => rowsOf<Row>(readings, file, list);
  const field = (file: CatalogueFileName, name: string) => readings.get(file)?.fields[name] ?? null;
  return {
    agencyTypes: rows<AgencyType>('agency-types.json', 'agency_types'),
    budgets: rows<Budget>('budgets.json', 'budgets'),
    domains: rows<Domain>('domains.json', 'domains'),
    conceptAreas: field('concepts.json', 'areas') as readonly string[],
    concepts: firstOfEachId(rows<Concept>('concepts.json', 'concepts')),
    measures: rows<Measure>('measures.json', 'measures'),
    goals: rows<Goal>('goals.json', 'goals'),
    incentives: rows<Incentive>('incentives.json', 'incentives'),
    costEffects: rows<CostEffect>('cost-effects.json', 'cost_effects'),
    designRiskPoints: field('design-risks.json', 'points') as Readonly<Record<DesignFlag, number>>,
    designRiskFlagAt: field('design-risks.json', 'flag_at') as number,
    designRisks: rows<DesignRisk>('design-risks.json', 'design_risks'),
    resources: rows<Resource>('resources.json', 'resources'),
    latentNodes: rows<LatentNode>('links.json', 'latent_nodes'),
    links: rows<Link>('links.json', 'links'),
    identities: rows<Identity>('identities.json', 'identities'),
    footprints: rows<Footprint>('footprints.json', 'footprints'),
    steps: rows<JourneyStep>('journey.json', 'steps'),
    seams: rows<Seam>('journey.json', 'seams'),
    context: rows<ContextFigure>('context.json', 'context'),
    sources: rows<Source>('sources.json', 'sources'),
    reviewed: field('conflicts.json', 'reviewed') as string | null,
    conflictKinds: rows<{ readonly id: string; readonly name: string }>('conflicts.json', 'kinds'),
    conflicts: rows<DocumentedConflict>('conflicts.json', 'conflicts'),
  };
}

function firstOfEachId<Row extends { readonly id: string }>(rows: readonly Row[]): readonly Row[] {
  const seen = new Set<string>();
  return rows.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** Hash of the rows as loaded: comments, layout and the order of rows and fields do not change it. */
function contentHash(rows: Omit<Catalogue, 'version'>): string {
  const sorted = Object.entries(rows).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map(canonicalText).sort() : [canonicalText(value)],
  ]);
  return sha256(canonicalText(sorted));
}
