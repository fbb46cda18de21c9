import { CircleX, Clock, Hourglass, PartyPopper, SearchX, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiError } from '../../../api/error.ts';
import type { OrderPlaced, PlaceOrderBody } from '../../../api/shop-orders.ts';
import type { Command } from '../../../api/use-command.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useFormat } from '../../../i18n/format.ts';
import { announce } from '../../../ui/announcer.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { cx } from '../../../ui/cx.ts';

type Tone = 'good' | 'warn' | 'bad' | 'info';
const tones: Record<Tone, string> = {
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  info: 'bg-info-soft text-info',
};

function Answer(props: { tone: Tone; icon: ReactNode; title: string; children?: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  // On a phone the button is at the lower edge, and the answer above it may be out of sight.
  useEffect(() => {
    frame.current?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  }, []);
  return (
    <div
      ref={frame}
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

/** An honest answer to one press: yours, not this time and why, still in line, or not known yet. */
export function DropOutcome({ command }: { command: Command<PlaceOrderBody, OrderPlaced> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state } = command;
  const isDone = state.phase === 'done';
  useEffect(() => {
    if (isDone) announce(t('shop.drop.gotTitle'));
  }, [isDone, t]);
  if (state.phase === 'done') {
    return (
      <Answer tone="good" icon={<PartyPopper aria-hidden="true" />} title={t('shop.drop.gotTitle')}>
        {state.answer.data.place !== undefined && (
          <p className="tnum">{t('shop.drop.place', { place: format.number(state.answer.data.place) })}</p>
        )}
        <p className="tnum font-semibold">
          {t('shop.drop.gotLead', { amount: format.won(state.answer.data.total) })}
        </p>
        {state.answer.receiptId !== null && (
          <p className="mt-0.5 text-sm">
            {t('pay.receiptNumber')} <code className="font-mono">{state.answer.receiptId}</code>
          </p>
        )}
      </Answer>
    );
  }
  if (state.phase === 'waiting') return <CommandWait command={command} />;
  if (state.phase === 'running') {
    return (
      <Answer tone="info" icon={<Hourglass aria-hidden="true" />} title={t('shop.drop.inLine')}>
        <p>{t('shop.drop.inLineLead')}</p>
      </Answer>
    );
  }
  return state.phase === 'refused' ? <Refusal error={state.error} /> : null;
}

function Refusal({ error }: { error: ApiError }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const known = {
    'stock.sold-out': { tone: 'bad', icon: <SearchX aria-hidden="true" />, words: 'soldOut' },
    'shop.limit-reached': { tone: 'info', icon: <UserRound aria-hidden="true" />, words: 'limit' },
    'shop.not-open': { tone: 'info', icon: <Clock aria-hidden="true" />, words: 'notOpen' },
    'shop.total-changed': { tone: 'warn', icon: <CircleX aria-hidden="true" />, words: 'totalChanged' },
  } as const;
  const entry = Object.entries(known).find(([code]) => code === error.code)?.[1];
  const receipt = error.receiptId !== undefined && (
    <p className="mt-0.5 text-sm">
      {t('pay.receiptNumber')} <code className="font-mono">{error.receiptId}</code>
    </p>
  );
  if (entry !== undefined) {
    return (
      <Answer tone={entry.tone} icon={entry.icon} title={t(`shop.drop.refused.${entry.words}Title`)}>
        <p>{t(`shop.drop.refused.${entry.words}Lead`)}</p>
        {receipt}
      </Answer>
    );
  }
  if (error.outcomeUnknown || error.status === 429) {
    return (
      <Answer tone="warn" icon={<Hourglass aria-hidden="true" />} title={t('coupons.failedTitle')}>
        <p>{errorText(error)}</p>
        <p>{t('shop.drop.failedLead')}</p>
      </Answer>
    );
  }
  return (
    <Answer tone="bad" icon={<CircleX aria-hidden="true" />} title={errorText(error)}>
      {receipt}
    </Answer>
  );
}
