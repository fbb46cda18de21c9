export interface TicketsVenuesTable {
  id: string;
  name_ko: string;
  name_en: string;
  region: string;
  address_ko: string;
  address_en: string;
  latitude: number | null;
  longitude: number | null;
  about_ko: string;
  about_en: string;
  picture_id: string | null;
  words: string;
  status: 'open' | 'closed';
  version: number;
  created_at: number;
  updated_at: number;
}
export interface TicketsHallsTable {
  id: string;
  venue_id: string;
  name_ko: string;
  name_en: string;
  map_id: string | null;
  seats: number;
  version: number;
  created_at: number;
  updated_at: number;
}
export interface TicketsMapsTable {
  id: string;
  hall_id: string;
  map_no: number;
  map: string;
  seats: number;
  created_by: string;
  created_at: number;
}
export interface TicketsPerformersTable {
  id: string;
  name_ko: string;
  name_en: string;
  kind: string;
  about_ko: string;
  about_en: string;
  picture_id: string | null;
  words: string;
  version: number;
  created_at: number;
  updated_at: number;
}
export interface TicketsPerformancesTable {
  id: string;
  title_ko: string;
  title_en: string;
  genre: string;
  summary_ko: string;
  summary_en: string;
  about: string;
  poster_id: string | null;
  words: string;
  venue_id: string;
  age_limit: number;
  minutes: number;
  break_minutes: number;
  status: 'draft' | 'published' | 'hidden' | 'ended';
  sale_from: number | null;
  sale_until: number | null;
  first_at: number | null;
  last_at: number | null;
  price_from: number | null;
  price_to: number | null;
  ratings: number;
  rating_sum: number;
  sold: number;
  version: number;
  created_at: number;
  updated_at: number;
}
export interface TicketsCastTable {
  performance_id: string;
  place: number;
  performer_id: string;
  role_ko: string;
  role_en: string;
}
export interface TicketsRoundsTable {
  id: string;
  performance_id: string;
  hall_id: string;
  map_id: string;
  starts_at: number;
  sale_from: number;
  sale_until: number;
  prices: string;
  cast_places: string;
  status: 'scheduled' | 'cancelled';
  per_member_limit: number | null;
  hold_ms: number;
  hold_cap_ms: number;
  spares_orphans: 0 | 1;
  reminded_at: number | null;
  nudged_at: number | null;
  /** When it was last put at another time while somebody had, or wanted, a place of it. */
  moved_at: number | null;
  version: number;
  created_at: number;
  updated_at: number;
}
export interface TicketsOccupancyTable {
  round_id: string;
  states: string;
  sequence: number;
  capacity: number;
  held: number;
  sold: number;
  blocked: number;
  waiters: number;
  clock: number;
}
export interface TicketsCancelScalesTable {
  id: string;
  valid_from: number;
  scale: string;
  created_by: string;
  created_at: number;
}
export interface TicketsReviewsTable {
  id: string;
  performance_id: string;
  account_id: string;
  round_id: string;
  rating: number;
  text: string;
  status: 'shown' | 'hidden';
  helpful: number;
  created_at: number;
  updated_at: number;
}
export interface TicketsReviewVotesTable {
  review_id: string;
  account_id: string;
  at: number;
}

export interface TicketsShowsTables {
  tickets_venues: TicketsVenuesTable;
  tickets_halls: TicketsHallsTable;
  tickets_maps: TicketsMapsTable;
  tickets_performers: TicketsPerformersTable;
  tickets_performances: TicketsPerformancesTable;
  tickets_cast: TicketsCastTable;
  tickets_rounds: TicketsRoundsTable;
  tickets_occupancy: TicketsOccupancyTable;
  tickets_cancel_scales: TicketsCancelScalesTable;
  tickets_reviews: TicketsReviewsTable;
  tickets_review_votes: TicketsReviewVotesTable;
}
