import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.ts';
import { Card } from '../../../ui/card.tsx';
import { cx } from '../../../ui/cx.ts';
import type { HallPlan, PlanSection } from './hall-plan.ts';
import { SeatRows } from './seat-rows.tsx';
import type { Picking } from './use-picking.ts';
import type { RoundSeats } from './use-round-seats.ts';
import type { SeatWords } from './use-seat-words.ts';

export type ListProps = {
  plan: HallPlan;
  words: SeatWords;
  seats: RoundSeats;
  /** What the list shows as chosen, and what a press does. */
  picking: Pick<Picking, 'selected' | 'toggle' | 'canBeHad'>;
  isOpen: boolean;
  /** Also what is taken can be chosen: operators do. */
  canTakeAny?: boolean;
  /** Somewhere to stand was pressed. */
  onStanding: (section: number) => void;
};

/** The same hall without the map: section, row, seat, in words. */
export function SeatList(props: ListProps) {
  const { t } = useTranslation();
  const { plan, onStanding } = props;
  const [open, setOpen] = useState<number | null>(plan.sections.length === 1 ? 0 : null);
  return (
    <Card className="p-2! sm:p-3!">
      <p className="px-3 pt-2 pb-3 text-sm text-muted">{t('ticketsBuying.list.lead')}</p>
      <ul className="flex flex-col">
        {plan.sections.map((one) => (
          <li key={one.index} className="border-t border-line/70 first:border-t-0">
            <SectionHead
              {...props}
              one={one}
              isOpen={open === one.index}
              onPress={() =>
                one.section.kind === 'standing'
                  ? onStanding(one.index)
                  : setOpen((before) => (before === one.index ? null : one.index))
              }
            />
            {open === one.index && one.section.kind === 'seated' && <SeatRows {...props} section={one} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

type HeadProps = Pick<ListProps, 'plan' | 'words' | 'seats'> & {
  one: PlanSection;
  isOpen: boolean;
  onPress: () => void;
};

function SectionHead({ plan, words, seats, one, isOpen, onPress }: HeadProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const grades = new Set(plan.gradeOf.subarray(one.from, one.to));
  const prices = [...grades].flatMap((grade) => words.priceOf(grade) ?? []).toSorted((a, b) => a - b);
  const free = seats.board.freeInSection[one.index] ?? 0;
  const isStanding = one.section.kind === 'standing';
  return (
    <button
      type="button"
      {...(isStanding ? { 'aria-haspopup': 'dialog' as const } : { 'aria-expanded': isOpen })}
      onClick={onPress}
      className="tap flex w-full items-center gap-3 rounded-2xl px-3 py-3 text-left hover:bg-sunken"
    >
      <span className="min-w-0 flex-1">
        <span className="block font-bold">{words.section(one.index)}</span>
        <span className="tnum block text-sm text-muted">
          {[...grades].map(words.grade).join(', ')}
          {prices.length > 0 &&
            ` · ${[...new Set([prices[0]!, prices.at(-1)!])].map(format.won).join(' ~ ')}`}
        </span>
      </span>
      <span className={cx('tnum shrink-0 font-semibold', free === 0 ? 'text-muted' : 'text-good')}>
        {free === 0 ? t('ticketsBuying.list.none') : t('ticketsBuying.list.left', { count: free })}
      </span>
      <ChevronDown
        aria-hidden="true"
        className={cx('size-5 shrink-0 text-muted transition-transform', isOpen && 'rotate-180')}
      />
    </button>
  );
}
