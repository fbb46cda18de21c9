import { CirclePause, Moon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../../../ui/banner.tsx';
import { OpensNext } from '../opens-next.tsx';
import { useBoard } from '../use-live-symbol.ts';

/** That no order is taken now, and from when on; in a sheet nothing else says so. */
export function NoOrdersNow() {
  const { t } = useTranslation();
  const phase = useBoard((board) => board.phase);
  const endsAt = useBoard((board) => board.phaseEndsAt);
  if (phase === 'closed') {
    return (
      <Banner tone="info" icon={<Moon aria-hidden="true" />}>
        {t('stocksTrading.ticket.closed')} <OpensNext opensAt={endsAt} />
      </Banner>
    );
  }
  if (phase !== 'halted') return null;
  return (
    <Banner tone="warn" icon={<CirclePause aria-hidden="true" />}>
      {t('stocksTrading.ticket.halted')}
    </Banner>
  );
}
