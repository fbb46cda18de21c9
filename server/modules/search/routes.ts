import type { FastifyRequest } from 'fastify';
import { wantsEnglish } from '../../http/errors.ts';
import { Closed, Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import type { SearchIndex } from '../../search/port.ts';
import type { Searchable } from '../../search/searchable.ts';
import {
  Groups,
  GroupsQuery,
  KindPage,
  KindQuery,
  SearchKind,
  SuggestionList,
  SuggestionsQuery,
} from './schemas.ts';
import { searchableOf, searchGroups, searchKind } from './views.ts';

const PROBLEMS = { '4xx': Problem, '5xx': Problem };

/** @param searchables of the public scope: whoever asks, nothing else is found here */
export function registerSearchRoutes(app: App, index: SearchIndex, searchables: readonly Searchable[]): void {
  const kinds = searchables.map(({ kind }) => kind);
  const config = { access: 'public' } as const;
  const localeOf = (request: FastifyRequest, wish: 'ko' | 'en' | undefined) =>
    wish ?? (wantsEnglish(request) ? 'en' : 'ko');

  app.get(
    '/search',
    {
      config,
      schema: {
        operationId: 'search',
        tags: ['Search'],
        summary: 'Search everything: the best of each kind',
        querystring: GroupsQuery,
        response: { 200: Groups, ...PROBLEMS },
      },
    },
    async (request) => {
      const { q, limit = 5, locale } = request.query;
      return searchGroups(index, kinds, { q, limit, locale: localeOf(request, locale) });
    },
  );

  app.get(
    '/search/suggestions',
    {
      config,
      schema: {
        operationId: 'suggestSearch',
        tags: ['Search'],
        summary: 'Titles that begin with, or contain, what is being typed',
        querystring: SuggestionsQuery,
        response: { 200: SuggestionList, ...PROBLEMS },
      },
    },
    async (request) => {
      const { q, limit = 8, locale } = request.query;
      const found = await index.suggest(q, kinds, localeOf(request, locale), limit);
      return { items: found } as SuggestionList;
    },
  );

  app.get(
    '/search/:kind',
    {
      config,
      schema: {
        operationId: 'searchKind',
        tags: ['Search'],
        summary: 'Search one kind, with filters, counts and pages',
        params: Closed({ kind: SearchKind }),
        querystring: KindQuery,
        response: { 200: KindPage, ...PROBLEMS },
      },
    },
    async (request) => {
      const searchable = searchableOf(searchables, request.params.kind);
      const locale = localeOf(request, request.query.locale);
      return searchKind(index, searchable, { ...request.query, locale });
    },
  );
}
