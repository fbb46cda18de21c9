/** One committed batch of a lane: the marker of its transaction and the outbox of its events. */
export interface BatchesTable {
  id: string;
  lane: string;
  at: number;
  events: string;
  event_count: number;
  /** Sequence of the first event; null until numbered, 0 for a batch without events. */
  first_sequence: number | null;
  /** MariaDB alone: the order in which batches were marked, under their row locks. */
  marked_no?: number;
}
export interface OutboxHeadTable {
  id: number;
  last_sequence: number;
}
/** How far a durable consumer of the outbox has come. */
export interface ConsumersTable {
  name: string;
  position: number;
}
/** The answer to every attempt that carried a key, acceptance and refusal both. */
export interface ReceiptsTable {
  id: string;
  account_id: string;
  key: string;
  command: string;
  fingerprint: string;
  /** null: accepted; otherwise the code of the refusal. */
  code: string | null;
  result: string;
  at: number;
}
export interface AuditLogTable {
  id: string;
  at: number;
  actor_id: string;
  action: string;
  subject: string;
  reason: string | null;
  details: string;
}

/** How far a purge or a forgetting has come that goes on where it stopped the last time. */
export interface UpkeepPositionsTable {
  name: string;
  position: string;
}

export interface EngineTables {
  batches: BatchesTable;
  outbox_head: OutboxHeadTable;
  consumers: ConsumersTable;
  receipts: ReceiptsTable;
  audit_log: AuditLogTable;
  upkeep_positions: UpkeepPositionsTable;
}
