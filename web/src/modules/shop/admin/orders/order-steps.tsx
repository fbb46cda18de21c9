import { useTranslation } from 'react-i18next';
import type { AdminOrder } from '../../../../api/shop-admin-types.ts';
import { useFormat } from '../../../../i18n/format.ts';

/** What happened to an order, by whom, the newest last. */
export function OrderSteps({ order }: { order: AdminOrder }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const nameOf = (step: string): string => {
    const key = `shopAdmin.orders.steps.${step}`;
    return i18n.exists(key) ? (t as (key: string) => string)(key) : step;
  };
  const who = (by: string): string => {
    if (by === order.accountId || by === 'member') return order.memberName;
    return by.startsWith('system') ? t('shopAdmin.orders.bySystem') : t('shopAdmin.orders.byOperator');
  };
  return (
    <ol aria-label={t('shopAdmin.orders.timeline')} className="flex flex-col">
      {order.timeline.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what has happened keeps its place
        <li key={index} className="relative flex gap-4 pb-5 last:pb-0">
          {index < order.timeline.length - 1 && (
            <span aria-hidden="true" className="absolute top-4 bottom-[-0.5rem] left-[0.4rem] w-px bg-line" />
          )}
          <span
            aria-hidden="true"
            className={`mt-1.5 size-3.5 shrink-0 rounded-full border-2 border-surface ${
              index === order.timeline.length - 1 ? 'bg-accent' : 'bg-line-strong'
            }`}
          />
          <div className="min-w-0 flex-1">
            <p className="font-semibold">{nameOf(entry.step)}</p>
            <p className="tnum text-sm text-muted">
              <time dateTime={entry.at}>{format.exact(entry.at)}</time> · {who(entry.by)}
            </p>
            <StepDetails entry={entry} />
          </div>
        </li>
      ))}
    </ol>
  );
}

const KNOWN = ['reason', 'note', 'answer', 'courier', 'trackingNo', 'amount', 'refund'] as const;

/** Of what was written down, what tells an operator something. */
function StepDetails({ entry: { step, details } }: { entry: AdminOrder['timeline'][number] }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const textOf = (name: (typeof KNOWN)[number], value: unknown): string => {
    if (typeof value === 'number' && (name === 'amount' || name === 'refund')) return format.won(value);
    // Of a return one reason of a few is chosen; all others are written by hand.
    const key = `shopAdmin.returns.reasons.${value}`;
    const isChosen = name === 'reason' && step === 'return-requested' && i18n.exists(key);
    return isChosen ? (t as (key: string) => string)(key) : String(value);
  };
  const shown = KNOWN.flatMap((name) => {
    const value = details[name];
    const isNothing = value === undefined || value === null || value === '' || value === 0;
    return isNothing ? [] : [{ name, text: textOf(name, value) }];
  });
  if (shown.length === 0) return null;
  return (
    <dl className="mt-1.5 flex flex-col gap-0.5 rounded-xl bg-sunken/60 px-3 py-2 text-sm">
      {shown.map(({ name, text }) => (
        <div key={name} className="flex gap-2">
          <dt className="shrink-0 text-muted">{t(`shopAdmin.orders.details.${name}`)}</dt>
          <dd className="min-w-0 whitespace-pre-line">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
