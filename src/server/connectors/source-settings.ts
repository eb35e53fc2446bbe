import { Type, type Static } from 'typebox';
import { Dhis2Settings } from './dhis2/dhis2-settings.ts';
import { FhirSettings } from './fhir/fhir-settings.ts';
import { FingertipsSettings } from './fingertips/fingertips-settings.ts';
import { OpenSdgSettings } from './open-sdg/open-sdg-settings.ts';
import { WatchedFolderSettings } from './watched-folder/watched-folder-settings.ts';

/** One outside source, as whoever runs the installation set it up. */
export const SourceSettings = Type.Object(
  {
    /** Names it in addresses and in the store. */
    id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,59}$' }),
    /** Name for people. */
    name: Type.String({ minLength: 1, maxLength: 200 }),
    /** Organisation that answers for it and is told when it fails; null: whoever runs the installation. */
    owner: Type.Union([Type.String({ minLength: 1 }), Type.Null()]),
    /** Hours from the end of a run to the next; null: only by hand. */
    everyHours: Type.Union([Type.Number({ exclusiveMinimum: 0 }), Type.Null()]),
    /** Most megabytes of one answer. */
    mostMegabytes: Type.Optional(Type.Integer({ minimum: 1, maximum: 4_096 })),
    publisher: Type.String({ minLength: 1 }),
    licence: Type.String({ minLength: 1 }),
    from: Type.Union([FingertipsSettings, Dhis2Settings, FhirSettings, OpenSdgSettings, WatchedFolderSettings]),
  },
  { additionalProperties: false },
);
export type SourceSettings = Static<typeof SourceSettings>;

/** The file of sources. */
export const SourcesFile = Type.Object({ sources: Type.Array(SourceSettings) }, { additionalProperties: false });

/** Hosts that the settings name: the list of those that may be asked, and no other. */
export function hostsOf(sources: readonly SourceSettings[]): readonly string[] {
  return [...new Set(sources.flatMap(({ from }) => ('host' in from ? [from.host] : [])))];
}
