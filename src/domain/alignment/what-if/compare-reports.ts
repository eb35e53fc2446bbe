import type { AlignmentCounts, AlignmentReport, Finding } from '../report.ts';

/** What an edit would change in what the rules say. Lists are in order of id. */
export interface ReportDifference {
  readonly gone: readonly Finding[];
  readonly appeared: readonly Finding[];
  /** Same finding, said otherwise: before and after. */
  readonly changed: readonly { readonly before: Finding; readonly after: Finding }[];
  readonly unchanged: number;
  readonly index: { readonly before: AlignmentCounts; readonly after: AlignmentCounts };
  readonly headlines: { readonly before: readonly string[]; readonly after: readonly string[] };
}

/** Compares two reports of one place and day, finding by finding, by id. Synergies are compared as well. */
export function compareReports(before: AlignmentReport, after: AlignmentReport): ReportDifference {
  const earlier = new Map(before.findings.map((finding) => [finding.id, finding]));
  const later = new Set(after.findings.map((finding) => finding.id));
  const changed: { before: Finding; after: Finding }[] = [];
  const appeared: Finding[] = [];
  for (const finding of after.findings) {
    const same = earlier.get(finding.id);
    if (same === undefined) appeared.push(finding);
    else if (!areEqual(same, finding)) changed.push({ before: same, after: finding });
  }
  const gone = before.findings.filter((finding) => !later.has(finding.id));
  return {
    gone,
    appeared,
    changed,
    unchanged: after.findings.length - appeared.length - changed.length,
    index: { before: before.index.total, after: after.index.total },
    headlines: { before: before.headlines, after: after.headlines },
  };
}

/** Findings are plain data made by one builder in one order of fields, so their text tells them apart. */
function areEqual(a: Finding, b: Finding): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
