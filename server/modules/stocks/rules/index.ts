/** The exchange's rules: pure, dated, without a clock of their own. Matching and money take their parts file by file. */
export { advance } from './advance.ts';
export { indicative } from './auction.ts';
export { resume, setPhase } from './by-hand.ts';
export { circuitLevel } from './circuit.ts';
export { dayAfter, dayOf, type Hours, withExceptions } from './days.ts';
export { breakCircuit, halt } from './halting.ts';
export { refreshRules, rulesAt, rulesOfDay } from './in-force.ts';
export { judge, judgePhase, judgePrice } from './judge.ts';
export { KRX } from './krx.ts';
export { judgeReference, nextSession } from './next-session.ts';
export type { Exchange, Rules } from './rules.ts';
export { isSessionOver, newSession } from './session.ts';
export { isOnTick, type Limits, tickBelow, tickOf } from './ticks.ts';
