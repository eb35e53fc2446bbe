import type { Finding } from '#domain/alignment/report';
import { agencyName, budgetName, typeName } from './agency-names.ts';
import { capital, countInWords, joined, small } from './number-words.ts';
import { stepName } from './step-names.ts';
import { identityOf, totalOf } from './tell-attribution.ts';
import { nameOfNode, type Telling } from './telling.ts';

/** Most measures a name has. */
const MOST = 2;

/**
 * What a finding is about, in a few words for the head of a line: `A&E within 4 hours and Emergency admissions 65+`. Beside the
 * name of its kind it tells one finding from another; what it says is its sentence's business.
 */
export function nameFinding(telling: Telling, finding: Finding): string {
  return capital(said(telling, finding));
}

function said(telling: Telling, finding: Finding): string {
  const { snapshot } = telling;
  const { catalogue } = snapshot;
  switch (finding.kind) {
    case 'ORPHAN': {
      const step = (id: string): string => stepName(catalogue.steps.find((row) => row.id === id));
      if (finding.seam !== undefined) return `from ${small(step(finding.seam[0]))} to ${small(step(finding.seam[1]))}`;
      const domain = catalogue.domains.find((row) => row.id === finding.domain)?.name;
      return domain === undefined ? step(finding.step ?? '') : `${step(finding.step ?? '')}: ${small(domain)}`;
    }
    case 'IMBALANCE':
      return joined(finding.agencyTypes.map((type) => typeName(snapshot, type)));
    case 'CONTENTION':
      return catalogue.resources.find((row) => row.id === finding.resource)?.name ?? measures(telling, finding);
    case 'COST_SHUNT':
      return `${measures(telling, finding)}: ${joined((finding.pays ?? []).map((budget) => small(budgetName(snapshot, budget))))} ${(finding.pays ?? []).length === 1 ? 'pays' : 'pay'}`;
    case 'INCENTIVE': {
      const paid = (finding.incentives ?? []).flatMap((id) => catalogue.incentives.find((row) => row.id === id) ?? []);
      const names = [...new Set(paid.map((row) => nameOfNode(telling, row.measure)))];
      const types = [...new Set(paid.map((row) => typeName(snapshot, row.paid)))];
      // A duty to save or balance is a budget, never pay.
      if (paid.length > 0 && paid.every((row) => row.shape === 'budget'))
        return `${few(names)}: the budget of ${small(few(types))}`;
      return names.length === 0 ? measures(telling, finding) : `${few(names)}: what ${small(few(types))} is paid for`;
    }
    case 'ATTRIBUTION': {
      const total = totalOf(identityOf(telling, finding));
      const parts = finding.measures.filter((id) => id !== total).map((id) => nameOfNode(telling, id));
      return total === null || finding.subkind === 'moved' ? few(parts) : nameOfNode(telling, total);
    }
    case 'FOOTPRINT':
      return ofFootprint(telling, finding);
    case 'TARGET':
      return finding.area === undefined
        ? measures(telling, finding)
        : `${measures(telling, finding)}, ${agencyName(snapshot, finding.area)}`;
    case 'STRUCTURAL':
    case 'SYNERGY':
      return finding.root === undefined
        ? measures(telling, finding)
        : few([finding.root[0], finding.root[1]].map((id) => nameOfNode(telling, id)));
    case 'POLARITY':
    case 'DEFINITION':
    case 'EMPIRICAL':
    case 'GAMING':
    case 'DOUBLE_COUNT':
    case 'TIMING':
    case 'UNCONTROLLABLE':
    case 'WHOLE_RED':
      return measures(telling, finding);
  }
}

function ofFootprint(telling: Telling, finding: Finding): string {
  const { snapshot } = telling;
  const agencies = (finding.agencies ?? []).map((agency) => agencyName(snapshot, agency));
  switch (finding.subkind) {
    case 'shared_provider':
      return few(agencies);
    case 'split_provider':
      return `${measures(telling, finding)} at ${few(agencies)}`;
    case 'holders':
      return few([...new Set((finding.facts ?? []).map((fact) => typeName(snapshot, fact.type)))]);
    case 'tiers':
    case 'boundaries':
      return few(finding.agencyTypes.map((type) => typeName(snapshot, type)));
    default:
      return measures(telling, finding);
  }
}

function measures(telling: Telling, finding: Finding): string {
  return few(finding.measures.map((id) => nameOfNode(telling, id)));
}

function few(names: readonly string[]): string {
  if (names.length <= MOST) return joined(names);
  return `${names.slice(0, MOST).join(', ')} and ${countInWords(names.length - MOST)} more`;
}
