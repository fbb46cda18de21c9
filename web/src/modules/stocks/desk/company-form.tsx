import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type AdminListing, adminListingQuery, editListing } from '../../../api/stocks-admin.ts';
import { Card } from '../../../ui/card.tsx';
import { toast } from '../../../ui/toast.tsx';
import { Conflict } from '../../admin/conflict.tsx';
import { SaveBar } from '../../admin/save-bar.tsx';
import { useObjectForm } from '../../admin/use-object-form.ts';
import { type CompanyDraft, companyBody, companyDraft, companyFlaws } from './company-draft.ts';
import { CompanyFields } from './company-fields.tsx';
import { useFlawWords } from './use-flaw-words.ts';

/** What is said of a company that is listed; several operators may write it. */
export function CompanyForm({ listing }: { listing: AdminListing }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const inWords = useFlawWords();
  const { symbol } = listing;
  const form = useObjectForm<CompanyDraft, AdminListing, AdminListing>({
    name: `stocks-listing:${symbol}`,
    object: listing,
    empty: companyDraft(listing),
    draftOf: companyDraft,
    errorsOf: (draft) => inWords(companyFlaws(draft)),
    send: (draft, version, key) =>
      editListing(symbol, { ...companyBody(draft), version: version ?? listing.version }, key),
    read: () => queryClient.fetchQuery({ ...adminListingQuery(symbol), staleTime: 0 }),
    onSaved: () => toast(t('ticketsAdmin.form.saved')),
  });
  return (
    <form ref={form.form} noValidate onSubmit={form.submit} className="flex flex-col gap-5">
      {form.merged !== null && (
        <Conflict
          title={t('ticketsAdmin.form.conflict')}
          merged={form.merged}
          fieldName={(field) => t(`stocksAdmin.fields.${field}`)}
          onTakeTheirs={form.takeTheirs}
          onKeep={form.keep}
        />
      )}
      <Card className="flex flex-col gap-5">
        <h2 className="text-lg font-bold">{t('stocksAdmin.listing.about')}</h2>
        <CompanyFields draft={form.draft} onChange={form.change} errorAt={form.errorAt} />
      </Card>
      <SaveBar form={form} isNew={false} createLabel="" />
    </form>
  );
}
