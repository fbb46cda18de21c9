/** The exchange's rules: pure, dated, without a clock of their own. */
export { advance } from './advance.ts';
export { type Auctioned, type Indicative, indicative } from './auction.ts';
export { resume, setPhase } from './by-hand.ts';
export { feeOf, taxOf } from './charges.ts';
export { type CircuitState, circuitLevel } from './circuit.ts';
export { type Calendar, dayAfter, dayOf, type Hours, startOfDay, withExceptions } from './days.ts';
export { breakCircuit, halt } from './halting.ts';
export { refreshRules, rulesAt, rulesOfDay } from './in-force.ts';
export { interrupt, interrupts } from './interruption.ts';
export { judge, judgePhase, judgePrice } from './judge.ts';
export { KRX } from './krx.ts';
export type { PhaseReason } from './phases.ts';
export type { Exchange, Rules } from './rules.ts';
export { newSession } from './session.ts';
export { isOnTick, type Limits, limitsOf, stepDown, stepUp, tickBelow, tickOf } from './ticks.ts';
export { uncross } from './uncross.ts';
