import { readFileSync, readdirSync } from 'node:fs';
import { analyse } from '#domain/alignment/analyse';
import type { Finding } from '#domain/alignment/report';
import { takeSnapshot } from '#domain/alignment/snapshot';
import type { Catalogue, DocumentedConflict } from '#domain/framework/catalogue';
import { loadCatalogue } from '#domain/framework/load-catalogue';
import { Figures } from '#domain/measure/figures';

const DAYS = [
  ...Array.from({ length: 16 }, (_, index) => 2011 + index).flatMap((year) => [`${year}-03-31`, `${year}-09-30`]),
  '2026-11-22',
];

describe('the conflicts that people have written about', () => {
  const files = readFiles();
  const documented = load(files).conflicts;
  /** The rules must not lean on what is documented: they see a catalogue in which nothing is. */
  const bare = load({ ...files, 'conflicts.json': { ...asRecord(files['conflicts.json']), conflicts: [] } });

  it('are told apart: those that rules can find, and those that say why not', () => {
    const conflicts = documented.filter((row) => row.kind !== 'SYNERGY');
    const synergies = documented.filter((row) => row.kind === 'SYNERGY');
    const told = documented.filter((row) => !row.derivable);
    expect([conflicts.length, conflicts.filter((row) => !row.derivable).length]).toEqual([36, 11]);
    expect([synergies.length, synergies.filter((row) => !row.derivable).length]).toEqual([9, 1]);
    expect(told.filter((row) => (row.why_not ?? '').trim() === '').map((row) => row.id)).toEqual([]);
  });

  it('are found by the rules on some day without them, wherever they say that rules can find them', () => {
    const missing = new Set(documented.filter((row) => row.derivable));
    for (const day of DAYS) {
      if (missing.size === 0) break;
      const { findings } = analyse(takeSnapshot(bare, null, Figures.none(), day));
      for (const row of missing) if (findings.some((finding) => isOf(finding, row))) missing.delete(row);
    }
    expect([...missing].map((row) => `${row.id}: ${row.kind} of ${row.measures.join(', ')}`)).toEqual([]);
  });

  it('are never found where evidence does not support them: council savings and emergency admissions share no finding of a cause', () => {
    const refuted = documented.filter((row) => row.status === 'not supported' && row.kind === 'STRUCTURAL');
    expect(refuted.map((row) => row.id)).toEqual(['D08']);
    for (const day of ['2013-09-30', '2017-09-30', '2026-11-22']) {
      const { findings } = analyse(takeSnapshot(bare, null, Figures.none(), day));
      const causal = findings.filter((finding) => finding.kind === 'STRUCTURAL' || finding.kind === 'SYNERGY');
      for (const { measures } of refuted) {
        expect(
          causal
            .filter((finding) => measures.every((measure) => finding.measures.includes(measure)))
            .map(({ id }) => id),
        ).toEqual([]);
      }
    }
  });
});

/** A documented row is found when a finding of its kind shares at least one of its measures. */
function isOf(finding: Finding, row: DocumentedConflict): boolean {
  return finding.kind === row.kind && finding.measures.some((measure) => row.measures.includes(measure));
}

function readFiles(): Record<string, unknown> {
  const folder = new URL('../../../catalogue/', import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    names.map((name): [string, unknown] => [name, JSON.parse(readFileSync(new URL(name, folder), 'utf8'))]),
  );
}

function asRecord(content: unknown): Readonly<Record<string, unknown>> {
  return typeof content === 'object' && content !== null ? Object.fromEntries(Object.entries(content)) : {};
}

function load(files: Readonly<Record<string, unknown>>): Catalogue {
  const loaded = loadCatalogue(files);
  if (loaded.kind === 'refused') throw new Error(JSON.stringify(loaded.faults));
  return loaded.catalogue;
}
