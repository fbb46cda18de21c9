import type { Executor } from '../../db/dialect.ts';
import type { Kind, KindData, KindTexts, Locale } from './kind.ts';

/** Who and what the texts speak of: names come in when they are shown, so that who has left is named no more. */
export interface Names {
  readonly people: (executor: Executor, ids: string[]) => Promise<Map<string, { readonly name: string }>>;
  readonly campaigns: (
    executor: Executor,
    ids: string[],
  ) => Promise<Map<string, { readonly name: string; readonly nameEn: string | null }>>;
}

export interface ToTell {
  readonly kind: Kind;
  readonly data: KindData;
  readonly locale: Locale;
}

const SOMEBODY = { ko: '알 수 없음', en: 'somebody' } as const;
const HOUSE = { ko: '마당', en: 'Madang' } as const;
const MAX_TITLE = 200;

/** Puts names where the data has ids, for many at once, in their order. */
export async function withNames(
  executor: Executor,
  names: Names,
  items: readonly ToTell[],
): Promise<KindData[]> {
  const people = new Set<string>();
  const campaigns = new Set<string>();
  for (const { kind, data } of items) {
    for (const field of kind.people ?? []) people.add(String(data[field]));
    for (const field of kind.campaigns ?? []) campaigns.add(String(data[field]));
  }
  const [byPerson, byCampaign] = [
    people.size === 0 ? new Map() : await names.people(executor, [...people]),
    campaigns.size === 0 ? new Map() : await names.campaigns(executor, [...campaigns]),
  ] as const;
  return items.map(({ kind, data, locale }) => {
    if (!kind.people && !kind.campaigns) return data;
    const named: Record<string, string | number | null> = { ...data };
    for (const field of kind.people ?? []) {
      const id = String(data[field]);
      named[field] = id.startsWith('house:') ? HOUSE[locale] : (byPerson.get(id)?.name ?? SOMEBODY[locale]);
    }
    for (const field of kind.campaigns ?? []) {
      const campaign = byCampaign.get(String(data[field]));
      named[field] = (locale === 'en' ? campaign?.nameEn : null) ?? campaign?.name ?? SOMEBODY[locale];
    }
    return named;
  });
}

export const wordsOf = (kind: Kind, locale: Locale): KindTexts => kind[locale];

/** A headline: one line, whatever people wrote into their names. */
export function titleOf(kind: Kind, data: KindData, locale: Locale): string {
  const text = [...wordsOf(kind, locale).title(data).replaceAll(/\s+/g, ' ').trim()];
  return text.length <= MAX_TITLE ? text.join('') : `${text.slice(0, MAX_TITLE - 1).join('')}…`;
}

/** The path of the web app that shows more; null when there is none. */
export const linkOf = (kind: Kind, data: KindData): string | null => kind.link?.(data) ?? null;
