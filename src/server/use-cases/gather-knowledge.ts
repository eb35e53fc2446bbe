import type { Catalogue } from '#domain/framework/catalogue';
import type { PlaceRegister } from '#domain/framework/place-register';
import { withLocalGoals } from '#domain/framework/with-local-goals';
import type { GoalRepository } from '#server/storage/goal-repository';
import type { ObservationRepository } from '#server/storage/observation-repository';
import type { Knowledge, Publication } from './knowledge.ts';
import { figureWorldOf, publishFigures } from './publish-figures.ts';
import { unpackFigures } from './unpack-figures.ts';

/** Reads from the store all that analyses rest on: figures as everybody may see them, and the goals of places. @param goals null: none */
export async function gatherKnowledge(
  observations: ObservationRepository,
  catalogue: Catalogue,
  register: PlaceRegister,
  goals: Pick<GoalRepository, 'readCurrent'> | null = null,
): Promise<Knowledge> {
  const local = goals === null ? [] : await goals.readCurrent();
  const whole = withLocalGoals(catalogue, local);
  const packed = await publishFigures(observations, () => figureWorldOf(catalogue, register)).readFigures();
  const publications = (await observations.readManifests()).map(({ id, manifest }) => toPublication(id, manifest));
  return {
    catalogue: whole,
    register,
    figures: unpackFigures(packed),
    publications,
    packed,
    dataVersion: packed.seq,
    version: `${whole.version} ${String(packed.seq)}`,
  };
}

function toPublication(dataset: string, manifest: Readonly<Record<string, unknown>>): Publication {
  const measures = Array.isArray(manifest['measures']) ? manifest['measures'].map(String) : [];
  const said = ['title', 'publisher', 'licence'].flatMap((field) => {
    const text = manifest[field];
    return typeof text === 'string' && text !== '' ? [text] : [];
  });
  const line = manifest['licence_confirmed'] === true ? said : [...said, 'licence to be confirmed'];
  return { dataset, measures: new Set(measures), line: line.join('; ') };
}
