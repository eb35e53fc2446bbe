import type { PlaceSettingsView } from '#domain/contract/place-settings-view';
import type { Actor } from '#server/permissions/actor';
import { can, decide } from '#server/permissions/policy';
import type { AuditEvent } from '#server/storage/audit-event';
import type {
  PlaceSettings,
  PlaceSettingsRepository,
  RecordedPlaceSettings,
} from '#server/storage/place-settings-repository';
import type { Clock } from './clock.ts';
import { NotPossibleError } from './not-possible.ts';
import { auditOf } from './people/audit-of.ts';
import { nameOfResource } from './people/authorise.ts';
import { NotAllowedError } from './people/not-allowed.ts';

/** What the settings of places are worked with. */
export interface PlaceSettingsParts {
  readonly settings: PlaceSettingsRepository;
  readonly clock: Clock;
  /** Writes to the audit what was refused; what was done is written with the change itself. */
  readonly audit: (event: AuditEvent) => Promise<void>;
  /** What a place is called; null for a code that is no place. */
  readonly nameOf: (place: string) => string | null;
}

/** What a place asks for, as routes use it. */
export interface PlaceSettingsUseCases {
  /** @throws NotAllowedError `not_found` for a code that is no place */
  showPlaceSettings(actor: Actor, place: string): Promise<PlaceSettingsView>;
  /**
   * Changes what a place asks for: from then on what its organisations publish waits for a steward, or no more. What waits already
   * goes on waiting.
   * @param ifVersion the version it was made from
   * @throws NotAllowedError `forbidden`, `not_found`; NotPossibleError `changed_meanwhile`
   */
  changePlaceSettings(
    actor: Actor,
    place: string,
    wanted: PlaceSettings,
    ifVersion: number,
  ): Promise<PlaceSettingsView>;
}

/** Binds what places ask for to a store. */
export function makePlaceSettings({ settings, clock, audit, nameOf }: PlaceSettingsParts): PlaceSettingsUseCases {
  const nameOrNone = (place: string): string => {
    const name = nameOf(place);
    if (name === null) throw new NotAllowedError({ code: 'not_found' });
    return name;
  };
  const view = (
    actor: Actor,
    place: string,
    { stewardApproves, changedAt, version }: RecordedPlaceSettings,
  ): PlaceSettingsView => ({
    place,
    placeName: nameOrNone(place),
    stewardApproves,
    changedAt,
    mayChange: can(actor, 'change', { kind: 'place-settings', place }),
    version,
  });
  return {
    async showPlaceSettings(actor, place) {
      nameOrNone(place);
      return view(actor, place, await settings.find(place));
    },
    async changePlaceSettings(actor, place, wanted, ifVersion) {
      nameOrNone(place);
      const resource = { kind: 'place-settings', place } as const;
      const requestId = actor.kind === 'person' ? actor.requestId : undefined;
      const verdict = decide(actor, 'change', resource);
      if (verdict !== 'allowed') {
        await audit(
          auditOf(actor, clock.now(), {
            action: 'place-settings:change',
            resource: nameOfResource(resource),
            outcome: 'refused',
            requestId: requestId ?? null,
          }),
        );
        throw new NotAllowedError({ code: verdict === 'forbidden' ? 'forbidden' : 'not_found' });
      }
      const changed = await settings.set(place, wanted, ifVersion, clock.now(), {
        agency: null,
        actor: actor.kind === 'person' ? actor.account : null,
        ...(requestId === undefined ? {} : { requestId }),
      });
      if (changed === null) {
        const { changedAt } = await settings.find(place);
        throw new NotPossibleError({ code: 'changed_meanwhile', at: changedAt });
      }
      return view(actor, place, changed);
    },
  };
}

/**
 * Whether a steward must approve what an organisation publishes: one of the places that it serves asks for it.
 * @param placesOf codes of the boards that an organisation serves
 */
export function needsApprovalBy(
  settings: Pick<PlaceSettingsRepository, 'find'>,
  placesOf: (agency: string) => readonly string[],
): (agency: string) => Promise<boolean> {
  return async (agency) => {
    for (const place of placesOf(agency)) if ((await settings.find(place)).stewardApproves) return true;
    return false;
  };
}
