import type { LatencySummary } from './histogram.ts';

/** One part of many requests: the distinct values, and which of them each request takes. */
export interface Column {
  readonly values: readonly string[];
  /** Request i takes `values[order[i % order.length]]`; without an order it takes them in turn. */
  readonly order?: Uint32Array;
}

/** Many requests, in columns: small enough to hand to another process, whatever their number. */
export interface RequestList {
  readonly method: 'GET' | 'POST';
  readonly count: number;
  readonly path: Column;
  /** Access tokens; without them the requests are anonymous. */
  readonly token?: Column;
  /** JSON bodies; without them a POST has an empty one. */
  readonly body?: Column;
  /** Request i carries the Idempotency-Key `<keyPrefix><i>`. */
  readonly keyPrefix?: string;
}

/** What a load generator is asked to do. */
export interface LoadPlan {
  /** Ports on 127.0.0.1; connections are spread over them. */
  readonly ports: readonly number[];
  /** Keep-alive connections, each with one request in flight at the most. */
  readonly connections: number;
  readonly requests: RequestList;
  /** Begin the list again at its end; then `seconds` must be given. Its keys are repeated as well. */
  readonly repeat?: boolean;
  /** Send nothing more after this long. */
  readonly seconds?: number;
  /**
   * Open loop: send at this rate whatever the server does, and measure from the intended start, so that a
   * stall counts for everyone who would have come meanwhile. Without it: closed loop, as fast as answers come.
   */
  readonly ratePerS?: number;
  /** An answer that takes longer is given up. Default 30 s. */
  readonly timeoutMs?: number;
  /** Keep the bodies of accepted answers. */
  readonly keepBodies?: boolean;
}

/** What came of it. */
export interface LoadOutcome {
  readonly sent: number;
  readonly answered: number;
  /** Answers with a status from 200 to 299. */
  readonly accepted: number;
  readonly byStatus: Readonly<Record<string, number>>;
  /** Refusals by the `code` of their problem. */
  readonly byCode: Readonly<Record<string, number>>;
  readonly timeouts: number;
  /** Connections that broke under a request. */
  readonly broken: number;
  /** From the first request to the last answer. */
  readonly seconds: number;
  readonly answeredPerS: number;
  readonly acceptedPerS: number;
  readonly latency: LatencySummary;
  readonly acceptedLatency: LatencySummary;
  /** Share of one core that the generator itself used. */
  readonly generatorCpu: number;
  readonly bodies: readonly string[];
}
