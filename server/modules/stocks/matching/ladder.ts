import { Level } from './level.ts';
import type { LiveOrder } from './live-order.ts';
import { PriceTree } from './price-tree.ts';

/** Prices with orders, from the best on: the highest first, or the lowest. */
export class Ladder {
  best: Level | null = null;
  /** The end that is found from the best last. */
  #worst: Level | null = null;
  readonly #isHighestFirst: boolean;
  readonly #tree = new PriceTree();

  constructor(isHighestFirst: boolean) {
    this.#isHighestFirst = isHighestFirst;
  }

  /** The level of a price, or null. */
  at(price: number): Level | null {
    return this.#tree.get(price);
  }

  /** The level of a price; it comes to be when there was none. */
  reserve(price: number): Level {
    return this.#tree.get(price) ?? this.#add(price);
  }

  /** Takes out a level that has become empty. */
  remove(level: Level): void {
    this.#tree.remove(level.price);
    const { better, worse } = level;
    if (better) better.worse = worse;
    else this.best = worse;
    if (worse) worse.better = better;
    else this.#worst = better;
    level.better = null;
    level.worse = null;
  }

  /** From the best on; a level may go while it is at hand. */
  *levels(): Generator<Level> {
    for (let level = this.best; level; ) {
      const { worse } = level;
      yield level;
      level = worse;
    }
  }

  /** In the order in which they trade. */
  *orders(): Generator<LiveOrder> {
    for (const level of this.levels()) yield* level.orders();
  }

  #add(price: number): Level {
    const level = new Level(price);
    const lower = this.#tree.add(level);
    if (this.#isHighestFirst) this.#link(lower ? lower.better : this.#worst, level, lower);
    else this.#link(lower, level, lower ? lower.worse : this.best);
    return level;
  }

  #link(better: Level | null, level: Level, worse: Level | null): void {
    level.better = better;
    level.worse = worse;
    if (better) better.worse = level;
    else this.best = level;
    if (worse) worse.better = level;
    else this.#worst = level;
  }
}
