import type { Executor } from '../../../db/dialect.ts';
import type { Address } from '../order.ts';

/**
 * An entry of a member's own address book, as an order keeps it (its `request` is empty: that is said at the
 * checkout). Somebody else's is answered like one that does not exist.
 * @returns null when the member has no such address
 */
export async function addressOf(
  executor: Executor,
  accountId: string,
  addressId: string,
): Promise<Address | null> {
  const row = await executor
    .selectFrom('shop_addresses')
    .select(['recipient', 'phone', 'postcode', 'line1', 'line2'])
    .where('id', '=', addressId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row ? { ...row, request: '' } : null;
}
