import { defineKind, type Kind } from '../kind.ts';
import { moment, money } from './format.ts';

type Titled = { titleKo: string; titleEn: string; startsAt: number };
type Reserved = Titled & { reservationId: string; seats: number };
type Paid = Reserved & { total: number; currency: string; late: number };
type Cancelled = Reserved & {
  refund: number;
  fee: number;
  currency: string;
  whole: number;
  by: string;
  reason: string | null;
};
type CalledOff = Reserved & { refund: number; currency: string };
type Moved = Titled & {
  startedAt: number;
  tickets: number;
  reservationId: string | null;
  ticketId: string | null;
  freeUntil: number;
};
type Gone = Reserved & { calledOff: number };
type Received = Titled & { ticketId: string; tickets: number; from: string };
type HandedOn = Titled & { reservationId: string; tickets: number; to: string };
type Refunded = Reserved & { amount: number; currency: string };
type NotUsed = { reservationId: string; amount: number; currency: string; orderName: string };
type Refused = { reservationId: string; amount: number; currency: string; code: string };

const reservation = (d: { reservationId: string }) => `/tickets/reservations/${d.reservationId}`;
const seatsEn = (count: number) => (count === 1 ? '1 seat' : `${count} seats`);
const ticketsEn = (count: number) => (count === 1 ? '1 ticket' : `${count} tickets`);
const showKo = (d: Titled) => `${d.titleKo}, ${moment(d.startsAt, 'ko')}`;
const showEn = (d: Titled) => `${d.titleEn}, ${moment(d.startsAt, 'en')}`;

/** What is said of the money of something that was given back. */
function moneyBackKo({ refund, fee, currency }: Cancelled): string {
  if (refund === 0 && fee === 0) return '결제된 금액이 없어 돌려드릴 돈이 없습니다.';
  const kept = fee > 0 ? ` 취소 수수료 ${money(fee, currency, 'ko')}을 뺀 금액입니다.` : '';
  return refund > 0
    ? `${money(refund, currency, 'ko')}을 결제한 수단으로 돌려드립니다.${kept}`
    : `취소 수수료가 결제 금액과 같아 돌려드릴 돈이 없습니다.`;
}
function moneyBackEn({ refund, fee, currency }: Cancelled): string {
  if (refund === 0 && fee === 0) return 'Nothing had been paid, so nothing comes back.';
  const kept = fee > 0 ? ` That is less the cancellation fee of ${money(fee, currency, 'en')}.` : '';
  return refund > 0
    ? `${money(refund, currency, 'en')} comes back the way it was paid.${kept}`
    : 'The cancellation fee was as much as was paid, so nothing comes back.';
}

