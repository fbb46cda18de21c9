export interface WaitingRoomsTable {
  id: string;
  status: 'on' | 'paused' | 'off';
  lobby_at: number;
  opens_at: number;
  inside_limit: number;
  per_minute: number;
  call_ms: number;
  visit_ms: number;
  door: 'none' | 'work' | 'person';
  early: number;
  late: number;
  waiting: number;
  busy: number;
  called: number;
  called_turn: number;
  speed: number;
  budget_at: number;
  next_call_at: number;
  clock: number;
  version: number;
  created_at: number;
  updated_at: number;
}
export interface WaitingRoomEntriesTable {
  room_id: string;
  account_id: string;
  id: string;
  turn: number;
  status: 'waiting' | 'called' | 'inside' | 'done' | 'left' | 'lapsed';
  admission_no: number | null;
  arrived_at: number;
  called_at: number | null;
  expires_at: number | null;
  work_at: number | null;
}

export interface WaitingRoomTables {
  waiting_rooms: WaitingRoomsTable;
  waiting_room_entries: WaitingRoomEntriesTable;
}
