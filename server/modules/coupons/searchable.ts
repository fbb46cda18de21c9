import type { Executor } from '../../db/dialect.ts';
import { digits } from '../../lib/digits.ts';
import { smallPicture } from '../../lib/picture-schema.ts';
import type { Localized, SearchDocument } from '../../search/document.ts';
import type { Searchable } from '../../search/searchable.ts';
import type { Campaign } from './campaign.ts';
import { publicDrops } from './drops.ts';
import type { PicturesOf } from './posters.ts';
import type { Discount } from './schemas.ts';

/** Positions at which a drop's order of magnitude changes: more often its place in the index does not move. */
const MAGNITUDE = /^10*$/;

/** Drops that everybody may see, also those that are over. @param picturesOf looks posters up, in bulk */
export const dropSearchable = (picturesOf: PicturesOf): Searchable => ({
  kind: 'drop',
  scope: 'public',
  facets: ['discount'],
  events: ['coupon.campaign-changed', 'coupon.claimed'],
  idsOf: ({ name, key, data }) =>
    name === 'coupon.claimed' && !MAGNITUDE.test(String(data.position)) ? [] : [key],
  documents: async (executor, ids) => {
    const drops = [...(await publicDrops(executor, ids)).values()];
    const pictures = await picturesOf(
      executor,
      drops.flatMap(({ posterId }) => posterId ?? []),
    );
    return drops.map((drop) => {
      const poster = drop.posterId === null ? undefined : pictures.get(drop.posterId);
      return documentOf(drop, poster ? (smallPicture(poster).urls.at(-1)?.url ?? null) : null);
    });
  },
  page: pageOfIds,
});

async function pageOfIds(executor: Executor, after: string | null, limit: number): Promise<string[]> {
  const rows = await executor
    .selectFrom('coupon_campaigns')
    .select('id')
    .where('id', '>', after ?? '')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

function documentOf(drop: Readonly<Campaign>, picture: string | null): SearchDocument {
  return {
    kind: 'drop',
    id: drop.id,
    title: { ko: drop.name, en: drop.nameEn ?? drop.name },
    text: textOf(drop),
    tags: [],
    facets: { discount: [drop.discount.kind] },
    price: null,
    at: drop.opensAt ?? drop.createdAt,
    popularity: drop.claimed,
    link: `/drops/${drop.id}`,
    picture,
  };
}

function textOf({ discount, total }: Readonly<Campaign>): Localized {
  const [ko, en] = wordsOf(discount);
  return { ko: `${ko} 쿠폰, 선착순 ${digits(total)}명`, en: `${en} coupon for the first ${digits(total)}` };
}

const wordsOf = (discount: Discount): readonly [ko: string, en: string] =>
  discount.kind === 'amount'
    ? [`${digits(discount.amount)}원 할인`, `₩${digits(discount.amount)} off`]
    : [`${discount.percent}% 할인`, `${discount.percent} % off`];
