import Type from 'typebox';
import { callerOf } from '../../http/auth.ts';
import { ProblemError } from '../../http/errors.ts';
import { Closed, Id, Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import type { IdentityParts } from './parts.ts';
import { MemberWaysIn, ResetSecondFactorBody } from './schemas.ts';
import { memberWaysIn } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const admin = { access: 'admin' } as const;
const Params = Closed({ accountId: Id });

/** What operators see of members' ways in, and what they do for those who cannot help themselves. */
export function registerAdminRoutes(app: App, { accounts, codes, database, providers }: IdentityParts): void {
  app.get(
    '/admin/members/:accountId/ways-in',
    {
      config: { ...admin, personal: { action: 'member.read', param: 'accountId' } },
      schema: {
        operationId: 'readMemberWaysIn',
        tags: ['Admin'],
        summary: 'How a member can sign in, without what only works as a secret',
        params: Params,
        response: { 200: MemberWaysIn, ...PROBLEMS },
      },
    },
    async (request) => {
      const account = await accounts.find(database.reader, request.params.accountId);
      if (!account) throw new ProblemError('account.not-found');
      return memberWaysIn(database.reader, account, providers);
    },
  );

  app.post(
    '/admin/members/:accountId/second-factor-resets',
    {
      config: admin,
      schema: {
        operationId: 'resetSecondFactor',
        tags: ['Admin'],
        summary: 'Turn the second factor off for a member who has lost the phone and the recovery codes',
        description:
          'Authenticator, asking for a passkey and recovery codes; passkeys stay. Every session ends, for the lost ' +
          'phone may be signed in. The member is told, and it is written to the audit log. Where none is on, nothing ' +
          'happens. Make sure who asks.',
        params: Params,
        body: ResetSecondFactorBody,
        response: { 204: Type.Null({ description: 'Done; no body' }), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await accounts.requireFreshProof(request);
      const { accountId } = request.params;
      if (!(await accounts.find(database.reader, accountId))) throw new ProblemError('account.not-found');
      await codes.reset(accountId, { actorId: callerOf(request).accountId, reason: request.body.reason });
      return reply.code(204).send(null);
    },
  );
}
