import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.ts';
import { Button } from '../../../ui/button.tsx';
import { Facts } from '../../../ui/card.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Stepper } from '../../../ui/stepper.tsx';
import type { HallPlan } from './hall-plan.ts';
import type { Holding } from './use-hold.ts';
import type { Picking } from './use-picking.ts';
import type { RoundSeats } from './use-round-seats.ts';
import type { SeatWords } from './use-seat-words.ts';

type Props = {
  plan: HallPlan;
  words: SeatWords;
  seats: RoundSeats;
  picking: Picking;
  holding: Holding;
  section: number;
  onClose: () => void;
};

/** Where one stands there is nothing to choose but how many. */
export function StandingDialog({ plan, words, seats, picking, holding, section, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const one = plan.sections[section]!;
  const free = seats.board.freeInSection[section] ?? 0;
  const most = Math.min(picking.most, free);
  const [quantity, setQuantity] = useState(Math.max(1, Math.min(picking.quantity, most)));
  const price = words.priceOf(plan.gradeOf[one.from]!);
  const isOver = free === 0 || price === null;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.section(section)}
      description={t('ticketsBuying.standing.lead')}
      footer={
        <Button
          size="lg"
          disabled={isOver}
          loading={holding.command.busy}
          onClick={() => {
            holding.hold({ best: { quantity, sections: [one.section.key], together: false } });
            onClose();
          }}
        >
          {isOver
            ? t('ticketsBuying.standing.none')
            : t('ticketsBuying.standing.hold', {
                count: quantity,
                amount: format.won((price ?? 0) * quantity),
              })}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Facts
          items={[
            { label: t('ticketsBuying.standing.price'), value: price === null ? '–' : format.won(price) },
            { label: t('ticketsBuying.standing.left'), value: format.number(free) },
          ]}
        />
        {!isOver && (
          <div className="flex items-center justify-between gap-3">
            <p className="font-bold">{t('ticketsBuying.quantity.question')}</p>
            <Stepper
              label={t('ticketsBuying.quantity.label')}
              value={quantity}
              max={most}
              onChange={setQuantity}
            />
          </div>
        )}
      </div>
    </Dialog>
  );
}
