import { analyse, type AnalyseOptions } from '../analyse.ts';
import type { Rule } from '../draft-finding.ts';
import type { AlignmentReport } from '../report.ts';
import { RULES } from '../rules/rule-list.ts';
import { takeSnapshot, type Snapshot } from '../snapshot.ts';
import { applyEdits } from './apply-edits.ts';
import { compareReports, type ReportDifference } from './compare-reports.ts';
import type { Edit, EditFault, HeldHere } from './edit.ts';

export type WhatIfAnswer =
  | {
      readonly kind: 'answered';
      readonly snapshot: Snapshot;
      readonly report: AlignmentReport;
      readonly difference: ReportDifference;
    }
  | { readonly kind: 'refused'; readonly faults: readonly EditFault[] };

/**
 * What the rules would say if people were held to something else. Figures stay as they are: nothing is forecast.
 * @param snapshot the place on its day, as it is
 * @param before the report of that snapshot, made with the same rules and options
 */
export function whatIf(
  snapshot: Snapshot,
  before: AlignmentReport,
  edits: readonly Edit[],
  rules: readonly Rule[] = RULES,
  options: AnalyseOptions = {},
): WhatIfAnswer {
  const edited = applyEdits(snapshot.catalogue, edits, snapshot.asOf, heldHere(snapshot));
  if (edited.kind === 'refused') return edited;
  const place =
    snapshot.place === null
      ? null
      : {
          place: snapshot.place,
          comparator: snapshot.comparator,
          agencies: snapshot.allRows,
          delegations: snapshot.delegations,
        };
  const changed = takeSnapshot(edited.catalogue, place, snapshot.figures, snapshot.asOf);
  const report = analyse(changed, rules, options);
  return { kind: 'answered', snapshot: changed, report, difference: compareReports(before, report) };
}

/** What an edit can be about at the place and day of a snapshot. */
export function heldHere(snapshot: Snapshot): HeldHere {
  return {
    goals: new Set(snapshot.goals.map((goal) => goal.row.id)),
    payments: new Set(snapshot.payments.map((payment) => payment.row.id)),
  };
}
