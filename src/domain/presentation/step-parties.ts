import { agenciesOfType, isJudged } from '#domain/alignment/snapshot';
import type { StepParty } from '#domain/contract/place-step-view';
import type { JourneyStep } from '#domain/framework/catalogue';
import { agencyName, shareOf, typeName } from './agency-names.ts';
import { heldForInWords } from './agency-lines.ts';
import type { Telling } from './telling.ts';
import { shareWords } from './to-lanes.ts';

/** Who owns a step here; null where the framework names nobody. */
export function ownerOfStep(telling: Telling, step: JourneyStep): StepParty | null {
  return step.owner === null ? null : toStepParty(telling, step.owner);
}

/** Who else has a part in a step here, in the framework's order. */
export function othersAtStep(telling: Telling, step: JourneyStep): StepParty[] {
  return step.other_parties.map((type) => toStepParty(telling, type));
}

/** A kind of organisation and who is of that kind here on the day, largest share first; distant hospitals are only counted. */
function toStepParty(telling: Telling, type: string): StepParty {
  const { snapshot } = telling;
  const all = agenciesOfType(snapshot, type);
  const judged = all.filter((agency) => isJudged(snapshot, agency, type));
  const named = judged.length > 0 ? judged : all;
  return {
    kind: typeName(snapshot, type),
    agencies: named
      .map((agency) => ({
        id: agency,
        name: agencyName(snapshot, agency),
        words: partWords(telling, agency, type),
        share: shareOf(snapshot, { agency, type }) ?? -1,
      }))
      .sort((a, b) => b.share - a.share || (a.name < b.name ? -1 : 1))
      .map(({ id, name, words }) => ({ id, name, words })),
    distant: all.length - named.length,
  };
}

function partWords(telling: Telling, agency: string, type: string): string {
  const { snapshot } = telling;
  const givers = snapshot.delegations
    .filter((row) => row.type === type && row.to_agency === agency && row.from_agency !== agency)
    .map((row) => row.from_agency);
  if (givers.length > 0) return heldForInWords(snapshot, [...new Set(givers)]);
  return shareWords(telling, agency, [type]) ?? '';
}
