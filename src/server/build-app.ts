import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { requireClassification } from '#server/routes/classification';
import { harden } from '#server/routes/harden';
import { keepAnswers } from '#server/routes/keep-answers';
import { knowActor } from '#server/routes/know-actor';
import { registerExport } from '#server/routes/register-export';
import { registerFramework, registerHealth, registerPlaces } from '#server/routes/register-api';
import { registerPlacesBeside } from '#server/routes/register-places-beside';
import { registerWhatIf } from '#server/routes/register-what-if';
import { serveApp } from '#server/routes/serve-app';
import { tellProblem } from '#server/routes/tell-problem';
import type { UseCases } from '#server/use-cases/use-cases';

/** What the web server needs to be given; tests give their own. */
export interface Dependencies {
  readonly useCases: UseCases;
  /** Told of every answer that went wrong on our side. */
  readonly onFailure: (error: unknown, address: string) => void;
}

/** What it needs to know. */
export interface AppConfig {
  /** Folder of the built pages; null serves the API alone. */
  readonly pages: string | null;
}

/** Where the API describes itself. */
const DESCRIPTION = '/api/docs';

/** Makes the web server, ready to listen or to be asked directly. The one factory, used by the process and by every test. */
export async function buildApp({ useCases, onFailure }: Dependencies, config: AppConfig): Promise<FastifyInstance> {
  const app = fastify({
    routerOptions: { maxParamLength: 1_000, ignoreTrailingSlash: false },
    bodyLimit: 64 * 1024,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: true, allErrors: true } },
    forceCloseConnections: true,
  }).withTypeProvider<TypeBoxTypeProvider>();

  requireClassification(app, DESCRIPTION);
  harden(app);
  knowActor(app);
  keepAnswers(app, () => useCases.state());

  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = tellProblem(error);
    if (problem.status >= 500 && problem.code === 'internal') onFailure(error, `${request.method} ${request.url}`);
    if (problem.code === 'starting') reply.header('retry-after', '2');
    return reply
      .code(problem.status)
      .type('application/problem+json')
      .serializer((payload: unknown) => JSON.stringify(payload))
      .send({ ...problem, instance: request.url });
  });

  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Common Measure',
        version: '1',
        description:
          "Every agency's measures side by side, and where their goals pull against each other. Dates are ISO days; errors are application/problem+json with a stable code.",
      },
    },
  });
  await app.register(swaggerUi, { routePrefix: DESCRIPTION, staticCSP: false });
  await app.register(registerPlaces(useCases));
  await app.register(registerPlacesBeside(useCases));
  await app.register(registerWhatIf(useCases));
  await app.register(registerFramework(useCases));
  await app.register(registerExport(useCases));
  await app.register(registerHealth(useCases));
  await serveApp(app, config.pages);
  return app;
}
