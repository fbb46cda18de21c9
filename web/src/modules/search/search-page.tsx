import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { groupsQuery } from '../../api/search.ts';
import type { Groups } from '../../api/types.ts';
import { Section } from '../../ui/card.tsx';
import { cx } from '../../ui/cx.ts';
import { Page } from '../../ui/page.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { Corrected } from './corrected.tsx';
import { HitRow } from './hit-row.tsx';
import { HitsSkeleton } from './hits-skeleton.tsx';
import { useKindWords } from './kind-words.tsx';
import { SearchField } from './search-field.tsx';
import { NothingFound, SearchHelp } from './search-help.tsx';

const route = getRouteApi('/search');

export function SearchPage() {
  const { t } = useTranslation();
  const { q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page title={q === '' ? t('search.title') : t('search.titleOf', { q })} hideTitle>
      <SearchField
        q={q}
        // What is typed replaces what was typed: the way back leads out of the search, not through its letters.
        onSearch={(next) => void navigate({ search: next === '' ? {} : { q: next }, replace: true })}
      />
      <div className="pt-6">{q === '' ? <SearchHelp /> : <Found q={q} />}</div>
    </Page>
  );
}

function Found({ q }: { q: string }) {
  const query = useQuery({ ...groupsQuery(q), placeholderData: keepPreviousData });
  if (query.data === undefined) {
    if (query.isError || query.fetchStatus === 'paused')
      return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
    return <HitsSkeleton />;
  }
  const { groups, corrected } = query.data;
  return (
    <div
      aria-busy={query.isPlaceholderData || undefined}
      className={cx('transition-opacity', query.isPlaceholderData && 'opacity-55')}
    >
      {!query.isPlaceholderData && <Corrected q={q} corrected={corrected} />}
      {groups.length === 0 ? (
        <NothingFound q={q} />
      ) : (
        <div className="flex flex-col gap-9">
          {groups.map((group) => (
            <Group key={group.kind} group={group} q={q} />
          ))}
        </div>
      )}
    </div>
  );
}

function Group({ group, q }: { group: Groups['groups'][number]; q: string }) {
  const { t } = useTranslation();
  const words = useKindWords();
  const name = words.kind(group.kind);
  return (
    <Section
      title={name}
      action={
        <Link
          to="/search/$kind"
          params={{ kind: group.kind }}
          search={{ q }}
          aria-label={t('search.allOf', { kind: name })}
          className="tap inline-flex items-center gap-1 rounded-xl px-2 font-semibold text-accent hover:bg-sunken"
        >
          {group.more ? t('search.more') : t('search.filter')}
          <ChevronRight aria-hidden="true" className="size-4.5" />
        </Link>
      }
    >
      <ul className="-mx-3">
        {group.items.map((hit) => (
          <li key={hit.id}>
            <HitRow hit={hit} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
