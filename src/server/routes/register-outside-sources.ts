import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { OutsideSourcesView, RunStartedView } from '#domain/contract/outside-sources-view';
import type { OutsideSourceUseCases } from '#server/use-cases/outside-source-use-cases';
import { NoQuery, PROBLEMS } from './api-schemas.ts';

const tags = ['outside sources'];
const SourceParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 80 }) });

/** Outside sources: how fresh each is, and a run by hand. */
export const registerOutsideSources =
  (outside: OutsideSourceUseCases): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/outside-sources',
      {
        config: { classification: 'agency-scoped', asks: { action: 'read', kind: 'connector' } },
        schema: {
          tags,
          summary: 'Outside sources I may see, with their last runs',
          querystring: NoQuery,
          response: { 200: OutsideSourcesView, ...PROBLEMS },
        },
      },
      async (request) => outside.listOutsideSources(request.actor),
    );
    app.post(
      '/api/outside-sources/:id/read',
      {
        config: { classification: 'agency-scoped', asks: { action: 'run', kind: 'connector', param: 'id' } },
        schema: {
          tags,
          summary: 'I have read what went wrong in a run of a source that I answer for',
          params: SourceParams,
          body: Type.Object(
            { run: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }) },
            { additionalProperties: false },
          ),
          response: { 204: Type.Null(), ...PROBLEMS },
        },
      },
      async (request, reply) => {
        await outside.markMessageRead(request.actor, request.params.id, request.body.run);
        return reply.code(204).send(null);
      },
    );
    app.post(
      '/api/outside-sources/:id/runs',
      {
        config: { classification: 'agency-scoped', asks: { action: 'run', kind: 'connector', param: 'id' } },
        schema: {
          tags,
          summary: 'Ask a source now; the answer comes at once, the run goes on',
          params: SourceParams,
          response: { 202: RunStartedView, ...PROBLEMS },
        },
      },
      async (request, reply) => reply.code(202).send(await outside.startOutsideRun(request.actor, request.params.id)),
    );
  };
