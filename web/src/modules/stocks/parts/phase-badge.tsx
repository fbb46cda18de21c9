import { useTranslation } from 'react-i18next';
import type { Phase } from '../../../api/stocks.ts';
import { Badge, type BadgeTone } from '../../../ui/badge.tsx';

const tones: Record<Phase, BadgeTone> = {
  closed: 'neutral',
  'opening-auction': 'info',
  continuous: 'good',
  'closing-auction': 'info',
  interruption: 'warn',
  halted: 'bad',
};

/** In which part of its day a market or a symbol is. */
export function PhaseBadge({ phase }: { phase: Phase }) {
  const { t } = useTranslation();
  return (
    <Badge tone={tones[phase]}>
      <span
        aria-hidden="true"
        className="size-1.5 rounded-full bg-current motion-safe:data-[live=true]:animate-pulse"
        data-live={phase === 'continuous'}
      />
      {t(`stocks.phase.${phase}`)}
    </Badge>
  );
}
