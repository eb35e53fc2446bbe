import type { AlignmentReport, Finding } from '#domain/alignment/report';

/** What an oracle's expected file holds, as far as it is compared. */
export interface ExpectedReport {
  readonly findings: readonly ExpectedFinding[];
  readonly headlines: readonly string[];
  readonly index: {
    readonly pairs: readonly (ExpectedCounts & { readonly agencies: readonly string[] })[];
    readonly total: ExpectedCounts;
  };
  readonly paths: { readonly total: number; readonly byLength: Readonly<Record<string, number>> };
  readonly counts: Readonly<Record<string, number>>;
  readonly loops?: readonly { readonly links: readonly string[]; readonly sign: number; readonly type: string }[];
  readonly structural?: readonly Readonly<Record<string, unknown>>[];
  readonly pairs: readonly Readonly<Record<string, unknown>>[];
}

interface ExpectedCounts {
  readonly aligned: number;
  readonly tension: number;
  readonly opposed: number;
  readonly unknown: number;
  readonly index: number | null;
}

/** A finding as the oracle lists it. */
export interface ExpectedFinding {
  readonly id: string;
  readonly kind: string;
  readonly subkind: string;
  readonly score: number;
  readonly unusual: number | null;
  readonly severity: Readonly<Record<string, unknown>> | null;
  readonly [field: string]: unknown;
}

const SET_FIELDS = ['goals', 'measures', 'agencyTypes', 'agencies', 'delegated', 'figures'] as const;
const EXACT_FIELDS = ['kind', 'subkind', 'confidence', 'datesKnown', 'here', 'withinOne', 'contested'] as const;

/** What differs between the findings of one kind, in words; empty when all agree. */
export function compareFindings(actual: readonly Finding[], expected: readonly ExpectedFinding[]): string[] {
  const differences: string[] = [];
  const byId = new Map(actual.map((finding) => [finding.id, finding]));
  const expectedIds = new Set(expected.map((finding) => finding.id));
  for (const finding of actual) if (!expectedIds.has(finding.id)) differences.push(`not expected: ${finding.id}`);
  if (byId.size !== actual.length) differences.push('an id is there twice');
  for (const wanted of expected) {
    const found = byId.get(wanted.id);
    if (found === undefined) {
      differences.push(`missing: ${wanted.id}`);
      continue;
    }
    for (const field of EXACT_FIELDS) note(differences, wanted.id, field, found[field], wanted[field]);
    for (const field of SET_FIELDS) note(differences, wanted.id, field, sorted(found[field]), sorted(wanted[field]));
    if (wanted['root'] !== undefined) note(differences, wanted.id, 'root', found.root ?? null, wanted['root']);
    if (!isNear(found.score, wanted.score, 1e-9)) note(differences, wanted.id, 'score', found.score, wanted.score);
    if (!isNear(found.unusual, wanted.unusual, 1e-9))
      note(differences, wanted.id, 'unusual', found.unusual, wanted.unusual);
    compareSeverity(differences, wanted, found);
  }
  return differences;
}

function compareSeverity(differences: string[], wanted: ExpectedFinding, found: Finding): void {
  if (wanted.severity === null || found.severity === null) {
    note(differences, wanted.id, 'severity', found.severity, wanted.severity);
    return;
  }
  const severity: Readonly<Record<string, unknown>> = { ...found.severity };
  for (const [field, value] of Object.entries(wanted.severity)) {
    if (field === 'scaled') {
      if (!isNear(found.severity.scaled, value, 1e-9))
        note(differences, wanted.id, 'scaled', found.severity.scaled, value);
    } else note(differences, wanted.id, `severity ${field}`, severity[field], value);
  }
}

/** What differs beside the findings: headlines, index, paths, counts. */
export function compareSummary(actual: AlignmentReport, expected: ExpectedReport): string[] {
  const differences: string[] = [];
  note(differences, 'report', 'headlines', actual.headlines, expected.headlines);
  const counts: Record<string, number> = {};
  for (const { kind } of actual.findings) counts[kind] = (counts[kind] ?? 0) + 1;
  note(differences, 'report', 'counts', inOrder(counts), inOrder(expected.counts));
  note(differences, 'paths', 'total', actual.paths.total, expected.paths.total);
  note(differences, 'paths', 'byLength', inOrder(actual.paths.byLength), inOrder(expected.paths.byLength));
  compareCounts(differences, 'index total', actual.index.total, expected.index.total);
  const pairs = new Map(actual.index.pairs.map((pair) => [pair.agencies.join('|'), pair]));
  if (pairs.size !== expected.index.pairs.length) {
    note(differences, 'index', 'pairs', pairs.size, expected.index.pairs.length);
  }
  for (const wanted of expected.index.pairs) {
    const name = [...wanted.agencies].sort().join('|');
    const found = pairs.get(name);
    if (found === undefined) differences.push(`index pair missing: ${name}`);
    else compareCounts(differences, `index ${name}`, found, wanted);
  }
  return differences;
}

