import {
  BedDouble,
  Bike,
  Bus,
  Landmark,
  LocateFixed,
  type LucideIcon,
  MapPin,
  PartyPopper,
  Route,
  ShoppingBag,
  StickyNote,
  Ticket,
  TreePine,
  Utensils,
} from 'lucide-react';
import type { PinKind } from './map-types.ts';

export const KIND_ICONS: Readonly<Record<PinKind, LucideIcon>> = {
  sight: TreePine,
  culture: Landmark,
  festival: PartyPopper,
  course: Route,
  leisure: Bike,
  lodging: BedDouble,
  shopping: ShoppingBag,
  food: Utensils,
  place: MapPin,
  stay: BedDouble,
  transport: Bus,
  note: StickyNote,
  booking: Ticket,
  me: LocateFixed,
};
