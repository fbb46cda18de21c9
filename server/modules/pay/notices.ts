import type { Notice, NoticeMapping } from '../../events/catalog.ts';
import type { Exchange } from './exchange.ts';
import type { Transferred } from './ledger.ts';

/** What members are told of their money. */
export const payNotices = (exchange: Exchange): NoticeMapping => ({
  events: [
    'pay.transferred',
    'pay.hold-made',
    'pay.hold-captured',
    'pay.hold-voided',
    'pay.hold-expired',
    'pay.wallet-frozen',
    'pay.wallet-unfrozen',
  ],
  of: ({ name, data }) => {
    if (name === 'pay.transferred') return ofTransfer(data as Transferred, exchange);
    if (name.startsWith('pay.hold-')) return ofHold(name, data as unknown as HoldChanged);
    const { walletId, reason } = data as { walletId: string; reason: string | null };
    return [{ kind: name, to: { accountId: walletId }, data: { reason } }];
  },
});

interface HoldChanged {
  readonly payerId: string;
  readonly payeeId: string;
  readonly amount: number;
  readonly captured: number;
  readonly currency: string;
}

const KIND_OF_RECEIPT = {
  transfer: 'pay.received',
  capture: 'pay.collected',
  refund: 'pay.refunded',
} as const;

/** Who got something is told from whom; the payer knows. The payer stands first. */
function ofTransfer({ kind, currency, legs, memo }: Transferred, exchange: Exchange): Notice[] {
  const [payer, ...payees] = legs;
  // What comes and goes through a gateway is told by the payment, which knows more of it.
  if (!payer || legs.some(([walletId]) => walletId.startsWith('house:gateways:'))) return [];
  const [from, paid] = payer;
  if (kind === 'withdrawal') {
    return [{ kind: 'pay.withdrawn', to: { accountId: from }, data: { amount: -paid, currency } }];
  }
  // What members of a season begin with is play money.
  if (exchange.playMoneyOf(from) !== null) return [];
  if (kind === 'deposit') {
    return payees.map(([to, amount]) => ({
      kind: 'pay.deposited',
      to: { accountId: to },
      data: { amount, currency },
    }));
  }
  // What was bought is told by its order, what was paid back by its trip: they know more of it.
  if (kind === 'purchase' || kind === 'trade' || kind === 'settlement') return [];
  if (kind === 'refund' && from.startsWith('house:shop:')) return [];
  if (kind === 'adjustment') {
    return legs
      .filter(([walletId]) => !walletId.startsWith('house:'))
      .map(([walletId, amount]) => ({
        kind: 'pay.adjusted',
        to: { accountId: walletId },
        data: { amount, currency, reason: memo },
      }));
  }
  return payees
    .filter(([to]) => !to.startsWith('house:'))
    .map(([to, amount]) => ({
      kind: KIND_OF_RECEIPT[kind],
      to: { accountId: to },
      data: { from, amount, currency, memo },
    }));
}

function ofHold(name: string, { payerId, payeeId, amount, captured, currency }: HoldChanged): Notice[] {
  const to = { accountId: payerId };
  if (name === 'pay.hold-made') {
    return [{ kind: name, to, data: { to: payeeId, amount, currency } }];
  }
  if (name === 'pay.hold-captured') {
    return [{ kind: name, to, data: { to: payeeId, amount, captured, currency } }];
  }
  return [{ kind: 'pay.hold-released', to, data: { to: payeeId, amount: amount - captured, currency } }];
}
