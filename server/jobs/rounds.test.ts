import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createRounds, type Round } from './rounds.ts';

const log = pino({ level: 'silent' });

/** A round that waits to be let go, and says when each of its runs has begun. */
function gated(name: string) {
  const gates: { open: (more: boolean) => void; fail: (error: Error) => void }[] = [];
  const begun: ((value: undefined) => void)[] = [];
  const starts = Array.from({ length: 5 }, () => Promise.withResolvers<undefined>());
  for (const start of starts) begun.push(start.resolve);
  const round: Round = {
    name,
    everyMs: 1,
    run: () => {
      const gate = Promise.withResolvers<boolean>();
      gates.push({ open: gate.resolve, fail: gate.reject });
      begun[gates.length - 1]?.(undefined);
      return gate.promise;
    },
  };
  return { round, gates, begun: (run: number) => starts[run]!.promise };
}

test('a run begins only after the one before it has ended, also after a failure', async () => {
  const { round, gates, begun } = gated('slow');
  const other = gated('other');
  const failed: string[] = [];
  const rounds = createRounds([round, other.round], log, (name) => failed.push(name));
  rounds.start();
  await begun(0);
  // The other goes round three times; the first is still on its only run.
  for (const run of [0, 1, 2]) {
    await other.begun(run);
    other.gates[run]!.open(true);
  }
  expect(gates).toHaveLength(1);
  gates[0]!.fail(new Error('lost'));
  await begun(1);
  expect(failed).toEqual(['slow']);
  gates[1]!.open(false);
  await begun(2);
  const stopped = rounds.stop();
  gates[2]!.open(true);
  await other.begun(3);
  other.gates[3]!.open(true);
  await stopped;
  expect(gates).toHaveLength(3);
});

test('stopping tells the run under way, and waits for it', async () => {
  const begun = Promise.withResolvers<undefined>();
  let told = false;
  const rounds = createRounds(
    [
      {
        name: 'listening',
        everyMs: 1,
        run: (signal) =>
          new Promise((resolve) => {
            signal.addEventListener('abort', () => {
              told = true;
              resolve(true);
            });
            begun.resolve(undefined);
          }),
      },
    ],
    log,
  );
  rounds.start();
  await begun.promise;
  await rounds.stop();
  expect(told).toBe(true);
});

test('one that fails twice for the same reason is told in the log once, and counted twice', async () => {
  const { round, gates, begun } = gated('unlucky');
  const said: string[] = [];
  const tell = (_details: object, message: string) => said.push(message);
  const failed: string[] = [];
  const rounds = createRounds([round], { error: tell, warn: tell, info: tell }, (name) => failed.push(name));
  rounds.start();
  for (const run of [0, 1]) {
    await begun(run);
    gates[run]!.fail(new Error('lost'));
  }
  await begun(2);
  gates[2]!.open(true);
  await begun(3);
  const stopped = rounds.stop();
  gates[3]!.open(false);
  await stopped;
  expect(failed).toEqual(['unlucky', 'unlucky']);
  expect(said).toEqual(['a round failed; trying again', 'a round runs again']);
});
