import { callerOf } from '../../server/http/auth.ts';
import { Closed, Id, Problem } from '../../server/lib/schema.ts';
import { ClaimResult } from '../../server/modules/coupons/schemas.ts';
import { openShell } from '../shell.ts';
import type { OpenMethod } from './claim-method.ts';
import { openConditionalUpdate } from './conditional-update.ts';
import { openNoLock } from './no-lock.ts';
import { openOptimisticVersion } from './optimistic-version.ts';
import { openRedisLock } from './redis-lock.ts';
import { openRowLock } from './row-lock.ts';
import { openSqliteConditionalUpdate, openSqliteNoLock } from './sqlite.ts';

/**
 * One old method behind the same HTTP as the product: the same hooks, headers, token check and schemas, so
 * that the method is the only difference. Settings come by environment: METHOD, POOL_SIZE, REDIS_URL.
 */
const METHODS: Record<string, OpenMethod> = {
  'no-lock': openNoLock,
  'optimistic-version': openOptimisticVersion,
  'row-lock': openRowLock,
  'conditional-update': openConditionalUpdate,
  'redis-lock': openRedisLock,
  'sqlite-no-lock': openSqliteNoLock,
  'sqlite-conditional-update': openSqliteConditionalUpdate,
};
const VALID_UNTIL = '2030-01-01T00:00:00.000Z';

const { METHOD = '', POOL_SIZE = '10', REDIS_URL = '', DATABASE_URL = '' } = process.env;
const open = METHODS[METHOD];
if (!open) throw new Error(`METHOD is ${METHOD}; known are ${Object.keys(METHODS).join(', ')}`);
const method = await open({ databaseUrl: DATABASE_URL, redisUrl: REDIS_URL, poolSize: Number(POOL_SIZE) });

const { app, makeId, listen } = await openShell();
app.post(
  '/api/v1/coupons/drops/:dropId/claims',
  {
    config: { access: 'member' },
    schema: {
      params: Closed({ dropId: Id }),
      response: { 201: ClaimResult, '4xx': Problem, '5xx': Problem },
    },
  },
  async (request, reply) => {
    const { dropId } = request.params;
    const couponId = makeId();
    const outcome = await method.claim({ dropId, couponId, accountId: callerOf(request).accountId });
    if (outcome.accepted) {
      reply.code(201);
      return { couponId, position: outcome.position, dropId, validUntil: VALID_UNTIL };
    }
    const { status, code } = outcome;
    reply.code(status).header('content-type', 'application/problem+json; charset=utf-8');
    return { type: `/problems/${code}`, title: code, status, code, instance: request.id } as never;
  },
);
await listen(() => method.close());
