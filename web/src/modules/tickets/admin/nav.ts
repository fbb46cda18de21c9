import {
  Building2,
  ChartNoAxesGantt,
  Clapperboard,
  Percent,
  Star,
  TicketCheck,
  UserRoundPen,
} from 'lucide-react';

/** The operator's pages of tickets, in the order of their menu. */
export const TICKETS_ADMIN_PAGES = [
  { to: '/admin/tickets', label: 'overview', icon: ChartNoAxesGantt },
  { to: '/admin/tickets/performances', label: 'performances', icon: Clapperboard },
  { to: '/admin/tickets/reservations', label: 'reservations', icon: TicketCheck },
  { to: '/admin/tickets/reviews', label: 'reviews', icon: Star },
  { to: '/admin/tickets/venues', label: 'venues', icon: Building2 },
  { to: '/admin/tickets/performers', label: 'performers', icon: UserRoundPen },
  { to: '/admin/tickets/cancel-scales', label: 'scales', icon: Percent },
] as const;
