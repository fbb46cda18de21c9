import type { CampaignPhase, Drop } from '../../api/types.ts';

/**
 * The phase as the server's clock makes it now: a scheduled drop opens on the second, without waiting for
 * the next message.
 */
export function phaseAt(
  drop: Pick<Drop, 'phase' | 'opensAt' | 'closesAt' | 'remaining'>,
  nowMs: number,
): CampaignPhase {
  if (drop.phase === 'scheduled' && drop.opensAt !== null && nowMs >= Date.parse(drop.opensAt)) {
    return drop.remaining > 0 ? 'open' : 'sold-out';
  }
  if (drop.phase === 'open' && drop.closesAt !== null && nowMs >= Date.parse(drop.closesAt)) return 'closed';
  return drop.phase;
}
