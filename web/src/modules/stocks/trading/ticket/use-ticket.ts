import { createContext, useCallback, useContext, useRef, useState } from 'react';
import { type OrderAnswer, type PlaceBody, placeOrder, type Side } from '../../../../api/stocks-trading.ts';
import { type Command, useCommand } from '../../../../api/use-command.ts';
import { useErrorText } from '../../../../i18n/error-text.ts';
import { announce } from '../../../../ui/announcer.tsx';
import { toast } from '../../../../ui/toast.tsx';
import type { OrderDesk } from '../orders/use-order-desk.ts';
import { onTick } from '../ticks.ts';
import type { Trading } from '../use-live-symbol.ts';
import { bodyOf, confirmationOf, type Draft, flawOf, hasPrice } from './draft.ts';

export interface Ticket {
  readonly draft: Draft;
  readonly change: (changes: Partial<Draft>) => void;
  readonly command: Command<PlaceBody, OrderAnswer>;
  /** What is asked about once more, and why. */
  readonly doubt: { readonly draft: Draft; readonly why: 'market' | 'large' } | null;
  readonly settleDoubt: (isSure: boolean) => void;
  /** Sends it, or asks once more. */
  readonly send: (draft: Draft) => void;
  /** A price of the book was pressed: it is taken over, or with one-tap orders ordered at. */
  readonly pick: (price: number) => void;
  readonly isOneTap: boolean;
  readonly setOneTap: (isOn: boolean) => void;
  /** In a sheet, where there is no room beside the book. */
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
  readonly openFor: (side: Side) => void;
}

const Context = createContext<Ticket | null>(null);
export const TicketProvider = Context.Provider;
export function useTicketOfPage(): Ticket {
  const ticket = useContext(Context);
  if (ticket === null) throw new Error('Only inside of a trading page');
  return ticket;
}

/** The order that is being written on this page, and its way to the server. */
export function useTicket({ traded, live }: Trading, desk: OrderDesk, isGuest: boolean): Ticket {
  const errorText = useErrorText();
  const [draft, setDraft] = useState<Draft>(() => ({
    ...{ side: 'buy', type: 'limit', force: 'DAY', stopPrice: null, quantity: null },
    price: onTick(traded.ticks, live.get().quote.last, 'down'),
  }));
  const [doubt, setDoubt] = useState<Ticket['doubt']>(null);
  const [isOneTap, setOneTap] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const { learn } = desk;
  const command = useCommand<PlaceBody, OrderAnswer>({
    name: `stocks-order:${traded.symbol}`,
    run: placeOrder,
    onDone: ({ data }) => {
      learn(data);
      setOpen(false);
    },
    onRefused: (error) => {
      // Below the book, and in one tap, the ticket is not in sight.
      if (isOneTap) toast(errorText(error));
      announce(errorText(error));
    },
  });
  const { submit, reset, busy } = command;
  const change = useCallback(
    (changes: Partial<Draft>) => {
      setDraft((before) => ({ ...before, ...changes }));
      if (!busy) reset();
    },
    [busy, reset],
  );
  const send = (next: Draft): void => {
    const price = hasPrice(next.type) ? next.price : live.get().quote.last;
    const why = confirmationOf(next, (price ?? 0) * (next.quantity ?? 0));
    if (why === null) submit(bodyOf(next, traded));
    else setDoubt({ draft: next, why });
  };
  const settleDoubt = (isSure: boolean): void => {
    setDoubt(null);
    if (isSure && doubt !== null) submit(bodyOf(doubt.draft, traded));
  };
  const picked = useRef((_price: number) => {});
  picked.current = (price) => {
    const next: Draft = { ...draft, price, type: hasPrice(draft.type) ? draft.type : 'limit' };
    change(next);
    if (!isOneTap) setOpen(true);
    else if (!isGuest && flawOf(next, traded) === null) send({ ...next, type: 'limit', force: 'DAY' });
  };
  const pick = useCallback((price: number) => picked.current(price), []);
  const openFor = useCallback(
    (side: Side) => {
      change({ side });
      setOpen(true);
    },
    [change],
  );
  return {
    ...{ draft, change, command, doubt, isOneTap, setOneTap, isOpen, setOpen, pick, openFor },
    ...{ send, settleDoubt },
  };
}
