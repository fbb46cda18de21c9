import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import type { CreateBuckets } from '../cache/index.ts';
import type { Database } from '../db/open.ts';
import { recordAttempt } from '../events/audit.ts';
import { networkOf } from '../lib/buckets.ts';
import type { MakeId } from '../lib/id.ts';
import type { Code } from './codes.ts';
import { ProblemError } from './errors.ts';

/** Refusals by the shell of what an honest page never sends, or hardly ever. Modules note their own. */
const NOTED: ReadonlySet<Code> = new Set<Code>([
  'file.unsupported-type',
  'file.broken',
  'file.bad-dimensions',
  'file.too-many-frames',
  'file.too-large',
  'payment.redirect-refused',
]);
/** A way back that leads elsewhere is refused by its schema. */
const WAY_BACK = '/next';
/** The log is read by people: whoever goes on is only refused. */
const PER_PLACE = { attempts: 10, perMs: 10 * 60_000 };
const IN_ALL = { attempts: 600, perMs: 10 * 60_000 };

export interface AttemptsDependencies {
  readonly database: Database;
  readonly makeId: MakeId;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly createBuckets: CreateBuckets;
}

/** Notes disguised uploads and redirects to elsewhere in the audit log, a bounded number for each place. */
export function registerAttempts(app: FastifyInstance, deps: AttemptsDependencies): void {
  const buckets = deps.createBuckets('attempts');
  app.addHook('onError', async (request, _reply, error) => {
    const code = notedCode(error);
    if (!code) return;
    const place = networkOf(request.ip);
    const wanted = [[`place ${place}`, PER_PLACE] as const, ['all', IN_ALL] as const];
    if ((await buckets.take(wanted)) > 0) return;
    try {
      await recordAttempt(deps.database, attemptOf(request, code, deps));
    } catch (failure) {
      request.log.error({ err: failure, code }, 'an attempt could not be noted');
    }
  });
}

function notedCode(error: FastifyError | Error): string | null {
  if (error instanceof ProblemError) return NOTED.has(error.code) ? error.code : null;
  const { validation = [] } = error as FastifyError;
  return validation.some(({ instancePath }) => instancePath === WAY_BACK) ? 'request.invalid' : null;
}

const attemptOf = (request: FastifyRequest, code: string, { makeId, now }: AttemptsDependencies) => ({
  id: makeId(),
  at: now(),
  actorId: request.caller?.accountId ?? 'guest',
  action: 'request.refused',
  subject: (request.routeOptions.url ?? request.url).slice(0, 80),
  reason: code,
  details: { address: request.ip },
});
