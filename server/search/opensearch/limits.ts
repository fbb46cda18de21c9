export interface OpensearchLimits {
  /** For one search, milliseconds; the server stops it a little earlier by itself. */
  readonly searchMs: number;
  /** For a rebuild: milliseconds for one attempt to write, and how many there are before it is given up. */
  readonly writeMs: number;
  readonly attempts: number;
  /** The same for following, which comes back by itself, and which whoever stops the instance waits for. */
  readonly followMs: number;
  readonly followAttempts: number;
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
  followMs: 5_000,
  followAttempts: 3,
  pauseMs: 200,
  longestPauseMs: 10_000,
  bulkBytes: 4 * 1024 * 1024,
  failures: 5,
  refuseMs: 5_000,
  refreshInterval: '1s',
};
