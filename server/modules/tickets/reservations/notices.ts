import type { Notice, NoticeMapping, StreamMapping } from '../../../events/catalog.ts';
import { PURPOSE } from './purpose.ts';

type Words = { readonly ko: string; readonly en: string };
type About = {
  reservationId: string;
  roundId: string;
  accountId: string;
  status: string;
  currency: string;
  total: number;
  startsAt: number;
  title: Words;
  seats?: readonly number[];
};
type Data = Readonly<Record<string, unknown>>;
type NotUsed = {
  accountId: string;
  purpose: string;
  captured: number;
  currency: string;
  orderName: string;
  subject: string | null;
};
type HandedOn = {
  reservationId: string;
  from: string;
  to: string;
  buyer: string;
  title: Words;
  startsAt: number;
  ticketIds: readonly string[];
};

const CHANGES: readonly string[] = [
  'tickets.reserved',
  'tickets.reservation-paid',
  'tickets.reservation-expired',
  'tickets.reservation-cancelled',
  'tickets.reservation-changed',
];

/** Somebody without an account has no page that could be told. */
const isMember = (accountId: string): boolean => !accountId.startsWith('guest:');

/** Tells open pages of members what becomes of their reservations and tickets. */
export const reservationStreams: StreamMapping = ({ name, data }) => {
  if (name === 'tickets.handed-on') {
    const { reservationId, from, to, buyer, ticketIds } = data as unknown as HandedOn;
    const told = [...new Set([from, to, buyer])].filter(isMember);
    return told.flatMap((accountId) => [
      {
        topic: `me:${accountId}`,
        event: 'reservation',
        data: { reservationId, status: null },
        conflate: false,
      },
      ...ticketIds.map((ticketId) => ({
        topic: `me:${accountId}`,
        event: 'ticket',
        data: { ticketId },
        conflate: false,
      })),
    ]);
  }
  if (!CHANGES.includes(name)) return [];
  const { reservationId, accountId, status } = data as unknown as About;
  const told = [accountId, ...holdersIn(data).map((holder) => holder.accountId)].filter(isMember);
  return told.map((member) => ({
    topic: `me:${member}`,
    event: 'reservation',
    data: { reservationId, status },
    conflate: false,
  }));
};

/** Those who had tickets that somebody else had bought. */
const holdersIn = ({ holders = [] }: Data) =>
  holders as readonly { readonly accountId: string; readonly seats: readonly number[] }[];

/** Members: what happens to their reservations and tickets. Operators: what needs a person. */
export const reservationNotices: NoticeMapping = {
  events: [
    'tickets.reservation-paid',
    'tickets.reservation-expired',
    'tickets.reservation-cancelled',
    'tickets.handed-on',
    'tickets.refunded',
    'tickets.refund-refused',
    'payment.not-used',
  ],
  of: ({ name, data }) => {
    switch (name) {
      case 'payment.not-used':
        return ofUnused(data as NotUsed);
      case 'tickets.handed-on':
        return ofHandOver(data as unknown as HandedOn);
      case 'tickets.refund-refused':
        return ofRefusal(data);
      default:
        return ofReservation(name, data).filter(({ to }) => !('accountId' in to) || isMember(to.accountId));
    }
  },
};

function ofReservation(name: string, data: Data): Notice[] {
  const about = data as unknown as About;
  const { reservationId, accountId, startsAt, title, currency, total, seats = [] } = about;
  const to = { accountId };
  const named = { reservationId, titleKo: title.ko, titleEn: title.en, startsAt, seats: seats.length };
  switch (name) {
    case 'tickets.reservation-paid': {
      // Whoever buys at the box office has the tickets in hand.
      const late = data.late === true ? 1 : 0;
      return [{ kind: 'tickets.reservation-paid', to, data: { ...named, total, currency, late } }];
    }
    case 'tickets.reservation-expired':
      return [{ kind: 'tickets.reservation-expired', to, data: named }];
    case 'tickets.refunded':
      // What is given back with its places is told with them, and what goes through a gateway by its payment.
      if (data.cause !== 'operator' || data.to !== 'wallet') return [];
      return [{ kind: 'tickets.refunded', to, data: { ...named, amount: Number(data.amount), currency } }];
    default:
      return ofCancellation(named, data, about);
  }
}

function ofCancellation(named: Record<string, string | number>, data: Data, about: About): Notice[] {
  const { accountId, currency } = about;
  const refund = Number(data.refund);
  const calledOff = data.calledOff === true;
  const told = { ...named, refund, fee: Number(data.fee), currency, whole: data.whole === true ? 1 : 0 };
  const own: Notice = calledOff
    ? { kind: 'tickets.round-called-off', to: { accountId }, data: { ...named, refund, currency } }
    : {
        kind: 'tickets.reservation-cancelled',
        to: { accountId },
        data: { ...told, by: String(data.by), reason: (data.reason as string | null) ?? null },
      };
  const others = holdersIn(data).map(
    (holder): Notice => ({
      kind: 'tickets.ticket-gone',
      to: { accountId: holder.accountId },
      data: { ...named, seats: holder.seats.length, calledOff: calledOff ? 1 : 0 },
    }),
  );
  return [own, ...others];
}

function ofHandOver({ reservationId, from, to, title, startsAt, ticketIds }: HandedOn): Notice[] {
  const about = { titleKo: title.ko, titleEn: title.en, startsAt, tickets: ticketIds.length };
  return [
    {
      kind: 'tickets.ticket-received',
      to: { accountId: to },
      data: { ...about, ticketId: ticketIds[0] ?? '', from },
    },
    { kind: 'tickets.ticket-handed-on', to: { accountId: from }, data: { ...about, reservationId, to } },
  ];
}

function ofRefusal(data: Data): Notice[] {
  const { reservationId, currency } = data as unknown as About;
  const about = { reservationId, amount: Number(data.amount), currency, code: String(data.code ?? '') };
  return [{ kind: 'tickets.refund-refused', to: { operators: true }, data: about }];
}

/** The payment came, and its places were somebody else's: what becomes of the money stands with the reservation. */
function ofUnused({ accountId, purpose, captured, currency, orderName, subject }: NotUsed): Notice[] {
  if (purpose !== PURPOSE || subject === null) return [];
  const data = { reservationId: subject, amount: captured, currency, orderName };
  return [{ kind: 'tickets.payment-not-used', to: { accountId }, data }];
}
