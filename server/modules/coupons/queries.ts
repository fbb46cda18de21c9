import { type Executor, insertMany, selectMany, updateMany } from '../../db/dialect.ts';
import type { CouponCampaignsTable, CouponCodesTable, CouponsTable } from '../../db/schema.ts';
import type { Command } from '../../engine/index.ts';
import {
  type Campaign,
  type CouponInput,
  type CouponState,
  couponIdOf,
  emptyState,
  ownedKey,
  parseCouponId,
} from './campaign.ts';
import { lockPosters, type PosterFiles, writePosters } from './poster-files.ts';
import { CAMPAIGN_COLUMNS, COUPON_COLUMNS, campaignOf, couponOf } from './rows.ts';

/**
 * Loads what a batch touches. Order of locks: campaigns by id, whose coupons and codes hang on them; files.
 * @param files needed by commands that name a poster
 */
export async function prefetchCoupons(
  tx: Executor,
  commands: readonly Command<CouponInput>[],
  files?: PosterFiles,
): Promise<CouponState> {
  const state = emptyState();
  const codes = codesNamedIn(commands);
  if (codes.length > 0) await readCodes(tx, state, codes);
  const campaignIds = new Set<string>([...state.sharedCodes.values()]);
  for (const { input } of commands) {
    if (input.kind === 'claim') campaignIds.add(input.dropId);
    else if (input.kind !== 'register' && input.kind !== 'create') campaignIds.add(input.campaignId);
  }
  for (const unique of state.uniqueCodes.values()) campaignIds.add(unique.campaignId);
  await lockCampaigns(tx, state, campaignIds);
  // Only now, under the campaign's lock, is it certain who has what.
  if (state.uniqueCodes.size > 0) await readUniqueCodes(tx, state, codes);
  await countOwned(tx, state, commands);
  if (files) await lockPosters(tx, state, commands, files);
  return state;
}

function codesNamedIn(commands: readonly Command<CouponInput>[]): string[] {
  const codes: string[] = [];
  for (const { input } of commands) {
    if (input.kind === 'register') codes.push(input.code);
    else if (input.kind === 'create' && input.campaign.code !== null) codes.push(input.campaign.code);
  }
  return codes;
}

async function readCodes(tx: Executor, state: CouponState, codes: readonly string[]): Promise<void> {
  const shared = await selectMany<{ id: string; code: string }>(
    tx,
    { table: 'coupon_campaigns', columns: ['id', 'code'], keys: ['code'], index: 'code', lock: false },
    codes.map((code) => [code]),
  );
  for (const row of shared) state.sharedCodes.set(row.code, row.id);
  await readUniqueCodes(tx, state, codes);
}

async function readUniqueCodes(tx: Executor, state: CouponState, codes: readonly string[]): Promise<void> {
  const rows = await selectMany<CouponCodesTable>(
    tx,
    {
      table: 'coupon_codes',
      columns: ['code', 'campaign_id', 'account_id'],
      keys: ['code'],
      index: 'PRIMARY',
      lock: false,
    },
    codes.map((code) => [code]),
  );
  for (const row of rows) {
    state.uniqueCodes.set(row.code, {
      code: row.code,
      campaignId: row.campaign_id,
      accountId: row.account_id,
    });
  }
}

async function lockCampaigns(tx: Executor, state: CouponState, ids: ReadonlySet<string>): Promise<void> {
  const rows = await selectMany<CouponCampaignsTable>(
    tx,
    { table: 'coupon_campaigns', columns: CAMPAIGN_COLUMNS, keys: ['id'], index: 'PRIMARY', lock: true },
    [...ids].map((id) => [id]),
  );
  for (const row of rows) state.campaigns.set(row.id, campaignOf(row));
}

async function countOwned(
  tx: Executor,
  state: CouponState,
  commands: readonly Command<CouponInput>[],
): Promise<void> {
  const pairs: [string, string][] = [];
  for (const { accountId, input } of commands) {
    if (input.kind === 'claim') pairs.push([accountId, input.dropId]);
    if (input.kind !== 'register') continue;
    const campaignId = state.sharedCodes.get(input.code) ?? state.uniqueCodes.get(input.code)?.campaignId;
    if (campaignId !== undefined) pairs.push([accountId, campaignId]);
  }
  const rows = await selectMany<{ account_id: string; campaign_id: string }>(
    tx,
    {
      table: 'coupons',
      columns: ['account_id', 'campaign_id'],
      keys: ['account_id', 'campaign_id'],
      index: 'account_id',
      lock: false,
    },
    pairs,
  );
  for (const row of rows) {
    const key = ownedKey(row.campaign_id, row.account_id);
    state.owned.set(key, (state.owned.get(key) ?? 0) + 1);
  }
}

/**
 * Loads and locks single coupons with their campaigns into a state: for a checkout that uses or returns them.
 * @param couponIds names that are no coupon are skipped
 */
