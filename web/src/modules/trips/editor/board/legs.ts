/** What is known of the ways between stops, and of when one arrives. */
export type ShownLeg = {
  mode: 'walk' | 'bike' | 'transit' | 'car' | 'flight' | 'ferry';
  metres: number;
  minutes: number;
};
export type ShownStop = { arriveMin: number | null; warnings: readonly string[] };
export type ShownLegs = {
  /** The way to an item, by its id, and from which item it leads there. */
  before: ReadonlyMap<string, ShownLeg & { fromId: string }>;
  stops: ReadonlyMap<string, ShownStop>;
  /** Of a whole day. */
  totals: ReadonlyMap<string, { metres: number; minutes: number }>;
};

export const NO_LEGS: ShownLegs = { before: new Map(), stops: new Map(), totals: new Map() };
