import { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { UploadEffectsView } from '#domain/contract/upload-effects-view';
import { UploadsView, UploadView } from '#domain/contract/uploads-view';
import type { UploadUseCases } from '#server/use-cases/upload-use-cases';
import { UploadRefused } from '#server/use-cases/upload-refused';
import { NoQuery, PROBLEMS } from './api-schemas.ts';
import { tellVersion, versionOf } from './if-match.ts';
import { nameWho, type WhoIsWho } from './name-who.ts';
import { sendRefusedRows } from './send-refused-rows.ts';
import { FileNotRead } from './tell-file-not-read.ts';

/** Most bytes of a file that comes through the browser. Source: the ingest contract. */
export const MOST_UPLOAD_BYTES = 50 * 1024 * 1024;

/** A mapping names every column of every sheet. */
const MOST_MAPPING_BYTES = 2 * 1024 * 1024;

const tags = ['uploads'];
const closed = { additionalProperties: false } as const;
const Id = Type.Object({ id: Type.String({ minLength: 1, maxLength: 40 }) });
const IfMatch = Type.Object({ 'if-match': Type.Optional(Type.String({ description: 'The ETag it was read with' })) });
const Answer = { 200: UploadView, ...PROBLEMS };

/** Files on their way in: from their first byte to their publishing. */
export const registerUploads =
  (uploads: () => UploadUseCases, who: WhoIsWho): FastifyPluginAsyncTypebox =>
  async (app) => {
    await app.register(multipart, {
      throwFileSizeLimit: false,
      // One byte more than is taken, so that what is too long is seen to be.
      limits: { fileSize: MOST_UPLOAD_BYTES + 1, files: 1, fields: 4, parts: 5, fieldNameSize: 100, fieldSize: 1_000 },
    });
    const tell = async (reply: FastifyReply, view: UploadView): Promise<UploadView> => {
      tellVersion(reply, view.version);
      return nameWho(view, who);
    };
    const changes = {
      classification: 'agency-scoped',
      asks: { action: 'change', kind: 'batch', param: 'id' },
    } as const;
    const reads = { classification: 'agency-scoped', asks: { action: 'read', kind: 'batch', param: 'id' } } as const;

    app.get(
      '/api/uploads',
      {
        config: { classification: 'signed-in' },
        schema: {
          tags,
          summary: 'Files on their way in: those of my organisation, or that wait for my approval',
          querystring: NoQuery,
          response: { 200: UploadsView, ...PROBLEMS },
        },
      },
      async (request) => {
        const { uploads: all } = await uploads().listUploads(request.actor);
        return { uploads: await Promise.all(all.map(async (one) => nameWho(one, who))) };
      },
    );
    app.post(
      '/api/uploads',
      {
        config: { classification: 'agency-scoped', asks: { action: 'create', kind: 'batch' } },
        schema: {
          tags,
          summary: 'Send a file, as multipart with one part called "file"; its bytes are kept before the answer',
          consumes: ['multipart/form-data'],
          response: { 202: UploadView, ...PROBLEMS },
        },
      },
      async (request, reply) => {
        const parts = request.isMultipart() ? request.files() : null;
        const first = await parts?.next();
        if (parts === null || first === undefined || first.done === true) {
          throw new UploadRefused('file_refused', 'There is no file in this request: send it as multipart, as "file".');
        }
        const view = await uploads().receiveFile(request.actor, {
          fileName: first.value.filename,
          bytes: Readable.from(alone(first.value.file, parts)),
          mostBytes: MOST_UPLOAD_BYTES,
          agency: null,
        });
        reply.code(202).header('location', `/api/uploads/${view.id}`);
        return tell(reply, view);
      },
    );
    app.get(
      '/api/uploads/:id',
      {
        config: reads,
        schema: { tags, summary: 'One file on its way in', params: Id, querystring: NoQuery, response: Answer },
      },
      async (request, reply) => tell(reply, await uploads().showUpload(request.actor, request.params.id)),
    );
    app.get(
      '/api/uploads/:id/effects',
      {
        config: reads,
        schema: {
          tags,
          summary: 'What charts and findings would say after publishing, as far as it is worked out',
          params: Id,
          querystring: NoQuery,
          response: { 200: UploadEffectsView, ...PROBLEMS },
        },
      },
      async (request) => uploads().showEffects(request.actor, request.params.id),
    );
    app.post(
      '/api/uploads/:id/understand',
      {
        config: changes,
        schema: {
          tags,
          summary:
            'Propose what its columns stand for; a file that cannot be read is a problem, and its upload has failed',
          params: Id,
          response: Answer,
        },
      },
      async (request, reply) => {
        const view = await uploads().understandUpload(request.actor, request.params.id);
        if (view.state === 'failed' && view.failure !== null) throw new FileNotRead(view.failure);
        return tell(reply, view);
      },
    );
    app.put(
      '/api/uploads/:id/mapping',
      {
        config: changes,
        bodyLimit: MOST_MAPPING_BYTES,
        schema: {
          tags,
          summary: 'Say what its columns stand for',
          params: Id,
          headers: IfMatch,
          body: Type.Object({ mapping: Type.Unknown() }, closed),
          response: Answer,
        },
      },
      async (request, reply) => {
        const version = versionOf(request);
        return tell(reply, await uploads().setMapping(request.actor, request.params.id, request.body.mapping, version));
      },
    );
    app.post(
      '/api/uploads/:id/check',
      {
        config: changes,
        schema: {
          tags,
          summary: 'Check it against what is stored; answers at once, the upload tells how far it is',
          params: Id,
          headers: IfMatch,
          response: Answer,
        },
      },
      async (request, reply) =>
        tell(reply, await uploads().checkUpload(request.actor, request.params.id, versionOf(request))),
    );
    app.post(
      '/api/uploads/:id/fixes',
      {
        config: changes,
        schema: {
          tags,
          summary: 'Mend all problems of one group, and check again',
          params: Id,
          headers: IfMatch,
          body: Type.Object({ group: Type.Integer({ minimum: 0, maximum: 100_000 }) }, closed),
          response: Answer,
        },
      },
      async (request, reply) => {
        const version = versionOf(request);
        return tell(reply, await uploads().applyFix(request.actor, request.params.id, request.body.group, version));
      },
    );
    app.delete(
      '/api/uploads/:id/fixes/:fix',
      {
        config: changes,
        schema: {
          tags,
          summary: 'Take back one fix and those after it, and check again',
          params: Type.Object({
            id: Type.String({ minLength: 1, maxLength: 40 }),
            fix: Type.String({ pattern: '^\\d{1,6}$' }),
          }),
          headers: IfMatch,
          response: Answer,
        },
      },
      async (request, reply) => {
        const { id, fix } = request.params;
        return tell(reply, await uploads().takeBackFix(request.actor, id, Number(fix), versionOf(request)));
      },
    );
    app.post(
      '/api/uploads/:id/publish',
      {
        config: { classification: 'agency-scoped', asks: { action: 'publish', kind: 'batch', param: 'id' } },
        schema: {
          tags,
          summary: 'Publish what was previewed: all of it or none of it',
          params: Id,
          headers: IfMatch,
          body: Type.Object(
            {
              previewDigest: Type.String({ minLength: 1, maxLength: 200 }),
              goodRowsOnly: Type.Boolean({ default: false }),
              finality: Type.Union([Type.Literal('provisional'), Type.Literal('final')]),
              publishAt: Type.Union([Type.String({ maxLength: 40 }), Type.Null()]),
            },
            closed,
          ),
          response: Answer,
        },
      },
      async (request, reply) => {
        const { publishAt, ...publication } = request.body;
        const at = publishAt === null ? null : momentOf(publishAt);
        const version = versionOf(request);
        return tell(
          reply,
          await uploads().publishUpload(request.actor, request.params.id, { ...publication, publishAt: at }, version),
        );
      },
    );
    app.post(
      '/api/uploads/:id/approve',
      {
        config: { classification: 'agency-scoped', asks: { action: 'approve', kind: 'batch', param: 'id' } },
        schema: { tags, summary: 'Approve it, as a steward', params: Id, headers: IfMatch, response: Answer },
      },
      async (request, reply) =>
        tell(reply, await uploads().approveUpload(request.actor, request.params.id, versionOf(request))),
    );
    app.post(
      '/api/uploads/:id/return',
      {
        config: { classification: 'agency-scoped', asks: { action: 'approve', kind: 'batch', param: 'id' } },
        schema: {
          tags,
          summary: 'Send it back with the reason, as a steward',
          params: Id,
          headers: IfMatch,
          body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 2_000, pattern: '\\S' }) }, closed),
          response: Answer,
        },
      },
      async (request, reply) => {
        const version = versionOf(request);
        return tell(
          reply,
          await uploads().returnUpload(request.actor, request.params.id, request.body.reason, version),
        );
      },
    );
    app.delete(
      '/api/uploads/:id',
      {
        config: { classification: 'agency-scoped', asks: { action: 'remove', kind: 'batch', param: 'id' } },
        schema: { tags, summary: 'Leave it; what was published stays', params: Id, headers: IfMatch, response: Answer },
      },
      async (request, reply) =>
        tell(reply, await uploads().abandonUpload(request.actor, request.params.id, versionOf(request))),
    );
    app.get(
      '/api/uploads/:id/refused-rows',
      {
        config: reads,
        schema: {
          tags,
          summary: 'Its refused rows as they stood, with a column of reasons',
          params: Id,
          querystring: Type.Object(
            { format: Type.Union([Type.Literal('csv'), Type.Literal('xlsx')], { default: 'xlsx' }) },
            closed,
          ),
          response: { 200: { description: 'The file', content: { '*/*': { schema: Type.Any() } } }, ...PROBLEMS },
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        const { fileName } = await uploads().showUpload(request.actor, id);
        return sendRefusedRows(reply, uploads().readRefusedRows(request.actor, id), fileName, request.query.format);
      },
    );
  };

/** A moment as ISO time in UTC. @throws UploadRefused `bad_publication_time` */
function momentOf(given: string): string {
  const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(given) ? Date.parse(given) : Number.NaN;
  if (Number.isNaN(moment)) {
    throw new UploadRefused('bad_publication_time', `"${given}" is no time; expected one as 2026-11-22T09:30:00Z.`);
  }
  return new Date(moment).toISOString();
}

/** The bytes of a file. They end once the request has ended: what follows the file is refused before the file is taken. */
async function* alone(file: AsyncIterable<Buffer>, rest: AsyncIterator<unknown>): AsyncGenerator<Buffer> {
  yield* file;
  await rest.next();
}