export async function prefetchForUse(
  tx: Executor,
  state: CouponState,
  couponIds: readonly string[],
): Promise<void> {
  const parsed = couponIds.flatMap((id) => parseCouponId(id) ?? []);
  await lockCampaigns(tx, state, new Set(parsed.map((part) => part.campaignId)));
  const rows = await selectMany<CouponsTable>(
    tx,
    {
      table: 'coupons',
      columns: COUPON_COLUMNS,
      keys: ['campaign_id', 'position'],
      index: 'PRIMARY',
      lock: true,
    },
    parsed.map((part) => [part.campaignId, part.position]),
  );
  for (const row of rows) state.coupons.set(couponIdOf(row.campaign_id, row.position), couponOf(row));
}

/**
 * A member's coupons that may still be used, unlocked: for showing what each would give. The newest first.
 * @param now epoch milliseconds
 * @param limit how many at the most
 */
export async function readUsable(
  executor: Executor,
  accountId: string,
  now: number,
  limit: number,
): Promise<CouponState> {
  const state = emptyState();
  const rows = await executor
    .selectFrom('coupons as c')
    .innerJoin('coupon_campaigns as g', 'g.id', 'c.campaign_id')
    .selectAll('c')
    .where('c.account_id', '=', accountId)
    .where('c.status', '=', 'active')
    .where('g.valid_until', '>', now)
    .orderBy('c.campaign_id', 'desc')
    .orderBy('c.position', 'desc')
    .limit(limit)
    .execute();
  for (const row of rows) state.coupons.set(couponIdOf(row.campaign_id, row.position), couponOf(row));
  const campaigns = await readCampaigns(
    executor,
    rows.map((row) => row.campaign_id),
  );
  for (const [id, campaign] of campaigns) state.campaigns.set(id, campaign);
  return state;
}

/**
 * Writes the working state, in bulk.
 * @param files needed where posters change
 */
export async function writeCoupons(tx: Executor, state: CouponState, files?: PosterFiles): Promise<void> {
  await insertMany(
    tx,
    'coupon_campaigns',
    CAMPAIGN_COLUMNS,
    state.newCampaigns.map((c) => [
      c.id,
      c.kind,
      c.name,
      c.nameEn,
      JSON.stringify(c.discount),
      c.minimumSpend,
      c.currency,
      JSON.stringify(c.scope),
      c.total,
      c.claimed,
      c.used,
      c.perMemberLimit,
      c.code,
      c.codesMade,
      c.opensAt,
      c.closesAt,
      c.validUntil,
      c.clock,
      c.createdAt,
      c.posterId,
    ]),
  );
  await updateMany(
    tx,
    'coupon_campaigns',
    ['id'],
    ['claimed', 'used', 'codes_made', 'opens_at', 'closes_at', 'clock', 'poster_id'],
    [...state.touchedCampaigns].map((c) => [
      c.claimed,
      c.used,
      c.codesMade,
      c.opensAt,
      c.closesAt,
      c.clock,
      c.posterId,
      c.id,
    ]),
  );
  if (files) await writePosters(tx, state, files);
  await insertMany(
    tx,
    'coupons',
    COUPON_COLUMNS,
    state.newCoupons.map((c) => [
      c.campaignId,
      c.position,
      c.accountId,
      c.ordinal,
      c.status,
      c.claimedAt,
      c.usedAt,
      c.usedFor,
    ]),
  );
  await updateMany(
    tx,
    'coupons',
    ['campaign_id', 'position'],
    ['status', 'used_at', 'used_for'],
    [...state.touchedCoupons].map((c) => [c.status, c.usedAt, c.usedFor, c.campaignId, c.position]),
  );
  await insertMany(
    tx,
    'coupon_codes',
    ['code', 'campaign_id', 'account_id', 'made_at'],
    state.newCodes.map((c) => [
      c.code,
      c.campaignId,
      c.accountId,
      state.campaigns.get(c.campaignId)?.clock ?? 0,
    ]),
  );
  await updateMany(
    tx,
    'coupon_codes',
    ['code'],
    ['account_id'],
    [...state.touchedCodes].map((c) => [c.accountId, c.code]),
  );
}

/** Campaigns by id, unlocked, for reading. */
export async function readCampaigns(
  executor: Executor,
  ids: readonly string[],
): Promise<Map<string, Campaign>> {
  if (ids.length === 0) return new Map();
  const rows = await executor
    .selectFrom('coupon_campaigns')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, campaignOf(row)]));
}

/** What campaigns are called, in bulk: id → names, only those that exist. */
export async function campaignNames(
  executor: Executor,
  ids: readonly string[],
): Promise<Map<string, { name: string; nameEn: string | null }>> {
  const rows = await selectMany<{ id: string; name: string; name_en: string | null }>(
    executor,
    {
      table: 'coupon_campaigns',
      columns: ['id', 'name', 'name_en'],
      keys: ['id'],
      index: 'PRIMARY',
      lock: false,
    },
    ids.map((id) => [id]),
  );
  return new Map(rows.map(({ id, name, name_en }) => [id, { name, nameEn: name_en }]));
}
