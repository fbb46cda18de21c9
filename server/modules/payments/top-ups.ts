import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerWith } from '../../http/commands.ts';
import type { TopUps } from '../pay/index.ts';
import type { PaymentsParts } from './parts.ts';
import { topUp } from './purposes.ts';

const ORDER_NAME = { ko: '마당 지갑 충전', en: 'Madang wallet top-up' };
const wantsEnglish = (request: FastifyRequest): boolean =>
  /^\s*en\b/i.test(request.headers['accept-language'] ?? '');

/** What `POST /pay/deposits` does where money comes through a gateway; null when none is set up. */
export function createTopUps(parts: PaymentsParts): TopUps | null {
  const { lane, admit, gateways, expiresInMs, log } = parts;
  const [gateway] = gateways;
  if (!gateway) return null;
  const ask = (amount: number, orderName: string) =>
    ({
      kind: 'prepare',
      gateway: gateway.name,
      purpose: topUp.name,
      subject: null,
      orderName,
      amount,
      expiresInMs,
    }) as const;

  return {
    begin: async (request: FastifyRequest, reply: FastifyReply, amount: number) => {
      // The name of the order is no part of what the same key must repeat: another language is the same order.
      const asked = admit(request, 'payment.prepare', ask(amount, ''));
      const orderName = wantsEnglish(request) ? ORDER_NAME.en : ORDER_NAME.ko;
      const answer = await lane.submit({ ...asked, input: ask(amount, orderName) });
      const body = answerWith(request, reply, answer, 202);
      if (!answer.answered || !answer.decision.accepted) return body as never;
      const paymentId = String(body.paymentId);
      if (!answer.replayed) {
        const { accountId } = asked;
        const told = await gateway.prepare({ paymentId, accountId, amount, currency: 'KRW', orderName });
        // Amounts are compared afterwards in any case: without this a slip is only noticed later.
        if (told) log.warn({ paymentId, told }, 'a gateway could not be told the amount beforehand');
      }
      return { paymentId, checkoutUrl: `/pay/checkout/${paymentId}` };
    },
    preview: (request, amount) => lane.preview(admit(request, 'payment.prepare', ask(amount, ''))),
  };
}
