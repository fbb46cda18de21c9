import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.ts';
import { cx } from '../../../ui/cx.ts';
import { useShowTime } from '../show-time.ts';
import type { RoundChoice, ShownRound } from './use-round-choice.ts';

/** The rounds of one day, each with how many seats are free now. */
export function RoundList({ choice }: { choice: RoundChoice }) {
  const { t } = useTranslation();
  const show = useShowTime();
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-semibold">
        {choice.day === null ? t('tickets.show.rounds') : show.named(choice.day)}
      </legend>
      <ul className="flex flex-col gap-2">
        {choice.rounds.map((round) => (
          <li key={round.roundId}>
            <RoundButton
              round={round}
              isChosen={round.roundId === choice.round?.roundId}
              onChoose={() => choice.chooseRound(round.roundId)}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

/** Fewer than one in twenty. */
const FEW = 0.05;

type Props = { round: ShownRound; isChosen: boolean; onChoose: () => void };

function RoundButton({ round, isChosen, onChoose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const show = useShowTime();
  const { stateNow, free, capacity } = round;
  const isFew = stateNow === 'on-sale' && free < capacity * FEW;
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onChoose}
      className={cx(
        'tnum flex min-h-13 w-full items-center justify-between gap-3 rounded-2xl border-2 px-4 py-2 text-left',
        isChosen ? 'border-accent bg-accent-soft/60' : 'border-line hover:border-line-strong/60',
      )}
    >
      <span>
        <span className="text-sm text-muted">{t('tickets.show.roundNo', { no: round.no })}</span>{' '}
        <span className={cx('text-lg font-bold', stateNow === 'cancelled' && 'line-through')}>
          {show.time(round.startsAt)}
        </span>
      </span>
      <span className="text-right text-sm font-semibold">
        {stateNow === 'on-sale' ? (
          <span className={isFew ? 'text-bad' : 'text-good'}>
            {t('tickets.show.free', { count: free, shown: format.number(free) })}
          </span>
        ) : stateNow === 'scheduled' ? (
          <span className="text-info">
            {t('tickets.card.opensAt', { when: show.shortDay(round.saleFrom) })}
          </span>
        ) : (
          <span className="text-muted">
            {stateNow === 'over' ? t('tickets.state.sale-over') : t(`tickets.state.${stateNow}`)}
          </span>
        )}
      </span>
    </button>
  );
}
