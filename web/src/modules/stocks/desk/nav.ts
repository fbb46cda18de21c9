import { CalendarDays, ChartCandlestick, ListOrdered, Trophy } from 'lucide-react';

/** The operator's pages of the exchange, in the order of their menu. */
export const STOCKS_ADMIN_PAGES = [
  { to: '/admin/stocks', label: 'overview', icon: ChartCandlestick },
  { to: '/admin/stocks/orders', label: 'orders', icon: ListOrdered },
  { to: '/admin/stocks/seasons', label: 'seasons', icon: Trophy },
  { to: '/admin/stocks/calendar', label: 'calendar', icon: CalendarDays },
] as const;
