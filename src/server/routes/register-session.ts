import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import {
  AcceptRequest,
  ChangePasswordRequest,
  InvitationView,
  KeyRequest,
  RenameRequest,
  SessionsView,
  SessionView,
  SetUpRequest,
  SignInRequest,
  SignInView,
} from '#domain/contract/people-view';
import type { BegunSession } from '#server/use-cases/people/begin-session';
import type { PeopleUseCases } from '#server/use-cases/people/people-use-cases';
import type { TryFrom } from '#server/use-cases/people/sign-in';
import { NoQuery, PROBLEMS } from './api-schemas.ts';
import { describeDevice } from './describe-device.ts';
import { signedInOf } from './know-actor.ts';
import type { SessionCookies } from './session-cookies.ts';

const open = { classification: 'public' } as const;
const own = { classification: 'signed-in' } as const;
const tags = ['people'];
const Nothing = Type.Null({ description: 'Done; nothing to tell' });

/** Signing in and out, the first set-up, invitations taken up, and where one is signed in. */
export const registerSession =
  (people: PeopleUseCases, cookies: SessionCookies, hasLinks: boolean): FastifyPluginAsyncTypebox =>
  async (app) => {
    const begin = (reply: FastifyReply, { secret, account, session }: BegunSession): SessionView => {
      cookies.begin(reply, secret);
      return people.tellSession(account, session);
    };

    app.get(
      '/api/sign-in',
      {
        config: open,
        schema: {
          tags,
          summary: 'How somebody can sign in; gives the cookie whose word every change repeats as X-XSRF-TOKEN',
          querystring: NoQuery,
          response: { 200: SignInView, ...PROBLEMS },
        },
      },
      async (request, reply) => {
        cookies.ensureXsrf(request, reply);
        reply.header('cache-control', 'private, no-store');
        return { needsSetUp: !hasLinks && (await people.needsSetUp()), hasLinks };
      },
    );
    app.post(
      '/api/sign-in',
      {
        config: open,
        schema: {
          tags,
          summary: 'Sign in with e-mail address and password',
          body: SignInRequest,
          response: { 200: SessionView, ...PROBLEMS },
        },
      },
      async (request, reply) =>
        begin(reply, await people.signIn(request.body.email, request.body.password, fromOf(request))),
    );
    app.post(
      '/api/sign-in/key',
      {
        config: open,
        schema: {
          tags,
          summary: 'Sign in once with a link of the console',
          body: KeyRequest,
          response: { 200: SessionView, ...PROBLEMS },
        },
      },
      async (request, reply) => begin(reply, await people.signInWithKey(request.body.key, fromOf(request))),
    );
    app.post(
      '/api/sign-in/invitation',
      {
        config: open,
        schema: {
          tags,
          summary: 'Whom a link invites, or gives a new password',
          body: KeyRequest,
          response: { 200: InvitationView, ...PROBLEMS },
        },
      },
      async (request) => people.showInvitation(request.body.key, fromOf(request)),
    );
    app.post(
      '/api/sign-in/accept',
      {
        config: open,
        schema: {
          tags,
          summary: 'Take up an invitation, or a new password, and sign in',
          body: AcceptRequest,
          response: { 200: SessionView, ...PROBLEMS },
        },
      },
      async (request, reply) => begin(reply, await people.acceptInvitation(request.body, fromOf(request))),
    );
    app.post(
      '/api/set-up',
      {
        config: open,
        schema: {
          tags,
          summary: 'Make the first system administrator with the code of the console; over for ever once there is one',
          body: SetUpRequest,
          response: { 200: SessionView, ...PROBLEMS },
        },
      },
      async (request, reply) => begin(reply, await people.setUp(request.body, fromOf(request))),
    );

    app.get(
      '/api/session',
      {
        config: own,
        schema: {
          tags,
          summary: 'Who is signed in here, and what they may begin',
          querystring: NoQuery,
          response: { 200: SessionView, ...PROBLEMS },
        },
      },
      async (request) => {
        const { account, session } = signedInOf(request);
        return people.tellSession(account, session);
      },
    );
    app.delete(
      '/api/session',
      { config: own, schema: { tags, summary: 'Sign out here', response: { 204: Nothing, ...PROBLEMS } } },
      async (request, reply) => {
        await people.signOut(signedInOf(request), { requestId: request.id });
        return forget(reply, cookies);
      },
    );
    app.get(
      '/api/sessions',
      {
        config: own,
        schema: {
          tags,
          summary: 'Where I am signed in',
          querystring: NoQuery,
          response: { 200: SessionsView, ...PROBLEMS },
        },
      },
      async (request) => people.listOwnSessions(signedInOf(request)),
    );
    app.delete(
      '/api/sessions',
      { config: own, schema: { tags, summary: 'Sign out everywhere', response: { 204: Nothing, ...PROBLEMS } } },
      async (request, reply) => {
        await people.endAllOwnSessions(signedInOf(request), { requestId: request.id });
        return forget(reply, cookies);
      },
    );
    app.delete(
      '/api/sessions/:id',
      {
        config: { classification: 'signed-in', asks: { action: 'remove', kind: 'session', param: 'id' } },
        schema: {
          tags,
          summary: 'Sign out in one other place',
          params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 80 }) }),
          response: { 204: Nothing, ...PROBLEMS },
        },
      },
      async (request, reply) => {
        await people.endOwnSession(signedInOf(request), request.params.id, { requestId: request.id });
        return reply.code(204).send(null);
      },
    );
    app.patch(
      '/api/account',
      {
        config: own,
        schema: { tags, summary: 'Change my name', body: RenameRequest, response: { 204: Nothing, ...PROBLEMS } },
      },
      async (request, reply) => {
        await people.renameMyself(signedInOf(request), request.body.name, { requestId: request.id });
        return reply.code(204).send(null);
      },
    );
    app.put(
      '/api/account/password',
      {
        config: own,
        schema: {
          tags,
          summary: 'Change my password; signs out everywhere else',
          body: ChangePasswordRequest,
          response: { 200: SessionView, ...PROBLEMS },
        },
      },
      async (request, reply) =>
        begin(reply, await people.changePassword(signedInOf(request), request.body, fromOf(request))),
    );
  };

function fromOf(request: FastifyRequest): TryFrom {
  return { address: request.ip, device: describeDevice(request.headers['user-agent']), requestId: request.id };
}

/** Ends a session on the browser's side: what it has kept of it goes too. */
function forget(reply: FastifyReply, cookies: SessionCookies): FastifyReply {
  cookies.end(reply);
  return reply.code(204).header('clear-site-data', '"cache", "cookies", "storage"').send(null);
}
