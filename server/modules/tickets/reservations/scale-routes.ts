import type { Executor } from '../../../db/dialect.ts';
import type { Lane } from '../../../engine/index.ts';
import { answerWith } from '../../../http/commands.ts';
import { iso } from '../../../lib/iso.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import {
  CancelScaleBody,
  CancelScaleList,
  CancelScaleParams,
  type CancelScaleView,
  WithdrawBody,
} from './admin-schemas.ts';
import type { ReservationsParts } from './parts.ts';
import { DEFAULT_SCALE } from './scale.ts';
import type { ScaleInput, ScaleState } from './scale-lane.ts';
import { readStored } from './scale-queries.ts';
import { scaleView } from './shapes.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const admin = { access: 'admin' } as const;
const TAGS = ['Admin'];

/** What is kept of what is given back: operators set it for what is paid from a day on. Every change is audited. */
export function registerScaleRoutes(
  app: App,
  { database, admit, now }: ReservationsParts,
  lane: Lane<ScaleInput, ScaleState>,
): void {
  const list = async () => ({ items: await listScales(database.reader, now()) });

  app.get(
    '/admin/tickets/cancel-scales',
    {
      config: admin,
      schema: {
        operationId: 'listCancelScales',
        tags: TAGS,
        summary: 'What is kept of tickets that are given back, by when they were paid',
        response: { 200: CancelScaleList, ...PROBLEMS },
      },
    },
    list,
  );

  app.post(
    '/admin/tickets/cancel-scales',
    {
      config: admin,
      schema: {
        operationId: 'addCancelScale',
        tags: TAGS,
        summary: 'Set another scale for what is paid from a moment on; what was sold before keeps its own',
        body: CancelScaleBody,
        response: { 201: CancelScaleList, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { validFrom, scale, reason } = request.body;
      const from = validFrom === undefined ? null : Date.parse(validFrom);
      const input = { kind: 'add-scale', validFrom: from, scale, reason } as const;
      const answer = await lane.submit(admit(request, 'tickets.add-scale', input));
      const body = answerWith(request, reply, answer, 201);
      return answer.answered && answer.decision.accepted ? list() : (body as never);
    },
  );

  app.post(
    '/admin/tickets/cancel-scales/:scaleId/withdrawals',
    {
      config: admin,
      schema: {
        operationId: 'withdrawCancelScale',
        tags: TAGS,
        summary: 'Take a scale back that is not in force yet',
        params: CancelScaleParams,
        body: WithdrawBody,
        response: { 200: CancelScaleList, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const input = { kind: 'withdraw-scale', ...request.params, ...request.body } as const;
      const answer = await lane.submit(admit(request, 'tickets.withdraw-scale', input));
      const body = answerWith(request, reply, answer, 200);
      return answer.answered && answer.decision.accepted ? list() : (body as never);
    },
  );
}

/** All scales with what each of them is now, the newest first. @param at epoch milliseconds */
async function listScales(executor: Executor, at: number): Promise<CancelScaleView[]> {
  const stored = await readStored(executor);
  const current = stored.filter(({ validFrom }) => validFrom <= at).at(-1)?.id ?? null;
  const statusOf = (id: string | null, validFrom: number) =>
    validFrom > at ? 'coming' : id === current ? 'current' : 'past';
  const builtIn: CancelScaleView = {
    ...{ scaleId: null, validFrom: null, by: null, createdAt: null },
    scale: scaleView(DEFAULT_SCALE),
    status: statusOf(null, 0),
  };
  const set = stored.map(
    ({ id, validFrom, scale, by, createdAt }): CancelScaleView => ({
      ...{ scaleId: id, validFrom: iso(validFrom), scale: scaleView(scale), by },
      createdAt: iso(createdAt),
      status: statusOf(id, validFrom),
    }),
  );
  return [...set.reverse(), builtIn];
}
