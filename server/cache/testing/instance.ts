import { Registry } from 'prom-client';
import type { CacheConfig } from '../../config/cache.ts';
import type { SequencedEvent } from '../../events/outbox.ts';
import { type Caches, createCaches } from '../index.ts';

const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined };
let tokens = 0;

/** Caches as one instance has them, whose clock and news are in the hands of the test. */
export interface TestInstance extends Caches {
  readonly registry: Registry;
  /** Monotonic milliseconds. */
  clock: { now: number };
  /** All that was committed by now is heard: these events. */
  hears(...events: { name: string; key: string }[]): void;
}

/** @param config one mebibyte and no Redis unless it says otherwise */
export function testInstance(config: Partial<CacheConfig> = {}): TestInstance {
  const registry = new Registry();
  const clock = { now: 1_000 };
  let position = 0;
  const caches = createCaches({
    config: { maxBytes: 1 << 20, redis: null, ...config },
    registry,
    log: quiet,
    now: () => clock.now,
    random: () => 0,
    makeId: () => `token${tokens++}`,
    hurry: () => undefined,
  });
  return {
    ...caches,
    registry,
    clock,
    hears: (...events) => {
      const sequenced = events.map(
        (event): SequencedEvent => ({
          ...event,
          data: {},
          at: 0,
          by: 'somebody',
          sequence: ++position,
          id: `${position}`,
        }),
      );
      if (sequenced.length > 0 && caches.listener.isAwake()) caches.listener.hear(sequenced);
      caches.listener.caughtUp?.(clock.now, position);
    },
  };
}

/** What a cache is filled from: every key has a number, and a reading can be held up. */
export class Source {
  readonly values = new Map<string, number>();
  /** The keys of each reading. */
  readonly readings: string[][] = [];
  readonly #held: (() => void)[] = [];
  #isHolding = false;

  readonly load = async (keys: readonly string[]): Promise<Map<string, { n: number } | null>> => {
    this.readings.push([...keys]);
    const read = new Map(
      keys.map((key) => {
        const n = this.values.get(key);
        return [key, n === undefined ? null : { n }];
      }),
    );
    if (this.#isHolding) await new Promise<void>((resolve) => this.#held.push(resolve));
    return read;
  };

  /** From now on readings have read, and do not come back. */
  hold(): void {
    this.#isHolding = true;
  }

  release(): void {
    this.#isHolding = false;
    for (const resolve of this.#held.splice(0)) resolve();
  }
}
