/**
 * Latencies in buckets whose width grows with the value, as HdrHistogram does it: below 128 µs each
 * microsecond has its own, above it 64 buckets share each doubling, so that no percentile is off by more
 * than 1.6 %. Recording costs an addition, whatever the number of samples.
 */
const EXACT_BELOW_US = 128;
const BUCKETS_PER_DOUBLING = 64;
const DOUBLINGS = 26;
const BUCKETS = EXACT_BELOW_US + BUCKETS_PER_DOUBLING * DOUBLINGS;
const LARGEST_US = 2 ** 31;

/** What is told of a run's latencies, in milliseconds. */
export interface LatencySummary {
  readonly count: number;
  readonly meanMs: number;
  readonly p50Ms: number;
  readonly p90Ms: number;
  readonly p99Ms: number;
  readonly p999Ms: number;
  readonly maxMs: number;
}

function bucketOf(us: number): number {
  if (us < EXACT_BELOW_US) return us;
  // The highest six bits below the leading one choose the bucket within the doubling.
  const doubling = 31 - Math.clz32(us) - 7;
  const within = (us >>> (doubling + 1)) - BUCKETS_PER_DOUBLING;
  return EXACT_BELOW_US + doubling * BUCKETS_PER_DOUBLING + within;
}

/** The largest value that falls into the bucket: a percentile is never told smaller than it was. */
function upperEdge(bucket: number): number {
  if (bucket < EXACT_BELOW_US) return bucket;
  const doubling = Math.floor((bucket - EXACT_BELOW_US) / BUCKETS_PER_DOUBLING);
  const within = (bucket - EXACT_BELOW_US) % BUCKETS_PER_DOUBLING;
  return (BUCKETS_PER_DOUBLING + within + 1) * 2 ** (doubling + 1) - 1;
}

/** Counts latencies and tells their percentiles. */
export class Histogram {
  readonly #counts = new Float64Array(BUCKETS);
  #count = 0;
  #sumUs = 0;
  #maxUs = 0;

  /** @param ms a latency in milliseconds; a negative one counts as none */
  record(ms: number): void {
    const us = Math.min(Math.max(Math.round(ms * 1000), 0), LARGEST_US - 1);
    this.#counts[bucketOf(us)]! += 1;
    this.#count += 1;
    this.#sumUs += us;
    if (us > this.#maxUs) this.#maxUs = us;
  }

  /**
   * The latency that this share of the samples did not exceed.
   * @param share between 0 and 1
   * @returns milliseconds; 0 when nothing was recorded
   */
  percentileMs(share: number): number {
    const wanted = Math.max(1, Math.ceil(share * this.#count));
    let seen = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      seen += this.#counts[bucket]!;
      if (seen >= wanted) return Math.min(upperEdge(bucket), this.#maxUs) / 1000;
    }
    return 0;
  }

  summary(): LatencySummary {
    return {
      count: this.#count,
      meanMs: this.#count === 0 ? 0 : this.#sumUs / this.#count / 1000,
      p50Ms: this.percentileMs(0.5),
      p90Ms: this.percentileMs(0.9),
      p99Ms: this.percentileMs(0.99),
      p999Ms: this.percentileMs(0.999),
      maxMs: this.#maxUs / 1000,
    };
  }
}
