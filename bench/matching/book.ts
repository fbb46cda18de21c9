import type { DepthLevel } from '../../server/modules/stocks/matching/index.ts';
import type { Check } from '../sql.ts';
import type { Command, Stream } from './stream.ts';

/** What an engine's book is after a stream: the same for all that keep price and time. */
export interface Depth {
  readonly bids: readonly DepthLevel[];
  readonly asks: readonly DepthLevel[];
}

/** An engine with its book filled: what is measured is `page`. */
export interface Filled {
  page(commands: readonly Command[]): void;
  depth(): Depth;
  /** Asked once, after all commands. */
  check(): Check[];
}

export interface Engine {
  fill(stream: Stream): Filled;
}
