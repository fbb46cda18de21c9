import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { dropQuery, dropsKey, dropsQuery } from './coupons.ts';
import { useAccount } from './hooks.ts';
import { balanceQuery, payKey } from './pay.ts';
import { session } from './session.ts';
import { type StreamEvent, subscribe } from './stream.ts';
import type { Balance, Drop, DropProgress, PayChanged } from './types.ts';

/** Keeps what the member sees of the wallet and the coupons true while it changes elsewhere. */
export function useLiveMember(onPay: (change: PayChanged) => void): void {
  const queryClient = useQueryClient();
  const accountId = useAccount()?.accountId;
  const handler = useRef(onPay);
  handler.current = onPay;
  useEffect(() => {
    if (accountId === undefined) return;
    return subscribe('me', ({ event, data }: StreamEvent) => {
      if (event === 'reset') void queryClient.invalidateQueries();
      else if (event === 'session.ended') void session.check();
      else if (event === 'coupon.claimed') void queryClient.invalidateQueries({ queryKey: ['coupons'] });
      else if (event === 'pay.changed') {
        const change = data as PayChanged;
        queryClient.setQueryData(balanceQuery.queryKey, (old: Balance | undefined) =>
          old === undefined
            ? old
            : {
                ...old,
                balance: change.balance,
                available: change.available,
                held: change.balance - change.available,
              },
        );
        void queryClient.invalidateQueries({ queryKey: payKey });
        handler.current(change);
      }
    });
  }, [accountId, queryClient]);
}

const merge = (drop: Drop, progress: DropProgress): Drop =>
  // Messages may overtake an answer on their way; what is claimed only grows.
  progress.claimed < drop.claimed
    ? drop
    : {
        ...drop,
        total: progress.total,
        claimed: progress.claimed,
        remaining: progress.remaining,
        phase: progress.phase,
      };

/** Follows one drop live and returns its newest message, for those who want the pace as well. */
export function useLiveDrop(
  dropId: string,
  onProgress?: (progress: DropProgress) => void,
): DropProgress | null {
  const queryClient = useQueryClient();
  const [latest, setLatest] = useState<DropProgress | null>(null);
  const handler = useRef(onProgress);
  handler.current = onProgress;
  useEffect(
    () =>
      subscribe(`drop:${dropId}`, ({ event, data }) => {
        if (event === 'reset') void queryClient.invalidateQueries({ queryKey: dropsKey });
        if (event !== 'drop.progress') return;
        const progress = data as DropProgress;
        setLatest(progress);
        handler.current?.(progress);
        queryClient.setQueryData(dropQuery(dropId).queryKey, (old) => (old ? merge(old, progress) : old));
        queryClient.setQueryData(dropsQuery.queryKey, (old) =>
          old
            ? { items: old.items.map((drop) => (drop.dropId === dropId ? merge(drop, progress) : drop)) }
            : old,
        );
      }),
    [dropId, queryClient],
  );
  return latest;
}
