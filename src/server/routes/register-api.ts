import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { AgenciesView } from '#domain/contract/agencies-view';
import { AgencyView } from '#domain/contract/agency-view';
import { ConflictsNarrowing } from '#domain/contract/conflicts-narrowing';
import { ConflictView } from '#domain/contract/conflict-view';
import { ConflictsView } from '#domain/contract/conflicts-view';
import { DatasetsView } from '#domain/contract/datasets-view';
import { FrameworkView } from '#domain/contract/framework-view';
import { GlossaryView } from '#domain/contract/glossary-view';
import { JourneyView } from '#domain/contract/journey-view';
import { MeasuresView, MeasureView } from '#domain/contract/measure-view';
import { MethodsView } from '#domain/contract/methods-view';
import { PlaceMeasureView } from '#domain/contract/place-measure-view';
import { PlaceMeasuresView } from '#domain/contract/place-measures-view';
import { PlacesView, PlaceView } from '#domain/contract/places-view';
import { CatalogueView, ReportView } from '#domain/contract/report-view';
import { SeriesView } from '#domain/contract/series-view';
import { SourcesView } from '#domain/contract/sources-view';
import type { PublishedReport } from '#server/use-cases/show-report';
import type { UseCases } from '#server/use-cases/use-cases';
import { attachment } from './attachment.ts';
import { registerSteps } from './register-steps.ts';
import { AsOf, NoQuery, OnADay, PlaceParams, PROBLEMS } from './api-schemas.ts';

const open = { classification: 'public' } as const;
const MeasureParams = Type.Object({ ...PlaceParams.properties, id: Type.String({ minLength: 1, maxLength: 200 }) });
const kept = { classification: 'public', kept: true } as const;
const NarrowedOnADay = Type.Object({ asOf: AsOf, ...ConflictsNarrowing.properties }, { additionalProperties: false });

