import type { StreamMapping } from '../../events/catalog.ts';
import type { Transferred } from './ledger.ts';

/** Tells the open pages of everyone whose balance a transfer moved. */
export const payStreams: StreamMapping = (event) => {
  if (event.name !== 'pay.transferred') return [];
  const { transferId, kind, currency, legs } = event.data as Transferred;
  return legs
    .filter(([walletId]) => !walletId.startsWith('house:'))
    .map(([walletId, amount, balance, available]) => ({
      topic: `me:${walletId}`,
      event: 'pay.changed',
      data: { reason: kind, transferId, amount, balance, available, currency },
      conflate: false,
    }));
};
