import type { Executor } from '../../../db/dialect.ts';
import type { BookedAddress } from './address-schemas.ts';
import { ADDRESS_COLUMNS } from './rows.ts';

/** A member's address book: the default first, then the newest. */
export async function listAddresses(executor: Executor, accountId: string): Promise<BookedAddress[]> {
  const rows = await executor
    .selectFrom('shop_addresses')
    .select(ADDRESS_COLUMNS)
    .where('account_id', '=', accountId)
    .orderBy('is_default', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    addressId: row.id,
    label: row.label,
    recipient: row.recipient,
    phone: row.phone,
    postcode: row.postcode,
    line1: row.line1,
    line2: row.line2,
    isDefault: row.is_default === 1,
  }));
}
