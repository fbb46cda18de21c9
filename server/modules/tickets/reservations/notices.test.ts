import { expect, test } from 'vitest';
import type { SequencedEvent } from '../../../events/outbox.ts';
import { reservationNotices, reservationStreams } from './notices.ts';

const about = {
  ...{ reservationId: 'R', roundId: 'O', performanceId: 'P', accountId: 'minji', status: 'paid' },
  ...{ currency: 'KRW', total: 20_000, startsAt: 0, title: { ko: '봄', en: 'Spring' }, seats: [1, 2] },
};
const tell = (name: string, more: object = {}) =>
  reservationNotices.of({ name, key: 'O', data: { ...about, ...more } } as unknown as SequencedEvent);
const kinds = (name: string, more: object = {}) =>
  tell(name, more).map(({ kind, to }) => [kind, 'accountId' in to ? to.accountId : 'operators']);

test('everybody whom it is about is told, with plain values', () => {
  const holders = [{ accountId: 'soyeon', seats: [1] }];
  const cancelled = { refund: 9_000, fee: 1_000, whole: false, by: 'member', reason: null, holders };
  const handed = { from: 'minji', to: 'jun', buyer: 'minji', ticketIds: ['R-1'] };
  const told: [string, object, string[][]][] = [
    ['tickets.reservation-paid', {}, [['tickets.reservation-paid', 'minji']]],
    ['tickets.reservation-expired', {}, [['tickets.reservation-expired', 'minji']]],
    [
      'tickets.reservation-cancelled',
      cancelled,
      [
        ['tickets.reservation-cancelled', 'minji'],
        ['tickets.ticket-gone', 'soyeon'],
      ],
    ],
    [
      'tickets.reservation-cancelled',
      { ...cancelled, calledOff: true },
      [
        ['tickets.round-called-off', 'minji'],
        ['tickets.ticket-gone', 'soyeon'],
      ],
    ],
    [
      'tickets.handed-on',
      handed,
      [
        ['tickets.ticket-received', 'jun'],
        ['tickets.ticket-handed-on', 'minji'],
      ],
    ],
    ['tickets.refunded', { to: 'wallet', cause: 'operator', amount: 1 }, [['tickets.refunded', 'minji']]],
    ['tickets.refunded', { to: 'wallet', cause: 'cancel', amount: 1 }, []],
    ['tickets.refund-refused', { amount: 1, code: 'x' }, [['tickets.refund-refused', 'operators']]],
  ];
  for (const [name, more, expected] of told) {
    expect(kinds(name, more), name).toEqual(expected);
    for (const { kind, data } of tell(name, more)) {
      for (const value of Object.values(data)) {
        expect(value === null || ['string', 'number'].includes(typeof value), kind).toBe(true);
      }
    }
  }
});

test('a payment that came too late is told with its reservation, and others’ payments are not ours', () => {
  const unused = { accountId: 'minji', captured: 1, currency: 'KRW', orderName: '봄 2매', subject: 'R' };
  expect(kinds('payment.not-used', { ...unused, purpose: 'tickets-reservation' })).toEqual([
    ['tickets.payment-not-used', 'minji'],
  ]);
  expect(kinds('payment.not-used', { ...unused, purpose: 'shop-order' })).toEqual([]);
});

test('somebody without an account is not told, and has no page', () => {
  const guest = { accountId: 'guest:R' };
  expect(tell('tickets.reservation-paid', guest)).toEqual([]);
  const event = { name: 'tickets.reservation-paid', key: 'O', data: { ...about, ...guest } };
  expect(reservationStreams(event as never)).toEqual([]);
});
