import Type from 'typebox';
import { callerOf } from '../../http/auth.ts';
import { answerWith } from '../../http/commands.ts';
import { ProblemError } from '../../http/errors.ts';
import { Nullable, Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import type { AccountsParts } from './parts.ts';
import { findAccount } from './queries.ts';
import { clearRefreshCookie } from './refresh-cookie.ts';
import { DeleteMeBody, PersonalData } from './schemas.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };

/** One's own data to take along, and the way out. */
export function registerLeavingRoutes(app: App, parts: AccountsParts): void {
  const { admit, database, entrance, lane, modules, now } = parts;

  app.get(
    '/me/export',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'exportMe',
        tags: ['Account'],
        summary: 'Everything that is kept of oneself, as a JSON file',
        response: { 200: PersonalData, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { accountId } = callerOf(request);
      const account = await findAccount(database.reader, accountId);
      if (!account || account.status === 'deleted') throw new ProblemError('auth.invalid-token');
      const at = now();
      // One view of everything, so that its parts agree.
      const data = await database.snapshot(async (executor) => {
        const parts: Record<string, unknown> = {};
        for (const module of modules())
          Object.assign(parts, await module.personalData?.(executor, accountId));
        return parts;
      });
      const day = new Date(at).toISOString().slice(0, 10);
      reply.header('content-disposition', `attachment; filename="madang-${day}.json"`);
      return { exportedAt: new Date(at).toISOString(), ...data };
    },
  );

  app.delete(
    '/me',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'deleteMe',
        tags: ['Account'],
        summary:
          'Delete the account: the person is gone at once, the books stay. Needs a fresh proof and an empty wallet',
        body: Nullable(DeleteMeBody),
        response: { 204: Type.Null({ description: 'Done; no body' }), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      await entrance.requireFreshProof(request);
      const input = { kind: 'erase', reason: request.body?.reason ?? null } as const;
      const answer = await lane.submit(admit(request, 'account.delete', input));
      if (answer.answered && answer.decision.accepted) clearRefreshCookie(reply);
      return answerWith(request, reply, answer, 204) as never;
    },
  );
}
