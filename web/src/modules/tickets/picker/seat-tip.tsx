import { useTranslation } from 'react-i18next';
import type { Point } from '../../../ui/canvas/view.ts';
import { FREE, type SeatBoard } from './seat-board.ts';
import type { SeatWords } from './use-seat-words.ts';

type Props = { seat: number; at: Point; words: SeatWords; board: SeatBoard };

/** Beside the mouse: which seat that is. The list says the same to everybody else. */
export function SeatTip({ seat, at, words, board }: Props) {
  const { t } = useTranslation();
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute z-10 max-w-60 -translate-x-1/2 -translate-y-full rounded-xl bg-ink px-3 py-2 text-sm text-paper shadow-lift"
      style={{ left: Math.max(90, at.x), top: Math.max(64, at.y - 16) }}
    >
      <span className="block font-semibold">{words.seat(seat)}</span>
      <span className="tnum block opacity-80">
        {board.states[seat] === FREE ? words.about(seat) : t('ticketsBuying.legend.taken')}
      </span>
    </div>
  );
}
