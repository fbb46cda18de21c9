import type { CostFields, Spot, TravelMode } from '../trip.ts';

/** Whose the demo's trips are, and who comes along. */
export type Who = 'minji' | 'jun' | 'soyeon';

/** Something on a day: what it is called, where, and what stands beside it. Minutes count from midnight. */
export interface Stop {
  readonly type: 'place' | 'stay' | 'transport' | 'note';
  readonly title: string;
  readonly spot: Spot | null;
  readonly startMin: number | null;
  readonly stayMin: number | null;
  readonly isFixed: boolean;
  readonly note: string;
  readonly mode: TravelMode | null;
  /** Of transport. */
  readonly to: { readonly title: string; readonly spot: Spot } | null;
}
type Own = Partial<Pick<Stop, 'startMin' | 'stayMin' | 'isFixed' | 'note' | 'mode'>>;

export interface Spent {
  readonly title: string;
  readonly category: CostFields['category'];
  /** Won. */
  readonly amount: number;
  readonly paidBy: Who;
  /** Which day, from 0; null: before the trip. */
  readonly day: number | null;
  /** For whom; everybody but children, unless it says otherwise. */
  readonly among?: readonly (Who | string)[];
}

export interface Itinerary {
  readonly title: string;
  readonly about: string;
  readonly owner: Who;
  readonly with: readonly Who[];
  /** People without an account. */
  readonly companions: readonly string[];
  /** Days from today until the first one; negative: it is over. */
  readonly inDays: number;
  readonly mode: TravelMode;
  /** Codes of provinces. */
  readonly regions: readonly string[];
  readonly isPublic: boolean;
  readonly days: readonly { readonly title: string; readonly stops: readonly Stop[] }[];
  /** Not on any day yet. */
  readonly ideas: readonly Stop[];
  readonly costs: readonly Spent[];
  readonly tasks: readonly { readonly text: string; readonly isDone: boolean; readonly who: Who | null }[];
  readonly things: readonly {
    readonly text: string;
    readonly category: string;
    readonly isPacked: boolean;
  }[];
  readonly notes: readonly { readonly title: string; readonly text: string }[];
  readonly likedBy: readonly Who[];
  readonly comments: readonly { readonly by: Who; readonly text: string }[];
}

const stop = (type: Stop['type'], title: string, spot: Spot | null, own: Own): Stop => ({
  ...{ type, title, spot, startMin: null, stayMin: null, isFixed: false, note: '', mode: null, to: null },
  ...own,
});

/** A place to see. @param lat degrees @param lng degrees */
export const place = (title: string, lat: number, lng: number, own: Own = {}): Stop =>
  stop('place', title, { lat, lng }, own);

/** Where the night is spent. */
export const stay = (title: string, lat: number, lng: number, own: Own = {}): Stop =>
  stop('stay', title, { lat, lng }, own);

/** A train, a flight: from one point to another, at a time that nobody can change. */
export const ride = (
  title: string,
  from: readonly [lat: number, lng: number],
  to: readonly [title: string, lat: number, lng: number],
  own: Own = {},
): Stop => ({
  ...stop('transport', title, { lat: from[0], lng: from[1] }, { isFixed: true, ...own }),
  to: { title: to[0], spot: { lat: to[1], lng: to[2] } },
});

/** Minutes after midnight. @param time `9:30` */
export function clock(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}
