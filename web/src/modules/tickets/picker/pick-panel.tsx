import { Armchair, Sparkles, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RoundSale } from '../../../api/tickets-seats.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { Stepper } from '../../../ui/stepper.tsx';
import type { HallPlan } from './hall-plan.ts';
import { HoldButton, useBest } from './hold-button.tsx';
import { HoldRefused } from './hold-refused.tsx';
import { SaleNotice } from './sale-notice.tsx';
import { StandingDialog } from './standing-dialog.tsx';
import type { Holding } from './use-hold.ts';
import type { Picking } from './use-picking.ts';
import type { RoundSeats } from './use-round-seats.ts';
import type { SeatWords } from './use-seat-words.ts';
import { WaitlistCard } from './waitlist-card.tsx';

export type PanelProps = {
  round: RoundSale;
  plan: HallPlan;
  words: SeatWords;
  seats: RoundSeats;
  picking: Picking;
  holding: Holding;
  /** The section to stand in that was pressed. */
  standing: number | null;
  onStanding: (section: number | null) => void;
  /** Shows these places on the map. */
  onLook: (seats: readonly number[]) => void;
};

/** Beside the map on a desk, a sheet under it on a phone: how many, which, what they come to, and the one next step. */
export function PickPanel(props: PanelProps) {
  const { round, plan, words, seats, picking, holding, standing, onStanding } = props;
  const isOpen = round.state === 'on-sale' || round.state === 'sold-out';
  const soldOut = isOpen && seats.isLoaded && seats.board.free === 0 && picking.selected.length === 0;
  return (
    <div className="max-lg:sticky max-lg:bottom-15 max-lg:z-20 max-lg:-mx-5 max-lg:sm:-mx-8 max-md:bottom-15 md:max-lg:bottom-0">
      <Card className="flex flex-col gap-4 max-lg:max-h-[46dvh] max-lg:overflow-y-auto max-lg:rounded-b-none max-lg:p-4! lg:sticky lg:top-22">
        {!isOpen ? (
          <SaleNotice round={round} />
        ) : soldOut ? (
          <WaitlistCard round={round} plan={plan} words={words} most={picking.most} />
        ) : (
          <Choice {...props} />
        )}
      </Card>
      {standing !== null && (
        <StandingDialog
          {...{ plan, words, seats, picking, holding }}
          section={standing}
          onClose={() => onStanding(null)}
        />
      )}
    </div>
  );
}

function Choice(props: PanelProps) {
  const { t } = useTranslation();
  const { picking, holding, seats } = props;
  const best = useBest(props);
  const { quantity, most, selected } = picking;
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="font-bold">{t('ticketsBuying.quantity.question')}</p>
        <Stepper
          label={t('ticketsBuying.quantity.label')}
          value={quantity}
          max={most}
          onChange={picking.setQuantity}
        />
      </div>
      {quantity > 1 && (
        <Checkbox
          checked={picking.isTogether}
          onChange={picking.setTogether}
          label={t('ticketsBuying.quantity.together')}
        />
      )}
      {selected.length === 0 ? (
        <div className="flex flex-col gap-2">
          <Button
            variant="secondary"
            icon={<Sparkles aria-hidden="true" className="size-5" />}
            loading={holding.command.busy}
            disabled={!seats.isLoaded}
            onClick={best}
          >
            {t('ticketsBuying.best.button', { count: quantity })}
          </Button>
          <p className="text-center text-sm text-muted">
            {picking.lost.length > 0
              ? t('ticketsBuying.lostAgain')
              : t(picking.grades === null ? 'ticketsBuying.best.lead' : 'ticketsBuying.best.leadGrades')}
          </p>
        </div>
      ) : (
        <Chosen {...props} />
      )}
      {picking.fellShort && (
        <p role="status" className="text-sm font-medium text-warn">
          {t('ticketsBuying.fellShort', { count: quantity })}
        </p>
      )}
      <HoldRefused {...props} />
      <CommandWait command={holding.command} />
      {selected.length > 0 && <HoldButton {...props} />}
    </>
  );
}

function Chosen({ words, plan, picking, onLook }: PanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const total = picking.selected.reduce((sum, seat) => sum + (words.priceOf(plan.gradeOf[seat]!) ?? 0), 0);
  return (
    <div className="flex flex-col gap-3">
      <ul
        aria-label={t('ticketsBuying.chosen')}
        className="flex max-h-44 flex-col gap-1 overflow-y-auto lg:max-h-80"
      >
        {picking.selected.map((seat) => (
          <li key={seat} className="flex items-center gap-2">
            <button
              type="button"
              onClick={() => onLook([seat])}
              className="tap flex min-w-0 flex-1 items-center gap-2.5 rounded-xl px-1.5 text-left hover:bg-sunken"
            >
              <Armchair aria-hidden="true" className="size-5 shrink-0 text-accent" />
              <span className="min-w-0">
                <span className="block truncate text-[0.95rem] leading-tight font-semibold">
                  {words.seat(seat)}
                </span>
                <span className="tnum block truncate text-sm leading-tight text-muted">
                  {words.about(seat)}
                </span>
              </span>
            </button>
            <button
              type="button"
              aria-label={t('ticketsBuying.remove', { seat: words.seat(seat) })}
              onClick={() => picking.toggle(seat)}
              className="flex size-11 shrink-0 items-center justify-center rounded-full hover:bg-sunken"
            >
              <X aria-hidden="true" className="size-4.5" />
            </button>
          </li>
        ))}
      </ul>
      <p className="flex items-baseline justify-between gap-4 border-t border-line pt-3">
        <span className="font-bold">{t('ticketsBuying.sum', { count: picking.selected.length })}</span>
        <span aria-live="polite" className="tnum text-xl font-extrabold">
          {format.won(total)}
        </span>
      </p>
    </div>
  );
}
