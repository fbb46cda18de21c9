export interface TripsLikesTable {
  trip_id: string;
  account_id: string;
  at: number;
}
export interface TripsCommentsTable {
  id: string;
  trip_id: string;
  account_id: string;
  body: string;
  at: number;
  removed_at: number | null;
  hidden_at: number | null;
}
export interface TripsFilesTable {
  trip_id: string;
  id: string;
  file_id: string;
  entry_id: string | null;
  name: string;
  type: string;
  bytes: number;
  added_by: string;
  added_at: number;
}
export interface TripsProposalsTable {
  id: string;
  trip_id: string;
  account_id: string;
  wish: string;
  result: string;
  made_by: 'solver' | 'model';
  at: number;
  applied_at: number | null;
}
export interface TripsModelUseTable {
  account_id: string;
  day: string;
  calls: number;
  tokens: number;
}

export interface TripsAroundTables {
  trips_likes: TripsLikesTable;
  trips_comments: TripsCommentsTable;
  trips_files: TripsFilesTable;
  trips_proposals: TripsProposalsTable;
  trips_model_use: TripsModelUseTable;
}
