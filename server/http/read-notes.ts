import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { CreateBuckets } from '../cache/index.ts';
import type { Database } from '../db/open.ts';
import { appendAudit } from '../events/audit.ts';
import type { MakeId } from '../lib/id.ts';
import { again } from './again.ts';
import { callerOf } from './auth.ts';

/** What an operator sees of a person on a route: the act's name in the audit log, and the parameter that names whom. */
export interface Personal {
  readonly action: string;
  readonly param: string;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Only for routes of operators: whoever reads it leaves a line in the audit log. */
    personal?: Personal;
  }
}

/** A page is several requests, and looked at again and again: one line says it all. */
const ONE_AN_HOUR = { attempts: 1, perMs: 60 * 60_000 };

export interface ReadNotesDependencies {
  readonly database: Database;
  readonly makeId: MakeId;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly createBuckets: CreateBuckets;
}

/**
 * Notes in the audit log who read what about a person: one line for each operator, object and hour. It is written
 * before the answer leaves, so that nothing is shown that could not be noted.
 */
export function registerReadNotes(app: FastifyInstance, deps: ReadNotesDependencies): void {
  const buckets = deps.createBuckets('read-notes');

  async function note(request: FastifyRequest, { action, param }: Personal): Promise<void> {
    const actorId = callerOf(request).accountId;
    const subject = String((request.params as Record<string, unknown>)[param]).slice(0, 80);
    const wanted = [[`${action} ${subject} ${actorId}`, ONE_AN_HOUR]] as const;
    if ((await buckets.take(wanted)) > 0) return;
    const record = { id: deps.makeId(), at: deps.now(), actorId, action, subject, reason: null, details: {} };
    try {
      await again(deps.database, (tx) => appendAudit(tx, [record]));
    } catch (error) {
      await buckets.giveBack(wanted);
      throw error;
    }
  }

  app.addHook('onRoute', (route) => {
    const personal = route.config?.personal;
    if (personal === undefined) return;
    if (route.config?.access !== 'admin') throw new Error(`${route.url} is not for operators alone`);
    const given = route.onSend ?? [];
    route.onSend = [
      ...(Array.isArray(given) ? given : [given]),
      async (request, reply, payload) => {
        if (reply.statusCode < 300) await note(request, personal);
        return payload;
      },
    ];
  });
}
