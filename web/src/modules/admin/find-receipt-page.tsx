import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findReceipt } from '../../api/admin.ts';
import { isApiError } from '../../api/error.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { FormError } from '../../ui/states.tsx';
import { ReceiptView } from '../pay/receipt-view.tsx';

const ID = /^[0-9A-Za-z_-]{1,64}$/;

export function FindReceiptPage() {
  const { t } = useTranslation();
  const [number, setNumber] = useState('');
  const find = useMutation({ mutationFn: findReceipt });
  const missing = isApiError(find.error) && (find.error.status === 404 || find.error.status === 400);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (number !== '') find.mutate(number);
  };
  return (
    <Page title={t('admin.receiptsTitle')} lead={t('admin.receiptsLead')}>
      <form onSubmit={submit} className="mb-6 flex max-w-xl items-end gap-3">
        <Field
          className="flex-1"
          label={t('admin.receiptNumber')}
          autoComplete="off"
          spellCheck={false}
          value={number}
          // A problem's `instance` may be pasted whole: the number is its last part.
          onChange={(event) => setNumber(event.target.value.trim().split(/[/:]/).at(-1) ?? '')}
        />
        <Button type="submit" loading={find.isPending} disabled={!ID.test(number)}>
          {t('admin.receiptFind')}
        </Button>
      </form>
      <div aria-live="polite" className="max-w-xl">
        {missing ? <Banner tone="warn">{t('admin.receiptNone')}</Banner> : <FormError error={find.error} />}
        {find.data !== undefined && (
          <Card>
            <ReceiptView receipt={find.data} />
            <Link
              to="/admin/members/$accountId"
              params={{ accountId: find.data.accountId }}
              className="tap mt-4 inline-flex items-center font-semibold text-accent hover:underline"
            >
              {t('admin.account')} {find.data.accountId}
            </Link>
          </Card>
        )}
      </div>
    </Page>
  );
}
