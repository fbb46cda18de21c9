import { useEffect, useRef } from 'react';
import type { Side } from '../../../api/stocks-trading.ts';
import type { Room } from '../../../ui/use-room.ts';
import type { Ticket } from './ticket/use-ticket.ts';

const SIDES: Record<string, Side> = { b: 'buy', s: 'sell', B: 'buy', S: 'sell', ㅠ: 'buy', ㄴ: 'sell' };

/** Whoever writes, or is asked something, means letters by letters. */
const isBusy = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('input, textarea, select, [role=dialog], [role=menu]') !== null);

/** B and S begin an order to buy or sell, from everywhere on the page; Escape leaves the ticket. */
export function useKeys(ticket: Ticket, room: Room): void {
  const latest = useRef({ ticket, room });
  latest.current = { ticket, room };
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { ticket: own, room: here } = latest.current;
      if (event.key === 'Escape' && event.target instanceof HTMLElement) {
        if (event.target.closest('[data-ticket]') && here !== 'phone') event.target.blur();
        return;
      }
      const side = SIDES[event.key];
      if (side === undefined || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target))
        return;
      event.preventDefault();
      if (here === 'phone') own.openFor(side);
      else {
        own.change({ side });
        document.querySelector<HTMLInputElement>('[data-ticket] input')?.focus();
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
