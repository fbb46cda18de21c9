import type { Core } from './compose.ts';
import { createRounds } from './jobs/rounds.ts';

/**
 * What runs beside requests: the dispatcher, rounds and jobs. A server starts it, and so does a worker, which has
 * nothing else.
 */
export function composeBeside(core: Core) {
  const {
    caches,
    database,
    dispatcher,
    indexes,
    jobs,
    lanes,
    log,
    metrics,
    modules,
    notifications,
    pay,
    sandbox,
  } = core;
  const beside = modules.flatMap((module) => module.rounds ?? []);
  const rounds = createRounds(sandbox ? [...beside, sandbox.round] : beside, log, (round) =>
    metrics.backgroundFailure('round', round),
  );

  /** The database has its newest schema by now. */
  async function start(): Promise<void> {
    await database.transact(pay.ensureHouseWallets);
    caches.start();
    await dispatcher.start();
    rounds.start();
    await jobs.start();
  }

  /** Begins nothing new: what is under way ends, jobs leave their runs to others, and lanes answer all they admitted. */
  async function drain(): Promise<void> {
    await Promise.all([rounds.stop(), jobs.stop()]);
    notifications.close();
    await Promise.all(lanes.map((lane) => lane.drain()));
  }

  /** The very last: nobody reads or writes any more. */
  async function close(): Promise<void> {
    await dispatcher.stop();
    await Promise.all(modules.map((module) => module.onClose?.()));
    caches.stop();
    await indexes.close();
    await database.close();
  }

  return { start, drain, close };
}
