import { Histogram, type LatencySummary } from '../load/histogram.ts';
import { cpuTimeUs, machineTimeUs } from '../rig/cpu.ts';
import type { Check } from '../sql.ts';
import type { Depth, Engine } from './book.ts';
import { library } from './library.ts';
import { ours, oursChecked } from './ours.ts';
import { makeStream, type Stream } from './stream.ts';

/**
 * Matching alone, in this one thread: settings come by environment, the result is printed as JSON.
 * NEW_SHARE of all commands is new orders, COMMANDS how many there are, SECONDS how long each engine may take for what is
 * measured, SEED what they are drawn with.
 */
const { NEW_SHARE = '0.5', COMMANDS = '10000', SECONDS = '1', SEED = '1' } = process.env;
/** Commands between two looks at the clock, and of one batch of the lane. */
const PAGE = 100;
const WARM_UP_ROUNDS = 5;
/** Filling takes longer than a short stream on it. */
const MAX_ROUNDS = 200;
/** What the filling has left behind is not the stream's; run with `--expose-gc`. */
const collectGarbage = globalThis.gc ?? (() => {});

export interface Measured {
  /** Commands that were measured, over all rounds, and of them in one round. */
  readonly commands: number;
  readonly ofRound: number;
  readonly rounds: number;
  readonly ms: number;
  /** Of pages of a hundred commands. */
  readonly pages: LatencySummary;
  /** CPU of this process while it was measured, and what others had meanwhile; microseconds. */
  readonly ownUs: number;
  readonly othersUs: number;
  readonly checks: readonly Check[];
}
export interface Outcome {
  readonly ours: Measured;
  readonly library: Measured;
  /** Ours on those commands that the library came to in its time. */
  readonly oursOnSame: Measured;
}

/** The same stream on a fresh book again and again, until the time is over; the filling is not measured. */
function measure(engine: Engine, stream: Stream, forMs: number, warmUpRounds: number): Measured {
  const pages: (typeof stream.commands)[] = [];
  for (let i = 0; i < stream.commands.length; i += PAGE) pages.push(stream.commands.slice(i, i + PAGE));
  const histogram = new Histogram();
  let [commands, ms, ofRound, ownUs, othersUs, rounds] = [0, 0, 0, 0, 0, -warmUpRounds];
  while (rounds < 1 || (ms < forMs && rounds < MAX_ROUNDS)) {
    const filled = engine.fill(stream);
    collectGarbage();
    const isMeasured = rounds >= 0;
    const ownBefore = cpuTimeUs([process.pid]);
    const allBefore = machineTimeUs();
    const startedAt = performance.now();
    let pageAt = startedAt;
    ofRound = 0;
    for (const page of pages) {
      filled.page(page);
      const now = performance.now();
      if (isMeasured) histogram.record(now - pageAt);
      pageAt = now;
      ofRound += page.length;
      if (isMeasured && ms + now - startedAt > forMs && rounds === 0) break;
    }
    rounds += 1;
    if (!isMeasured) continue;
    const own = cpuTimeUs([process.pid]) - ownBefore;
    ms += pageAt - startedAt;
    commands += ofRound;
    ownUs += own;
    othersUs += Math.max(0, machineTimeUs() - allBefore - own);
  }
  return { commands, ofRound, rounds, ms, pages: histogram.summary(), ownUs, othersUs, checks: [] };
}

/** The books of both engines after the same commands, and what must hold of ours. */
function check(stream: Stream, others: Depth | null): readonly Check[] {
  const filled = oursChecked.fill(stream);
  for (let i = 0; i < stream.commands.length; i += PAGE) filled.page(stream.commands.slice(i, i + PAGE));
  const isSame = others === null || JSON.stringify(filled.depth()) === JSON.stringify(others);
  const same = {
    name: 'the library’s book is the same',
    ok: isSame,
    detail: `${stream.commands.length} commands`,
  };
  return others === null ? filled.check() : [...filled.check(), same];
}

function depthAfter(engine: Engine, stream: Stream): Depth {
  const filled = engine.fill(stream);
  filled.page(stream.commands);
  return filled.depth();
}

const forMs = Number(SECONDS) * 1_000;
const stream = makeStream(Number(NEW_SHARE), Number(COMMANDS), Number(SEED));
// The library learns on a stream without its weakness: a crowd that is soon gone.
const light = { resting: stream.resting.slice(-1_000), commands: [] };
measure(library, light, 0, WARM_UP_ROUNDS);
const libraryAlone = measure(library, stream, forMs, 0);
const same = { ...stream, commands: stream.commands.slice(0, libraryAlone.ofRound) };
const outcome: Outcome = {
  library: libraryAlone,
  ours: { ...measure(ours, stream, forMs, WARM_UP_ROUNDS), checks: check(stream, null) },
  oursOnSame: {
    ...measure(ours, same, forMs, WARM_UP_ROUNDS),
    checks: check(same, depthAfter(library, same)),
  },
};
process.stdout.write(`${JSON.stringify(outcome)}\n`);
