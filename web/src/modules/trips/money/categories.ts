import { BedDouble, Bus, CircleEllipsis, type LucideIcon, ShoppingBag, Ticket, Utensils } from 'lucide-react';
import type { Category } from './draft.ts';

export const categoryIcons: Record<Category, LucideIcon> = {
  food: Utensils,
  stay: BedDouble,
  transport: Bus,
  ticket: Ticket,
  shopping: ShoppingBag,
  other: CircleEllipsis,
};

/** The same colour for the same thing, in bars and in rows. */
export const categoryColours: Record<Category, string> = {
  food: 'bg-[#d9773f]',
  stay: 'bg-[#4d7fb8]',
  transport: 'bg-[#3f8f6d]',
  ticket: 'bg-[#a5548a]',
  shopping: 'bg-[#b08a1e]',
  other: 'bg-[#808880]',
};
