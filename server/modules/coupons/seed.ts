import type { Executor } from '../../db/dialect.ts';
import { appendEvents } from '../../events/outbox.ts';
import { type Campaign, campaignChanged, emptyState } from './campaign.ts';
import { writeCoupons } from './queries.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Writes campaigns as they are, for seeds. A server that runs meanwhile hears of them, as of everything that is written. */
export async function insertCampaigns(tx: Executor, campaigns: readonly Campaign[]): Promise<void> {
  const state = emptyState();
  state.newCampaigns.push(...campaigns);
  const [first] = campaigns;
  if (!first) return;
  const events = campaigns.map((campaign) => ({
    ...campaignChanged(campaign),
    at: campaign.createdAt,
    by: campaign.id,
  }));
  // Ids are made in one place, so the first campaign's is no other batch's.
  await appendEvents(tx, { batchId: first.id, lane: 'coupons', at: first.createdAt, events });
  await writeCoupons(tx, state);
}

const campaign = (
  own: Pick<Campaign, 'id' | 'name' | 'total'> & Partial<Campaign>,
  at: number,
): Campaign => ({
  kind: 'drop',
  nameEn: null,
  discount: { kind: 'amount', amount: 5_000 },
  minimumSpend: 0,
  currency: 'KRW',
  scope: {},
  perMemberLimit: 1,
  code: null,
  createdAt: at,
  opensAt: at,
  closesAt: null,
  validUntil: at + 30 * DAY_MS,
  claimed: 0,
  used: 0,
  codesMade: 0,
  posterId: null,
  clock: at,
  ...own,
});

/** An open drop for a load test. @param at epoch milliseconds: opens then */
export async function seedDrop(
  tx: Executor,
  drop: { id: string; name: string; total: number; at: number },
): Promise<void> {
  await insertCampaigns(tx, [campaign({ id: drop.id, name: drop.name, total: drop.total }, drop.at)]);
}

/** The drops of the demo, by the name of the poster that each is to have. */
export interface DemoCampaigns {
  readonly 'late-autumn': string;
  readonly 'first-snow': string;
}

/** The demo's campaigns: one that is open, one that opens soon, and a code that everybody may register. */
export async function seedDemoCampaigns(
  tx: Executor,
  makeId: () => string,
  at: number,
): Promise<DemoCampaigns> {
  const ids = { 'late-autumn': makeId(), 'first-snow': makeId() };
  await insertCampaigns(tx, [
    campaign(
      {
        id: ids['late-autumn'],
        name: '늦가을 마당 5천원 쿠폰',
        nameEn: 'Late-autumn ₩5,000 coupon',
        total: 1_000,
        minimumSpend: 20_000,
      },
      at,
    ),
    campaign(
      {
        id: ids['first-snow'],
        name: '첫눈 20% 선착순 쿠폰',
        nameEn: 'First-snow 20 % drop',
        discount: { kind: 'percent', percent: 20, ceiling: 10_000 },
        total: 300,
        opensAt: at + 10 * MINUTE_MS,
      },
      at,
    ),
    campaign(
      {
        id: makeId(),
        kind: 'code',
        code: 'WELCOME-2026',
        name: '첫 만남 3천원 쿠폰',
        nameEn: 'Welcome ₩3,000 coupon',
        discount: { kind: 'amount', amount: 3_000 },
        total: 100_000,
        validUntil: at + 365 * DAY_MS,
      },
      at,
    ),
  ]);
  return ids;
}
