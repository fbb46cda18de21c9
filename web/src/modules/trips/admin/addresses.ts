import { listAddress } from '../../admin/lists/conditions.ts';

/** Which words of an address the operator's lists know. */
export const tripsAddress = listAddress({
  many: ['ownerId'],
  one: ['q', 'hidden', 'from', 'to', 'sort'],
});
export const commentsAddress = listAddress({
  many: ['tripId', 'accountId'],
  one: ['q', 'hidden', 'from', 'to', 'sort'],
});
export const placesAddress = listAddress({
  many: ['province', 'kind', 'source'],
  one: ['q', 'hidden', 'sort'],
});
