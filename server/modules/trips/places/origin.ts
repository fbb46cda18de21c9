import { createHash } from 'node:crypto';
import type { PlaceSource } from './place.ts';

const HASH_CHARS = 14;

/**
 * The id of a place that comes from elsewhere: the same on every installation and at every time, so that links hold and
 * writing it twice is writing it once. It sorts before what is made here.
 */
export const idFrom = (source: PlaceSource, sourceId: string): string =>
  `00${createHash('sha256').update(`${source}:${sourceId}`).digest('hex').slice(0, HASH_CHARS)}`;
