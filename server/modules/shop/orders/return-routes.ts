import { callerOf } from '../../../http/auth.ts';
import { answerWith } from '../../../http/commands.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Problem } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import type { OrdersParts } from './parts.ts';
import { readRules } from './queries.ts';
import { readReturn } from './reading.ts';
import { exchangeChoices } from './return-views.ts';
import { daysMs } from './rules.ts';
import { NoBody, OrderParams, ReturnBody, ReturnParams, ReturnView } from './schemas.ts';
import { returnView } from './shapes.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };
const member = { access: 'member' } as const;
const TAGS = ['Shop'];

/** What members give back or exchange. */
export function registerReturnRoutes(app: App, { database, lane, admit }: OrdersParts): void {
  async function view(returnId: string): Promise<ReturnView> {
    const found = await readReturn(database.reader, returnId);
    if (!found) throw new ProblemError('shop.return-not-found');
    return returnView(found, await exchangeChoices(database.reader, [found]));
  }

  app.post(
    '/shop/orders/:orderId/returns',
    {
      config: member,
      schema: {
        operationId: 'requestReturn',
        tags: TAGS,
        summary: 'Ask to give back, or to exchange, what was delivered',
        description:
          'For some days after the delivery, one request at a time. An exchange is for a variant of the same product at ' +
          'the same price that is in stock.',
        params: OrderParams,
        body: ReturnBody,
        response: { 201: ReturnView, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { orderId } = request.params;
      const { kind: returnKind, reason, note = '' } = request.body;
      const lines = request.body.lines.map(({ no, quantity, exchangeFor = null }) => ({
        no,
        quantity,
        exchangeFor,
      }));
      const wish = { kind: 'request-return', orderId, returnKind, lines, reason, note } as const;
      const asked = admit(request, 'shop.request-return', wish);
      const windowMs = daysMs((await readRules(database.reader)).returnDays);
      const answer = await lane.submit({ ...asked, input: { ...wish, windowMs } });
      const body = answerWith(request, reply, answer, 201);
      if (!answer.answered || !answer.decision.accepted) return body as never;
      return view(String(body.returnId));
    },
  );

  app.post(
    '/shop/returns/:returnId/withdrawals',
    {
      config: member,
      schema: {
        operationId: 'withdrawReturn',
        tags: TAGS,
        summary: 'Keep it after all',
        params: ReturnParams,
        body: NoBody,
        response: { 200: ReturnView, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { returnId } = request.params;
      const found = await readReturn(database.reader, returnId);
      if (found?.accountId !== callerOf(request).accountId) throw new ProblemError('shop.return-not-found');
      const { orderId } = found;
      const input = { kind: 'withdraw-return', orderId, returnId, variantIds: [] } as const;
      const answer = await lane.submit(admit(request, 'shop.withdraw-return', input));
      const body = answerWith(request, reply, answer, 200);
      return answer.answered && answer.decision.accepted ? view(returnId) : (body as never);
    },
  );
}
