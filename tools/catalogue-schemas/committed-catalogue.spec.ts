import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Catalogue } from '#domain/framework/catalogue';
import type { LoadedCatalogue } from '#domain/framework/load-catalogue';
import { loadCatalogue } from '#domain/framework/load-catalogue';
import { loadPlaceAgencies } from '#domain/framework/load-place-agencies';
import { renderCatalogueSchemas } from './render-catalogue-schemas.ts';

const root = join(import.meta.dirname, '..', '..');
const shared = join(root, '..', 'shared');

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function load(folder: string): Extract<LoadedCatalogue, { kind: 'loaded' }> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const loaded = loadCatalogue(Object.fromEntries(files.map((file) => [file, readJson(join(folder, file))])));
  if (loaded.kind === 'refused') throw new Error(loaded.faults.map(({ message }) => message).join('\n'));
  return loaded;
}

function needShared(): void {
  if (!existsSync(shared)) pending('the shared folder is not beside the checkout');
}

describe('the committed catalogue', () => {
  it('has the schemas that the domain gives: run node tools/write-catalogue-schemas.ts', () => {
    const schemas = renderCatalogueSchemas();
    const folder = join(root, 'catalogue', 'schema');
    expect(readdirSync(folder).sort()).toEqual([...schemas.keys()].sort());
    for (const [file, text] of schemas) expect(readFileSync(join(folder, file), 'utf8')).toBe(text);
  });

  it('loads whole, without a doubt, and counts as the reference says', () => {
    const { catalogue, doubts } = load(join(root, 'catalogue'));
    expect(doubts).toEqual([]);
    expect({
      agencyTypes: catalogue.agencyTypes.length,
      budgets: catalogue.budgets.length,
      domains: catalogue.domains.length,
      conceptAreas: catalogue.conceptAreas.length,
      measures: catalogue.measures.length,
      goals: catalogue.goals.length,
      incentives: catalogue.incentives.length,
      costEffects: catalogue.costEffects.length,
      designRisks: catalogue.designRisks.length,
      resources: catalogue.resources.length,
      links: catalogue.links.length,
      latentNodes: catalogue.latentNodes.length,
      identities: catalogue.identities.length,
      footprints: catalogue.footprints.length,
      steps: catalogue.steps.length,
      seams: catalogue.seams.length,
      context: catalogue.context.length,
      sources: catalogue.sources.length,
      conflicts: catalogue.conflicts.length,
    }).toEqual({
      agencyTypes: 12,
      budgets: 14,
      domains: 3,
      conceptAreas: 19,
      measures: 199,
      goals: 320,
      incentives: 40,
      costEffects: 13,
      designRisks: 199,
      resources: 9,
      links: 96,
      latentNodes: 13,
      identities: 7,
      footprints: 1,
      steps: 12,
      seams: 11,
      context: 6,
      sources: 194,
      conflicts: 45,
    });
    // One concept stood twice with two wordings; the reference counts both.
    expect(catalogue.concepts.length).toBe(176);
  });

  it('has the rows of the shared one, but for what docs/decisions/0007 names: a concept once, short names, cautions, two gaps in plain words', () => {
    needShared();
    const theirs = load(join(shared, 'catalogue'));
    expect(theirs.doubts.map(({ file, row, code }) => `${file} ${row ?? ''} ${code}`)).toEqual([
      'concepts.json elective_activity duplicate-id',
    ]);
    const ours = load(join(root, 'catalogue')).catalogue;
    const rowsOf = (catalogue: Catalogue) => ({
      ...catalogue,
      version: null,
      steps: catalogue.steps.map((step) => ({ ...step, short_name: null, gap: '' })),
      measures: catalogue.measures.map((measure) => ({ ...measure, caution: null })),
    });
    expect(rowsOf(ours)).toEqual(rowsOf(theirs.catalogue));
    const reworded = ours.steps.filter((step, index) => step.gap !== theirs.catalogue.steps[index]?.gap);
    expect(reworded.map((step) => step.id)).toEqual(['J08', 'J10']);
  });

  it('is not the only one that loads: the random world with expected results does too', () => {
    needShared();
    const folder = join(shared, 'oracles', 'world-1');
    const { catalogue } = load(folder);
    expect(loadPlaceAgencies(readJson(join(folder, 'agencies.json')), catalogue).kind).toBe('loaded');
  });
});
