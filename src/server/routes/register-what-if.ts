import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { WhatIfSentView, type WhatIfSent } from '#domain/contract/what-if-view';
import type { UseCases } from '#server/use-cases/use-cases';
import { OnADay, PlaceParams, PROBLEMS } from './api-schemas.ts';

/** What a browser needs to work out what other goals would change at one place. Edits never come here. */
export const registerWhatIf =
  (useCases: Pick<UseCases, 'showWhatIf'>): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/places/:code/what-if',
      {
        config: { classification: 'public', kept: true },
        schema: {
          tags: ['places'],
          summary: 'One place on a day as data, enough to make its report anew after any edit',
          params: PlaceParams,
          querystring: OnADay,
          response: { 200: Type.Unsafe<WhatIfSent>(WhatIfSentView), ...PROBLEMS },
        },
      },
      async (request) => useCases.showWhatIf(request.params.code, request.query.asOf),
    );
  };
