import { listAddress } from '../../admin/lists/conditions.ts';

/** Which words of an address the operator's lists of the ticket service know. */
export const venuesAddress = listAddress({ many: ['region', 'status'], one: ['q', 'sort'] });
export const performersAddress = listAddress({ many: ['kind'], one: ['q', 'sort'] });
export const performancesAddress = listAddress({
  many: ['status', 'genre', 'venue'],
  one: ['q', 'from', 'to', 'sort'],
});
