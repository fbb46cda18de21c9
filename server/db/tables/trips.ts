export interface TripsTable {
  id: string;
  owner_id: string;
  sequence: number;
  clock: number;
  state: string;
  stamps: string;
  title: string;
  starts_on: string | null;
  /** The last day; null with `starts_on`, or without days. */
  ends_on: string | null;
  days: number;
  entries: number;
  /** Characters in the contents of its entries. */
  size: number;
  regions: string;
  visibility: 'private' | 'public';
  published_at: number | null;
  hidden_at: number | null;
  copied_from: string | null;
  likes: number;
  comments: number;
  copies: number;
  created_at: number;
  changed_at: number;
  deleted_at: number | null;
}
export interface TripsEntriesTable {
  trip_id: string;
  id: string;
  kind: 'day' | 'item' | 'note' | 'task' | 'thing' | 'cost' | 'payment';
  day_id: string | null;
  position: string;
  sequence: number;
  removed_at: number | null;
  fields: string;
  stamps: string;
}
export interface TripsChangesTable {
  trip_id: string;
  sequence: number;
  account_id: string;
  client: string;
  at: number;
  changes: string;
}
export interface TripsPeopleTable {
  trip_id: string;
  id: string;
  account_id: string | null;
  name: string;
  role: 'owner' | 'editor' | 'viewer' | 'companion';
  joined_at: number;
  left_at: number | null;
}
export interface TripsLinksTable {
  token_hash: string;
  id: string;
  trip_id: string;
  purpose: 'read' | 'join';
  role: 'editor' | 'viewer';
  person_id: string | null;
  email: string | null;
  note: string;
  created_by: string;
  created_at: number;
  expires_at: number | null;
  revoked_at: number | null;
  /** 1: whoever reads by it sees what was spent, and by whom. */
  with_costs: number;
  uses: number;
}
export interface TripsPresenceTable {
  trip_id: string;
  client: string;
  account_id: string;
  entry_id: string | null;
  seen_at: number;
}

export interface TripsTables {
  trips: TripsTable;
  trips_entries: TripsEntriesTable;
  trips_changes: TripsChangesTable;
  trips_people: TripsPeopleTable;
  trips_links: TripsLinksTable;
  trips_presence: TripsPresenceTable;
}
