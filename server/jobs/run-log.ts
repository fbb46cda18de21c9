import { type Executor, insertMany } from '../db/dialect.ts';

/** Lines of a run that are kept: the newest. */
const MAX_LINES = 200;
const MAX_LENGTH = 500;

export interface Line {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly line: string;
}

/** What a column of 500 characters takes: one line, whole characters, never empty. */
export function cut(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const plain = text.replaceAll(/[\u0000-\u001f\u007f]+/g, ' ').trim();
  const whole = [...plain.toWellFormed().slice(0, 2 * MAX_LENGTH)].slice(0, MAX_LENGTH).join('');
  return whole === '' ? '…' : whole;
}

/** Lines of a run that wait for its next commit. */
export class PendingLines {
  #lines: Line[] = [];

  add(line: Line): void {
    this.#lines.push({ ...line, line: cut(line.line) });
    if (this.#lines.length > MAX_LINES) this.#lines.shift();
  }

  all(): readonly Line[] {
    return this.#lines;
  }

  /** Those that were committed; what was added meanwhile stays. */
  remove(committed: readonly Line[]): void {
    const gone = new Set(committed);
    this.#lines = this.#lines.filter((line) => !gone.has(line));
  }
}

/** Adds lines behind the `lastNo` that there are, and drops the oldest over the bound. */
export async function appendLines(
  tx: Executor,
  runId: string,
  lastNo: number,
  lines: readonly Line[],
): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map(({ at, line }, i) => [runId, lastNo + 1 + i, at, line]);
  await insertMany(tx, 'job_run_log', ['run_id', 'line_no', 'at', 'line'], rows);
  await tx
    .deleteFrom('job_run_log')
    .where('run_id', '=', runId)
    .where('line_no', '<=', lastNo + lines.length - MAX_LINES)
    .execute();
}

/** What a run logged, oldest first. */
export const linesOf = (executor: Executor, runId: string): Promise<Line[]> =>
  executor
    .selectFrom('job_run_log')
    .select(['at', 'line'])
    .where('run_id', '=', runId)
    .orderBy('line_no')
    .execute();
