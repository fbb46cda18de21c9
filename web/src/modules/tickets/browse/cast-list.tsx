import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Performance } from '../../../api/tickets-types.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { cx } from '../../../ui/cx.ts';
import { useShowTime } from '../show-time.ts';
import { playingIn } from './booking-box.tsx';
import type { RoundChoice } from './use-round-choice.ts';

/** Who plays what; whoever does not play in the chosen round stands back. */
export function CastList({ performance, choice }: { performance: Performance; choice: RoundChoice }) {
  const { t } = useTranslation();
  const local = useLocal();
  const show = useShowTime();
  const { round } = choice;
  const playing = round === null ? performance.cast : playingIn(performance, round);
  const isSplit = playing.length < performance.cast.length;
  if (performance.cast.length === 0) return <p className="text-muted">{t('tickets.show.castNone')}</p>;
  return (
    <>
      {round !== null && isSplit && (
        <p aria-live="polite" className="mb-4 font-semibold">
          {t('tickets.show.castOf', { when: show.moment(round.startsAt) })}
        </p>
      )}
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        {performance.cast.map((member) => {
          const isOff = isSplit && !playing.includes(member);
          return (
            <li key={member.place}>
              <Link
                to="/tickets/performers/$performerId"
                params={{ performerId: member.performerId }}
                className={cx(
                  'flex items-center gap-3 rounded-2xl border border-line p-3 hover:border-line-strong/60',
                  isOff && 'opacity-45',
                )}
              >
                <Avatar name={local(member.name)} picture={member.picture} size="lg" />
                <span className="min-w-0">
                  <span className="block truncate text-sm text-muted">{local(member.role)}</span>
                  <span className="block truncate font-bold">{local(member.name)}</span>
                  {isOff && <span className="sr-only">{t('tickets.show.notInRound')}</span>}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </>
  );
}
