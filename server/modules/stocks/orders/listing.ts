import { type Command, type Decision, type Refused, refused } from '../../../engine/types.ts';
import { MAX_AMOUNT } from '../../../lib/schema.ts';
import { type Effects, type Market, noEffects } from '../market.ts';
import { Book, cancel } from '../matching/index.ts';
import { halt, newSession, rulesOfDay, setPhase } from '../rules/index.ts';
import { accountOf, holdingOf } from '../settlement/index.ts';
import { holdingKey } from '../state.ts';
import { ACCOUNTS_AT_ONCE, ENDED_AT_ONCE } from './bounds.ts';
import type { Asked, Granted, NewListing } from './input.ts';
import type { Live } from './loading.ts';
import { concluded, setClock } from './on-market.ts';
import { type ExchangeState, touch } from './state.ts';

/** A new symbol with its shares; it trades from now on, as its schedule says. */
export function list(state: ExchangeState, command: Command, asked: Asked<'list'>): Decision {
  const { listing, holders, reason } = asked;
  const { symbol } = listing;
  if (state.takenSymbols.has(symbol)) return refused('stocks.symbol-taken');
  const refusal =
    refuseWorth(listing.sharesIssued, listing.reference) ??
    refuseGrant(state, command, { ...listing, price: listing.reference }, holders, 0);
  if (refusal) return refusal;
  state.lastListingNo += 1;
  const listingNo = state.lastListingNo;
  const live = newLive(listing, listingNo, command.at, state.exchange);
  state.takenSymbols.add(symbol);
  state.lives.set(symbol, live);
  state.markets.set(symbol, live.market);
  touch(state, live);
  state.newListings.push({ symbol, listingNo, listing, at: command.at });
  grantTo(state, live, holders, command.at);
  const { seasonId, board, reference } = listing;
  return {
    accepted: true,
    result: { symbol, listingNo },
    events: [{ name: 'stocks.listed', key: symbol, data: { symbol, seasonId, board, reference } }],
    ...(reason !== null && {
      audit: { action: 'stocks.list', subject: symbol, reason, details: { reference, shares: live.granted } },
    }),
  };
}

/** A market that has just been listed. @param at epoch milliseconds */
export function newLive(
  listing: NewListing,
  listingNo: number,
  at: number,
  exchange: ExchangeState['exchange'],
): Live {
  const session = newSession(listing, listing.reference, at, exchange);
  const market: Market = {
    ...{ symbol: listing.symbol, listingNo, seasonId: listing.seasonId, board: listing.board },
    ...{ schedule: listing.schedule, currency: listing.currency, sequence: 0, clock: at },
    ...{ nextAt: session.phaseEndsAt, rules: rulesOfDay(session.day, exchange), session, book: new Book() },
  };
  return { market, isListed: true, granted: 0, rows: 0, from: 0, hasEnded: false };
}

/** Gives shares to accounts: they come from nowhere, so operators and seeds alone do it. */
export function grant(state: ExchangeState, command: Command, asked: Asked<'grant'>): Decision {
  const { symbol, holders, reason } = asked;
  const live = state.lives.get(symbol);
  if (!live?.isListed) return refused('stocks.symbol-not-found');
  const { seasonId, currency, session } = live.market;
  const given = { symbol, seasonId, currency, price: session.last };
  const refusal = refuseGrant(state, command, given, holders, live.granted);
  if (refusal) return refusal;
  touch(state, live).isRewritten = true;
  grantTo(state, live, holders, command.at);
  const decision = { accepted: true, result: { symbol, granted: live.granted } } as const;
  if (reason === null) return decision;
  const details = { shares: sharesOf(holders), accounts: holders.length };
  return { ...decision, audit: { action: 'stocks.grant', subject: symbol, reason, details } };
}

const sharesOf = (holders: readonly Granted[]): number =>
  holders.reduce((sum, { quantity }) => sum + quantity, 0);

/** What shares are worth, and have cost, stays an exact number. @param cost of those that are there already */
function refuseWorth(shares: number, price: number, cost = 0): Refused | null {
  const maxQuantity = Math.max(0, Math.floor((Number.MAX_SAFE_INTEGER - cost) / price));
  return shares > maxQuantity ? refused('stocks.too-many-shares', { maxQuantity }) : null;
}

function refuseGrant(
  { ledger, holdings }: ExchangeState,
  { accountId: givenBy }: Command,
  {
    symbol,
    seasonId,
    currency,
    price,
  }: Pick<NewListing, 'symbol' | 'seasonId' | 'currency'> & { readonly price: number },
  holders: readonly Granted[],
  granted: number,
): Refused | null {
  if (holders.length > ACCOUNTS_AT_ONCE) return refused('request.invalid');
  if (granted + sharesOf(holders) > MAX_AMOUNT) {
    return refused('stocks.too-many-shares', { maxQuantity: MAX_AMOUNT - granted });
  }
  for (const holder of holders) {
    if (holder.memberId === givenBy) return refused('stocks.own-account');
    const wallet = ledger.wallets.get(holder.accountId);
    const isRight = holder.seasonId === seasonId && wallet?.currency === currency;
    if (!isRight || wallet.kind !== 'member' || wallet.status === 'closed') {
      return refused('stocks.account-closed', { accountId: holder.accountId });
    }
    const known = holdings.get(holdingKey(holder.accountId, symbol));
    const refusal = refuseWorth(holder.quantity, price, known?.cost);
    if (refusal) return refusal;
  }
  return null;
}

function grantTo(state: ExchangeState, live: Live, holders: readonly Granted[], at: number): void {
  const { symbol, session } = live.market;
  for (const { accountId, quantity, cost = quantity * session.last } of holders) {
    accountOf(state, accountId, at);
    const holding = holdingOf(state, accountId, symbol);
    holding.quantity += quantity;
    holding.cost += cost;
    live.granted += quantity;
  }
}

/** Closes a symbol for ever. Its orders end a page at a time, by as many commands as it takes. */
export function delist(state: ExchangeState, command: Command, asked: Asked<'delist'>): Decision {
  const { symbol, reason } = asked;
  const live = state.lives.get(symbol);
  if (!live) return refused('stocks.symbol-not-found');
  const isFirst = live.isListed;
  const { market } = live;
  if (!isFirst && market.book.size === 0) return { accepted: true, result: { symbol, left: 0 } };
  setClock(state, live, command.at);
  const effects = isFirst ? closeForEver(state, market) : noEffects();
  for (const order of market.book.page(ENDED_AT_ONCE)) {
    effects.ended.push(...cancel(market, order, null, market.clock, 'delisted').ended);
  }
  live.isListed = false;
  const left = market.book.size;
  // Whoever looks after what is due goes on with what is left.
  market.session.isSweeping = left > 0;
  market.nextAt = left > 0 ? market.clock : null;
  const events = [concluded(state, live, effects)];
  if (!isFirst) return { accepted: true, result: { symbol, left }, events };
  state.delisted.add(symbol);
  events.push({ name: 'stocks.delisted', key: symbol, data: { symbol, seasonId: market.seasonId, reason } });
  const audit = { action: 'stocks.delist', subject: symbol, reason, details: { orders: left } };
  return { accepted: true, result: { symbol, left }, events, audit };
}

/** What was gathered for an auction does not trade any more. */
function closeForEver({ exchange }: ExchangeState, market: Market): Effects {
  const effects = halt(market, market.clock);
  effects.phases.push(...setPhase(market, 'closed', market.clock, exchange).phases);
  return effects;
}
