import { dayInWords } from '#domain/measure/period-words';
import { kindHeading } from '#domain/presentation/kind-words';
import type { PublishedReport } from '#server/use-cases/show-report';
import type { CommandLine } from './command-line.ts';

/** Prints a report for people: its headlines with what the rule says of each, and how many findings there are of each kind. */
export function printReport({ print }: Pick<CommandLine, 'print'>, report: PublishedReport): void {
  const byId = new Map(report.findings.map((finding) => [finding.id, finding]));
  print(
    `${report.place ?? 'The catalogue alone'}, as at ${dayInWords(report.asOf)}: ${String(report.findings.length)} findings (${report.reviewWords})\n\n`,
  );
  for (const [index, id] of report.headlines.entries()) {
    const finding = byId.get(id);
    if (finding === undefined) continue;
    const { severity } = finding;
    const grade =
      severity === null
        ? ''
        : `${severity.band}, ${severity.range[0] === severity.range[1] ? String(severity.total) : severity.range.join(' to ')} of 12; `;
    print(
      `${String(index + 1)}. ${kindHeading(finding.kind)}: ${finding.reason}\n   ${grade}sure ${finding.confidence}; ${HERE[finding.here]}\n   ${id}\n`,
    );
  }
  if (report.headlines.length === 0) print('No headline.\n');
  const counts = [...new Set(report.findings.map((finding) => finding.kind))].map(
    (kind) => `${kindHeading(kind)} ${String(report.counts[kind] ?? 0)}`,
  );
  print(`\n${counts.join('; ')}\n`);
}

const HERE = {
  both: 'seen here on both sides',
  one: 'seen here on one side',
  none: 'true everywhere in England',
} as const;