/** What people are told about what they reserved, and about tickets that they have. */
export const TICKET_KINDS: readonly Kind[] = [
  defineKind<Paid>({
    kind: 'tickets.reservation-paid',
    category: 'money',
    channels: ['inbox', 'mail'],
    link: reservation,
    ko: {
      name: '예매 완료',
      title: () => '예매가 완료되었습니다',
      body: (d) =>
        `${showKo(d)}, ${d.seats}매: ${money(d.total, d.currency, 'ko')}을 결제했습니다. 입장할 때 티켓의 QR 코드를 보여 주세요.` +
        (d.late === 1 ? '\n\n결제가 늦게 들어왔지만 좌석이 남아 있어 그대로 예매했습니다.' : ''),
      action: '예매 보기',
    },
    en: {
      name: 'Reservation paid',
      title: () => 'Your tickets are booked',
      body: (d) =>
        `${showEn(d)}, ${seatsEn(d.seats)}: you paid ${money(d.total, d.currency, 'en')}. Show the QR code of your ticket at the door.` +
        (d.late === 1 ? '\n\nYour payment came late; your seats were still free, so they are yours.' : ''),
      action: 'See the reservation',
    },
  }),
  defineKind<Reserved>({
    kind: 'tickets.reservation-expired',
    category: 'system',
    channels: ['inbox'],
    link: reservation,
    ko: {
      name: '예매 결제 기한 지남',
      title: () => '결제 기한이 지나 예매가 끝났습니다',
      body: (d) =>
        `${showKo(d)}, ${d.seats}매: 기한 안에 결제되지 않아 좌석을 놓아주었고, 쓴 쿠폰은 돌아왔습니다. 아직 원하신다면 다시 예매해 주세요.`,
      action: '예매 보기',
    },
    en: {
      name: 'Reservation expired',
      title: () => 'Your reservation has expired',
      body: (d) =>
        `${showEn(d)}, ${seatsEn(d.seats)}: it was not paid in time, so the seats are on sale again, and a coupon that you used is yours again. If you still want to come, book once more.`,
      action: 'See the reservation',
    },
  }),
  defineKind<Cancelled>({
    kind: 'tickets.reservation-cancelled',
    category: 'money',
    channels: ['inbox', 'mail'],
    link: reservation,
    ko: {
      name: '예매 취소',
      title: (d) => (d.whole === 1 ? '예매가 취소되었습니다' : '예매 일부가 취소되었습니다'),
      body: (d) =>
        `${showKo(d)}, ${d.seats}매: ${d.by === 'operator' ? '담당자가 취소했습니다. ' : ''}${moneyBackKo(d)}` +
        (d.reason === null ? '' : `\n\n사유: ${d.reason}`),
      action: '예매 보기',
    },
    en: {
      name: 'Reservation cancelled',
      title: (d) =>
        d.whole === 1 ? 'Your reservation is cancelled' : 'Part of your reservation is cancelled',
      body: (d) =>
        `${showEn(d)}, ${seatsEn(d.seats)}: ${d.by === 'operator' ? 'the box office has cancelled it. ' : ''}${moneyBackEn(d)}` +
        (d.reason === null ? '' : `\n\nReason: ${d.reason}`),
      action: 'See the reservation',
    },
  }),
  defineKind<CalledOff>({
    kind: 'tickets.round-called-off',
    category: 'money',
    channels: ['inbox', 'mail', 'sms'],
    link: reservation,
    ko: {
      name: '공연 취소',
      title: () => '예매하신 공연이 취소되었습니다',
      body: (d) =>
        `${showKo(d)}: 이 회차는 열리지 않습니다. ` +
        (d.refund > 0
          ? `${money(d.refund, d.currency, 'ko')}을 수수료 없이 결제한 수단으로 돌려드립니다.`
          : '돌려드릴 금액은 없습니다.'),
      action: '예매 보기',
      short: () => '예매하신 공연이 취소되었습니다. 수수료 없이 환불해 드립니다.',
    },
    en: {
      name: 'Show called off',
      title: () => 'Your show is called off',
      body: (d) =>
        `${showEn(d)}: it does not take place. ` +
        (d.refund > 0
          ? `${money(d.refund, d.currency, 'en')} comes back the way it was paid, without a fee.`
          : 'There is nothing to give back.'),
      action: 'See the reservation',
      short: () => 'Your show is called off. You get your money back without a fee.',
    },
  }),
  defineKind<Moved>({
    kind: 'tickets.round-moved',
    category: 'system',
    channels: ['inbox', 'mail'],
    link: (d) =>
      d.reservationId === null ? `/tickets/mine/${d.ticketId}` : `/tickets/reservations/${d.reservationId}`,
    ko: {
      name: '공연 시간 변경',
      title: (d) => `${d.titleKo}: 공연 시간이 바뀌었습니다`,
      body: (d) =>
        `원래 시간: ${moment(d.startedAt, 'ko')}\n바뀐 시간: ${moment(d.startsAt, 'ko')}\n\n좌석과 티켓은 그대로 쓸 수 있습니다.` +
        (d.freeUntil > 0
          ? `\n\n바뀐 시간에 오실 수 없다면 ${moment(d.freeUntil, 'ko')}까지 수수료 없이 취소할 수 있습니다.`
          : ''),
      action: '바뀐 시간 보기',
    },
    en: {
      name: 'Show at another time',
      title: (d) => `${d.titleEn}: the show is at another time`,
      body: (d) =>
        `It was to begin on ${moment(d.startedAt, 'en')} and now begins on ${moment(d.startsAt, 'en')}. Your seats and tickets stay as they are.` +
        (d.freeUntil > 0
          ? `\n\nIf you cannot come then, you can cancel without a fee until ${moment(d.freeUntil, 'en')}.`
          : ''),
      action: 'See the new time',
    },
  }),
  defineKind<Gone>({
    kind: 'tickets.ticket-gone',
    category: 'system',
    channels: ['inbox', 'mail'],
    link: () => '/tickets/mine',
    ko: {
      name: '받은 티켓 취소',
      title: (d) => (d.calledOff === 1 ? '받은 티켓의 공연이 취소되었습니다' : '받은 티켓이 취소되었습니다'),
      body: (d) =>
        `${showKo(d)}, ${d.seats}매: 이 티켓으로는 입장할 수 없습니다. 돈은 예매한 분에게 돌아갑니다.`,
      action: '내 티켓 보기',
    },
    en: {
      name: 'A ticket you were given is cancelled',
      title: (d) =>
        d.calledOff === 1 ? 'A show you have tickets for is called off' : 'A ticket of yours is cancelled',
      body: (d) =>
        `${showEn(d)}, ${seatsEn(d.seats)}: nobody is let in with it any more. The money goes back to whoever bought it.`,
      action: 'See my tickets',
    },
  }),
  defineKind<Received>({
    kind: 'tickets.ticket-received',
    category: 'system',
    channels: ['inbox', 'mail'],
    link: (d) => `/tickets/mine/${d.ticketId}`,
    people: ['from'],
    ko: {
      name: '티켓을 받음',
      title: (d) => `${d.from} 님이 티켓을 보냈습니다`,
      body: (d) => `${showKo(d)}, ${d.tickets}매: 이제 이 티켓으로 입장할 수 있습니다.`,
      action: '티켓 보기',
    },
    en: {
      name: 'A ticket for you',
      title: (d) => `${d.from} has sent you ${ticketsEn(d.tickets)}`,
      body: (d) => `${showEn(d)}: you are let in with ${d.tickets === 1 ? 'it' : 'them'} from now on.`,
      action: 'See the ticket',
    },
  }),
  defineKind<HandedOn>({
    kind: 'tickets.ticket-handed-on',
    category: 'security',
    channels: ['inbox', 'mail'],
    link: () => '/tickets/mine',
    people: ['to'],
    ko: {
      name: '티켓을 보냄',
      title: (d) => `${d.to} 님에게 티켓을 보냈습니다`,
      body: (d) =>
        `${showKo(d)}, ${d.tickets}매: 전에 보여 준 QR 코드로는 더 이상 입장할 수 없습니다. 보낸 적이 없다면 바로 문의해 주세요.`,
      action: '내 티켓 보기',
    },
    en: {
      name: 'A ticket handed on',
      title: (d) => `You have sent ${ticketsEn(d.tickets)} to ${d.to}`,
      body: (d) =>
        `${showEn(d)}: codes that you had before open nothing any more. If it was not you, get in touch at once.`,
      action: 'See my tickets',
    },
  }),
  defineKind<Refunded>({
    kind: 'tickets.refunded',
    category: 'money',
    channels: ['inbox', 'mail'],
    link: reservation,
    ko: {
      name: '예매 환불',
      title: (d) => `${money(d.amount, d.currency, 'ko')}을 돌려받았습니다`,
      body: (d) =>
        `${showKo(d)}: 예매 금액에서 ${money(d.amount, d.currency, 'ko')}이 지갑으로 돌아왔습니다.`,
      action: '예매 보기',
    },
    en: {
      name: 'Reservation refunded',
      title: (d) => `${money(d.amount, d.currency, 'en')} came back`,
      body: (d) =>
        `${showEn(d)}: ${money(d.amount, d.currency, 'en')} of what you paid is in your wallet again.`,
      action: 'See the reservation',
    },
  }),
  defineKind<NotUsed>({
    kind: 'tickets.payment-not-used',
    category: 'money',
    channels: ['inbox', 'mail'],
    link: reservation,
    ko: {
      name: '늦은 예매 결제 되돌림',
      title: (d) => `결제한 ${money(d.amount, d.currency, 'ko')}을 돌려드립니다`,
      body: (d) =>
        `${d.orderName}: 결제가 들어왔을 때는 예매할 수 없는 상태였습니다. 기한이 지나 다른 분이 좌석을 예매했거나 이미 끝난 예매입니다. 돈은 결제한 수단으로 돌려드리고 있고, 끝나면 다시 알려 드립니다.`,
      action: '예매 보기',
    },
    en: {
      name: 'Late payment for tickets given back',
      title: (d) => `Your ${money(d.amount, d.currency, 'en')} is on its way back`,
      body: (d) =>
        `${d.orderName}: when the payment arrived the seats could not be had any more: somebody else had them after the time was over, or the reservation had ended. The money goes back the way it came; you will hear when it is done.`,
      action: 'See the reservation',
    },
  }),
  defineKind<Refused>({
    kind: 'tickets.refund-refused',
    category: 'system',
    channels: ['inbox'],
    operators: true,
    link: (d) => `/admin/tickets/reservations/${d.reservationId}`,
    ko: {
      name: '예매 환불 거절',
      title: (d) => `예매 환불 ${money(d.amount, d.currency, 'ko')}이 거절되었습니다`,
      body: (d) =>
        `예매 ${d.reservationId}: 결제 대행사가 돌려주지 않았습니다 (${d.code}). 사람이 봐야 합니다.`,
      action: '예매 보기',
    },
    en: {
      name: 'Refund of a reservation refused',
      title: (d) => `A refund of ${money(d.amount, d.currency, 'en')} was refused`,
      body: (d) =>
        `Reservation ${d.reservationId}: the gateway did not give it back (${d.code}). It needs a person.`,
      action: 'See the reservation',
    },
  }),
];
