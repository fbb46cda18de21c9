import type { ReturnStatus } from '../../../../api/shop-admin-types.ts';
import { textOf } from '../../../../routes/plain-search.ts';

/** Which returns are looked at: those that wait for us, those that wait for a parcel, those that have ended. */
export type ReturnsTab = 'open' | 'under-way' | 'ended';
export type ReturnsAddress = { tab?: 'under-way' | 'ended' };

export function returnsAddress(search: Record<string, unknown>): ReturnsAddress {
  const tab = textOf(search, 'tab');
  return tab === 'under-way' || tab === 'ended' ? { tab } : {};
}
export const returnsTab = ({ tab }: ReturnsAddress): ReturnsTab => tab ?? 'open';

export const statusesOf: Record<ReturnsTab, ReturnStatus[]> = {
  open: ['requested', 'received'],
  'under-way': ['approved'],
  ended: ['done', 'rejected', 'withdrawn'],
};
