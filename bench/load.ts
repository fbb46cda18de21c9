import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { LoadOutcome, LoadPlan } from './load/plan.ts';

export type { LoadOutcome, LoadPlan, RequestList } from './load/plan.ts';

/** Why we wrote our own is told in docs/decisions/0005-own-load-generator.md. */
export class LoadGenerator {
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess) {
    this.#process = process;
  }

  /** Process id, for telling its CPU time from that of others. */
  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** Starts the generator's process, which is kept for many plans: by the second its code is warm. */
  static async start(): Promise<LoadGenerator> {
    const child = fork(new URL('./load/worker.ts', import.meta.url), {
      // Typed arrays travel as they are.
      serialization: 'advanced',
      execArgv: [],
    });
    await once(child, 'spawn');
    return new LoadGenerator(child);
  }

  /**
   * Runs one plan; one at a time.
   * @throws when the server cannot be reached, or the generator's process ends
   */
  async run(plan: LoadPlan): Promise<LoadOutcome> {
    const aborter = new AbortController();
    const ended = once(this.#process, 'exit', { signal: aborter.signal }).then(() => {
      throw new Error('The load generator ended early');
    });
    try {
      const answer = once(this.#process, 'message', { signal: aborter.signal });
      this.#process.send(plan);
      const [message] = (await Promise.race([answer, ended])) as [{ outcome?: LoadOutcome; error?: string }];
      if (message.outcome === undefined) throw new Error(message.error ?? 'The load generator said nothing');
      return message.outcome;
    } finally {
      aborter.abort();
      ended.catch(() => undefined);
    }
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || !this.#process.connected) return;
    const ended = once(this.#process, 'exit');
    this.#process.disconnect();
    await ended;
  }
}
