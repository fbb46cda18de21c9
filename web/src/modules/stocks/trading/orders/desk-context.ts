import { createContext, useContext } from 'react';
import type { OrderDesk } from './use-order-desk.ts';

const Context = createContext<OrderDesk | null>(null);
export const DeskProvider = Context.Provider;

/** What has become of the orders that were sent from this page. */
export function useDeskOfPage(): OrderDesk {
  const desk = useContext(Context);
  if (desk === null) throw new Error('Only inside of a trading page');
  return desk;
}
