import { Check, CircleHelp, CloudOff, Undo2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { useSeatWords } from '../mine/use-seat-words.ts';
import { useShowTime } from '../show-time.ts';
import type { Answer } from './door.ts';

const TONES = {
  good: 'bg-[#12703f] text-white',
  bad: 'bg-[#b3261e] text-white',
  unknown: 'bg-[#8a5a00] text-white',
  none: 'bg-sunken text-muted',
} as const;

const toneOf = (answer: Answer | null): keyof typeof TONES =>
  answer === null
    ? 'none'
    : answer.outcome === 'admitted'
      ? 'good'
      : answer.outcome === 'unknown'
        ? 'unknown'
        : 'bad';

/** The answer to the last look: seen from two steps away, and read out. */
export function AnswerPanel({
  answer,
  isLooking,
  onUndo,
}: {
  answer: Answer | null;
  isLooking: boolean;
  onUndo: (ticketId: string) => void;
}) {
  const { t } = useTranslation();
  const tone = toneOf(answer);
  return (
    <section
      aria-label={t('ticketsDoor.door.answer')}
      data-outcome={answer?.outcome ?? 'none'}
      className={cx('flex min-h-60 flex-col rounded-3xl p-5 sm:min-h-72 sm:p-7', TONES[tone])}
    >
      <div
        role="status"
        aria-live="assertive"
        className="flex flex-1 flex-col items-center justify-center text-center"
      >
        {answer === null ? (
          <p className="text-lg">{t(isLooking ? 'ticketsDoor.door.looking' : 'ticketsDoor.door.ready')}</p>
        ) : (
          <Said key={answer.scanId} answer={answer} />
        )}
      </div>
      {answer?.outcome === 'admitted' && answer.ticketId !== null && (
        <div className="mt-4 flex justify-center">
          <Button
            variant="onPine"
            size="sm"
            icon={<Undo2 aria-hidden="true" className="size-4" />}
            onClick={() => onUndo(answer.ticketId ?? '')}
          >
            {t('ticketsDoor.door.undo')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Said({ answer }: { answer: Answer }) {
  const { t } = useTranslation();
  const local = useLocal();
  const time = useShowTime();
  const format = useFormat();
  const seatWords = useSeatWords();
  const { outcome, seat, holder, entry, elsewhere, isOwn, isUnlisted } = answer;
  const Icon = outcome === 'admitted' ? Check : outcome === 'unknown' ? CircleHelp : X;
  return (
    <>
      <Icon aria-hidden="true" strokeWidth={3} className="size-16 sm:size-20" />
      <p className="text-3xl font-extrabold sm:text-4xl">{t(`ticketsDoor.outcome.${outcome}`)}</p>
      {seat !== null && (
        <p className="mt-2 text-xl font-bold sm:text-2xl">
          {seatWords(seat)} · {local(seat.gradeName)}
        </p>
      )}
      {holder !== null && holder !== '' && <p className="text-lg">{holder}</p>}
      {outcome !== 'admitted' && entry !== null && (
        <p className="mt-2 text-lg">
          {t('ticketsDoor.door.entered', { when: format.moment(entry.at), device: entry.device })}
        </p>
      )}
      {elsewhere !== null && (
        <p className="mt-2 text-lg">
          {t('ticketsDoor.door.elsewhere', {
            title: local(elsewhere.title),
            when: time.moment(elsewhere.startsAt),
          })}
        </p>
      )}
      {outcome !== 'admitted' && <p className="mt-1 opacity-90">{t(`ticketsDoor.advice.${outcome}`)}</p>}
      {isUnlisted && <p className="mt-1 opacity-90">{t('ticketsDoor.door.unlisted')}</p>}
      {isOwn && outcome !== 'unknown' && (
        <p className="mt-3 flex items-center gap-1.5 text-sm opacity-90">
          <CloudOff aria-hidden="true" className="size-4" />
          {t('ticketsDoor.door.own')}
        </p>
      )}
    </>
  );
}
