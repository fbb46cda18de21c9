import { CirclePause, Gavel, Moon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../../../api/clock.ts';
import type { Phase } from '../../../../api/stocks-trading.ts';
import { Banner } from '../../../../ui/banner.tsx';
import { PhaseBadge } from '../../parts/phase-badge.tsx';
import { OpensNext } from '../opens-next.tsx';
import { clockOf, isAuction } from '../phase.ts';
import { useBoard, useTrading } from '../use-live-symbol.ts';

const notes: Record<
  Exclude<Phase, 'continuous'>,
  { readonly tone: 'info' | 'warn' | 'bad'; readonly icon: ReactNode }
> = {
  closed: { tone: 'info', icon: <Moon aria-hidden="true" /> },
  'opening-auction': { tone: 'info', icon: <Gavel aria-hidden="true" /> },
  'closing-auction': { tone: 'info', icon: <Gavel aria-hidden="true" /> },
  interruption: { tone: 'warn', icon: <TriangleAlert aria-hidden="true" /> },
  halted: { tone: 'bad', icon: <CirclePause aria-hidden="true" /> },
};

/** In which part of its day it is, until when, and what that means for an order. */
export function PhaseNote() {
  const { t } = useTranslation();
  const { traded } = useTrading();
  const phase = useBoard((board) => board.phase);
  const endsAt = useBoard((board) => board.phaseEndsAt);
  // An operator's halt has no end of its own.
  const isCircuit = phase === 'halted' && endsAt !== null;
  const isDrawn = isAuction(phase) && traded.schedule === 'krx';
  return (
    <div role="status" className="flex flex-col gap-2">
      <div className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <PhaseBadge phase={phase} />
        {phase === 'closed' ? (
          <OpensNext opensAt={endsAt} />
        ) : (
          endsAt !== null && <TimeLeft endsAt={endsAt} />
        )}
      </div>
      {phase !== 'continuous' && (
        <Banner tone={notes[phase].tone} icon={notes[phase].icon}>
          {t(isCircuit ? 'stocksTrading.phase.circuit' : `stocksTrading.phase.${phase}`)}
          {isDrawn && <> {t('stocksTrading.phase.randomEnd')}</>}
        </Banner>
      )}
    </div>
  );
}

/** Silent for a screen reader unless it is asked: it changes every second. */
function TimeLeft({ endsAt }: { endsAt: string }) {
  const { t } = useTranslation();
  const leftMs = Date.parse(endsAt) - useServerNow();
  return (
    <span role="timer" className="tnum font-semibold text-muted">
      {t('stocksTrading.phase.until', { time: clockOf(leftMs) })}
    </span>
  );
}
