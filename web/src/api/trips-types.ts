import type { HistoryItem as ServerHistoryItem } from '../../../server/modules/trips/editing/schemas.ts';
import type {
  Applied,
  Change,
  Conflict,
  EntryKind,
  FieldsOf,
  Role,
  TripHead,
} from '../../../server/modules/trips/schemas.ts';

export type {
  Applied,
  Change,
  Conflict,
  CostFields,
  DayFields,
  EntryKind,
  FieldsOf,
  ItemFields,
  ItemType,
  NoteFields,
  Role,
  Spot,
  TaskFields,
  ThingFields,
  TravelMode,
  TripHead,
  Where,
} from '../../../server/modules/trips/schemas.ts';

/** An entry as open pages keep it: without the stamps, which only the server decides by. */
export type TripEntryOf<Kind extends EntryKind> = {
  readonly id: string;
  readonly kind: Kind;
  readonly dayId: string | null;
  readonly position: string;
  readonly fields: FieldsOf[Kind];
  readonly sequence: number;
};
export type TripEntry = { [Kind in EntryKind]: TripEntryOf<Kind> }[EntryKind];

export type TripPerson = {
  personId: string;
  accountId: string | null;
  name: string;
  role: Role;
  leftAt: string | null;
};

export type TripAnswer = {
  tripId: string;
  sequence: number;
  role: Role;
  head: TripHead;
  entries: TripEntry[];
  people: TripPerson[];
  ownerId: string;
  visibility: 'private' | 'public';
  /** By an operator: shown to nobody but its people. Unknown of what an older version has kept. */
  isHidden?: boolean;
  /** The reader among its people. */
  personId: string;
};

export type EditBody = { seen: number; client: string; changes: readonly Change[] };
export type EditAnswer = { sequence: number; applied: Applied[]; conflicts: Conflict[] };

/** One accepted edit, as the journal and the live stream tell it. */
export type TripEdit = { sequence: number; by: string; client: string; applied: Applied[] };
export type ChangesAnswer = { items: TripEdit[]; sequence: number; isComplete: boolean };

/** Who has the trip open, and what they look at. */
export type Presence = { accountId: string; name: string; client: string; entryId: string | null };

/** One edit of the journal, for people: `applied` is null where it was too much to tell. */
export type HistoryItem = Omit<ServerHistoryItem, 'applied'> & { applied: Applied[] | null };
export type HistoryPage = { items: HistoryItem[]; nextCursor: string | null };
export type PresenceAnswer = { people: Presence[] };

/** What does not fit in a day as it stands. */
export type LegWarning = 'closed' | 'closes-before' | 'late' | 'after-day' | 'over-sea';
export type LegView = {
  minutes: number;
  metres: number;
  by: 'walk' | 'bike' | 'transit' | 'car' | 'flight' | 'ferry';
};
/** The ways of each day, and when one is where, in minutes after midnight. */
export type LegsView = {
  sequence: number;
  days: {
    dayId: string;
    items: {
      itemId: string;
      /** The stop before it; null: where the day begins. */
      fromId: string | null;
      leg: LegView | null;
      arrives: number;
      warnings: LegWarning[];
    }[];
    travelMin: number;
    metres: number;
  }[];
};
