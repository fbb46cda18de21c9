import { useTranslation } from 'react-i18next';
import { serverNowMs } from '../../api/clock.ts';
import type { FeeScale } from '../../api/tickets-types.ts';
import { Badge } from '../../ui/badge.tsx';
import { cx } from '../../ui/cx.ts';
import { daysBetween, useShowTime } from './show-time.ts';

const DAY_MS = 86_400_000;

type Props = {
  scale: FeeScale;
  /** Of a show: then each line says until which day it holds, and one of them holds now. */
  startsAt?: string | undefined;
  /** Nothing is kept until then, as the show was put at another time: none of the lines holds now. */
  freeUntil?: string | null;
};

/** What is kept of a ticket that is given back, by how early. */
export function CancelScaleTable({ scale, startsAt, freeUntil = null }: Props) {
  const { t } = useTranslation();
  const show = useShowTime();
  const today = serverNowMs();
  const days = startsAt === undefined ? null : daysBetween(today, startsAt);
  const current =
    startsAt === undefined || days === null || freeUntil !== null || today >= Date.parse(startsAt)
      ? -1
      : scale.steps.findIndex((step) => days >= step.days);
  const rows = scale.steps.map((step, index) => {
    const before = scale.steps[index - 1];
    const last = before === undefined ? undefined : before.days - 1;
    const when =
      step.days === 0
        ? last === undefined || last === 0
          ? t('tickets.cancel.sameDay')
          : t('tickets.cancel.between', { from: 0, to: last })
        : last === undefined
          ? t('tickets.cancel.atLeast', { count: step.days })
          : last === step.days
            ? t('tickets.cancel.one', { count: step.days })
            : t('tickets.cancel.between', { from: step.days, to: last });
    return {
      when,
      until:
        startsAt === undefined || step.days === 0
          ? null
          : t('tickets.cancel.until', { when: show.day(Date.parse(startsAt) - step.days * DAY_MS) }),
      fee:
        step.percent === 0
          ? t('tickets.cancel.free')
          : t('tickets.cancel.percent', { percent: step.percent }),
      isFree: step.percent === 0,
      isNow: index === current,
      isPast: index < current,
    };
  });
  return (
    <table className="w-full text-left">
      <thead>
        <tr className="border-b border-line text-sm text-muted">
          <th scope="col" className="py-2 pr-4 font-semibold">
            {t('tickets.cancel.when')}
          </th>
          <th scope="col" className="py-2 text-right font-semibold">
            {t('tickets.cancel.fee')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ when, until, fee, isFree, isNow, isPast }) => (
          <tr
            key={when}
            aria-current={isNow || undefined}
            className={cx('border-b border-line/60 last:border-0', isPast && 'text-muted')}
          >
            <td className={cx('py-2.5 pr-4', isNow && 'font-bold')}>
              {when} {isNow && <Badge tone="accent">{t('tickets.cancel.now')}</Badge>}
              {until !== null && <span className="tnum block text-sm font-normal text-muted">{until}</span>}
            </td>
            <td className={cx('tnum py-2.5 text-right font-semibold', isFree && !isPast && 'text-good')}>
              {fee}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The scale with what else one should know before cancelling. */
export function CancelNotes({ scale, startsAt, freeUntil = null }: Props) {
  const { t } = useTranslation();
  const show = useShowTime();
  return (
    <div className="max-w-xl">
      <p className="mb-3 text-muted">{t('tickets.cancel.lead')}</p>
      {freeUntil !== null && (
        <p className="mb-2 font-semibold text-good">
          {t('ticketsMine.moved.why', { until: show.moment(freeUntil) })}
        </p>
      )}
      <CancelScaleTable scale={scale} startsAt={startsAt} freeUntil={freeUntil} />
      <ul className="mt-4 flex list-disc flex-col gap-1 pl-5 text-sm text-muted">
        {scale.grace !== null && (
          <li>{t('tickets.cancel.grace', { hours: scale.grace.hours, days: scale.grace.days })}</li>
        )}
        <li>{t('tickets.cancel.after')}</li>
        <li>{t('tickets.cancel.coupon')}</li>
        <li>{t('tickets.cancel.released')}</li>
        <li>{t('tickets.cancel.moved')}</li>
      </ul>
    </div>
  );
}
