import {
  type Command,
  type Decision,
  type DomainEvent,
  type Refused,
  refused,
} from '../../../engine/types.ts';
import { isoOrNull } from '../../../lib/iso.ts';
import { tradingIdOf } from '../state.ts';
import { MAX_ALERTS, MAX_WATCHED } from './bounds.ts';

/** Commands of the lane `stocks-watching`. */
export type WatchInput =
  /** Puts a symbol at the end of the member's list; one that is there stays where it is. */
  | { readonly kind: 'watch'; readonly symbol: string }
  | { readonly kind: 'unwatch'; readonly symbol: string }
  /** The whole list anew, in this order. */
  | { readonly kind: 'arrange'; readonly symbols: readonly string[] }
  /** `direction` was chosen at admission where the member has not, and is no part of the fingerprint. */
  | {
      readonly kind: 'set-alert';
      readonly symbol: string;
      readonly price: number;
      readonly direction: AlertDirection;
    }
  | { readonly kind: 'remove-alert'; readonly alertId: string };

export type AlertDirection = 'above' | 'below';

export interface Alert {
  readonly id: string;
  readonly accountId: string;
  readonly symbol: string;
  readonly direction: AlertDirection;
  readonly price: number;
  readonly status: 'active' | 'fired';
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly firedAt: number | null;
  readonly firedPrice: number | null;
  change: 'none' | 'new' | 'gone';
}

/** What one member watches. */
export interface Watcher {
  readonly accountId: string;
  /** Its own time, epoch milliseconds, which never goes back. */
  clock: number;
  /** In the member's order, with when each was put in. */
  watched: { readonly symbol: string; readonly addedAt: number }[];
  hasListChanged: boolean;
  readonly alerts: Map<string, Alert>;
  change: 'none' | 'new' | 'changed';
}

/** The working state of a batch. */
export interface WatchState {
  readonly watchers: Map<string, Watcher>;
  /** Symbols that are listed, of those that commands name or their members have: with the season whose market it is. */
  readonly listed: ReadonlyMap<string, string | null>;
  /** Trading accounts that there are in those seasons, of the members. */
  readonly accounts: ReadonlySet<string>;
}

/** Decides what a member watches. */
export function decideWatching(state: WatchState, command: Command<WatchInput>): Decision {
  const { input } = command;
  switch (input.kind) {
    case 'watch':
      return watch(state, command, input.symbol);
    case 'unwatch':
      return unwatch(state, command, input.symbol);
    case 'arrange':
      return arrange(state, command, input.symbols);
    case 'set-alert':
      return setAlert(state, command, input);
    case 'remove-alert':
      return removeAlert(state, command, input.alertId);
  }
}

function watcherOf(state: WatchState, { accountId, at }: Command): Watcher {
  let watcher = state.watchers.get(accountId);
  if (!watcher) {
    watcher = {
      ...{ accountId, clock: at, watched: [], hasListChanged: false, alerts: new Map(), change: 'new' },
    };
    state.watchers.set(accountId, watcher);
  }
  watcher.clock = Math.max(watcher.clock, at);
  if (watcher.change === 'none') watcher.change = 'changed';
  return watcher;
}

/** The main market is everybody's; that of a season is for those who take part in it. */
function refusalOf({ listed, accounts }: WatchState, { accountId }: Command, symbol: string): Refused | null {
  const seasonId = listed.get(symbol);
  if (seasonId === undefined) return refused('stocks.symbol-not-found', { symbol });
  if (seasonId === null || accounts.has(tradingIdOf(accountId, seasonId))) return null;
  return refused('stocks.account-closed', { symbol, seasonId });
}

const listChanged = (watcher: Watcher): Decision => {
  const symbols = watcher.watched.map(({ symbol }) => symbol);
  const { accountId } = watcher;
  const event: DomainEvent = {
    name: 'stocks.watchlist-changed',
    key: accountId,
    data: { accountId, symbols },
  };
  return { accepted: true, result: { symbols }, events: watcher.hasListChanged ? [event] : [] };
};

