import { Gauge, Histogram, type Registry } from 'prom-client';

/** What is told of the live books. */
export interface BookMetrics {
  /** A book was made of its snapshot and the journal behind it. */
  rebuilt(durationMs: number): void;
  /** @param count books in memory now */
  watch(count: () => number): void;
}

/** @param registry of the installation; without it nothing is counted */
export function bookMetrics(registry: Registry | undefined): BookMetrics {
  if (!registry) return { rebuilt: () => {}, watch: () => {} };
  const registers = [registry];
  const rebuilds = new Histogram({
    name: 'madang_stocks_book_rebuild_seconds',
    help: 'Time to make one book of its snapshot and the journal behind it',
    buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  return {
    rebuilt: (durationMs) => rebuilds.observe(durationMs / 1000),
    watch: (count) => {
      new Gauge({
        name: 'madang_stocks_books',
        help: 'Order books in memory',
        registers,
        collect() {
          this.set(count());
        },
      });
    },
  };
}
