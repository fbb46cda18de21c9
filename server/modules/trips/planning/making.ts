import { setImmediate as breathe } from 'node:timers/promises';
import { ProblemError } from '../../../http/errors.ts';
import { type Candidate, candidatesOf, type Gathered } from './candidates.ts';
import { keepProposal, proposalView } from './keeping.ts';
import { type Prompt, promptOf } from './model/prompt.ts';
import { propose } from './model/propose.ts';
import { dayOf, nextDayAt, readUse, reserveUse } from './model/use.ts';
import type { PlanningParts } from './parts.ts';
import { problemOf } from './problem-of.ts';
import { type Fallback, type ModelWords, proposalOf } from './proposal.ts';
import type { PlanNews } from './schemas.ts';
import { type PlanResult, solving } from './solver/index.ts';

/** Plans that one instance makes at once: each takes some hundred milliseconds of its one thread. */
const MOST_RUNNING = 8;
const TOLD_EVERY = 0.1;

/** A question to the model that may be asked: it has been reserved. */
interface Question {
  readonly prompt: Prompt;
  readonly reserved: { readonly accountId: string; readonly day: string; readonly tokens: number };
}

/**
 * Reserves what the model may cost, when it was wished for and is set up.
 * @throws ProblemError trips.model-limit
 */
export async function questionFor(
  { config, database, now }: PlanningParts,
  gathered: Gathered,
  accountId: string,
): Promise<Question | null> {
  if (!gathered.wish.withModel || config.model === null) return null;
  const prompt = promptOf(gathered, candidatesOf(gathered));
  const at = now();
  const reserved = { accountId, day: dayOf(at), tokens: prompt.tokens + config.model.maxOutputTokens };
  if (await reserveUse(database, reserved, config.model)) return { prompt, reserved };
  const { callsPerDay, tokensPerDay } = config.model;
  throw new ProblemError('trips.model-limit', {
    ...{
      calls: callsPerDay,
      tokens: tokensPerDay,
      used: await readUse(database.reader, accountId, dayOf(at)),
    },
    retryAfterS: Math.ceil((nextDayAt(at) - at) / 1_000),
  });
}

/** @throws ProblemError trips.plan-busy: one plan for each member at a time, and not too many for one instance */
export function beginPlan({ running }: PlanningParts, accountId: string): void {
  if (running.has(accountId) || running.size >= MOST_RUNNING) {
    throw new ProblemError('trips.plan-busy', { retryAfterS: 3 });
  }
  running.add(accountId);
}

/**
 * Makes a plan and tells how far it is: the model chooses, when it may; the solver decides; the proposal is kept.
 * @param signal ends it where it stands: whoever asked has gone
 */
export async function* makePlan(
  parts: PlanningParts,
  gathered: Gathered,
  question: Question | null,
  { accountId, signal }: { readonly accountId: string; readonly signal: AbortSignal },
): AsyncGenerator<PlanNews> {
  let candidates = candidatesOf(gathered);
  yield progress('reading', null);
  let words: ModelWords | null = null;
  let fallback: Fallback | null = gathered.wish.withModel && question === null ? 'not-configured' : null;
  if (question) {
    yield progress('asking', null);
    const answer = yield* askedModel(parts, gathered, candidates, question, signal);
    if (typeof answer === 'string') fallback = answer;
    else words = answer;
  }
  if (fallback) yield { event: 'fallback', data: { reason: fallback } };
  if (words) candidates = candidatesOf(gathered, new Set(words.days.flatMap(({ ids }) => ids)));
  const problem = problemOf(gathered, candidates);
  const began = parts.monotonic();
  const result = yield* solved(solving(problem), signal);
  parts.modelMetrics.planned(words ? 'model' : 'solver', (parts.monotonic() - began) / 1_000);
  yield progress('keeping', null);
  const proposal = proposalOf(gathered, candidates, { problem, result }, { words, fallback });
  const { document, wish } = gathered;
  const facts = { proposalId: parts.makeId(), tripId: document.tripId, at: parts.now(), appliedAt: null };
  const kept = { ...facts, wish, proposal };
  await keepProposal(parts.database, kept, accountId);
  yield { event: 'done', data: { proposal: proposalView(kept) } };
}

async function* askedModel(
  { config, database, modelMetrics: metrics, log, monotonic }: PlanningParts,
  gathered: Gathered,
  candidates: readonly Candidate[],
  { prompt, reserved }: Question,
  signal: AbortSignal,
): AsyncGenerator<PlanNews, ModelWords | Fallback> {
  const proposing = { config: config.model!, database, metrics, log, monotonic, reserved, signal };
  const answering = propose(proposing, prompt, gathered, candidates);
  try {
    for (;;) {
      const step = await answering.next();
      if (step.done) return step.value;
      yield { event: 'theme', data: step.value };
    }
  } finally {
    // Where it is left in the middle, what was reserved is settled.
    await answering.return('unavailable');
  }
}

/** Lets others be served between two of the solver's breaths. */
async function* solved(
  solver: Generator<number, PlanResult>,
  signal: AbortSignal,
): AsyncGenerator<PlanNews, PlanResult> {
  let told = -1;
  for (;;) {
    const step = solver.next();
    if (step.done) return step.value;
    if (step.value - told >= TOLD_EVERY) {
      told = step.value;
      yield progress('solving', Math.min(1, step.value));
    }
    await breathe(undefined, { signal });
  }
}

const progress = (
  step: Extract<PlanNews, { event: 'progress' }>['data']['step'],
  share: number | null,
): PlanNews => ({ event: 'progress', data: { step, share } });
