import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import {
  AuditCheckView,
  AuditView,
  DisabledRequest,
  InvitedView,
  InviteRequest,
  PeopleChoicesView,
  PeopleView,
  RoleRequest,
} from '#domain/contract/people-view';
import type { PeopleUseCases } from '#server/use-cases/people/people-use-cases';
import { NoQuery, PROBLEMS } from './api-schemas.ts';
import { signedInOf } from './know-actor.ts';

const tags = ['people'];
const Id = Type.Object({ id: Type.String({ minLength: 1, maxLength: 80 }) });
const Nothing = Type.Null({ description: 'Done; nothing to tell' });
const changes = {
  classification: 'admin',
  asks: { action: 'change', kind: 'account', param: 'id' },
} as const;

/** Whom an administrator looks after. */
export const registerPeople =
  (people: PeopleUseCases): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/people',
      {
        config: { classification: 'admin', asks: { action: 'create', kind: 'account' } },
        schema: {
          tags,
          summary: 'Everybody I look after',
          querystring: NoQuery,
          response: { 200: PeopleView, ...PROBLEMS },
        },
      },
      async (request) => people.listPeople(signedInOf(request), { requestId: request.id }),
    );
    app.get(
      '/api/people/choices',
      {
        config: { classification: 'admin', asks: { action: 'create', kind: 'account' } },
        schema: {
          tags,
          summary: 'Roles, organisations and places I can invite into',
          querystring: NoQuery,
          response: { 200: PeopleChoicesView, ...PROBLEMS },
        },
      },
      async (request) => people.listPeopleChoices(signedInOf(request), { requestId: request.id }),
    );
    app.post(
      '/api/people',
      {
        config: { classification: 'admin', asks: { action: 'create', kind: 'account' } },
        schema: {
          tags,
          summary: 'Invite somebody; the link is told this once',
          body: InviteRequest,
          response: { 201: InvitedView, ...PROBLEMS },
        },
      },
      async (request, reply) =>
        reply.code(201).send(await people.invitePerson(signedInOf(request), request.body, { requestId: request.id })),
    );
    app.put(
      '/api/people/:id/role',
      {
        config: changes,
        schema: {
          tags,
          summary: 'Give somebody another role; signs them out everywhere',
          params: Id,
          body: RoleRequest,
          response: { 204: Nothing, ...PROBLEMS },
        },
      },
      async (request, reply) => {
        await people.changeRole(signedInOf(request), request.params.id, request.body, { requestId: request.id });
        return reply.code(204).send(null);
      },
    );
    app.put(
      '/api/people/:id/disabled',
      {
        config: changes,
        schema: {
          tags,
          summary: 'Let somebody in no more, or again',
          params: Id,
          body: DisabledRequest,
          response: { 204: Nothing, ...PROBLEMS },
        },
      },
      async (request, reply) => {
        await people.setDisabled(signedInOf(request), request.params.id, request.body.disabled, {
          requestId: request.id,
        });
        return reply.code(204).send(null);
      },
    );
    app.post(
      '/api/people/:id/access',
      {
        config: changes,
        schema: {
          tags,
          summary: 'A link to a new password, or a new invitation while they have none',
          params: Id,
          response: { 201: InvitedView, ...PROBLEMS },
        },
      },
      async (request, reply) =>
        reply
          .code(201)
          .send(await people.renewAccess(signedInOf(request), request.params.id, { requestId: request.id })),
    );
    app.delete(
      '/api/people/:id/sessions',
      {
        config: changes,
        schema: {
          tags,
          summary: 'Sign somebody out everywhere',
          params: Id,
          response: { 204: Nothing, ...PROBLEMS },
        },
      },
      async (request, reply) => {
        await people.endSessionsOf(signedInOf(request), request.params.id, { requestId: request.id });
        return reply.code(204).send(null);
      },
    );
  };

/** What happened, and whether the record of it is whole. */
export const registerAudit =
  (people: PeopleUseCases): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      '/api/audit',
      {
        config: { classification: 'admin', asks: { action: 'read', kind: 'audit' } },
        schema: {
          tags: ['audit'],
          summary: 'What happened, newest first; of my organisation, or of all for a system administrator',
          querystring: Type.Object(
            { before: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,14}$' })) },
            { additionalProperties: false },
          ),
          response: { 200: AuditView, ...PROBLEMS },
        },
      },
      async (request) => {
        const { before } = request.query;
        return people.readAudit(signedInOf(request), before === undefined ? null : Number(before), {
          requestId: request.id,
        });
      },
    );
    app.get(
      '/api/audit/verify',
      {
        config: { classification: 'admin', asks: { action: 'read', kind: 'audit' } },
        schema: {
          tags: ['audit'],
          summary: 'Follow the chain and name the first row that is not as it was written',
          querystring: NoQuery,
          response: { 200: AuditCheckView, ...PROBLEMS },
        },
      },
      async (request) => people.verifyAudit(signedInOf(request), { requestId: request.id }),
    );
  };
