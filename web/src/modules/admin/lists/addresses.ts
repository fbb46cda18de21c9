import { listAddress } from './conditions.ts';

/** Which words of an address the lists know. */
export const membersAddress = listAddress({
  many: ['role', 'status'],
  one: ['q', 'from', 'to', 'activeFrom', 'activeTo', 'sort'],
});
export const auditAddress = listAddress({ many: [], one: ['subject', 'from', 'to'] });
export const transfersAddress = listAddress({
  many: ['kind'],
  one: ['q', 'account', 'amountFrom', 'amountTo', 'from', 'to', 'sort'],
});
export const paymentsAddress = listAddress({
  many: ['status', 'gateway', 'purpose'],
  one: ['q', 'attention', 'amountFrom', 'amountTo', 'from', 'to', 'sort'],
});
