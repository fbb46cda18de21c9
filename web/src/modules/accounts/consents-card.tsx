import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { consentsQuery, giveConsents, termsQuery } from '../../api/accounts.ts';
import type { Consent } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { currentLocale } from '../../i18n/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { Switch } from '../../ui/checkbox.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { ErrorState, FormError } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';

export function ConsentsCard() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const query = useQuery(consentsQuery);
  const terms = useQuery(termsQuery).data?.items;
  const save = useMutation({
    mutationFn: ({ document, newestVersion, agreed }: Consent) =>
      giveConsents({ consents: [{ document, version: newestVersion, agreed: !agreed }] }),
    onSuccess: (list) => {
      queryClient.setQueryData(consentsQuery.queryKey, list);
      toast(t('accounts.saved'));
    },
  });
  return (
    <>
      <h2 className="text-xl font-bold">{t('accounts.consents')}</h2>
      <p className="mt-1 text-muted">{t('accounts.consentsLead')}</p>
      {query.data === undefined &&
        (query.isError || query.fetchStatus === 'paused' ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <ListSkeleton rows={3} />
        ))}
      <ul className="mt-2 divide-y divide-line/70">
        {query.data?.items.map((consent) => {
          const title = terms?.find((item) => item.document === consent.document)?.title[currentLocale()];
          return (
            <ConsentRow
              key={consent.document}
              consent={consent}
              title={title ?? t(`accounts.document.${consent.document}`)}
              busy={save.isPending}
              onToggle={() => save.mutate(consent)}
            />
          );
        })}
      </ul>
      <FormError error={save.error} />
    </>
  );
}

type RowProps = { consent: Consent; title: string; busy: boolean; onToggle: () => void };

function ConsentRow({ consent, title, busy, onToggle }: RowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const state = consent.agreed
    ? consent.at === null
      ? t('accounts.consentYes')
      : t('accounts.consentSince', { date: format.date(consent.at) })
    : t('accounts.consentNo');
  const heading = (
    <span className="flex flex-wrap items-center gap-2 font-semibold">
      {title}
      {consent.required ? (
        <Badge tone="accent">{t('accounts.required')}</Badge>
      ) : (
        <Badge>{t('common.optional')}</Badge>
      )}
    </span>
  );
  return (
    <li className="py-3">
      {consent.required ? (
        heading
      ) : (
        <Switch label={heading} checked={consent.agreed} onChange={onToggle} disabled={busy} />
      )}
      <div className="flex items-center justify-between gap-4 text-sm text-muted">
        <p>
          {state}
          <span className="block">
            {t('accounts.termsSince', { date: format.date(consent.newestVersion) })}
          </span>
        </p>
        <Link
          to="/terms/$document"
          params={{ document: consent.document }}
          aria-label={t('accounts.termsRead', { title })}
          className="tap inline-flex shrink-0 items-center rounded-xl px-2 font-semibold text-accent underline-offset-4 hover:underline"
        >
          {t('accounts.termsShow')}
        </Link>
      </div>
    </li>
  );
}
