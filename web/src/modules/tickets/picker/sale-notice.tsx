import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../../api/clock.ts';
import { type RoundSale, roundKey } from '../../../api/tickets-seats.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Countdown } from '../../../ui/countdown.tsx';
import { useShowTime } from '../show-time.ts';

/** The round is not on sale: when it will be, or why no more. The hall may be looked at all the same. */
export function SaleNotice({ round }: { round: RoundSale }) {
  const { t } = useTranslation();
  const time = useShowTime();
  const now = useServerNow(500);
  const queryClient = useQueryClient();
  if (round.state !== 'scheduled') {
    return (
      <div role="status">
        <p className="text-lg font-bold">
          {t(`ticketsBuying.closed.${round.state === 'cancelled' ? 'cancelled' : 'over'}`)}
        </p>
        <p className="text-muted">{t('ticketsBuying.closed.lead')}</p>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="font-bold">{t('ticketsBuying.opensAt', { date: time.moment(round.saleFrom) })}</p>
      <Countdown
        targetMs={Date.parse(round.saleFrom)}
        nowMs={now}
        onEnd={() => {
          announce(t('ticketsBuying.isOpen'));
          void queryClient.invalidateQueries({ queryKey: roundKey(round.roundId) });
        }}
      />
      <p className="text-sm text-muted">{t('ticketsBuying.opensLead')}</p>
    </div>
  );
}
