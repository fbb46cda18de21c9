import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Core } from './compose.ts';
import { isDuplicate } from './db/dialect.ts';
import { depositInDemo, peopleOf } from './demo-people.ts';

/** Drawn by scripts/draw-demo-goods.ts. */
const FOLDER = fileURLToPath(new URL('./demo-pictures/goods/', import.meta.url));
const HOUR_MS = 3_600_000;
/** What they spend in the mall, in won, beside what they have. */
const SPENDING = { minji: 160_000, jun: 260_000, soyeon: 160_000 };

/**
 * Fills the shop of a demo that sells nothing yet: a catalogue, and what the demo's people bought, said and asked.
 * @returns whether it was filled now
 * @throws the database's error, when the catalogue cannot be written
 */
export async function openMall(core: Core): Promise<boolean> {
  const { shop, database, now, log } = core;
  if (!shop || (await shop.demo.isOpen(database.reader))) return false;
  const people = await peopleOf(core);
  if (!people) return false;
  const at = now();
  try {
    await database.transact((tx) => shop.demo.open(tx, at));
  } catch (error) {
    // Another instance that started at the same moment was first.
    if (isDuplicate(error)) return false;
    throw error;
  }
  await depositInDemo(core, people, SPENDING, at - 66 * HOUR_MS);
  // In a demo of some age a wallet may be frozen, or an account gone: the mall is open all the same.
  await shop.demo
    .live(people, at)
    .catch((error: unknown) => log.warn({ err: error }, 'the demo goes on without some of what was bought'));
  return true;
}

/**
 * Gives what the mall sells its pictures, beside requests; what a stop left undone goes on at the next start.
 * @throws ProblemError, or the error of the disk or the database
 */
export async function showGoods(core: Core): Promise<void> {
  const people = await peopleOf(core);
  if (people) await core.shop?.demo.show(people.admin, (name) => readFile(`${FOLDER}${name}.webp`));
}
