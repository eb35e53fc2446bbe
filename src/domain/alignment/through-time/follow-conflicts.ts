import type { Finding } from '../report.ts';
import { compareText } from '../sorted-text.ts';
import { compareLooks, type Look } from './compare-looks.ts';
import type { GroundChange } from './ground-change.ts';

/** What one conflict did between two looks. */
export interface Turn {
  /** Number of the look at which it is seen, from 1: it lies between this look and the one before. */
  readonly look: number;
  /** `renewed`: the same quarrel over goals that took the place of others; `changed`: said otherwise, by its figures or weight. */
  readonly what: 'began' | 'ended' | 'renewed' | 'changed';
  readonly grounds: readonly GroundChange[];
}

/** One conflict through all looks. */
export interface Thread {
  readonly key: string;
  /** What was found at each look, heaviest first; none where it was not there. */
  readonly found: readonly (readonly Finding[])[];
  readonly turns: readonly Turn[];
}

/**
 * Follows every conflict of a place from look to look. A goal that is set anew each year makes a new finding each year: one
 * quarrel over one measure, or one payment, is followed as one conflict all the same, and its renewals are told.
 * Synergies are no conflicts.
 * @param looks of one place, oldest first
 */
export function followConflicts(looks: readonly Look[]): readonly Thread[] {
  const threads = new Map<string, Finding[][]>();
  looks.forEach(({ report }, look) => {
    for (const finding of report.findings) {
      if (finding.kind === 'SYNERGY') continue;
      const key = threadKey(finding);
      const found = threads.get(key) ?? looks.map((): Finding[] => []);
      threads.set(key, found);
      found[look]?.push(finding);
    }
  });
  const compared = looks.slice(1).map((after, index) => {
    const before = looks[index];
    return before === undefined ? null : compareLooks(before, after);
  });
  return [...threads]
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, found]) => {
      for (const findings of found) findings.sort(heaviestFirst);
      const turns = compared.flatMap((grounds, index): Turn[] => {
        const [was, is] = [found[index]?.[0], found[index + 1]?.[0]];
        const look = index + 1;
        if (grounds === null || (was === undefined && is === undefined)) return [];
        if (was === undefined)
          return is === undefined ? [] : [{ look, what: 'began', grounds: grounds.groundsOf(is, 'began') }];
        if (is === undefined) return [{ look, what: 'ended', grounds: grounds.groundsOf(was, 'ended') }];
        if (idsOf(found[index]) !== idsOf(found[index + 1]))
          return [
            { look, what: 'renewed', grounds: grounds.groundsBetween(found[index] ?? [], found[index + 1] ?? []) },
          ];
        if (was.here === is.here && was.severity?.total === is.severity?.total) return [];
        return [{ look, what: 'changed', grounds: grounds.groundsBetween(found[index] ?? [], found[index + 1] ?? []) }];
      });
      return { key, found, turns };
    });
}

/** What stays the same when a goal is set anew for another year. */
function threadKey({ id, kind, subkind, measures }: Finding): string {
  const unique = id.slice(id.lastIndexOf('/') + 1);
  const at = id.includes('@') ? id.slice(id.lastIndexOf('@')) : '';
  switch (kind) {
    case 'TARGET':
    case 'UNCONTROLLABLE':
      return `${kind}/${subkind}/${measures.join('+')}/${at}`;
    case 'INCENTIVE':
      return `${kind}/${subkind}//${unique}`;
    case 'POLARITY':
    case 'DEFINITION':
    case 'STRUCTURAL':
    case 'SYNERGY':
    case 'EMPIRICAL':
    case 'COST_SHUNT':
    case 'ORPHAN':
    case 'IMBALANCE':
    case 'GAMING':
    case 'DOUBLE_COUNT':
    case 'TIMING':
    case 'FOOTPRINT':
    case 'CONTENTION':
    case 'ATTRIBUTION':
    case 'WHOLE_RED':
      return id;
  }
}

function idsOf(findings: readonly Finding[] | undefined): string {
  return (findings ?? [])
    .map((finding) => finding.id)
    .sort(compareText)
    .join(' ');
}

const HERE_ORDER = ['both', 'one', 'none'];

function heaviestFirst(a: Finding, b: Finding): number {
  return (
    HERE_ORDER.indexOf(a.here) - HERE_ORDER.indexOf(b.here) ||
    (b.severity?.scaled ?? 0) - (a.severity?.scaled ?? 0) ||
    compareText(a.id, b.id)
  );
}