/** Places: the list, one of them, its report, its journey, its conflicts, its series. */
export const registerPlaces =
  (useCases: UseCases): FastifyPluginAsyncTypebox =>
  async (app) => {
    await app.register(registerSteps(useCases));
    app.get(
      '/api/places',
      {
        config: kept,
        schema: {
          tags: ['places'],
          summary: 'Boards in force on a day, with what is known of each; with a search, what it found',
          querystring: Type.Object(
            {
              asOf: AsOf,
              search: Type.Optional(
                Type.String({ maxLength: 80, description: 'Part of the name of a place, district or organisation' }),
              ),
            },
            { additionalProperties: false },
          ),
          response: { 200: PlacesView, ...PROBLEMS },
        },
      },
      async (request, reply) => {
        const view = await useCases.listPlaces(request.query.asOf, request.query.search);
        reply.isUnfinished = view.analysed < view.places.length;
        return view;
      },
    );
    app.get(
      '/api/places/:code',
      {
        config: kept,
        schema: {
          tags: ['places'],
          summary: 'One place on a day, and who serves it',
          params: PlaceParams,
          querystring: OnADay,
          response: { 200: PlaceView, ...PROBLEMS },
        },
      },
      async (request) => useCases.showPlace(request.params.code, request.query.asOf),
    );
    app.get(
      '/api/places/:code/report',
      {
        config: kept,
        schema: {
          tags: ['places'],
          summary: 'Everything the rules find at one place on a day',
          params: PlaceParams,
          querystring: Type.Object(
            {
              asOf: AsOf,
              details: Type.Optional(
                Type.Union([Type.Literal('true'), Type.Literal('false')], {
                  description: 'Paths, loops, structural and empirical pairs too',
                }),
              ),
            },
            { additionalProperties: false },
          ),
          response: { 200: Type.Unsafe<PublishedReport>(ReportView), ...PROBLEMS },
        },
      },
      async (request) => useCases.showReport(request.params.code, request.query.asOf, request.query.details === 'true'),
    );
    app.get(
      '/api/places/:code/journey',
      {
        config: kept,
        schema: {
          tags: ['places'],
          summary: "The person's journey at one place on a day, and what runs through it",
          params: PlaceParams,
          querystring: OnADay,
          response: { 200: JourneyView, ...PROBLEMS },
        },
      },
      async (request) => useCases.showJourney(request.params.code, request.query.asOf),
    );
    app.get(
      '/api/places/:code/conflicts',
      {
        config: kept,
        schema: {
          tags: ['places'],
          summary: 'Every conflict of one place on a day; narrowing and order are the reader’s',
          params: PlaceParams,
          querystring: OnADay,
          response: { 200: ConflictsView, ...PROBLEMS },
        },
      },
      async (request) => useCases.showConflicts(request.params.code, request.query.asOf),
    );
    app.get(
      '/api/places/:code/conflicts.csv',
      {
        config: open,
        schema: {
          tags: ['places'],
          summary: 'The same list as a file for a spreadsheet, narrowed and ordered as the page does',
          params: PlaceParams,
          querystring: NarrowedOnADay,
          produces: ['text/csv'],
          response: {
            200: { description: 'One row a finding', content: { 'text/csv': { schema: Type.String() } } },
            ...PROBLEMS,
          },
        },
      },
      async (request, reply) => {
        const { name, text } = await useCases.exportConflicts(request.params.code, request.query, request.query.asOf);
        return reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', attachment(name))
          .header('cache-control', 'no-cache')
          .send(text);
      },
    );
    app.get(
      '/api/places/:code/conflicts/:id',
      {
        config: kept,
        schema: {
          tags: ['places'],
          summary: 'One conflict, whole',
          params: Type.Object({
            ...PlaceParams.properties,
            id: Type.String({
              minLength: 1,
              maxLength: 900,
              description: 'Id of the finding, percent-encoded as one segment: %2F for /',
            }),
          }),
          querystring: OnADay,
          response: { 200: ConflictView, ...PROBLEMS },
        },
      },
      async (request) => useCases.showConflict(request.params.code, request.params.id, request.query.asOf),
    );
    app.get(
      '/api/places/:code/agencies',
      {
        config: kept,
        schema: {
          tags: ['places'],
          summary: 'The organisations of one place on a day: who is held to what, and who pulls against whom',
          params: PlaceParams,
          querystring: OnADay,
          response: { 200: AgenciesView, ...PROBLEMS },
        },
      },
      async (request) => useCases.showAgencies(request.params.code, request.query.asOf),
    );
    app.get(
      '/api/places/:code/agencies/:agency',
      {
        // Says how many other places have been worked out so far, so an answer is not kept.
        config: open,
        schema: {
          tags: ['places'],
          summary: 'One organisation at one place on a day',
          params: Type.Object({
            ...PlaceParams.properties,
            agency: Type.String({ minLength: 1, maxLength: 80, description: 'Code of an organisation, as RA9' }),
          }),
          querystring: OnADay,
          response: { 200: AgencyView, ...PROBLEMS },
        },
      },
      async (request) => useCases.showAgency(request.params.code, request.params.agency, request.query.asOf),
    );
    app.get(
      '/api/places/:code/measures',
      {
        config: kept,
        schema: {
          tags: ['places'],
          summary: 'The measures of one place on a day, as its board reads them',
          params: PlaceParams,
          querystring: OnADay,
          response: { 200: PlaceMeasuresView, ...PROBLEMS },
        },
      },
      async (request) => useCases.showPlaceMeasures(request.params.code, request.query.asOf),
    );
    app.get(
      '/api/places/:code/measures/:id',
      {
        config: kept,
        schema: {
          tags: ['places'],
          summary: 'One measure at one place, whole',
          params: MeasureParams,
          querystring: OnADay,
          response: { 200: PlaceMeasureView, ...PROBLEMS },
        },
      },
      async (request) => useCases.showPlaceMeasure(request.params.code, request.params.id, request.query.asOf),
    );
    app.get(
      '/api/places/:code/measures/:id/series.csv',
      {
        config: open,
        schema: {
          tags: ['places'],
          summary: 'The figures of that measure as a file for a spreadsheet',
          params: MeasureParams,
          querystring: OnADay,
          produces: ['text/csv'],
          response: {
            200: { description: 'One row a point', content: { 'text/csv': { schema: Type.String() } } },
            ...PROBLEMS,
          },
        },
      },
      async (request, reply) => {
        const { name, text } = await useCases.exportSeries(request.params.code, request.params.id, request.query.asOf);
        return reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', attachment(name))
          .header('cache-control', 'no-cache')
          .send(text);
      },
    );
    app.get(
      '/api/places/:code/measures/:id/series',
      {
        config: kept,
        schema: {
          tags: ['places'],
          summary: 'A measure at one place over time, beside places like it',
          params: MeasureParams,
          querystring: OnADay,
          response: { 200: SeriesView, ...PROBLEMS },
        },
      },
      async (request) => useCases.showSeries(request.params.code, request.params.id, request.query.asOf),
    );
  };

