import { Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { UnknownOutcome } from '../../pay/unknown-outcome.tsx';
import type { PanelProps } from './pick-panel.tsx';
import { seatIdOf } from './seat-names.ts';

/** Why nothing was set aside, calmly, and what to do about it. */
export function HoldRefused({ round, words, picking, holding }: PanelProps) {
  const { t } = useTranslation();
  const { refused, lonely, hold, forget } = holding;
  if (refused === null || refused.error.code === 'admission.required') return null;
  const { error, body } = refused;
  // It was said when it happened, and those that are left are still chosen.
  if (error.code === 'seat.taken') return null;
  if (error.code === 'seat.none-together') {
    return (
      <div role="alert">
        <Banner tone="info" icon={<Info aria-hidden="true" />}>
          <p>{t('ticketsBuying.refused.noneTogether', { count: body.best?.quantity ?? picking.quantity })}</p>
          <div className="mt-2 flex flex-wrap gap-2">
            {body.best !== undefined && (
              <Button size="sm" onClick={() => hold({ best: { ...body.best!, together: false } })}>
                {t('ticketsBuying.refused.apart')}
              </Button>
            )}
            <Button size="sm" variant="secondary" onClick={forget}>
              {t('ticketsBuying.refused.back')}
            </Button>
          </div>
        </Banner>
      </div>
    );
  }
  if (error.code === 'seat.leaves-orphan' && lonely.length > 0) {
    const together = [...picking.selected, ...lonely];
    return (
      <div role="alert">
        <Banner tone="info" icon={<Info aria-hidden="true" />}>
          <p>
            {t('ticketsBuying.refused.orphan', {
              seats: lonely.map(words.seat).join(', '),
              count: lonely.length,
            })}
          </p>
          <p className="font-normal">{t('ticketsBuying.refused.orphanLead')}</p>
          <div className="mt-2 flex flex-wrap gap-2">
            {together.length <= picking.most && (
              <Button
                size="sm"
                onClick={() => {
                  picking.select(together);
                  hold({ seatIds: together.map((seat) => seatIdOf(round.roundId, seat)) });
                }}
              >
                {t('ticketsBuying.refused.takeToo', { count: lonely.length })}
              </Button>
            )}
            <Button size="sm" variant="secondary" onClick={forget}>
              {t('ticketsBuying.refused.chooseAgain')}
            </Button>
          </div>
        </Banner>
      </div>
    );
  }
  if (error.code === 'tickets.limit-reached') {
    return (
      <div role="alert">
        <Banner tone="warn">
          {t('ticketsBuying.refused.limit', { count: round.perMemberLimit ?? picking.most })}
        </Banner>
      </div>
    );
  }
  return <UnknownOutcome error={error} />;
}
