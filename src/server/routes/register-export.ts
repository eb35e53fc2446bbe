import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { UseCases } from '#server/use-cases/use-cases';
import { attachment } from './attachment.ts';
import { PROBLEMS } from './api-schemas.ts';

const Codes = (what: string) => Type.Optional(Type.String({ minLength: 1, maxLength: 4_000, description: what }));
const Day = (what: string) => Type.Optional(Type.String({ maxLength: 40, description: what }));

/** Figures as files: the same ones that the pages show, in the formats of other programs. */
export const registerExport =
  (useCases: UseCases): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/export',
      {
        config: { classification: 'public' },
        schema: {
          tags: ['figures'],
          summary: 'Figures as a file: CSV, XLSX, JSON, FHIR R4 reports, DHIS2 data values',
          querystring: Type.Object(
            {
              format: Type.Union(
                [
                  Type.Literal('csv'),
                  Type.Literal('xlsx'),
                  Type.Literal('json'),
                  Type.Literal('fhir'),
                  Type.Literal('dhis2-json'),
                  Type.Literal('dhis2-csv'),
                ],
                { default: 'csv' },
              ),
              measures: Codes('Ids of measures with commas between them; all when left out'),
              places: Codes('Codes of places or organisations with commas between them; all when left out'),
              from: Day('First day that a period may end on, as 2018-03-31'),
              to: Day('Last day that a period may end on'),
            },
            { additionalProperties: false },
          ),
          produces: ['text/csv', 'application/json'],
          response: {
            200: { description: 'The file', content: { '*/*': { schema: Type.Any() } } },
            ...PROBLEMS,
          },
        },
      },
      async (request, reply) => {
        const { format, measures, places, from, to } = request.query;
        const file = await useCases.exportFigures({
          format,
          ...(measures === undefined ? {} : { measures: splitCodes(measures) }),
          ...(places === undefined ? {} : { places: splitCodes(places) }),
          ...(from === undefined ? {} : { from }),
          ...(to === undefined ? {} : { to }),
        });
        return reply
          .type(file.type)
          .header('content-disposition', attachment(file.name))
          .header('cache-control', 'no-cache')
          .send(file.bytes);
      },
    );
  };

function splitCodes(text: string): readonly string[] {
  return text
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '');
}
