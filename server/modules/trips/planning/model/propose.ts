import type { ModelConfig } from '../../../../config/model.ts';
import type { Database } from '../../../../db/open.ts';
import type { Log } from '../../../../telemetry/metrics.ts';
import type { Candidate, Gathered } from '../candidates.ts';
import type { Fallback, ModelWords } from '../proposal.ts';
import { themesSoFar, wordsOf } from './answer.ts';
import { ask, type Spent } from './ask.ts';
import { ModelFault } from './fault.ts';
import type { ModelMetrics } from './metrics.ts';
import { offeredOf, type Prompt } from './prompt.ts';
import { settleUse } from './use.ts';

interface Proposing {
  readonly config: ModelConfig;
  readonly database: Database;
  readonly metrics: ModelMetrics;
  readonly log: Log;
  readonly monotonic: () => number;
  /** What was reserved for it, and for whom. */
  readonly reserved: { readonly accountId: string; readonly day: string; readonly tokens: number };
  readonly signal: AbortSignal;
}

/** A theme of a day, as far as it has been written. */
export interface ThemeNews {
  readonly day: number;
  readonly text: string;
}

/**
 * Lets the model choose among the candidates, and tells its themes while they come. Whatever goes wrong is an outcome and not an
 * error: the plan is then made without it.
 * @throws the signal's reason, when whoever asked has gone
 */
export async function* propose(
  { config, database, metrics, log, monotonic, reserved, signal }: Proposing,
  prompt: Prompt,
  gathered: Gathered,
  candidates: readonly Candidate[],
): AsyncGenerator<ThemeNews, ModelWords | Fallback> {
  const spent: Spent = { tokens: 0 };
  const began = monotonic();
  let outcome: string = 'cancelled';
  try {
    const answering = ask(config, prompt, signal, spent);
    const told: string[] = [];
    for (;;) {
      const step = await answering.next();
      if (step.done) {
        const offered = new Set(offeredOf(candidates).map(({ id }) => id));
        const words = wordsOf(step.value.text, gathered.days.length, offered);
        outcome = 'ok';
        return words;
      }
      for (const [day, text] of themesSoFar(step.value).slice(0, gathered.days.length).entries()) {
        if (told[day] === text || text === '') continue;
        told[day] = text;
        yield { day, text };
      }
    }
  } catch (error) {
    if (!(error instanceof ModelFault)) throw error;
    outcome = error.reason;
    log.warn({ reason: error.reason, err: error.cause }, 'the plan is made without the model');
    return error.reason;
  } finally {
    metrics.asked(outcome, spent.tokens, (monotonic() - began) / 1_000);
    await settleUse(database, reserved, spent.tokens);
  }
}
