import { listAddress } from '../../admin/lists/conditions.ts';

/** Which words of an address the operator's lists of the shop know. */
export const productsAddress = listAddress({
  many: ['status', 'category'],
  one: ['q', 'drop', 'lowStock', 'from', 'to', 'sort'],
});
export const ordersAddress = listAddress({
  many: ['status', 'payWith', 'courier'],
  one: [
    'q',
    'attention',
    'withCoupon',
    'drafted',
    'amountFrom',
    'amountTo',
    'from',
    'to',
    'paidFrom',
    'paidTo',
    'sort',
  ],
});
