import { type Command, type Decision, type Refused, refused } from '../../../engine/types.ts';
import { tradingIdOf } from '../state.ts';
import type { SeasonCommand } from './input.ts';
import {
  canBeJoined,
  type Entry,
  entryKey,
  isNickname,
  MAX_ENTRANTS,
  nicknameKeyOf,
  type Season,
} from './season.ts';
import type { SeasonState } from './state.ts';
import { fund } from './wallets.ts';

const FEWEST_DIGITS = 3;

/** A member joins: entry, wallet and starting cash in one commit. Who is in already is told so and keeps what they have. */
export function join(
  state: SeasonState,
  command: Command,
  { seasonId, nickname }: SeasonCommand<'join'>,
): Decision {
  const season = state.seasons.get(seasonId);
  if (!season || season.status === 'draft') return refused('stocks.season-not-found');
  const known = state.entries.get(entryKey(seasonId, command.accountId));
  if (known) return { accepted: true, result: told(season, known) };
  const refusal = refusalOf(state, season, nickname, command.at);
  if (refusal) return refusal;
  const entry = enter(state, season, command, {
    ...{ accountId: command.accountId, nickname, role: 'player' },
    ...{ cash: season.facts.startingCash, shares: 0 },
  });
  season.entrants += 1;
  const events = fund(state, entry, { transferId: command.id, amount: entry.startingCash, at: command.at });
  return { accepted: true, result: told(season, entry), events: [...events, joined(season, entry)] };
}

/** An operator gives a member what a market is made with; they are not ranked. */
export function addMaker(
  state: SeasonState,
  command: Command,
  { seasonId, accountId, nickname, cash, shares, reason }: SeasonCommand<'add-maker'>,
): Decision {
  const season = state.seasons.get(seasonId);
  if (!season) return refused('stocks.season-not-found');
  if (!state.members.has(accountId)) return refused('pay.recipient-not-found');
  if (state.entries.has(entryKey(seasonId, accountId))) return refused('stocks.season-joined');
  const isEarly = season.status === 'draft' || season.status === 'announced';
  if (!isEarly) return refused('stocks.season-status', { status: season.status });
  const refusal = refuseFull(season) ?? refuseNickname(state, season, nickname);
  if (refusal) return refusal;
  const entry = enter(state, season, command, { accountId, nickname, role: 'maker', cash, shares });
  season.entrants += 1;
  const events = fund(state, entry, { transferId: command.id, amount: cash, at: command.at });
  return {
    accepted: true,
    result: told(season, entry),
    events: [...events, joined(season, entry)],
    audit: { action: 'stocks.add-maker', subject: seasonId, reason, details: { accountId, cash, shares } },
  };
}

function refusalOf(state: SeasonState, season: Season, nickname: string | null, at: number): Refused | null {
  if (!canBeJoined(season, at)) return refused('stocks.season-closed', { status: season.status });
  return refuseFull(season) ?? refuseNickname(state, season, nickname);
}

const refuseFull = ({ entrants }: Season): Refused | null =>
  entrants >= MAX_ENTRANTS ? refused('stocks.season-full', { entrants }) : null;

function refuseNickname({ nicknames }: SeasonState, { id }: Season, nickname: string | null): Refused | null {
  if (nickname === null) return null;
  if (!isNickname(nickname)) return refused('request.invalid');
  return nicknames.has(`${id}/${nicknameKeyOf(nickname)}`) ? refused('stocks.nickname-taken') : null;
}

interface NewEntry {
  readonly accountId: string;
  readonly nickname: string | null;
  readonly role: Entry['role'];
  readonly cash: number;
  readonly shares: number;
}

function enter(
  state: SeasonState,
  season: Season,
  command: Command,
  { accountId, nickname, role, cash, shares }: NewEntry,
): Entry {
  const name = nickname?.trim() ?? numbered(season);
  const entry: Entry = {
    seasonId: season.id,
    accountId,
    tradingId: tradingIdOf(accountId, season.id),
    role,
    nickname: name,
    nicknameKey: nicknameKeyOf(name),
    startingCash: cash,
    shares,
    joinedAt: command.at,
    finalValue: null,
    finalPlace: null,
    change: 'new',
  };
  state.entries.set(entryKey(season.id, accountId), entry);
  state.nicknames.add(`${season.id}/${entry.nicknameKey}`);
  if (season.change === 'none') season.change = 'changed';
  return entry;
}

/** `#017`: nobody who chooses a name may begin it so, and no two have the same number. */
const numbered = ({ entrants }: Season): string => `#${String(entrants + 1).padStart(FEWEST_DIGITS, '0')}`;

const told = ({ id }: Season, { nickname, startingCash, joinedAt }: Entry): Record<string, unknown> => ({
  seasonId: id,
  nickname,
  startingCash,
  joinedAt: new Date(joinedAt).toISOString(),
});

const joined = ({ id, entrants }: Season, { accountId, tradingId, role }: Entry) => ({
  name: 'stocks.season-joined',
  key: id,
  data: { seasonId: id, accountId, tradingId, role, entrants },
});
