import { randomUUID } from 'node:crypto';
import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:https';
import cookie from '@fastify/cookie';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { cutOff } from '#server/routes/cut-off';
import { requireClassification } from '#server/routes/classification';
import { harden } from '#server/routes/harden';
import { keepAnswers } from '#server/routes/keep-answers';
import { knowActor } from '#server/routes/know-actor';
import { registerExport } from '#server/routes/register-export';
import { LOOPBACK, type Reach } from '#server/routes/reach';
import { refuseCrossSite } from '#server/routes/refuse-cross-site';
import { registerFramework, registerHealth, registerPlaces } from '#server/routes/register-api';
import { registerPlaceSettings } from '#server/routes/register-place-settings';
import { registerPlacesBeside } from '#server/routes/register-places-beside';
import { registerWhatIf } from '#server/routes/register-what-if';
import { registerOutsideSources } from '#server/routes/register-outside-sources';
import { registerAudit, registerPeople } from '#server/routes/register-people';
import { registerBatches } from '#server/routes/register-batches';
import { registerDue } from '#server/routes/register-due';
import { registerUploads } from '#server/routes/register-uploads';
import type { WhoIsWho } from '#server/routes/name-who';
import { registerSession } from '#server/routes/register-session';
import { registerFinder } from '#server/routes/register-finder';
import { serveOffline } from '#server/routes/offline/serve-offline';
import { serveApp } from '#server/routes/serve-app';
import { SessionCookies } from '#server/routes/session-cookies';
import { tellProblem } from '#server/routes/tell-problem';
import type { PeopleUseCases } from '#server/use-cases/people/people-use-cases';
import { NOTHING_OUTSIDE, type OutsideSourceUseCases } from '#server/use-cases/outside-source-use-cases';
import type { PlaceSettingsUseCases } from '#server/use-cases/place-settings';
import type { UploadUseCases } from '#server/use-cases/upload-use-cases';
import type { UseCases } from '#server/use-cases/use-cases';

/** What the web server needs to be given; tests give their own. */
export interface Dependencies {
  readonly useCases: UseCases;
  readonly people: PeopleUseCases;
  /** Left out: no outside sources are set up. */
  readonly outside?: OutsideSourceUseCases;
  /** Bringing figures in; left out, there are no routes for it. What is asked while it starts is thrown as `starting`. */
  readonly uploads?: { readonly useCases: () => UploadUseCases; readonly who: WhoIsWho };
  /** What places ask for; left out, there are no routes for it. */
  readonly placeSettings?: PlaceSettingsUseCases;
  /** Told of every answer that went wrong on our side. */
  readonly onFailure: (error: unknown, address: string) => void;
}

/** What it needs to know. */
export interface AppConfig {
  /** Folder of the built pages; null serves the API alone. */
  readonly pages: string | null;
  /** Who can reach it; left out: this computer alone, in the clear. */
  readonly reach?: Reach;
  /** What stands above every page; left out: nothing. */
  readonly notices?: readonly string[];
  /** The console holds sign-in links: an evaluation. */
  readonly hasLinks?: boolean;
}

/** Milliseconds in which a request must have come: 50 MB over half a megabit a second. A slower one is answered 408 and cut off. */
const LONGEST_REQUEST = 15 * 60_000;

/** Where the API describes itself. */
const DESCRIPTION = '/api/docs';

/** Makes the web server, ready to listen or to be asked directly. The one factory, used by the process and by every test. */
export async function buildApp(
  { useCases, people, uploads, placeSettings, outside = NOTHING_OUTSIDE, onFailure }: Dependencies,
  config: AppConfig,
): Promise<FastifyInstance> {
  const reach = config.reach ?? LOOPBACK;
  const cookies = new SessionCookies(reach);
  const { tls } = reach;
  const app = fastify<Server>({
    ...(tls === null ? {} : { serverFactory: encryptWith(tls) }),
    ...(reach.trustProxy.length === 0 ? {} : { trustProxy: [...reach.trustProxy] }),
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 1_000, ignoreTrailingSlash: false },
    requestTimeout: LONGEST_REQUEST,
    bodyLimit: 64 * 1024,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: true, allErrors: true } },
    forceCloseConnections: true,
  }).withTypeProvider<TypeBoxTypeProvider>();

  requireClassification(app, DESCRIPTION);
  harden(app, reach);
  // Cookies are read where they are needed alone: a public answer costs no look at them.
  await app.register(cookie, { hook: false });
  refuseCrossSite(app, reach, cookies);
  knowActor(app, people, cookies);
  keepAnswers(app, () => useCases.state());
  serveOffline(app, config.pages);

  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = tellProblem(error);
    if (problem.code === 'internal' || problem.code === 'retry') onFailure(error, `${request.method} ${request.url}`);
    if (problem.code === 'starting') reply.header('retry-after', '2');
    if (problem.code === 'retry') reply.header('retry-after', '60');
    if (problem.code === 'too_many_tries') reply.header('retry-after', '60');
    cutOff(request.raw);
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
  await app.register(registerFinder(useCases));
  await app.register(registerHealth(useCases));
  await app.register(registerSession(people, cookies, config.hasLinks ?? false));
  await app.register(registerPeople(people));
  await app.register(registerAudit(people));
  await app.register(registerOutsideSources(outside));
  if (placeSettings !== undefined) await app.register(registerPlaceSettings(placeSettings));
  if (uploads !== undefined) {
    await app.register(registerUploads(uploads.useCases, uploads.who));
    await app.register(registerDue(uploads.useCases, uploads.who));
    await app.register(registerBatches(uploads.useCases, uploads.who));
  }
  await serveApp(app, config.pages, config.notices);
  return app;
}

function encryptWith(tls: { readonly cert: string; readonly key: string }): (handler: RequestListener) => Server {
  return (handler) => createServer({ cert: tls.cert, key: tls.key, requestTimeout: LONGEST_REQUEST }, handler);
}
