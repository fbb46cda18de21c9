export interface OpensearchLimits {
  /** For one search, milliseconds; the server stops it a little earlier by itself. */
  readonly searchMs: number;
  /** For one attempt to write or to change indexes, milliseconds. */
  readonly writeMs: number;
  /** Attempts of one write, before it is given up. */
  readonly attempts: number;
  /** Before the second attempt; doubled before each further one. Milliseconds. */
  readonly pauseMs: number;
  readonly longestPauseMs: number;
  /** One bulk write, bytes. */
  readonly bulkBytes: number;
  /** Failures of searches in a row after which they are refused at once, and for how long. */
  readonly failures: number;
  readonly refuseMs: number;
  /** How often changes become visible, in the server's own words. */
  readonly refreshInterval: string;
}

export const LIMITS: OpensearchLimits = {
  searchMs: 2_000,
  writeMs: 30_000,
  attempts: 8,
  pauseMs: 200,
  longestPauseMs: 10_000,
  bulkBytes: 4 * 1024 * 1024,
  failures: 5,
  refuseMs: 5_000,
  refreshInterval: '1s',
};
