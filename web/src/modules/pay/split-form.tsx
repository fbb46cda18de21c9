import { useQuery } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../api/intent.ts';
import { balanceQuery } from '../../api/pay.ts';
import type { SplitTransferBody } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { focusFirstInvalid } from '../../ui/focus-invalid.ts';
import { FormError } from '../../ui/states.tsx';
import { isEmail } from '../accounts/bounds.ts';
import { MAX_AMOUNT, MEMO_MAX, SPLIT_MAX } from './bounds.ts';

type Leg = { id: string; to: string; amount: number | null };
export type SplitDraft = { legs: Leg[]; memo: string };

const emptyLeg = (): Leg => ({ id: newKey(), to: '', amount: null });
export const emptySplit = (): SplitDraft => ({ legs: [emptyLeg(), emptyLeg()], memo: '' });

export function splitBody(draft: SplitDraft): SplitTransferBody | null {
  const legs: SplitTransferBody['legs'] = [];
  for (const leg of draft.legs) {
    if (leg.amount === null || leg.amount === 0) return null;
    legs.push({ to: leg.to.trim(), amount: leg.amount });
  }
  const memo = draft.memo.trim();
  return { legs, ...(memo === '' ? {} : { memo }) };
}

type Props = {
  draft: SplitDraft;
  onChange: (draft: SplitDraft) => void;
  busy: boolean;
  error: unknown;
  onSubmit: () => void;
};

export function SplitForm({ draft, onChange, busy, error, onSubmit }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const available = useQuery(balanceQuery).data?.available;
  const [tried, setTried] = useState(false);
  const total = draft.legs.reduce((sum, leg) => sum + (leg.amount ?? 0), 0);
  const emails = draft.legs.map((leg) => leg.to.trim().toLowerCase());
  const toError = (index: number): string | null => {
    const email = emails[index] ?? '';
    if (!isEmail(email)) return tried ? t('pay.recipientInvalid') : null;
    return emails.indexOf(email) < index ? t('pay.splitDuplicate') : null;
  };
  const over = available !== undefined && total > available;
  const valid =
    !over &&
    emails.every(isEmail) &&
    new Set(emails).size === emails.length &&
    draft.legs.every((leg) => (leg.amount ?? 0) > 0);
  const setLeg = (index: number, leg: Partial<Leg>) =>
    onChange({ ...draft, legs: draft.legs.map((old, at) => (at === index ? { ...old, ...leg } : old)) });
  const splitEvenly = () => {
    const share = Math.floor(total / draft.legs.length);
    const rest = total - share * draft.legs.length;
    // Won that cannot be halved go to the first ones, so that the sum stays.
    onChange({
      ...draft,
      legs: draft.legs.map((leg, index) => ({ ...leg, amount: share + (index < rest ? 1 : 0) })),
    });
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    focusFirstInvalid(event.currentTarget);
    if (valid && !busy) onSubmit();
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-5">
      {draft.legs.map((leg, index) => (
        <fieldset key={leg.id} className="rounded-3xl border border-line/70 bg-surface p-4">
          <legend className="sr-only">{t('pay.splitRecipient', { number: index + 1 })}</legend>
          <div className="flex items-start gap-2">
            <Field
              className="flex-1"
              label={t('pay.splitRecipient', { number: index + 1 })}
              type="email"
              inputMode="email"
              autoComplete="off"
              value={leg.to}
              onChange={(event) => setLeg(index, { to: event.target.value })}
              error={toError(index)}
            />
            {draft.legs.length > 1 && (
              <IconButton
                label={t('pay.splitRemove', { number: index + 1 })}
                icon={<Trash2 className="text-muted" />}
                className="mt-6.5"
                onClick={() => onChange({ ...draft, legs: draft.legs.filter((_, at) => at !== index) })}
              />
            )}
          </div>
          <Field
            className="mt-3"
            label={t('pay.amount')}
            inputMode="numeric"
            autoComplete="off"
            value={leg.amount === null ? '' : format.number(leg.amount)}
            onChange={(event) => {
              const digits = event.target.value.replace(/\D/g, '');
              setLeg(index, { amount: digits === '' ? null : Math.min(Number(digits), MAX_AMOUNT) });
            }}
            error={tried && (leg.amount ?? 0) === 0 ? t('pay.amountMissing') : null}
          />
        </fieldset>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button
          variant="secondary"
          size="sm"
          disabled={draft.legs.length >= SPLIT_MAX}
          icon={<Plus aria-hidden="true" className="size-4" />}
          onClick={() => onChange({ ...draft, legs: [...draft.legs, emptyLeg()] })}
        >
          {t('pay.splitAdd')}
        </Button>
        <Button
          variant="secondary"
          size="sm"
          disabled={total === 0 || draft.legs.length < 2}
          onClick={splitEvenly}
        >
          {t('pay.splitEven')}
        </Button>
      </div>
      <Field
        label={t('pay.memo')}
        optional={t('common.optional')}
        maxLength={MEMO_MAX}
        autoComplete="off"
        value={draft.memo}
        onChange={(event) => onChange({ ...draft, memo: event.target.value })}
      />
      <p className="tnum flex items-baseline justify-between rounded-2xl bg-sunken px-4 py-3 font-semibold">
        {t('pay.splitTotal')}
        <span className="text-2xl font-extrabold">{format.won(total)}</span>
      </p>
      {over && (
        <p role="alert" className="font-medium text-bad">
          {t('pay.amountOver', { amount: format.won(available) })}
        </p>
      )}
      <FormError error={error} />
      <Button type="submit" size="lg" loading={busy}>
        {t('pay.check')}
      </Button>
    </form>
  );
}
