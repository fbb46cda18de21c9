import { useTranslation } from 'react-i18next';
import type { Point } from '../../../ui/canvas/view.ts';
import type { SeatWords } from '../picker/use-seat-words.ts';
import { type Owner, stateOf } from './owners.ts';

/** Beside the mouse: which place, and whose. */
export function OwnerTip({
  seat,
  at,
  words,
  owner,
}: {
  seat: number;
  at: Point;
  words: SeatWords;
  owner: Owner | undefined;
}) {
  const { t } = useTranslation();
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute z-10 max-w-64 -translate-x-1/2 -translate-y-full rounded-xl bg-ink px-3 py-2 text-sm text-paper shadow-lift"
      style={{ left: Math.max(100, at.x), top: Math.max(64, at.y - 16) }}
    >
      <span className="block font-semibold">{words.seat(seat)}</span>
      <span className="tnum block opacity-80">
        {owner === undefined
          ? words.about(seat)
          : [
              t(`ticketsBuying.house.state.${stateOf(owner, seat)}`),
              owner.of.name ?? t('ticketsBuying.house.guestName'),
              ...(owner.kind === 'block' ? [owner.of.reason] : []),
            ].join(' · ')}
      </span>
    </div>
  );
}
