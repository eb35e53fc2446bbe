import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { DueView } from '#domain/contract/due-view';
import { agencyOfActor, type Actor } from '#server/permissions/actor';
import type { UploadUseCases } from '#server/use-cases/upload-use-cases';
import { NoQuery, PROBLEMS } from './api-schemas.ts';
import { attachment } from './attachment.ts';
import type { WhoIsWho } from './name-who.ts';

const tags = ['uploads'];

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** What an organisation is to bring, and the file to bring it in. */
export const registerDue =
  (uploads: () => UploadUseCases, who: WhoIsWho): FastifyPluginAsyncTypebox =>
  async (app) => {
    /** A file is saved under the name of its organisation. */
    const fileName = (what: string, actor: Actor, format: string): string => {
      const code = agencyOfActor(actor) ?? '';
      const name = (who.agency(code) ?? code).toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
      return `${what}-of-${name.replaceAll(/^-|-$/g, '')}.${format}`;
    };

    app.get(
      '/api/figures-due',
      {
        config: { classification: 'agency-scoped', asks: { action: 'read', kind: 'batch' } },
        schema: {
          tags,
          summary: 'What is due from my organisation',
          querystring: NoQuery,
          response: { 200: DueView, ...PROBLEMS },
        },
      },
      async (request) => uploads().showDue(request.actor),
    );
    app.get(
      '/api/figures-due/template',
      {
        config: { classification: 'agency-scoped', asks: { action: 'create', kind: 'batch' } },
        schema: {
          tags,
          summary: 'A file to fill in: my measures with their newest figures, and a line for what is due',
          querystring: Type.Object(
            { format: Type.Union([Type.Literal('csv'), Type.Literal('xlsx')], { default: 'xlsx' }) },
            { additionalProperties: false },
          ),
          response: { 200: { description: 'The file', content: { '*/*': { schema: Type.Any() } } }, ...PROBLEMS },
        },
      },
      async (request, reply) => {
        const { format } = request.query;
        const file = await uploads().writeTemplate(request.actor, format);
        const name = fileName('figures', request.actor, format);
        return reply
          .type(TYPES[format])
          .header('content-disposition', attachment(name))
          .send(typeof file === 'string' ? file : Buffer.from(file));
      },
    );
    app.get(
      '/api/figures-due/goals',
      {
        config: { classification: 'agency-scoped', asks: { action: 'create', kind: 'batch' } },
        schema: {
          tags,
          summary: 'The goal file of my organisation: its headings, and the goals it has set',
          querystring: Type.Object(
            { format: Type.Union([Type.Literal('csv'), Type.Literal('xlsx')], { default: 'csv' }) },
            { additionalProperties: false },
          ),
          response: { 200: { description: 'The file', content: { '*/*': { schema: Type.Any() } } }, ...PROBLEMS },
        },
      },
      async (request, reply) => {
        const { format } = request.query;
        const file = await uploads().writeGoalFile(request.actor, format);
        const name = fileName('goals', request.actor, format);
        return reply
          .type(TYPES[format])
          .header('content-disposition', attachment(name))
          .send(typeof file === 'string' ? file : Buffer.from(file));
      },
    );
  };
