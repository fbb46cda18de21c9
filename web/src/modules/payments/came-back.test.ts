import { describe, expect, it } from 'vitest';
import type { PaymentStatus } from '../../api/types.ts';
import { cameBack } from './came-back.ts';

const payment = (status: PaymentStatus = 'prepared', gateway: 'sandbox' | 'portone' = 'sandbox') => ({
  paymentId: '01K9ZQ3T5R7WXA00',
  status,
  amount: 5000,
  gateway,
});
const success = { paymentKey: 'tgen_1', orderId: '01K9ZQ3T5R7WXA00', amount: '5000' };

describe('cameBack', () => {
  it('confirms with exactly what came back, also when it was tampered with: the server refuses that', () => {
    expect(cameBack(success, payment())).toEqual({
      kind: 'confirm',
      body: { paymentKey: 'tgen_1', orderId: '01K9ZQ3T5R7WXA00', amount: 5000 },
    });
    expect(cameBack({ ...success, amount: '1' }, payment())).toMatchObject({ body: { amount: 1 } });
  });

  it('gives up when the gateway says why not', () => {
    expect(cameBack({ code: 'PAY_PROCESS_CANCELED', message: '취소' }, payment())).toEqual({
      kind: 'give-up',
      reason: 'PAY_PROCESS_CANCELED',
    });
  });

  it('only looks when there is nothing to decide any more, or nothing to decide with', () => {
    for (const status of ['paid', 'failed', 'cancelled', 'in-doubt', 'confirming'] as const) {
      expect(cameBack(success, payment(status))).toEqual({ kind: 'look' });
    }
    expect(cameBack({}, payment())).toEqual({ kind: 'look' });
    expect(cameBack({ ...success, amount: 'all' }, payment())).toEqual({ kind: 'look' });
    expect(cameBack({ code: 'PAY_PROCESS_CANCELED' }, payment('abandoned'))).toEqual({ kind: 'look' });
  });

  it('tries what comes late: whether it still can be is not for a browser to say', () => {
    expect(cameBack(success, payment('expired')).kind).toBe('confirm');
    expect(cameBack(success, payment('abandoned')).kind).toBe('confirm');
  });

  it('takes the number of PortOne for both', () => {
    expect(cameBack({ paymentId: '01K9ZQ3T5R7WXA00' }, payment('prepared', 'portone'))).toEqual({
      kind: 'confirm',
      body: { paymentKey: '01K9ZQ3T5R7WXA00', orderId: '01K9ZQ3T5R7WXA00', amount: 5000 },
    });
  });
});
