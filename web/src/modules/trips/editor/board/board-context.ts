import { createContext, useContext } from 'react';
import type { Presence } from '../../../../api/trips-types.ts';
import type { UsedTrip } from '../store/index.ts';
import type { ShownLegs } from './legs.ts';
import type { Item, Plan } from './plan.ts';
import type { Moves } from './use-moves.ts';

/** What all parts of a board share. */
export type Board = {
  trip: UsedTrip;
  plan: Plan;
  moves: Moves;
  legs: ShownLegs;
  /** Others who have the trip open, by the entry that they look at. */
  watchers: ReadonlyMap<string, readonly Presence[]>;
  /** The item that is marked here and on the map. */
  selected: string | null;
  select(itemId: string | null): void;
  open(item: Item): void;
  remove(item: Item): void;
  /** Opens what adds to a day; null: to the ideas. */
  add(dayId: string | null, what: AddKind): void;
};
export type AddKind = 'place' | 'own' | 'stay' | 'transport' | 'note' | 'booking';

const Context = createContext<Board | null>(null);
export const BoardProvider = Context.Provider;

export function useBoard(): Board {
  const board = useContext(Context);
  if (board === null) throw new Error('A part of the board stands outside of it');
  return board;
}
