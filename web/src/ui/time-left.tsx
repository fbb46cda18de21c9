import { Hourglass } from 'lucide-react';
import { useServerNow } from '../api/clock.ts';
import { clock } from './cool-down.tsx';
import { cx } from './cx.ts';

type Props = {
  /** ISO 8601, on the server's clock. */
  until: string;
  /** @param time as a clock shows it */
  text: (time: string) => string;
  /** From an hour on. */
  hours: (count: number) => string;
  over: string;
};

/** From here on it is counted in hours. */
const LONG_S = 3600;

/** How long something is still kept for somebody, by the server's clock. */
export function TimeLeft({ until, text, hours, over }: Props) {
  const now = useServerNow();
  const seconds = Math.max(0, Math.ceil((Date.parse(until) - now) / 1000));
  return (
    // Silent for a screen reader unless it is asked: it changes every second.
    <p
      role="timer"
      className={cx(
        'tnum flex items-center gap-1.5 text-sm font-semibold',
        seconds < 60 ? 'text-bad' : 'text-warn',
      )}
    >
      <Hourglass aria-hidden="true" className="size-4 shrink-0" />
      {seconds === 0 ? over : seconds >= LONG_S ? hours(Math.floor(seconds / LONG_S)) : text(clock(seconds))}
    </p>
  );
}
