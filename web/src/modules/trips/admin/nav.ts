import { Luggage, MapPin, MessageSquareText } from 'lucide-react';

/** The operator's pages of trips, in the order of their menu. */
export const TRIPS_ADMIN_PAGES = [
  { to: '/admin/trips', label: 'trips', icon: Luggage },
  { to: '/admin/trips/comments', label: 'comments', icon: MessageSquareText },
  { to: '/admin/trips/places', label: 'places', icon: MapPin },
] as const;
