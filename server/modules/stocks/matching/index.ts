export { Book, type DepthLevel, type LevelChange, type Op } from './book.ts';
export type { Level } from './level.ts';
export type { LiveOrder } from './live-order.ts';
export { convert, end, trade } from './trade.ts';
export { tradeIdOf } from './trade-id.ts';
