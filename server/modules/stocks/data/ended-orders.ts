import type { Executor } from '../../../db/dialect.ts';
import type { DomainEvent } from '../../../engine/types.ts';
import { namesOf } from './listing-names.ts';
import { type Moved, memberOf, orderStateOf } from './moved.ts';

/**
 * Orders that had come to rest and are now filled to the last share, or ended with the session: somebody may be waiting.
 * @param isMuted members who are told nothing
 * @returns an event for each
 */
export async function endedOrders(
  executor: Executor,
  all: readonly Moved[],
  isMuted: (memberId: string) => boolean,
): Promise<DomainEvent[]> {
  const ended = all.flatMap(({ symbol, orders }) =>
    orders
      .map(orderStateOf)
      .filter(({ status, isMaker }) => isMaker && (status === 'filled' || status === 'expired'))
      .map((order) => ({ symbol, order, accountId: memberOf(order.accountId) }))
      .filter(({ accountId }) => !isMuted(accountId)),
  );
  const names = await namesOf(
    executor,
    ended.map(({ symbol }) => symbol),
  );
  return ended.flatMap(({ symbol, accountId, order }) => {
    const about = names.get(symbol);
    if (!about) return [];
    const { orderId, side, status, quantity, filled, amount } = order;
    return [
      {
        name: 'stocks.order-ended',
        key: accountId,
        data: { accountId, orderId, symbol, ...about, side, status, quantity, filled, amount },
      },
    ];
  });
}
