import { type Command, type Decision, refused } from '../../../engine/types.ts';
import type { Order, OrderStatus } from '../order.ts';
import type { ReturnRequest } from '../return.ts';
import type { ShopState } from '../state.ts';
import { addStep, followUp, isNothingLeft, leftOf, orderEvent, orderFor, touch } from './changes.ts';
import { type AfterDelivery, type Asked, type OrderInput, SYSTEM } from './input.ts';
import { titleOf } from './refunds.ts';

const OPEN_RETURN: readonly ReturnRequest['status'][] = ['requested', 'approved', 'received'];
const PAID: readonly OrderStatus[] = ['paid', 'preparing'];

/** The return that is under way; one at a time for each order. */
export function openReturnOf(state: ShopState, order: Order): ReturnRequest | undefined {
  for (const one of state.returns.values()) {
    if (one.orderId === order.id && OPEN_RETURN.includes(one.status)) return one;
  }
  return undefined;
}

const wrongStep = ({ status }: Order): Decision => refused('shop.wrong-step', { status });

/** Somebody packs it: from here on its member cannot cancel any more. */
export function prepare(
  state: ShopState,
  command: Command<OrderInput>,
  { orderId }: Asked<'prepare'>,
): Decision {
  const order = state.orders.get(orderId);
  if (!order) return refused('shop.order-not-found');
  if (order.status !== 'paid') return wrongStep(order);
  touch(order, command.at);
  return become(state, order, 'preparing', command.accountId, {});
}

/** It is on its way; once more with another number puts a slip right. */
export function ship(
  state: ShopState,
  command: Command<OrderInput>,
  { orderId, courier, trackingNo }: Asked<'ship'>,
): Decision {
  const order = state.orders.get(orderId);
  if (!order) return refused('shop.order-not-found');
  const isAgain = order.status === 'shipped';
  if (!isAgain && !PAID.includes(order.status)) return wrongStep(order);
  touch(order, command.at);
  order.courier = courier;
  order.trackingNo = trackingNo;
  const details = { courier, trackingNo };
  if (!isAgain) return become(state, order, 'shipped', command.accountId, details);
  addStep(state, order, 'tracking-changed', command.accountId, details);
  return {
    accepted: true,
    result: { orderId, status: order.status },
    events: [orderEvent('shop.order-changed', order)],
    audit: auditOf('shop.change-tracking', order, details),
  };
}

/** It has arrived. What needs no parcel arrives without being sent. */
export function deliver(state: ShopState, command: Command<OrderInput>, input: Asked<'deliver'>): Decision {
  const order = state.orders.get(input.orderId);
  if (!order) return refused('shop.order-not-found');
  const needsParcel = order.lines.some((line) => line.delivery === 'parcel' && leftOf(line) > 0);
  const isThere = order.status === 'shipped' || (!needsParcel && PAID.includes(order.status));
  if (!isThere) return wrongStep(order);
  order.deliveredAt = touch(order, command.at);
  followUp(state, order, 'confirm', order.deliveredAt + input.confirmInMs);
  followUp(state, order, 'remind', order.deliveredAt + input.remindInMs);
  return become(state, order, 'delivered', command.accountId, {});
}

/** Its member has it and is content: the order is over. */
export function confirm(
  state: ShopState,
  command: Command<OrderInput>,
  input: Asked<'confirm'> & AfterDelivery,
): Decision {
  const order = orderFor(state, command, input.orderId, false);
  if (!order) return refused('shop.order-not-found');
  if (order.status === 'confirmed') {
    return { accepted: true, result: { orderId: order.id, status: order.status } };
  }
  if (order.status !== 'shipped' && order.status !== 'delivered') return wrongStep(order);
  if (openReturnOf(state, order)) return refused('shop.return-under-way');
  touch(order, command.at);
  if (order.deliveredAt === null) {
    order.deliveredAt = order.clock;
    followUp(state, order, 'remind', order.clock + input.remindInMs);
  }
  followUp(state, order, 'confirm', null);
  const { audit: _, ...decision } = become(state, order, 'confirmed', command.accountId, {});
  return decision;
}

/** Nobody said otherwise for some days. */
export function confirmDue(
  state: ShopState,
  command: Command<OrderInput>,
  { orderIds, againInMs }: Asked<'confirm-due'>,
): Decision {
  const events = [];
  for (const id of orderIds) {
    const order = state.orders.get(id);
    if (!order) continue;
    if (order.status !== 'delivered') {
      followUp(state, order, 'confirm', null);
      continue;
    }
    if (openReturnOf(state, order)) {
      followUp(state, order, 'confirm', command.at + againInMs);
      continue;
    }
    touch(order, command.at);
    followUp(state, order, 'confirm', null);
    events.push(...(become(state, order, 'confirmed', SYSTEM, {}).events ?? []));
  }
  return { accepted: true, result: { confirmed: events.length }, events };
}

/** Asks members for reviews of what they have; once, since the row that it rests on goes in this commit. */
export function remind(
  state: ShopState,
  _command: Command<OrderInput>,
  { orders }: Asked<'remind'>,
): Decision {
  const events = [];
  for (const { orderId, isAsked } of orders) {
    const order = state.orders.get(orderId);
    if (!order) continue;
    followUp(state, order, 'remind', null);
    const has = (order.status === 'delivered' || order.status === 'confirmed') && !isNothingLeft(order);
    if (isAsked && has) events.push(orderEvent('shop.review-asked', order, { title: titleOf(order) }));
  }
  return { accepted: true, result: { asked: events.length }, events };
}

/** The order takes its next step, and says so. */
function become(
  state: ShopState,
  order: Order,
  status: OrderStatus,
  by: string,
  details: Readonly<Record<string, unknown>>,
) {
  order.status = status;
  addStep(state, order, status, by, details);
  return {
    accepted: true as const,
    result: { orderId: order.id, status },
    events: [
      orderEvent('shop.order-changed', order, {
        title: titleOf(order),
        ...(status === 'shipped' && { courier: order.courier, trackingNo: order.trackingNo }),
        by: by === SYSTEM ? 'system' : by === order.accountId ? 'member' : 'operator',
      }),
    ],
    audit: auditOf(`shop.${VERB[status] ?? status}`, order, details),
  };
}

const VERB: Partial<Record<OrderStatus, string>> = {
  preparing: 'prepare',
  shipped: 'ship',
  delivered: 'deliver',
};

const auditOf = (action: string, { id }: Order, details: Readonly<Record<string, unknown>>) => ({
  action,
  subject: id,
  reason: null,
  details: { ...details },
});
