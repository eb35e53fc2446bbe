import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { FinderView } from '#domain/contract/finder-view';
import type { UseCases } from '#server/use-cases/use-cases';
import { AsOf, PlaceParams, PROBLEMS } from './api-schemas.ts';

/** What can be gone to by name. */
export const registerFinder =
  (useCases: UseCases): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/finder',
      {
        config: { classification: 'public', kept: true },
        schema: {
          tags: ['places'],
          summary: 'Everything that can be gone to by name: places, what one place has, methods, words',
          querystring: Type.Object(
            { asOf: AsOf, place: Type.Optional(PlaceParams.properties.code) },
            { additionalProperties: false },
          ),
          response: { 200: FinderView, ...PROBLEMS },
        },
      },
      async (request) => useCases.showFinder(request.query.asOf, request.query.place),
    );
  };
