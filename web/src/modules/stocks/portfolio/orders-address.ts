import { textOf } from '../../../routes/plain-search.ts';
import { type SeasonAddress, seasonAddress } from '../parts/season-address.ts';

export type SymbolAddress = SeasonAddress & { symbol?: string | undefined };
export type OrdersAddress = SymbolAddress & { state?: 'ended' | undefined };

const SYMBOL = /^[0-9A-Za-z_-]{1,20}$/;

/** Of which symbol a list is. */
export function symbolAddress(search: Record<string, unknown>): SymbolAddress {
  const symbol = textOf(search, 'symbol');
  return { ...seasonAddress(search), ...(symbol !== undefined && SYMBOL.test(symbol) && { symbol }) };
}

export const ordersAddress = (search: Record<string, unknown>): OrdersAddress => ({
  ...symbolAddress(search),
  ...(textOf(search, 'state') === 'ended' && { state: 'ended' as const }),
});
