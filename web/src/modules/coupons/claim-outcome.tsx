import { CircleX, Clock, Hourglass, PartyPopper, SearchX, TicketCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiError } from '../../api/error.ts';
import type { ClaimResult, Drop } from '../../api/types.ts';
import type { Command } from '../../api/use-command.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useFormat } from '../../i18n/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { cx } from '../../ui/cx.ts';
import { useSecondsLeft } from '../../ui/use-seconds-left.ts';

type Tone = 'good' | 'warn' | 'bad' | 'info';
const tones: Record<Tone, string> = {
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  info: 'bg-info-soft text-info',
};

function Answer(props: { tone: Tone; icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <div
      role="status"
      className={cx(
        'flex animate-rise gap-3.5 rounded-2xl p-4 [&>svg]:size-7 [&>svg]:shrink-0',
        tones[props.tone],
      )}
    >
      {props.icon}
      <div className="min-w-0">
        <p className="text-lg font-bold">{props.title}</p>
        <div className="text-[0.95rem]">{props.children}</div>
      </div>
    </div>
  );
}

/** An honest answer to one press: yours and which one, not this time and why, or not known yet. */
export function ClaimOutcome({
  claim,
  drop,
}: {
  claim: Command<{ dropId: string }, ClaimResult>;
  drop: Drop;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state } = claim;
  if (state.phase === 'done') {
    const position = format.number(state.answer.data.position);
    return (
      <Answer tone="good" icon={<PartyPopper aria-hidden="true" />} title={t('coupons.gotTitle')}>
        <p className="tnum font-semibold">
          {t('coupons.gotPosition', { total: format.number(drop.total), position })}
        </p>
        {state.answer.receiptId !== null && (
          <p className="mt-0.5 text-sm">
            {t('pay.receiptNumber')} <code className="font-mono">{state.answer.receiptId}</code>
          </p>
        )}
      </Answer>
    );
  }
  if (state.phase === 'waiting' || (state.phase === 'running' && state.attempt > 1))
    return <Waiting claim={claim} />;
  if (state.phase === 'refused') return <Refusal error={state.error} drop={drop} />;
  if (drop.mine.length === 0) return null;
  return (
    <Answer tone="good" icon={<TicketCheck aria-hidden="true" />} title={t('coupons.mineTitle')}>
      <p className="mt-1.5 flex flex-wrap gap-1.5">
        {drop.mine.map((coupon) => (
          <Badge key={coupon.couponId} tone="good">
            {t('coupons.minePosition', { position: format.number(coupon.position) })}
          </Badge>
        ))}
      </p>
    </Answer>
  );
}

function Waiting({ claim }: { claim: Command<{ dropId: string }, ClaimResult> }) {
  const { t } = useTranslation();
  const { state } = claim;
  const seconds = useSecondsLeft(state.phase === 'waiting' ? state.retryAtMs : null);
  if (state.phase !== 'waiting' && state.phase !== 'running') return null;
  const lost = state.phase === 'waiting' && state.error.status === 0;
  return (
    <Answer
      tone="warn"
      icon={<Hourglass aria-hidden="true" />}
      title={lost ? t('coupons.waitOfflineTitle') : t('coupons.waitTitle')}
    >
      <p className="tnum">
        {state.phase === 'waiting'
          ? t('coupons.waitLead', { count: seconds, attempt: state.attempt + 1 })
          : t('coupons.waitNow')}
      </p>
      {state.phase === 'waiting' && (
        <button
          type="button"
          onClick={claim.cancel}
          className="tap font-semibold underline underline-offset-4"
        >
          {t('coupons.stopWaiting')}
        </button>
      )}
    </Answer>
  );
}

function Refusal({ error, drop }: { error: ApiError; drop: Drop }) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const total = format.number(drop.total);
  const receipt = error.receiptId !== undefined && (
    <p className="mt-0.5 text-sm">
      {t('pay.receiptNumber')} <code className="font-mono">{error.receiptId}</code>
    </p>
  );
  const known = {
    'coupon.sold-out': {
      tone: 'bad',
      icon: <SearchX />,
      title: t('coupons.soldOutTitle'),
      text: t('coupons.soldOutLead', { total }),
    },
    'coupon.already-claimed': {
      tone: 'info',
      icon: <TicketCheck />,
      title: t('coupons.alreadyTitle'),
      text: t('coupons.alreadyLead'),
    },
    'coupon.not-open': {
      tone: 'info',
      icon: <Clock />,
      title: t('coupons.notOpenTitle'),
      text: t('coupons.notOpenLead'),
    },
    'coupon.closed': {
      tone: 'bad',
      icon: <CircleX />,
      title: t('coupons.closedTitle'),
      text: t('coupons.closedLead'),
    },
  } as const;
  const entry = Object.entries(known).find(([code]) => code === error.code)?.[1];
  if (entry !== undefined) {
    return (
      <Answer tone={entry.tone} icon={entry.icon} title={entry.title}>
        <p>{entry.text}</p>
        {receipt}
      </Answer>
    );
  }
  if (error.outcomeUnknown || error.status === 429) {
    return (
      <Answer tone="warn" icon={<Hourglass aria-hidden="true" />} title={t('coupons.failedTitle')}>
        <p>{errorText(error)}</p>
        <p>{t('coupons.failedLead')}</p>
      </Answer>
    );
  }
  return (
    <Answer tone="bad" icon={<CircleX aria-hidden="true" />} title={errorText(error)}>
      {receipt}
    </Answer>
  );
}
