import Type from 'typebox';
import { callerOf } from '../../http/auth.ts';
import { ProblemError } from '../../http/errors.ts';
import { Closed, Id, Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import type { IdentityParts } from './parts.ts';
import { ResetSecondFactorBody } from './schemas.ts';

/** What operators do for members who cannot help themselves. */
export function registerAdminRoutes(app: App, { accounts, codes, database }: IdentityParts): void {
  app.post(
    '/admin/members/:accountId/second-factor-resets',
    {
      config: { access: 'admin' },
      schema: {
        operationId: 'resetSecondFactor',
        tags: ['Admin'],
        summary: 'Turn the second factor off for a member who has lost the phone and the recovery codes',
        description: 'The member is told, and it is written to the audit log. Make sure who asks.',
        params: Closed({ accountId: Id }),
        body: ResetSecondFactorBody,
        response: { 204: Type.Null({ description: 'Done; no body' }), '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      await accounts.requireFreshProof(request);
      const { accountId } = request.params;
      if (!(await accounts.find(database.reader, accountId))) throw new ProblemError('account.not-found');
      await codes.turnOff(accountId, { actorId: callerOf(request).accountId, reason: request.body.reason });
      return reply.code(204).send(null);
    },
  );
}