/** The framework and where everything comes from. */
export const registerFramework =
  (useCases: UseCases): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/measures',
      {
        config: kept,
        schema: {
          tags: ['framework'],
          summary: 'Every measure',
          querystring: NoQuery,
          response: { 200: MeasuresView, ...PROBLEMS },
        },
      },
      async () => useCases.listMeasures(),
    );
    app.get(
      '/api/measures/:id',
      {
        config: kept,
        schema: {
          tags: ['framework'],
          summary: 'One measure and who is held to it',
          params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 200 }) }),
          querystring: NoQuery,
          response: { 200: MeasureView, ...PROBLEMS },
        },
      },
      async (request) => useCases.showMeasure(request.params.id),
    );
    app.get(
      '/api/catalogue',
      {
        config: kept,
        schema: {
          tags: ['framework'],
          summary: 'The framework as data',
          querystring: NoQuery,
          response: { 200: CatalogueView, ...PROBLEMS },
        },
      },
      async () => useCases.showCatalogue(),
    );
    app.get(
      '/api/framework',
      {
        config: kept,
        schema: {
          tags: ['framework'],
          summary: 'Who is held to what on a day, in words',
          querystring: OnADay,
          response: { 200: FrameworkView, ...PROBLEMS },
        },
      },
      async (request) => useCases.showFramework(request.query.asOf),
    );
    app.get(
      '/api/methods',
      {
        config: kept,
        schema: {
          tags: ['framework'],
          summary: 'How everything is found, with examples worked out now',
          querystring: NoQuery,
          response: { 200: MethodsView, ...PROBLEMS },
        },
      },
      async () => useCases.showMethods(),
    );
    app.get(
      '/api/glossary',
      {
        config: kept,
        schema: {
          tags: ['framework'],
          summary: 'One word for one thing',
          querystring: NoQuery,
          response: { 200: GlossaryView, ...PROBLEMS },
        },
      },
      async () => useCases.showGlossary(),
    );
    app.get(
      '/api/sources',
      {
        config: kept,
        schema: {
          tags: ['framework'],
          summary: 'Everything the framework cites',
          querystring: NoQuery,
          response: { 200: SourcesView, ...PROBLEMS },
        },
      },
      async () => useCases.listSources(),
    );
    app.get(
      '/api/datasets',
      {
        config: kept,
        schema: {
          tags: ['framework'],
          summary: 'Publications in the store, with licence and newest figures',
          querystring: NoQuery,
          response: { 200: DatasetsView, ...PROBLEMS },
        },
      },
      async () => useCases.listDatasets(),
    );
  };

const Health = Type.Object({ status: Type.String() }, { additionalProperties: true });

/** Whether the process lives and whether it can do its work. */
export const registerHealth =
  (useCases: UseCases): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/livez',
      {
        config: open,
        schema: { tags: ['health'], summary: 'The process answers', querystring: NoQuery, response: { 200: Health } },
      },
      async () => ({ status: 'ok' }),
    );
    app.get(
      '/readyz',
      {
        config: open,
        schema: {
          tags: ['health'],
          summary: 'The store takes and gives, the figures are loaded',
          querystring: NoQuery,
          response: { 200: Health, 503: Health },
        },
      },
      async (_request, reply) => {
        const readiness = await useCases.checkReadiness();
        return reply.code(readiness.status === 'ok' ? 200 : 503).send(readiness);
      },
    );
  };
