import { callerOf } from '../../http/auth.ts';
import { Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import type { People } from './people.ts';
import { CheckParams, Identity, IdentityCheck, IdentityVerified } from './schemas.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };

/** The identity check by phone. */
export function registerCheckRoutes(app: App, people: People): void {
  app.get(
    '/me/identity',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'readIdentity',
        tags: ['Account'],
        summary: 'Whether one has shown who one is, and whether that is asked for',
        response: { 200: Identity, ...PROBLEMS },
      },
    },
    async (request) => people.read(callerOf(request).accountId),
  );

  app.post(
    '/me/identity-checks',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'beginIdentityCheck',
        tags: ['Account'],
        summary: 'Begin an identity check by phone',
        response: { 201: IdentityCheck, ...PROBLEMS },
      },
    },
    async (request, reply) => reply.code(201).send(await people.begin(request, callerOf(request).accountId)),
  );

  app.post(
    '/me/identity-checks/:checkId/confirmations',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'confirmIdentityCheck',
        tags: ['Account'],
        summary: 'Finish the check: the provider is asked what came of it',
        params: CheckParams,
        response: { 200: IdentityVerified, ...PROBLEMS },
      },
    },
    async (request) => people.confirm(request, callerOf(request).accountId, request.params.checkId),
  );
}
