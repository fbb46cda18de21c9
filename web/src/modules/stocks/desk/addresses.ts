import { textOf } from '../../../routes/plain-search.ts';
import { listAddress } from '../../admin/lists/conditions.ts';

/** Which words of an address the operator's list of orders knows. */
export const ordersAddress = listAddress({
  many: ['side', 'type', 'status'],
  one: ['q', 'symbol', 'from', 'to', 'sort'],
});

/** Which symbols are looked at: without a season those of the main market. */
export type ListingsAddress = { q?: string; season?: string; status?: 'delisted' };

export function listingsAddress(search: Record<string, unknown>): ListingsAddress {
  const q = textOf(search, 'q');
  const season = textOf(search, 'season');
  return {
    ...(q !== undefined && { q }),
    ...(season !== undefined && /^[0-9A-Z]{16}$/.test(season) && { season }),
    ...(textOf(search, 'status') === 'delisted' && { status: 'delisted' as const }),
  };
}
