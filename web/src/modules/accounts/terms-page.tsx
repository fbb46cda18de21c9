import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { FileQuestion } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { termsQuery } from '../../api/accounts.ts';
import { useFormat } from '../../i18n/format.ts';
import { currentLocale } from '../../i18n/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { BackIcon, backClass, Page } from '../../ui/page.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { TermsText } from './terms-text.tsx';

/** The texts that members agree to, by name. */
export function TermsListPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useQuery(termsQuery);
  return (
    <Page title={t('accounts.terms')} lead={t('accounts.termsLead')} narrow>
      {query.data === undefined && <Loading query={query} />}
      <ul className="flex flex-col gap-3">
        {query.data?.items.map((terms) => (
          <li key={terms.document}>
            <Link
              to="/terms/$document"
              params={{ document: terms.document }}
              className="flex items-center justify-between gap-4 rounded-3xl border border-line/70 bg-surface p-5 shadow-card hover:bg-sunken"
            >
              <span>
                <span className="block font-bold">{terms.title[currentLocale()]}</span>
                <span className="block text-sm text-muted">
                  {t('accounts.termsSince', { date: format.date(terms.version) })}
                </span>
              </span>
              <Badge tone={terms.required ? 'accent' : 'neutral'}>
                {terms.required ? t('accounts.required') : t('common.optional')}
              </Badge>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}

const route = getRouteApi('/terms/$document');

export function TermsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { document } = route.useParams();
  const query = useQuery(termsQuery);
  const terms = query.data?.items.find((item) => item.document === document);
  return (
    <Page
      title={terms?.title[currentLocale()] ?? t('accounts.terms')}
      lead={terms && t('accounts.termsSince', { date: format.date(terms.version) })}
      narrow
      back={
        <Link to="/terms" className={backClass}>
          <BackIcon />
          {t('accounts.terms')}
        </Link>
      }
    >
      {query.data === undefined && <Loading query={query} />}
      {query.data !== undefined && terms === undefined && (
        <EmptyState icon={<FileQuestion aria-hidden="true" />} title={t('accounts.termsUnknown')} />
      )}
      {terms !== undefined && (
        <Card>
          <TermsText text={terms.text[currentLocale()]} heading="h2" />
        </Card>
      )}
    </Page>
  );
}

function Loading({
  query,
}: {
  query: { isError: boolean; fetchStatus: string; error: unknown; refetch: () => unknown };
}) {
  return query.isError || query.fetchStatus === 'paused' ? (
    <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  ) : (
    <ListSkeleton rows={3} />
  );
}
