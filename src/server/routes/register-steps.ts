import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { PlaceSeamView } from '#domain/contract/place-seam-view';
import { PlaceStepView } from '#domain/contract/place-step-view';
import type { UseCases } from '#server/use-cases/use-cases';
import { OnADay, PlaceParams, PROBLEMS } from './api-schemas.ts';

const kept = { classification: 'public', kept: true } as const;

/** Steps of the journey at a place, and the hand-overs between them. */
export const registerSteps =
  (useCases: UseCases): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/places/:code/steps/:step',
      {
        config: kept,
        schema: {
          tags: ['places'],
          summary: 'One step of the journey at a place: who answers, what is measured, what nobody measures',
          params: Type.Object({
            ...PlaceParams.properties,
            step: Type.String({ minLength: 1, maxLength: 40, description: 'Id of a step, as J08' }),
          }),
          querystring: OnADay,
          response: { 200: PlaceStepView, ...PROBLEMS },
        },
      },
      async (request) => useCases.showStep(request.params.code, request.params.step, request.query.asOf),
    );
    app.get(
      '/api/places/:code/seams/:seam',
      {
        config: kept,
        schema: {
          tags: ['places'],
          summary:
            'The hand-over between two steps at a place: who hands over to whom, and whether anybody asks how it went',
          params: Type.Object({
            ...PlaceParams.properties,
            seam: Type.String({ minLength: 1, maxLength: 80, description: 'The two steps, as J07-J08' }),
          }),
          querystring: OnADay,
          response: { 200: PlaceSeamView, ...PROBLEMS },
        },
      },
      async (request) => useCases.showSeam(request.params.code, request.params.seam, request.query.asOf),
    );
  };
