import { useQuery } from '@tanstack/react-query';
import { Armchair, Sparkles, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundSale } from '../../../api/tickets-seats.ts';
import { roomQuery } from '../../../api/waiting-room.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { Stepper } from '../../../ui/stepper.tsx';
import { AdmissionLeft, RoomGate, useAdmission } from '../../waiting-room/index.ts';
import { WaitBox } from '../waitlist/wait-box.tsx';
import type { HallPlan } from './hall-plan.ts';
import { HoldButton, useBest } from './hold-button.tsx';
import { HoldRefused } from './hold-refused.tsx';
import { SaleNotice } from './sale-notice.tsx';
import { StandingDialog } from './standing-dialog.tsx';
import type { Holding } from './use-hold.ts';
import type { Picking } from './use-picking.ts';
import type { RoundSeats } from './use-round-seats.ts';
import type { SeatWords } from './use-seat-words.ts';

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
  const room = useQuery(roomQuery('rounds', round.roundId)).data;
  const admission = useAdmission('rounds', round.roundId);
  const isGuarded = isOpen && room != null && room.status !== 'off';
  const [isWishing, setWishing] = useState(false);
  const soldOut = isOpen && seats.isLoaded && seats.board.free === 0 && picking.selected.length === 0;
  return (
    <div className="max-lg:-mx-4 max-lg:mt-2 max-lg:shrink-0 max-lg:sm:-mx-8 lg:sticky lg:top-22">
      <Card className="flex flex-col gap-2.5 max-lg:max-h-[45dvh] max-lg:overflow-y-auto max-lg:rounded-b-none max-lg:border-b-0 max-lg:p-3.5! lg:gap-4">
        {!isOpen ? (
          <SaleNotice round={round} />
        ) : soldOut || isWishing ? (
          <WaitBox
            round={{ roundId: round.roundId, stateNow: soldOut ? 'sold-out' : 'on-sale' }}
            onForm={setWishing}
          />
        ) : isGuarded && admission === null ? (
          <RoomGate kind="rounds" id={round.roundId} />
        ) : (
          <>
            {isGuarded && admission !== null && <AdmissionLeft admission={admission} />}
            <Choice {...props} />
          </>
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
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <p className="font-bold max-lg:sr-only">{t('ticketsBuying.quantity.question')}</p>
        <Stepper
          label={t('ticketsBuying.quantity.label')}
          value={quantity}
          max={most}
          onChange={picking.setQuantity}
        />
        {quantity > 1 && (
          <Checkbox
            checked={picking.isTogether}
            onChange={picking.setTogether}
            label={t('ticketsBuying.quantity.together')}
          />
        )}
      </div>
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
          <p className="text-center text-sm text-muted max-lg:text-xs">
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
      {selected.length > 0 && (
        <div className="flex items-center gap-3 border-t border-line pt-2.5 lg:flex-col lg:items-stretch">
          <Sum {...props} />
          <HoldButton {...props} />
        </div>
      )}
    </>
  );
}

function Chosen({ words, picking, onLook }: PanelProps) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-2 lg:gap-3">
      <ul
        aria-label={t('ticketsBuying.chosen')}
        className="no-scrollbar flex gap-2 overflow-x-auto lg:max-h-80 lg:flex-col lg:gap-1 lg:overflow-y-auto"
      >
        {picking.selected.map((seat) => (
          <li
            key={seat}
            className="flex shrink-0 items-center max-lg:rounded-2xl max-lg:border max-lg:border-line max-lg:pl-1.5 lg:gap-2"
          >
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
    </div>
  );
}

function Sum({ words, plan, picking }: PanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { selected } = picking;
  const total = selected.reduce((sum, seat) => sum + (words.priceOf(plan.gradeOf[seat]!) ?? 0), 0);
  return (
    <p className="flex shrink-0 justify-between gap-x-4 leading-tight max-lg:flex-col lg:items-baseline">
      <span className="font-bold max-lg:text-sm max-lg:font-normal max-lg:text-muted">
        {t('ticketsBuying.sum', { count: selected.length })}
      </span>
      <span aria-live="polite" className="tnum text-xl font-extrabold">
        {format.won(total)}
      </span>
    </p>
  );
}
