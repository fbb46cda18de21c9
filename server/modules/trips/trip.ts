/** A trip as a document: a head, and entries that hang on it. Only types; how it changes is in `editing/`. */

/** A point on the globe, WGS 84, in degrees. */
export interface Spot {
  readonly lat: number;
  readonly lng: number;
}
/** A point that somebody has given a name. */
export interface NamedSpot extends Spot {
  readonly name: string;
}

/** How one gets from a stop to the next. */
export type TravelMode = 'walk' | 'bike' | 'transit' | 'car';

/** What is said once for the whole trip. */
export interface TripHead {
  readonly title: string;
  readonly about: string;
  /** The first day, `YYYY-MM-DD`; the others follow it without a gap. Null while nobody has decided. */
  readonly startsOn: string | null;
  /** ISO 4217: in which costs are added up. */
  readonly currency: string;
  readonly mode: TravelMode;
  /** Codes of provinces. */
  readonly regions: readonly string[];
}

export interface DayFields {
  readonly title: string;
  readonly note: string;
  /** Minutes after midnight at which the day's plan begins and ends. */
  readonly startMin: number;
  readonly endMin: number;
  /** Where the day begins and ends; null: at its first and last stop. */
  readonly start: NamedSpot | null;
  readonly end: NamedSpot | null;
}

export type ItemType = 'place' | 'stay' | 'transport' | 'note' | 'booking';

/** A reservation or an order of whoever added it, on this installation. */
export interface BookingRef {
  readonly service: 'tickets' | 'shop';
  readonly id: string;
  readonly ownerId: string;
}

export interface ItemFields {
  readonly type: ItemType;
  readonly title: string;
  readonly note: string;
  readonly placeId: string | null;
  readonly spot: Spot | null;
  readonly address: string;
  readonly url: string;
  /** Minutes after midnight; null: after what stands before it. */
  readonly startMin: number | null;
  /** Minutes; null: as long as such a place usually takes. */
  readonly stayMin: number | null;
  /** The order of its day is made around it. */
  readonly isFixed: boolean;
  /** How one gets here; null: as the trip says. */
  readonly mode: TravelMode | null;
  /** Of transport: where it arrives. */
  readonly toTitle: string;
  readonly toSpot: Spot | null;
  readonly booking: BookingRef | null;
}

export interface NoteFields {
  readonly title: string;
  readonly text: string;
  /** For the trip's people alone: neither shown to others nor copied. */
  readonly isPrivate: boolean;
}
/** To be done before or on the way. */
export interface TaskFields {
  readonly text: string;
  readonly isDone: boolean;
  readonly personId: string | null;
}
/** To be packed. */
export interface ThingFields {
  readonly text: string;
  readonly quantity: number;
  readonly category: string;
  readonly isPacked: boolean;
  readonly personId: string | null;
}
/** What was spent, by whom and for whom. */
export interface CostFields {
  readonly title: string;
  readonly category: 'food' | 'stay' | 'transport' | 'ticket' | 'shopping' | 'other';
  /** In the smallest unit of `currency`. */
  readonly amount: number;
  readonly currency: string;
  /** What one unit of `currency` is worth in the trip's currency, in millionths; 1,000,000 for its own. */
  readonly rateE6: number;
  readonly paidBy: string;
  readonly split: 'equal' | 'weights' | 'amounts';
  /** Of each person: for `equal` any number above 0, else a weight or an amount in `currency`. */
  readonly shares: readonly (readonly [personId: string, share: number])[];
  readonly itemId: string | null;
  readonly on: string | null;
}
/** What one person has paid back to another: written by settling up, never edited. */
export interface PaymentFields {
  readonly fromId: string;
  readonly toId: string;
  /** In the smallest unit of the trip's currency. */
  readonly amount: number;
  /** Null: paid elsewhere. */
  readonly transferId: string | null;
  readonly at: number;
}

export interface FieldsOf {
  readonly day: DayFields;
  readonly item: ItemFields;
  readonly note: NoteFields;
  readonly task: TaskFields;
  readonly thing: ThingFields;
  readonly cost: CostFields;
  readonly payment: PaymentFields;
}
export type EntryKind = keyof FieldsOf;

/** The last change of one field: at which sequence of the trip, by which account, from which open page. */
export type Stamp = readonly [sequence: number, accountId: string, client: string];

/** Something that hangs on a trip. `id` is made by the page that adds it. */
export interface Entry<Kind extends EntryKind = EntryKind> {
  readonly id: string;
  readonly kind: Kind;
  /** The day of an item; null: an idea without a day. Null for all else. */
  readonly dayId: string | null;
  /** Orders the entries of one kind (items: of one day) among each other, as text. */
  readonly position: string;
  readonly fields: FieldsOf[Kind];
  /** By field; `where` stands for day and position, `removed` for being there. */
  readonly stamps: Readonly<Record<string, Stamp>>;
  /** The trip's sequence after its last change. */
  readonly sequence: number;
  readonly removedAt: number | null;
}

export type Role = 'owner' | 'editor' | 'viewer' | 'companion';

/** An entry as it is told: without the stamps, by which only the server decides. */
export type EntryView<Kind extends EntryKind = EntryKind> = Omit<Entry<Kind>, 'stamps'>;

/** Somebody who comes along; a companion has no account. */
export interface Person {
  readonly id: string;
  readonly accountId: string | null;
  readonly name: string;
  readonly role: Role;
  readonly joinedAt: number;
  readonly leftAt: number | null;
}

/** Where an entry goes: behind another of its day or kind; null: first. */
export interface Where {
  readonly dayId: string | null;
  readonly after: string | null;
}

/** What a page asks for. */
export type Change =
  | {
      readonly op: 'add';
      readonly kind: Exclude<EntryKind, 'payment'>;
      readonly id: string;
      readonly fields: Readonly<Record<string, unknown>>;
      /** Without it: last. */
      readonly where?: Where;
    }
  /** `id` of the trip itself changes its head. */
  | { readonly op: 'set'; readonly id: string; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly op: 'move'; readonly id: string; readonly where: Where }
  | { readonly op: 'remove'; readonly id: string }
  | { readonly op: 'restore'; readonly id: string };

/** What became of a change, as it is journalled and told to open pages: the parts that were applied. */
export type Applied =
  | { readonly op: 'add'; readonly entry: EntryView }
  | { readonly op: 'restore'; readonly entry: EntryView }
  | {
      readonly op: 'set';
      readonly id: string;
      readonly fields: Readonly<Record<string, unknown>>;
      readonly before: Readonly<Record<string, unknown>>;
    }
  | {
      readonly op: 'move';
      readonly id: string;
      readonly dayId: string | null;
      readonly position: string;
      readonly before: { readonly dayId: string | null; readonly position: string };
    }
  | { readonly op: 'remove'; readonly id: string; readonly before: EntryView };

/** A part of a change that was not applied, because somebody else had changed the same since it was seen. */
export interface Conflict {
  readonly id: string;
  /** Of the fields, `where` or `removed`. */
  readonly field: string;
  readonly mine: unknown;
  readonly theirs: unknown;
  readonly by: string;
  readonly sequence: number;
}
