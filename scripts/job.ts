// `npm run job`: lists the jobs and what each does next. `npm run job -- NAME`: runs one here, in the terminal, with
// its progress on stderr, also while servers run; a run that is under way elsewhere is watched, one that was
// interrupted is taken up. What it logged goes to stdout. Exit code 0: all is done; 1: items failed, or the job did; 2: there is no such job.
import { pino } from 'pino';
import { composeCore } from '../server/compose.ts';
import { composeBeside } from '../server/compose-beside.ts';
import { readConfig } from '../server/config.ts';
import { migrate } from '../server/db/migrate.ts';
import { linesOf } from '../server/jobs/index.ts';
import { INTERRUPTED, runOnTerminal } from './job/terminal.ts';

type Core = ReturnType<typeof composeCore>;

async function list({ database, jobs }: Core): Promise<void> {
  await jobs.register();
  const rows = await database.reader.selectFrom('jobs').selectAll().execute();
  const byName = new Map(rows.map((row) => [row.name, row]));
  const width = Math.max(...[...jobs.plans.keys()].map((name) => name.length));
  const seoul = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Seoul',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  for (const name of [...jobs.plans.keys()].sort()) {
    const row = byName.get(name);
    const schedule = row?.schedule ?? jobs.plans.get(name)?.schedule ?? 'by hand';
    const next = row?.run_id
      ? 'is under way'
      : row?.is_paused === 1
        ? 'is paused'
        : row?.next_due_at
          ? `next ${seoul.format(row.next_due_at)} (Seoul)`
          : '';
    console.log(`${name.padEnd(width)}  ${schedule.padEnd(16)}  ${next}`.trimEnd());
  }
}

async function run({ jobs, database, now }: Core, name: string): Promise<number> {
  const leaving = new AbortController();
  process.on('SIGINT', () => {
    // Pressed twice: at once. The run is taken up again behind its last page all the same.
    if (leaving.signal.aborted) process.exit(INTERRUPTED);
    leaving.abort();
  });
  const terminal = { screen: process.stderr, now, leaving: leaving.signal };
  const { code, runId } = await runOnTerminal(jobs, name, terminal);
  for (const { line } of await linesOf(database.reader, runId)) console.log(line);
  return code;
}

async function main(args: readonly string[]): Promise<number> {
  const core = composeCore(readConfig(process.env), pino({ level: 'warn' }, pino.destination(2)));
  const [name] = args;
  try {
    if (name !== undefined && (args.length > 1 || !core.jobs.plans.has(name))) {
      const known = [...core.jobs.plans.keys()].sort().map((one) => `  ${one}`);
      console.error(`There is no job called ${args.join(' ')}. These are known:\n${known.join('\n')}`);
      return 2;
    }
    await migrate(core.database);
    if (name !== undefined) return await run(core, name);
    await list(core);
    return 0;
  } finally {
    // Nothing of it was started, and all of it was opened.
    const beside = composeBeside(core);
    await beside.drain();
    await beside.close();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
