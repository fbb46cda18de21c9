export interface TripsPlacesTable {
  id: string;
  source: 'sample' | 'import' | 'operator' | 'member';
  source_id: string;
  owner_id: string | null;
  kind: 'sight' | 'culture' | 'festival' | 'course' | 'leisure' | 'lodging' | 'shopping' | 'food';
  province: string;
  district: string | null;
  name_ko: string;
  name_en: string;
  about_ko: string;
  about_en: string;
  address: string;
  /** What operators find it by, in small letters. */
  words: string;
  lat_e6: number;
  lng_e6: number;
  /** JSON: opening hours, months, and a note on both. */
  hours: string;
  stay_min: number;
  phone: string;
  url: string;
  picture: string | null;
  popularity: number;
  /** Its popularity, while everybody may see it; null: hidden, or somebody's own. */
  shown: number | null;
  /** The square of the grid in which it is. */
  cell: number;
  /** Which version of its source it was written from. */
  stamp: string;
  /** When an operator last wrote it: its source does not write over that. */
  edited_at: number | null;
  version: number;
  changed_at: number;
  hidden_at: number | null;
}

/** Up to where a source of places has been read. */
export interface TripsPlaceSourcesTable {
  source: string;
  stamp: string;
  changed_at: number;
}

export interface TripsPlacesTables {
  trips_places: TripsPlacesTable;
  trips_place_sources: TripsPlaceSourcesTable;
}
