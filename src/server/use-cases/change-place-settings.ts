import type { Actor } from '#server/permissions/actor';
import { decide } from '#server/permissions/policy';
import type { PlaceSettings, PlaceSettingsRepository } from '#server/storage/place-settings-repository';
import type { Clock } from './clock.ts';
import { UploadRefused } from './upload-refused.ts';

/** Changes what a place asks for. @throws UploadRefused `forbidden` */
export async function changePlaceSettings(
  settings: PlaceSettingsRepository,
  clock: Clock,
  actor: Actor,
  place: string,
  change: PlaceSettings,
): Promise<PlaceSettings> {
  if (decide(actor, 'change', { kind: 'place-settings', place }) !== 'allowed') {
    throw new UploadRefused('forbidden', 'Your account may not change what this place asks for.');
  }
  const scope = { agency: null, actor: actor.kind === 'person' ? actor.account : null };
  await settings.set(place, change, clock.now(), scope);
  return settings.find(place);
}
