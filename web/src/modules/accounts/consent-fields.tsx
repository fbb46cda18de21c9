import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { termsQuery } from '../../api/accounts.ts';
import type { ConsentGiven, Terms, TermsDocument } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { currentLocale } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { TermsText } from './terms-text.tsx';

export type Agreed = ReadonlySet<TermsDocument>;

/** What is agreed to, as the server wants it; null while something required is missing. */
export function consentsOf(terms: readonly Terms[] | undefined, agreed: Agreed): ConsentGiven[] | null {
  if (terms === undefined || terms.some((item) => item.required && !agreed.has(item.document))) return null;
  return terms
    .filter((item) => agreed.has(item.document))
    .map(({ document, version }) => ({ document, version }));
}

type Props = {
  agreed: Agreed;
  onChange: (agreed: Agreed) => void;
  /** Says what is missing. */
  tried: boolean;
  /** Only these, instead of all. */
  only?: readonly TermsDocument[];
};

/** One tick for all, one for each; what a text says can be read before. */
export function ConsentFields({ agreed, onChange, tried, only }: Props) {
  const { t } = useTranslation();
  const query = useQuery(termsQuery);
  const [reading, setReading] = useState<Terms | null>(null);
  if (query.data === undefined) {
    return query.isError || query.fetchStatus === 'paused' ? (
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <div role="status" className="flex flex-col gap-3 py-2">
        <span className="sr-only">{t('common.loading')}</span>
        <Skeleton className="h-6 w-1/2" />
        <Skeleton className="h-6 w-4/5" />
        <Skeleton className="h-6 w-3/4" />
      </div>
    );
  }
  const terms = query.data.items.filter((item) => only === undefined || only.includes(item.document));
  const set = (document: TermsDocument, on: boolean) => {
    const next = new Set(agreed);
    if (on) next.add(document);
    else next.delete(document);
    onChange(next);
  };
  const missing = terms.some((item) => item.required && !agreed.has(item.document));
  return (
    <fieldset className="rounded-3xl border border-line bg-surface px-4 py-2">
      <legend className="sr-only">{t('accounts.terms')}</legend>
      {terms.length > 1 && (
        <div className="border-b border-line/70 font-bold">
          <Checkbox
            label={t('accounts.agreeAll')}
            checked={terms.every((item) => agreed.has(item.document))}
            onChange={(on) => onChange(new Set(on ? terms.map((item) => item.document) : []))}
          />
        </div>
      )}
      <ul className="py-1">
        {terms.map((item) => (
          <li key={item.document} className="flex items-center gap-2">
            <div className="min-w-0 flex-1">
              <Checkbox
                label={t(item.required ? 'accounts.agreeRequired' : 'accounts.agreeOptional', {
                  title: item.title[currentLocale()],
                })}
                checked={agreed.has(item.document)}
                onChange={(on) => set(item.document, on)}
                invalid={tried && item.required && !agreed.has(item.document)}
              />
            </div>
            <button
              type="button"
              aria-label={t('accounts.termsRead', { title: item.title[currentLocale()] })}
              onClick={() => setReading(item)}
              className="tap shrink-0 rounded-xl px-2 text-sm font-semibold text-muted underline underline-offset-4 hover:text-ink"
            >
              {t('accounts.termsShow')}
            </button>
          </li>
        ))}
      </ul>
      {tried && missing && (
        <p role="alert" className="pb-2 text-sm font-medium text-bad">
          {t('accounts.agreeMissing')}
        </p>
      )}
      {reading !== null && (
        <TermsDialog
          terms={reading}
          onClose={() => setReading(null)}
          onAgree={() => {
            set(reading.document, true);
            setReading(null);
          }}
        />
      )}
    </fieldset>
  );
}

function TermsDialog({
  terms,
  onClose,
  onAgree,
}: {
  terms: Terms;
  onClose: () => void;
  onAgree: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={terms.title[currentLocale()]}
      description={t('accounts.termsSince', { date: format.date(terms.version) })}
      footer={<Button onClick={onAgree}>{t('accounts.termsAgree')}</Button>}
    >
      <TermsText text={terms.text[currentLocale()]} />
    </Dialog>
  );
}
