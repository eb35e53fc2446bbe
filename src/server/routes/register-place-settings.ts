import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { PlaceSettingsRequest, PlaceSettingsView } from '#domain/contract/place-settings-view';
import type { PlaceSettingsUseCases } from '#server/use-cases/place-settings';
import { NoQuery, PlaceParams, PROBLEMS } from './api-schemas.ts';
import { tellVersion, versionOf } from './if-match.ts';

const tags = ['places'];
const IfMatch = Type.Object({
  'if-match': Type.Optional(Type.String({ description: 'ETag of the settings that the change was made from' })),
});

/** What a place asks for. */
export const registerPlaceSettings =
  (settings: PlaceSettingsUseCases): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/places/:code/settings',
      {
        config: { classification: 'board-scoped', asks: { action: 'read', kind: 'place-settings', param: 'code' } },
        schema: {
          tags,
          summary: 'What a place asks for',
          params: PlaceParams,
          querystring: NoQuery,
          response: { 200: PlaceSettingsView, ...PROBLEMS },
        },
      },
      async (request, reply) => {
        const view = await settings.showPlaceSettings(request.actor, request.params.code);
        tellVersion(reply, view.version);
        return view;
      },
    );
    app.put(
      '/api/places/:code/settings',
      {
        config: { classification: 'board-scoped', asks: { action: 'change', kind: 'place-settings', param: 'code' } },
        schema: {
          tags,
          summary: 'Change what a place asks for, as its data steward',
          params: PlaceParams,
          headers: IfMatch,
          body: PlaceSettingsRequest,
          response: { 200: PlaceSettingsView, ...PROBLEMS },
        },
      },
      async (request, reply) => {
        const { code } = request.params;
        const view = await settings.changePlaceSettings(request.actor, code, request.body, versionOf(request));
        tellVersion(reply, view.version);
        return view;
      },
    );
  };
