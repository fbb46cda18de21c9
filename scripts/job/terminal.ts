import type { Jobs } from '../../server/jobs/index.ts';
import { createProgress, type Screen, spell } from './progress.ts';

/** As shells say that Ctrl-C ended it. */
export const INTERRUPTED = 130;

export interface Terminal {
  readonly screen: Screen;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Aborted: somebody pressed Ctrl-C. */
  readonly leaving: AbortSignal;
}

/**
 * Runs a job with its progress on the screen.
 * @returns the run, and the exit code: 0 when all is done, 1 when items failed or the job did, 130 after Ctrl-C
 */
export async function runOnTerminal(
  jobs: Pick<Jobs, 'run'>,
  name: string,
  terminal: Terminal,
): Promise<{ code: number; runId: string }> {
  const { screen, now, leaving } = terminal;
  const progress = createProgress(screen, now);
  leaving.addEventListener('abort', () => progress.end('stops after this page …'));
  const { status, row } = await jobs.run(name, { signal: leaving, onProgress: progress.show });
  const took = spell(((row.ended_at ?? now()) - row.at) / 1000);
  const counts = `${row.done.toLocaleString('en-US')} done, ${row.failed.toLocaleString('en-US')} failed, ${took}`;
  const how = {
    done: '',
    stopped: 'stopped by an operator; ',
    failed: `${row.error ?? ''}; `,
    interrupted: 'interrupted; ',
  }[status];
  progress.end(`${name}: ${how}${counts}`);
  if (status === 'interrupted')
    progress.end(`It goes on from here: npm run job -- ${name} (or a server takes it up)`);
  if (row.failed > 0)
    progress.end('What failed can be looked at, and tried again, on the page of jobs (/admin/jobs).');
  const isWell = status === 'done' && row.failed === 0;
  return { code: status === 'interrupted' && leaving.aborted ? INTERRUPTED : isWell ? 0 : 1, runId: row.id };
}
