import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiError } from '../../api/error.ts';
import { useAccount } from '../../api/hooks.ts';
import { balanceQuery } from '../../api/pay.ts';
import { useFormat } from '../../i18n/format.ts';
import { AmountInput } from '../../ui/amount-input.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { focusFirstInvalid } from '../../ui/focus-invalid.ts';
import { FormError } from '../../ui/states.tsx';
import { isEmail } from '../accounts/bounds.ts';
import { MEMO_MAX } from './bounds.ts';

type Draft = { to: string; amount: number | null; memo: string };
type Props = {
  draft: Draft;
  onChange: (draft: Draft) => void;
  busy: boolean;
  error: ApiError | null;
  onSubmit: () => void;
};

export function SendForm({ draft, onChange, busy, error, onSubmit }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const account = useAccount();
  const available = useQuery(balanceQuery).data?.available;
  const [tried, setTried] = useState(false);
  const to = draft.to.trim();
  const toError = !isEmail(to)
    ? t('pay.recipientInvalid')
    : to.toLowerCase() === account?.email.toLowerCase()
      ? t('errors.codes.pay.same-account')
      : null;
  const over = draft.amount !== null && available !== undefined && draft.amount > available;
  const amountError =
    draft.amount === null || draft.amount === 0
      ? t('pay.amountMissing')
      : over
        ? t('pay.amountOver', { amount: format.won(available) })
        : null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    focusFirstInvalid(event.currentTarget);
    if (toError === null && amountError === null && !busy) onSubmit();
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-6">
      <Field
        label={t('pay.recipient')}
        type="email"
        inputMode="email"
        autoComplete="off"
        autoFocus
        value={draft.to}
        onChange={(event) => onChange({ ...draft, to: event.target.value })}
        error={tried ? toError : null}
      />
      <AmountInput
        label={t('pay.amount')}
        value={draft.amount}
        onChange={(amount) => onChange({ ...draft, amount })}
        max={available}
        hint={available === undefined ? undefined : t('pay.availableNow', { amount: format.won(available) })}
        error={over || tried ? amountError : null}
      />
      <Field
        label={t('pay.memo')}
        optional={t('common.optional')}
        maxLength={MEMO_MAX}
        autoComplete="off"
        hint={t('pay.memoHint')}
        value={draft.memo}
        onChange={(event) => onChange({ ...draft, memo: event.target.value })}
      />
      <FormError error={error} />
      <Button type="submit" size="lg" loading={busy}>
        {t('pay.check')}
      </Button>
    </form>
  );
}