function watch(state: WatchState, command: Command, symbol: string): Decision {
  const refusal = refusalOf(state, command, symbol);
  if (refusal) return refusal;
  const watcher = watcherOf(state, command);
  if (!watcher.watched.some((one) => one.symbol === symbol)) {
    if (watcher.watched.length >= MAX_WATCHED) {
      // What has gone from the market, with a contest that is over say, makes room.
      const gone = watcher.watched.find((one) => !state.listed.has(one.symbol));
      if (!gone) return refused('stocks.watchlist-full', { most: MAX_WATCHED });
      watcher.watched = watcher.watched.filter((one) => one !== gone);
    }
    watcher.watched.push({ symbol, addedAt: watcher.clock });
    watcher.hasListChanged = true;
  }
  return listChanged(watcher);
}

function unwatch(state: WatchState, command: Command, symbol: string): Decision {
  const watcher = watcherOf(state, command);
  const left = watcher.watched.filter((one) => one.symbol !== symbol);
  watcher.hasListChanged ||= left.length < watcher.watched.length;
  watcher.watched = left;
  return listChanged(watcher);
}

function arrange(state: WatchState, command: Command, symbols: readonly string[]): Decision {
  const watcher = watcherOf(state, command);
  const known = new Map(watcher.watched.map((one) => [one.symbol, one]));
  // What is watched already may have gone from the market.
  for (const symbol of symbols) {
    const refusal = known.has(symbol) ? null : refusalOf(state, command, symbol);
    if (refusal) return refusal;
  }
  watcher.watched = symbols.map((symbol) => known.get(symbol) ?? { symbol, addedAt: watcher.clock });
  watcher.hasListChanged = true;
  return listChanged(watcher);
}

/** An alert as its member is shown it. */
export const alertShown = (alert: Omit<Alert, 'change'>) => ({
  alertId: alert.id,
  symbol: alert.symbol,
  direction: alert.direction,
  price: alert.price,
  status: alert.status,
  createdAt: new Date(alert.createdAt).toISOString(),
  firedAt: isoOrNull(alert.firedAt),
  firedPrice: alert.firedPrice,
});

function setAlert(
  state: WatchState,
  command: Command,
  { symbol, price, direction }: Extract<WatchInput, { kind: 'set-alert' }>,
): Decision {
  const refusal = refusalOf(state, command, symbol);
  if (refusal) return refusal;
  const watcher = watcherOf(state, command);
  const kept = [...watcher.alerts.values()].filter(({ change }) => change !== 'gone');
  const same = kept.find(
    (one) =>
      one.status === 'active' && one.symbol === symbol && one.price === price && one.direction === direction,
  );
  if (same) return { accepted: true, result: alertShown(same) };
  if (kept.length >= MAX_ALERTS) {
    // One that has told what it was for, or never will, makes room.
    const isOver = (one: Alert) => one.status === 'fired' || !state.listed.has(one.symbol);
    const oldest = kept.filter(isOver).sort((a, b) => (a.id < b.id ? -1 : 1))[0];
    if (!oldest) return refused('stocks.too-many-alerts', { most: MAX_ALERTS });
    oldest.change = 'gone';
  }
  const alert: Alert = {
    ...{ id: command.id, accountId: command.accountId, symbol, direction, price, status: 'active' },
    ...{ createdAt: watcher.clock, firedAt: null, firedPrice: null, change: 'new' },
  };
  watcher.alerts.set(alert.id, alert);
  return { accepted: true, result: alertShown(alert), events: [alertChanged(alert)] };
}

function removeAlert(state: WatchState, command: Command, alertId: string): Decision {
  const watcher = state.watchers.get(command.accountId);
  const alert = watcher?.alerts.get(alertId);
  // Another member's is answered like one that there is not.
  if (!alert || alert.change === 'gone') return refused('stocks.alert-not-found', { alertId });
  watcherOf(state, command);
  if (alert.change === 'new') watcher!.alerts.delete(alertId);
  else alert.change = 'gone';
  return { accepted: true, result: { alertId }, events: [alertChanged({ ...alert, change: 'gone' })] };
}

const alertChanged = (alert: Alert): DomainEvent => ({
  name: 'stocks.alert-changed',
  key: alert.accountId,
  data: {
    ...{ accountId: alert.accountId, ...alertShown(alert) },
    isGone: alert.change === 'gone',
  },
});
