import { Keyboard, SearchX, Sparkles, TextSearch } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/states.tsx';

/** How one can search here; what most people do not know that they may. */
export function SearchHelp() {
  const { t } = useTranslation();
  return (
    <section aria-label={t('search.help.title')} className="mx-auto mt-8 max-w-lg">
      <h2 className="mb-4 text-lg font-bold">{t('search.help.title')}</h2>
      <ul className="flex flex-col gap-3">
        <Tip icon={<TextSearch aria-hidden="true" />} title={t('search.help.part')}>
          {t('search.help.partLead')}
        </Tip>
        <Tip icon={<Sparkles aria-hidden="true" />} title={t('search.help.initials')}>
          {t('search.help.initialsLead')}
        </Tip>
        <Tip icon={<Keyboard aria-hidden="true" />} title={t('search.help.keyboard')}>
          {t('search.help.keyboardLead')}
        </Tip>
      </ul>
    </section>
  );
}

function Tip({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <li className="flex items-start gap-3.5 rounded-2xl border border-line/70 bg-surface p-4 [&>svg]:mt-0.5 [&>svg]:size-5 [&>svg]:shrink-0 [&>svg]:text-accent">
      {icon}
      <span className="min-w-0">
        <span className="block font-semibold">{title}</span>
        <span className="block text-muted">{children}</span>
      </span>
    </li>
  );
}

/** Nothing was found; `action` may widen the search. */
export function NothingFound({ q, action }: { q: string; action?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      <EmptyState
        icon={<SearchX aria-hidden="true" />}
        title={q === '' ? t('search.noneFiltered') : t('search.none', { q })}
        action={action}
      >
        {action === undefined ? t('search.noneLead') : t('search.noneFilteredLead')}
      </EmptyState>
      {action === undefined && <SearchHelp />}
    </>
  );
}