function compareCounts(differences: string[], name: string, found: ExpectedCounts, wanted: ExpectedCounts): void {
  for (const field of ['aligned', 'tension', 'opposed', 'unknown'] as const)
    note(differences, name, field, found[field], wanted[field]);
  if (!isNear(found.index, wanted.index, 1e-9)) note(differences, name, 'index', found.index, wanted.index);
}

/** What differs in loops and structural pairs. */
export function compareCauses(actual: AlignmentReport, expected: ExpectedReport): string[] {
  const differences: string[] = [];
  note(
    differences,
    'report',
    'loops',
    actual.loops.map((loop) => ({ links: sorted(loop.links), sign: loop.sign, type: loop.type })),
    (expected.loops ?? []).map((loop) => ({ links: sorted(loop.links), sign: loop.sign, type: loop.type })),
  );
  const found = new Map(actual.structural.map((pair) => [`${pair.from}>${pair.to}`, pair]));
  if (found.size !== (expected.structural ?? []).length) {
    note(differences, 'structural', 'pairs', found.size, (expected.structural ?? []).length);
  }
  for (const wanted of expected.structural ?? []) {
    const name = `${String(wanted['from'])}>${String(wanted['to'])}`;
    const pair = found.get(name);
    if (pair === undefined) differences.push(`structural pair missing: ${name}`);
    else compareFields(differences, name, { ...pair }, wanted, { P: 1e-9, N: 1e-9, net: 1e-9, ambiguity: 1e-9 });
  }
  return differences;
}

/** What differs in the empirical pairs; an oracle of a real place lists the tested ones alone. */
export function compareEmpiricalPairs(
  actual: AlignmentReport,
  expected: ExpectedReport,
  testedOnly: boolean,
): string[] {
  const differences: string[] = [];
  const listed = testedOnly ? actual.pairs.filter((pair) => pair.status === 'tested') : actual.pairs;
  const found = new Map(listed.map((pair) => [pair.measures.join('|'), pair]));
  if (found.size !== expected.pairs.length) note(differences, 'pairs', 'number', found.size, expected.pairs.length);
  for (const wanted of expected.pairs) {
    const measures = wanted['measures'];
    const name = Array.isArray(measures) ? measures.join('|') : '';
    const pair = found.get(name);
    if (pair === undefined) differences.push(`empirical pair missing: ${name}`);
    else
      compareFields(differences, name, { ...pair }, wanted, {
        rho: 1e-10,
        permMean: 1e-10,
        permSd: 1e-10,
        z: 1e-8,
        p: 1e-8,
      });
  }
  return differences;
}

function compareFields(
  differences: string[],
  name: string,
  found: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, unknown>>,
  tolerances: Readonly<Record<string, number>>,
): void {
  for (const [field, value] of Object.entries(wanted)) {
    const tolerance = tolerances[field];
    if (tolerance === undefined) note(differences, name, field, found[field], value);
    else if (
      typeof value !== 'number' ||
      typeof found[field] !== 'number' ||
      Math.abs(value - found[field]) > tolerance
    ) {
      note(differences, name, field, found[field], value);
    }
  }
}

function isNear(found: unknown, wanted: unknown, relative: number): boolean {
  if (typeof found !== 'number' || typeof wanted !== 'number') return found === wanted;
  return Math.abs(found - wanted) <= relative * Math.max(1, Math.abs(wanted));
}

function note(differences: string[], name: string, field: string, found: unknown, wanted: unknown): void {
  const [a, b] = [found, wanted].map((value) => (value === undefined ? 'absent' : JSON.stringify(value)));
  if (a !== b) differences.push(`${name}: ${field} is ${a ?? ''}, expected ${b ?? ''}`);
}

function sorted(list: unknown): unknown {
  return Array.isArray(list) ? list.map(String).sort() : list;
}

function inOrder(record: Readonly<Record<string, number>>): unknown {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}
