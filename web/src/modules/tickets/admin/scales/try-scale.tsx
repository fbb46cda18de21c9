import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNowMs } from '../../../../api/clock.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { Card } from '../../../../ui/card.tsx';
import { Field } from '../../../../ui/field.tsx';
import { fromKorean, toKorean } from '../korean-time.ts';
import { wholeOf } from '../performances/performance-draft.ts';
import { feeOf, type ScaleDraft, scaleOf } from './scale-draft.ts';

const DAY_MS = 86_400_000;
const FIELDS = ['bookedAt', 'startsAt', 'at'] as const;

/** What a scale would keep of one place: when it is booked, shown and given back, and for how much. */
export function TryScale({ draft }: { draft: ScaleDraft }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [sample, setSample] = useState(() => {
    const now = serverNowMs();
    return {
      bookedAt: toKorean(now - 20 * DAY_MS),
      startsAt: toKorean(now + 8 * DAY_MS),
      at: toKorean(now),
      paid: '90000',
    };
  });
  const scale = scaleOf(draft);
  const [bookedAt, startsAt, at] = FIELDS.map((name) => fromKorean(sample[name]));
  const paid = wholeOf(sample.paid.replaceAll(',', ''), 0, 1_000_000_000);
  const isSound = Boolean(scale && bookedAt && startsAt && at && paid !== null);
  const isOrdered = isSound && bookedAt! <= at! && at! < startsAt!;
  const answer =
    isOrdered && scale !== null && paid !== null
      ? feeOf(scale, {
          paid,
          bookedAt: Date.parse(bookedAt!),
          startsAt: Date.parse(startsAt!),
          at: Date.parse(at!),
        })
      : null;
  return (
    <Card className="flex flex-col gap-4">
      <div>
        <h2 className="text-lg font-bold">{t('ticketsAdmin.scales.try')}</h2>
        <p className="text-sm text-muted">{t('ticketsAdmin.scales.tryLead')}</p>
      </div>
      {FIELDS.map((name) => (
        <Field
          key={name}
          label={t(`ticketsAdmin.scales.sample.${name}`)}
          type="datetime-local"
          value={sample[name]}
          onChange={({ target }) => setSample({ ...sample, [name]: target.value })}
        />
      ))}
      <Field
        label={t('ticketsAdmin.scales.sample.paid')}
        inputMode="numeric"
        autoComplete="off"
        value={sample.paid}
        onChange={({ target }) => setSample({ ...sample, paid: target.value })}
      />
      <div role="status" className="rounded-2xl bg-sunken px-4 py-3">
        {answer === null || paid === null ? (
          <p className="text-muted">
            {t(isSound ? 'ticketsAdmin.scales.sampleOrder' : 'ticketsAdmin.scales.sampleWrong')}
          </p>
        ) : (
          <>
            <p className="tnum text-2xl font-extrabold">
              {t('ticketsAdmin.scales.fee', { amount: format.won(answer.fee) })}
            </p>
            <p className="tnum text-sm text-muted">
              {answer.isGrace
                ? t('ticketsAdmin.scales.byGrace')
                : t('ticketsAdmin.scales.byDays', { count: answer.days, percent: answer.percent })}
              {' · '}
              {t('ticketsAdmin.scales.back', { amount: format.won(paid - answer.fee) })}
            </p>
          </>
        )}
      </div>
    </Card>
  );
}
