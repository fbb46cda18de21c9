import { type QueryClient, type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { couponsKey, dropQuery, dropsKey, dropsQuery, learnProgress, mergeProgress } from './coupons.ts';
import { useAccount } from './hooks.ts';
import { balanceQuery, payKey } from './pay.ts';
import { paymentsKey } from './payments.ts';
import { session } from './session.ts';
import { cartKey, ordersKey } from './shop-orders.ts';
import { type StreamEvent, subscribe } from './stream.ts';
import { waitlistKey } from './tickets.ts';
import { reservationsKey, ticketsMineKey } from './tickets-reservations.ts';
import { holdsKey } from './tickets-seats.ts';
import type { Balance, DropProgress, PayChanged } from './types.ts';

const AFRESH_MS = { least: 500, spread: 2_000 };
const afresh = new Map<string, ReturnType<typeof setTimeout>>();

/**
 * A page has its first answers before its stream is open; what happened in between was told to nobody here. So
 * what is shown is read once more, not at once: where everyone comes at once, everyone's stream opens at once.
 */
export function readAfreshSoon(queryClient: QueryClient, queryKey: QueryKey): void {
  const name = JSON.stringify(queryKey);
  if (afresh.has(name)) return;
  const read = () => {
    afresh.delete(name);
    void queryClient.invalidateQueries({ queryKey });
  };
  afresh.set(name, setTimeout(read, AFRESH_MS.least + Math.random() * AFRESH_MS.spread));
}

/** Another page has changed the cart; this one's own changes bring their answers with them. */
function learnCart(queryClient: QueryClient): void {
  if (queryClient.isMutating({ mutationKey: cartKey }) === 0) {
    void queryClient.invalidateQueries({ queryKey: cartKey });
  }
}

/** What a member holds, waits for and has reserved goes together: an offer is a hold, and a hold becomes tickets. */
const ofTickets = [holdsKey, waitlistKey, reservationsKey, ticketsMineKey] as const;

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
      else if (event === 'opened') {
        readAfreshSoon(queryClient, payKey);
        readAfreshSoon(queryClient, couponsKey);
        readAfreshSoon(queryClient, paymentsKey);
        readAfreshSoon(queryClient, ordersKey);
        for (const queryKey of ofTickets) readAfreshSoon(queryClient, queryKey);
      } else if (event === 'session.ended') void session.check();
      else if (event === 'coupon.claimed') void queryClient.invalidateQueries({ queryKey: couponsKey });
      else if (event === 'cart') learnCart(queryClient);
      else if (event === 'order') void queryClient.invalidateQueries({ queryKey: ordersKey });
      // Trades are told by their orders: what they moved and bound is read.
      else if (event === 'stocks-order') void queryClient.invalidateQueries({ queryKey: payKey });
      else if (event === 'hold' || event === 'reservation' || event === 'turn') {
        for (const queryKey of ofTickets) void queryClient.invalidateQueries({ queryKey });
      } else if (event === 'payment.changed') void queryClient.invalidateQueries({ queryKey: paymentsKey });
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

const DROP_ID = /^[0-9A-Z]{16}$/;

/**
 * Follows one drop live and returns its newest message, for those who want the pace as well.
 * @param shown the key of what the page shows of it
 */
export function useLiveDrop(dropId: string, shown: QueryKey = dropsKey): DropProgress | null {
  const queryClient = useQueryClient();
  const [latest, setLatest] = useState<DropProgress | null>(null);
  const queryKey = useRef(shown);
  queryKey.current = shown;
  useEffect(() => {
    // An address that somebody mistyped would be refused, and with it the topics of all tabs.
    if (!DROP_ID.test(dropId)) return;
    return subscribe(`drop:${dropId}`, ({ event, data }) => {
      if (event === 'reset') void queryClient.invalidateQueries({ queryKey: queryKey.current });
      if (event === 'opened') readAfreshSoon(queryClient, queryKey.current);
      if (event !== 'drop.progress') return;
      const progress = data as DropProgress;
      learnProgress(progress);
      setLatest(progress);
      queryClient.setQueryData(dropQuery(dropId).queryKey, (old) => old && mergeProgress(old, progress));
      queryClient.setQueryData(
        dropsQuery.queryKey,
        (old) =>
          old && {
            items: old.items.map((drop) => (drop.dropId === dropId ? mergeProgress(drop, progress) : drop)),
          },
      );
    });
  }, [dropId, queryClient]);
  return latest;
}
