import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ListBody, listSymbol, stocksAdminKey } from '../../../api/stocks-admin.ts';
import { useCommand } from '../../../api/use-command.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { CommandWait } from '../../../ui/command-wait.tsx';
import { Field, Select } from '../../../ui/field.tsx';
import { focusFirstInvalid } from '../../../ui/focus-invalid.ts';
import { BackIcon, backClass, Page } from '../../../ui/page.tsx';
import { FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import { emptyListing, type ListingDraft, listBody, listingFlaws } from './company-draft.ts';
import { CompanyFields } from './company-fields.tsx';
import { useFlawWords } from './use-flaw-words.ts';

const BOARDS: readonly ListBody['board'][] = ['KOSPI', 'KOSDAQ'];
export const SCHEDULES: readonly ListBody['schedule'][] = ['krx', 'hourly', 'continuous', 'by-hand'];
const NUMBERS = ['sharesIssued', 'reference'] as const;

/** A company comes to the exchange. */
export function NewListingPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const inWords = useFlawWords();
  const [draft, setDraft] = useState(emptyListing);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const command = useCommand({
    name: 'stocks-list',
    run: listSymbol,
    onDone: ({ data }) => {
      toast(t('stocksAdmin.listing.done'));
      void queryClient.invalidateQueries({ queryKey: stocksAdminKey });
      void navigate({
        to: '/admin/stocks/listings/$symbol',
        params: { symbol: data.symbol },
        replace: true,
      });
    },
  });
  const errors = {
    ...inWords(listingFlaws(draft)),
    ...(reason.trim() === '' && { reason: t('common.required') }),
  };
  const errorAt = (place: string): string | null =>
    tried ? ((errors as Record<string, string>)[place] ?? null) : null;
  const change = (part: Partial<ListingDraft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(errors).length > 0) focusFirstInvalid(event.currentTarget);
    else command.submit(listBody(draft, reason.trim()));
  };
  const text = (field: keyof ListingDraft & `${string}`, label: string, hint?: string) => (
    <Field
      label={label}
      {...(hint !== undefined && { hint })}
      inputMode={field === 'symbol' || field === 'holderEmail' ? 'text' : 'numeric'}
      autoComplete="off"
      value={String(draft[field])}
      error={errorAt(field)}
      onChange={({ target }) =>
        change({ [field]: field === 'symbol' ? target.value.toUpperCase() : target.value })
      }
    />
  );
  return (
    <Page
      title={t('stocksAdmin.listing.new')}
      back={
        <Link to="/admin/stocks" className={backClass}>
          <BackIcon />
          {t('stocksAdmin.title')}
        </Link>
      }
    >
      <form ref={form} noValidate onSubmit={submit} className="flex flex-col gap-5">
        <Card className="flex flex-col gap-5">
          <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-3">
            {text('symbol', t('stocksAdmin.listing.symbol'), t('stocksAdmin.listing.symbolHint'))}
            <Select
              label={t('stocksAdmin.listing.board')}
              value={draft.board}
              onChange={({ target }) => change({ board: target.value as ListBody['board'] })}
              options={BOARDS.map((value) => ({ value, label: value }))}
            />
            <Select
              label={t('stocksAdmin.listing.schedule')}
              value={draft.schedule}
              onChange={({ target }) => change({ schedule: target.value as ListBody['schedule'] })}
              options={SCHEDULES.map((value) => ({ value, label: t(`stocksContest.schedule.${value}`) }))}
            />
          </div>
          <CompanyFields draft={draft} onChange={change} errorAt={errorAt} />
        </Card>
        <Card className="flex flex-col gap-5">
          <h2 className="text-lg font-bold">{t('stocksAdmin.listing.sharesTitle')}</h2>
          <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2">
            {NUMBERS.map((field) => (
              <div key={field}>{text(field, t(`stocksAdmin.listing.${field}`))}</div>
            ))}
            {text('holderEmail', t('stocksAdmin.listing.holderEmail'), t('stocksAdmin.listing.holderHint'))}
            {text('holderShares', t('stocksAdmin.listing.shares'))}
          </div>
          <Field
            label={t('common.reason')}
            hint={t('common.reasonHint')}
            maxLength={200}
            value={reason}
            error={errorAt('reason')}
            onChange={({ target }) => setReason(target.value)}
          />
        </Card>
        <FormError error={command.error} />
        <CommandWait command={command} />
        <Button type="submit" className="self-end" loading={command.state.phase === 'running'}>
          {t('stocksAdmin.listing.create')}
        </Button>
      </form>
    </Page>
  );
}
