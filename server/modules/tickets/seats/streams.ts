import type { StreamMapping, StreamMessage } from '../../../events/catalog.ts';
import type { SeatsNews } from './schemas.ts';

/** What moved so lately is told again where it costs little: a page that was slow has missed nothing. */
const TOLD_MS = 2_000;
/** More than that is told only as long as it must be. */
const FEW_CHANGES = 400;
const ROUNDS_KEPT = 500;

interface Move {
  readonly sequence: number;
  readonly changes: SeatsNews['changes'];
  readonly heardAt: number;
}
interface Heard {
  /** In the order of their numbers, without a gap. */
  moves: Move[];
  sequence: number;
  free: number;
  /** The newest numbers that the last two messages told. */
  told: readonly [number, number];
}

/**
 * Live places for open maps. Of several messages that have not been sent yet only the newest is, so each holds everything
 * since the message before the last one, and what is younger than two seconds where that is little. An older event, read
 * again for a page that comes back, adds nothing.
 * @param monotonic milliseconds that only go forward
 */
export function seatStreams(monotonic: () => number): StreamMapping {
  const heard = new Map<string, Heard>();

  const note = (roundId: string, move: Move, free: number): Heard => {
    let known = heard.get(roundId);
    // After a gap nothing before it is of use: pages find that they have missed something, and read afresh.
    if (!known || move.sequence > known.sequence + 1) {
      const before = move.sequence - 1;
      known = { moves: [], sequence: before, free, told: [before, before] };
      heard.delete(roundId);
      heard.set(roundId, known);
      if (heard.size > ROUNDS_KEPT) forgetOldest();
    }
    if (move.sequence <= known.sequence) return known;
    known.moves.push(move);
    known.sequence = move.sequence;
    known.free = free;
    return known;
  };
  const forgetOldest = (): void => {
    const [oldest] = heard.keys();
    if (oldest !== undefined) heard.delete(oldest);
  };

  const message = (roundId: string, known: Heard): StreamMessage => ({
    topic: `tickets-round:${roundId}`,
    event: 'seats',
    conflate: true,
    data: (): SeatsNews => newsOf(roundId, known, monotonic() - TOLD_MS),
  });

  return ({ name, key, data }) => {
    const messages = aboutMembers(name, data);
    const { sequence, changes, free } = data as Partial<SeatsNews>;
    if (!name.startsWith('tickets.') || !changes || sequence === undefined) return messages;
    const known = note(key, { sequence, changes, heardAt: monotonic() }, free ?? 0);
    return [message(key, known), ...messages];
  };
}

/** @param since what was heard before is told only if it must be, milliseconds that only go forward */
function newsOf(roundId: string, known: Heard, since: number): SeatsNews {
  const must = known.told[0];
  let few = 0;
  let first = known.moves.length;
  while (first > 0) {
    const move = known.moves[first - 1]!;
    few += move.changes.length;
    if (move.sequence <= must && (move.heardAt < since || few > FEW_CHANGES)) break;
    first -= 1;
  }
  known.moves = known.moves.slice(first);
  known.told = [known.told[1], known.sequence];
  const newest = new Map<number, string>();
  for (const { changes } of known.moves) for (const [seat, state] of changes) newest.set(seat, state);
  const from = (known.moves[0]?.sequence ?? known.sequence + 1) - 1;
  return { roundId, from, sequence: known.sequence, changes: [...newest], free: known.free };
}

/** What has become of a hold, by the event that says so. */
const HOLD_EVENTS: Readonly<Record<string, string>> = {
  'tickets.hold-kept': 'kept',
  'tickets.hold-released': 'released',
  'tickets.hold-expired': 'expired',
  'tickets.hold-ended': 'ended',
  'tickets.offered': 'offered',
  'tickets.offer-lapsed': 'lapsed',
};

function aboutMembers(
  name: string,
  { accountId, holdId, roundId, expiresAt }: Record<string, unknown>,
): StreamMessage[] {
  const status = HOLD_EVENTS[name];
  if (status === undefined) return [];
  const until = typeof expiresAt === 'number' && { expiresAt: new Date(expiresAt).toISOString() };
  const data = { holdId, roundId, status, ...until };
  return [{ topic: `me:${String(accountId)}`, event: 'hold', data, conflate: false }];
}
