/** The matching core: pure, one object per symbol. */
export { Book, type DepthLevel, type LevelChange, type Op } from './book.ts';
export { amend, cancel, type Placed, place } from './commands.ts';
export { bestPrice } from './limits.ts';
export { type Incoming, reach, SWEEP_PAGE } from './reach.ts';
export { reachStops } from './stops.ts';
export { hashOf, restored, type StoredMarket, stored } from './stored.ts';
export { convert, end, trade } from './trade.ts';
export { tradeIdOf } from './trade-id.ts';
