import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { CompareView } from '#domain/contract/compare-view';
import { ThroughTimeView } from '#domain/contract/through-time-view';
import type { UseCases } from '#server/use-cases/use-cases';
import { AsOf, OnADay, PlaceParams, PROBLEMS } from './api-schemas.ts';

const kept = { classification: 'public', kept: true } as const;

/** A place beside others, and beside itself in other years. */
export const registerPlacesBeside =
  (useCases: UseCases): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/compare',
      {
        config: kept,
        schema: {
          tags: ['places'],
          summary: 'Two to six places side by side on a day',
          querystring: Type.Object(
            {
              asOf: AsOf,
              places: Type.Optional(
                Type.String({ maxLength: 400, description: 'Codes of board areas, with commas between' }),
              ),
              measures: Type.Optional(
                Type.String({
                  maxLength: 1_000,
                  description: 'Ids of measures, with commas between; those that tell most when left out',
                }),
              ),
              chart: Type.Optional(Type.String({ maxLength: 200, description: 'Id of the measure that is drawn' })),
            },
            { additionalProperties: false },
          ),
          response: { 200: CompareView, ...PROBLEMS },
        },
      },
      async (request) => {
        const { places = '', measures = '', chart = null, asOf } = request.query;
        return useCases.showCompare({ places, measures, chart }, asOf);
      },
    );
    app.get(
      '/api/places/:code/through-time',
      {
        config: kept,
        schema: {
          tags: ['places'],
          summary: 'The conflicts of one place by year, up to a day: when each began and ended, and what changed',
          params: PlaceParams,
          querystring: OnADay,
          response: { 200: ThroughTimeView, ...PROBLEMS },
        },
      },
      async (request) => useCases.showThroughTime(request.params.code, request.query.asOf),
    );
  };
