import { type Command, type Decision, type Refused, refused } from '../../../engine/types.ts';
import { pay } from '../../pay/index.ts';
import { contentOf, isKind } from '../editing/draft.ts';
import { memberOf, type PersonOnHand, type TripOnHand, type TripsState } from '../state.ts';
import type { MoneyInput } from './input.ts';
import { balancesIn } from './standing.ts';
import { addingPayment, dropPayment } from './writing.ts';

type Asked<Kind extends MoneyInput['kind']> = Extract<MoneyInput, { kind: Kind }>;

/** In which wallets are kept. */
export const WALLET_CURRENCY = 'KRW';

/** Decides one command on what people have paid back to each other; a refusal changes nothing. */
export function decideMoney(state: TripsState, command: Command<MoneyInput>): Decision {
  const { input } = command;
  const trip = state.trips.get(input.tripId);
  const me = trip && trip.deletedAt === null ? memberOf(trip, command.accountId) : null;
  if (!trip || !me) return refused('trips.not-found');
  switch (input.kind) {
    case 'settle':
      return settle(state, trip, me, command, input);
    case 'note-payment':
      return note(trip, me, command, input);
    case 'remove-payment':
      return remove(trip, me, command, input);
  }
}

/**
 * The wallet's transfer and the trip's payment in one commit. Whoever may read the trip may pay: it is their money. Never more
 * than the payer owes and the payee is owed, so that the same debt is not paid twice from two open pages.
 */
function settle(
  state: TripsState,
  trip: TripOnHand,
  me: PersonOnHand,
  command: Command<MoneyInput>,
  { toId, toAccountId, amount }: Asked<'settle'>,
): Decision {
  const payee = trip.people.get(toId);
  if (!payee || payee.id === me.id) return refused('trips.person-not-found');
  if (payee.accountId !== toAccountId) return refused('trips.payee-without-account');
  if (trip.head.currency !== WALLET_CURRENCY) return refused('trips.settle-currency');
  const balances = balancesIn(trip);
  const most = Math.max(0, Math.min(-(balances.get(me.id) ?? 0), balances.get(toId) ?? 0));
  if (amount > most) return refused('trips.settle-too-much', { most });
  const paidAt = Math.max(command.at, trip.clock);
  const fields = { fromId: me.id, toId, amount, transferId: command.id, at: paidAt };
  const writing = addingPayment(trip, command, fields);
  if ('refusal' in writing) return writing.refusal;
  const posted = pay(state.ledger, {
    transferId: command.id,
    kind: 'settlement',
    at: command.at,
    payerId: command.accountId,
    legs: [{ walletId: toAccountId, amount }],
    memo: trip.head.title.slice(0, MEMO_LENGTH),
    refersTo: trip.id,
  });
  if (!posted.accepted) return posted;
  const changed = writing.write();
  const data = { tripId: trip.id, title: trip.head.title, amount, currency: WALLET_CURRENCY };
  return {
    accepted: true,
    result: { tripId: trip.id, paymentId: command.id, transferId: command.id, sequence: trip.sequence },
    events: [
      ...posted.events,
      ...changed,
      {
        name: 'trips.settled',
        key: trip.id,
        data: { ...data, paymentId: command.id, from: command.accountId, to: toAccountId },
      },
    ],
  };
}

/** As pay bounds what people write themselves. */
const MEMO_LENGTH = 140;

/** What was paid elsewhere changes nobody's wallet: it may be more than is owed, and the other way round next time. */
function note(
  trip: TripOnHand,
  me: PersonOnHand,
  command: Command<MoneyInput>,
  { fromId, toId, amount, paidAt }: Asked<'note-payment'>,
): Decision {
  const refusal = mayWrite(me);
  if (refusal) return refusal;
  if (fromId === toId || !trip.people.has(fromId) || !trip.people.has(toId)) {
    return refused('trips.person-not-found');
  }
  const fields = { fromId, toId, amount, transferId: null, at: paidAt };
  const writing = addingPayment(trip, command, fields);
  if ('refusal' in writing) return writing.refusal;
  const events = writing.write();
  return {
    accepted: true,
    result: { tripId: trip.id, paymentId: command.id, sequence: trip.sequence },
    events,
  };
}

function remove(
  trip: TripOnHand,
  me: PersonOnHand,
  command: Command<MoneyInput>,
  { paymentId }: Asked<'remove-payment'>,
): Decision {
  const refusal = mayWrite(me);
  if (refusal) return refusal;
  const entry = trip.entries.get(paymentId);
  if (!isKind(entry, 'payment') || entry.removedAt !== null) return refused('trips.entry-not-found');
  const { transferId } = contentOf(entry).fields;
  if (transferId !== null) return refused('trips.payment-kept');
  return {
    accepted: true,
    events: dropPayment(trip, command, entry),
    result: { tripId: trip.id, paymentId, sequence: trip.sequence },
  };
}

const mayWrite = ({ role }: PersonOnHand): Refused | null =>
  role === 'owner' || role === 'editor' ? null : refused('trips.read-only');
