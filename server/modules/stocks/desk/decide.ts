import { type Command, type Decision, refused } from '../../../engine/types.ts';
import type { Hours } from '../rules/index.ts';
import type { CompanyFacts, DeskCommand, DeskInput } from './input.ts';

/** A listing, as far as the desk writes it. */
export interface Company {
  readonly symbol: string;
  facts: CompanyFacts;
  version: number;
  isChanged: boolean;
}

/** A day on which the exchange's calendar does not hold. */
export interface Exception {
  readonly day: string;
  readonly hours: Hours | null;
  readonly note: string;
  readonly byId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  change: 'none' | 'new' | 'gone';
}

/** The working copy of all rows that a batch of the lane `stocks-desk` touches. */
export interface DeskState {
  readonly companies: Map<string, Company>;
  readonly exceptions: Map<string, Exception>;
}

/** Decides one command of the desk; a refusal changes nothing. */
export function decideDesk(state: DeskState, command: Command<DeskInput>): Decision {
  const { input } = command;
  if (input.kind === 'edit-listing') return editListing(state, input);
  return input.kind === 'set-day' ? setDay(state, command, input) : clearDay(state, input);
}

function editListing(
  { companies }: DeskState,
  { symbol, version, facts, reason }: DeskCommand<'edit-listing'>,
): Decision {
  const company = companies.get(symbol);
  if (!company) return refused('stocks.symbol-not-found');
  if (company.version !== version) return refused('stocks.version-conflict', { version: company.version });
  const before = company.facts;
  company.facts = facts;
  company.version += 1;
  company.isChanged = true;
  return {
    accepted: true,
    result: { symbol, version: company.version },
    events: [{ name: 'stocks.listing-edited', key: symbol, data: { symbol } }],
    audit: {
      action: 'stocks.edit-listing',
      subject: symbol,
      reason,
      details: { before: shortly(before), after: shortly(facts) },
    },
  };
}

const shortly = ({ name, sector, color }: CompanyFacts) => ({ name: name.ko, sector, color });

function setDay(
  { exceptions }: DeskState,
  { accountId, at }: Command,
  { day, hours, note, reason }: DeskCommand<'set-day'>,
): Decision {
  if (hours !== null && !areInOrder(hours)) return refused('stocks.invalid-hours');
  const before = exceptions.get(day);
  exceptions.set(day, { day, hours, note, byId: accountId, at, change: 'new' });
  const details = { hours, before: before && before.change !== 'gone' ? before.hours : undefined };
  return {
    accepted: true,
    result: { day },
    events: [{ name: 'stocks.calendar-changed', key: 'calendar', data: { day, hours } }],
    audit: { action: 'stocks.set-calendar-day', subject: day, reason, details },
  };
}

const areInOrder = ({ openingAuction, continuous, closingAuction, close }: Hours): boolean =>
  openingAuction < continuous && continuous < closingAuction && closingAuction < close;

function clearDay({ exceptions }: DeskState, { day, reason }: DeskCommand<'clear-day'>): Decision {
  const exception = exceptions.get(day);
  if (!exception || exception.change === 'gone') return refused('stocks.calendar-not-found');
  exception.change = 'gone';
  return {
    accepted: true,
    result: { day },
    events: [{ name: 'stocks.calendar-changed', key: 'calendar', data: { day } }],
    audit: {
      action: 'stocks.clear-calendar-day',
      subject: day,
      reason,
      details: { hours: exception.hours },
    },
  };
}
