import type { AdminListing, PhaseBody } from '../../../api/stocks-admin.ts';

type Phase = PhaseBody['phase'];

/** What an operator can begin by hand from each phase, the usual next step first. A halt is lifted, not passed over. */
export const NEXT_PHASES: Record<Phase, readonly Phase[]> = {
  closed: ['opening-auction', 'continuous'],
  'opening-auction': ['continuous', 'closed'],
  continuous: ['closing-auction', 'closed'],
  'closing-auction': ['closed', 'continuous'],
  interruption: ['continuous'],
  halted: [],
};

export const isAuction = ({ phase }: Pick<AdminListing, 'phase'>): boolean =>
  phase === 'opening-auction' || phase === 'closing-auction' || phase === 'interruption';
