import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Core } from './compose.ts';
import { isDuplicate } from './db/dialect.ts';
import { depositInDemo, type People, peopleOf } from './demo-people.ts';
import { TICKET_MONEY } from './modules/tickets/index.ts';
import { roomOfRound } from './modules/waiting-room/index.ts';

/** Drawn by scripts/draw-demo-shows.ts. */
const FOLDER = fileURLToPath(new URL('./demo-pictures/shows/', import.meta.url));
const MINUTE_MS = 60_000;
const LOBBY_MS = 30 * MINUTE_MS;
/** How the demo's room works: a crowd of some people sees both the queue and the hall. */
const ROOM = {
  insideLimit: 200,
  perMinute: 120,
  callMs: 2 * MINUTE_MS,
  visitMs: 10 * MINUTE_MS,
  door: 'none',
} as const;

/**
 * Fills the houses of a demo that shows nothing yet: venues, shows, rounds, what is sold already, and a waiting room in
 * front of what all want.
 * @returns whether they were filled now
 * @throws the database's error, when the season cannot be written
 */
export async function openTheatres(core: Core): Promise<boolean> {
  const { tickets, database, now, log } = core;
  if (!tickets || (await tickets.demo.isOpen(database.reader))) return false;
  const people = await peopleOf(core);
  if (!people) return false;
  const at = now();
  try {
    await database.transact((tx) => tickets.demo.open(tx, at));
  } catch (error) {
    // Another instance that started at the same moment was first.
    if (isDuplicate(error)) return false;
    throw error;
  }
  await depositInDemo(core, people, TICKET_MONEY, at);
  // In a demo of some age a wallet may be frozen, or an account gone: the houses are open all the same.
  await tickets.demo
    .live(people, at)
    .catch((error: unknown) => log.warn({ err: error }, 'the demo goes on without some of what was sold'));
  await openRooms(core, people, at);
  return true;
}

async function openRooms(core: Core, people: People, at: number): Promise<void> {
  const { tickets, waitingRoom, database, makeId } = core;
  if (!tickets || !waitingRoom) return;
  for (const { roundId, saleFrom } of await tickets.demo.queued(database.reader)) {
    const id = makeId();
    const terms = { ...ROOM, lobbyAt: saleFrom - LOBBY_MS, opensAt: saleFrom } as const;
    const input = {
      kind: 'save',
      roomId: roomOfRound(roundId),
      terms,
      version: 0,
      reason: '오픈 대기',
    } as const;
    const command = { id, key: id, at, accountId: people.admin, fingerprint: '' };
    await waitingRoom.lane.submit({ ...command, name: 'waiting-room.save', input });
  }
}

/**
 * Gives what is shown its posters, beside requests; what a stop left undone goes on at the next start.
 * @throws ProblemError, or the error of the disk or the database
 */
export async function showPosters(core: Core): Promise<void> {
  const people = await peopleOf(core);
  if (people) await core.tickets?.demo.show(people.admin, (name) => readFile(`${FOLDER}${name}.webp`));
}
