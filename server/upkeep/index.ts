export { purgeOutbox } from './outbox.ts';
export { movePosition, readPosition } from './positions.ts';
export { createPurge, shelfOf } from './purge.ts';
export { purgeReceipts } from './receipts.ts';
export { createSourceJob, type Found, type Source, stretchSource } from './source.ts';
