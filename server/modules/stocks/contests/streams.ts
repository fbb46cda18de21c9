import type { StreamMapping } from '../../../events/catalog.ts';
import { MOVED } from '../data/moved.ts';

/**
 * Tells whoever looks at a season that it has changed, and that its table has moved: what it is now they read, a second
 * later at the most often. So each instance answers from the table that it keeps itself.
 */
export const seasonStreams: StreamMapping = ({ name, key, data }) => {
  if (name === 'stocks.season-changed') {
    const { status } = data;
    return [
      { topic: `stocks-season:${key}`, event: 'season', data: { seasonId: key, status }, conflate: true },
    ];
  }
  if (name === 'stocks.season-joined') {
    return [{ topic: `stocks-season:${key}`, event: 'moved', data: { seasonId: key }, conflate: true }];
  }
  if (name !== MOVED || typeof data.seasonId !== 'string') return [];
  const { seasonId, trades } = data;
  if (!Array.isArray(trades) || trades.length === 0) return [];
  return [{ topic: `stocks-season:${seasonId}`, event: 'moved', data: { seasonId }, conflate: true }];
};
