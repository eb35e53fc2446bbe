import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { BatchDetailView, BatchesView, UndoView, VersionsView } from '#domain/contract/uploads-view';
import type { UploadUseCases } from '#server/use-cases/upload-use-cases';
import { PROBLEMS } from './api-schemas.ts';
import { nameWho, type WhoIsWho } from './name-who.ts';

const tags = ['history'];
const closed = { additionalProperties: false } as const;
const Id = Type.Object({ id: Type.String({ minLength: 1, maxLength: 40 }) });
const Code = Type.String({ minLength: 1, maxLength: 200 });

/** What was published, undone and done again, and every version of a figure. */
export const registerBatches =
  (uploads: () => UploadUseCases, who: WhoIsWho): FastifyPluginAsyncTypebox =>
  async (app) => {
    const undoes = { classification: 'agency-scoped', asks: { action: 'undo', kind: 'batch', param: 'id' } } as const;
    app.get(
      '/api/batches',
      {
        config: { classification: 'signed-in' },
        schema: {
          tags,
          summary: 'The history that I may see, newest first',
          querystring: Type.Object({ agency: Type.Optional(Code) }, closed),
          response: { 200: BatchesView, ...PROBLEMS },
        },
      },
      async (request) => {
        const { batches } = await uploads().listBatches(request.actor, request.query.agency);
        return { batches: await Promise.all(batches.map(async (batch) => nameWho(batch, who))) };
      },
    );
    app.get(
      '/api/batches/:id',
      {
        config: { classification: 'agency-scoped', asks: { action: 'read', kind: 'batch', param: 'id' } },
        schema: {
          tags,
          summary: 'One batch with what its file said, and the one before it',
          params: Id,
          response: { 200: BatchDetailView, ...PROBLEMS },
        },
      },
      async (request) => {
        const detail = await uploads().showBatch(request.actor, request.params.id);
        return {
          ...detail,
          batch: await nameWho(detail.batch, who),
          before: detail.before === null ? null : await nameWho(detail.before, who),
        };
      },
    );
    for (const [verb, summary] of [
      ['undo', 'Put back what stood before it, as a new batch'],
      ['redo', 'Undo its undo'],
    ] as const) {
      app.post(
        `/api/batches/:id/${verb}`,
        { config: undoes, schema: { tags, summary, params: Id, response: { 200: UndoView, ...PROBLEMS } } },
        async (request) => {
          const { id } = request.params;
          const done = await (verb === 'undo'
            ? uploads().undoBatch(request.actor, id)
            : uploads().redoBatch(request.actor, id));
          return { ...done, batch: await nameWho(done.batch, who) };
        },
      );
    }
    app.get(
      '/api/versions',
      {
        config: { classification: 'public' },
        schema: {
          tags,
          summary: 'Every version of one figure, or those that were known at a time',
          querystring: Type.Object(
            {
              measure: Code,
              area: Code,
              period: Code,
              knownAt: Type.Optional(Type.String({ maxLength: 40, description: 'As 2026-11-22T09:30:00Z' })),
            },
            closed,
          ),
          response: { 200: VersionsView, ...PROBLEMS },
        },
      },
      async (request) => {
        const { measure, area, period, knownAt } = request.query;
        return uploads().showVersions(measure, area, period, knownAt);
      },
    );
  };
