import { countAlignment } from './alignment-index.ts';
import { completeFinding } from './complete-finding.ts';
import type { Rule } from './draft-finding.ts';
import { empiricalPairs } from './empirical-pairs.ts';
import { chooseHeadlines } from './headlines.ts';
import type { AlignmentReport } from './report.ts';
import { RULES } from './rules/rule-list.ts';
import type { Snapshot } from './snapshot.ts';
import { compareText } from './sorted-text.ts';
import { causalMap, structuralPairs } from './structural-paths.ts';
import type { NationalScores } from './unusual.ts';

/** What a report is asked for beside the findings. */
export interface AnalyseOptions {
  /** List loops, structural pairs and empirical pairs too; left empty otherwise, for a report of every place holds them but once. */
  readonly details?: boolean;
  /** Scores of all places by `KIND/form`; null or absent for one place alone, whose findings are then neither usual nor unusual. */
  readonly national?: NationalScores | null;
}

/** Everything the rules say of one place on one day. Pure: the same snapshot gives the same report. */
export function analyse(
  snapshot: Snapshot,
  rules: readonly Rule[] = RULES,
  options: AnalyseOptions = {},
): AlignmentReport {
  const findings = rules
    .flatMap((rule) => rule(snapshot))
    .map((draft) => completeFinding(snapshot, draft, options.national ?? null))
    .sort((a, b) => compareText(a.id, b.id));
  const causes = causalMap(snapshot.catalogue, snapshot.asOf);
  const details = options.details === true;
  return {
    asOf: snapshot.asOf,
    place: snapshot.place,
    catalogueVersion: snapshot.catalogue.version,
    findings,
    headlines: chooseHeadlines(findings, {
      place: snapshot.place,
      shareOf: (agency) => largestShare(snapshot, agency),
      isComplete: (type) => snapshot.types.get(type)?.goals_complete === true,
    }),
    index: countAlignment(snapshot),
    paths: { total: causes.total, byLength: causes.byLength },
    loops: details ? causes.loops : [],
    structural: details ? structuralPairs(snapshot) : [],
    pairs: details ? empiricalPairs(snapshot) : [],
  };
}

function largestShare(snapshot: Snapshot, agency: string): number | null {
  const shares = (snapshot.agencies.get(agency)?.rows ?? []).map((row) => row.share).filter((share) => share !== null);
  return shares.length === 0 ? null : Math.max(...shares);
}
