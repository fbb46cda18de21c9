import { Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../../api/clock.ts';
import { clock } from '../../../ui/cool-down.tsx';
import { cx } from '../../../ui/cx.ts';

type Props = {
  until: string;
  /** An offer: nothing is taken off the shelf for it until it is paid. */
  isOffer?: boolean;
};

/** From here on it is counted in hours. */
const LONG_S = 3600;

/** How long the pieces are still held for their buyer, or an offer stands, by the server's clock. */
export function HeldFor({ until, isOffer = false }: Props) {
  const { t } = useTranslation();
  const now = useServerNow();
  const seconds = Math.max(0, Math.ceil((Date.parse(until) - now) / 1000));
  const soon = seconds < 60;
  return (
    // Silent for a screen reader unless it is asked: it changes every second.
    <p
      role="timer"
      className={cx('tnum flex items-center gap-1.5 text-sm font-semibold', soon ? 'text-bad' : 'text-warn')}
    >
      <Hourglass aria-hidden="true" className="size-4 shrink-0" />
      {seconds === 0
        ? t(isOffer ? 'shopOrders.offerOver' : 'shopOrders.heldOver')
        : seconds >= LONG_S
          ? t(isOffer ? 'shopOrders.offeredHours' : 'shopOrders.heldHours', {
              count: Math.floor(seconds / LONG_S),
            })
          : t(isOffer ? 'shopOrders.offeredFor' : 'shopOrders.heldFor', { time: clock(seconds) })}
    </p>
  );
}
