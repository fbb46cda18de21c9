import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A running process of our own. */
export interface RunningProcess {
  /** Process id of the service itself. */
  readonly pid: number;
  /** Asks it to end (SIGTERM) and waits; after `graceMs` it is killed. Does nothing when it has ended already. */
  end(graceMs?: number): Promise<void>;
  /** SIGKILL, as a power cut would: nothing is flushed. Waits until it is gone. */
  kill(): Promise<void>;
}

export interface ProcessOptions {
  /** What to call it in messages. */
  name: string;
  command: string;
  args: string[];
  /**
   * A temporary folder for all that it writes; removed if we die before we can end it in order. What it prints goes
   * to `log` in there, whose end is shown when the start fails.
   */
  folder: string;
  /** Resolves to true once the service answers. Asked again and again until then; may throw. */
  isReady: () => Promise<boolean>;
  /** Default 30 s. */
  startTimeoutMs?: number;
  env?: NodeJS.ProcessEnv;
}

// The service must not outlive us, not even our SIGKILL. So a shell stands between: it holds a pipe from us, and
// when that pipe closes while the service still runs, it kills the service and removes its folder. The shell's first
// line of output is the service's pid.
const guard = `
exec 3<&0
"$@" 3<&- </dev/null >>"$MADANG_FOLDER/log" 2>&1 &
pid=$!
echo $pid
(cat <&3; touch "$MADANG_FOLDER/orphaned"; kill -9 $pid) >/dev/null 2>&1 &
watch=$!
exec 3<&-
wait $pid
status=$?
kill $watch 2>/dev/null
if [ -e "$MADANG_FOLDER/orphaned" ]; then rm -rf "$MADANG_FOLDER"; fi
exit $status`;

/**
 * Starts a process and waits until it is ready. It ends with this process at the latest.
 * Throws with the end of its log when it ends early or is not ready in time.
 */
export async function startProcess(options: ProcessOptions): Promise<RunningProcess> {
  // A session of its own, so that Ctrl-C in the terminal reaches us only, and we end it in order.
  const shell = spawn('sh', ['-c', guard, 'sh', options.command, ...options.args], {
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, ...options.env, MADANG_FOLDER: options.folder },
  });
  const ended = once(shell, 'exit');
  const pid = Number(String((await once(shell.stdout!, 'data'))[0]));
  const running: RunningProcess = {
    pid,
    async end(graceMs = 20_000) {
      if (signal(shell, pid, 'SIGTERM'))
        await Promise.race([ended, delay(graceMs, undefined, { ref: false })]);
      await this.kill();
    },
    async kill() {
      if (signal(shell, pid, 'SIGKILL')) await ended;
    },
  };
  await untilReady(options, shell, running);
  return running;
}

async function untilReady(
  options: ProcessOptions,
  shell: ChildProcess,
  running: RunningProcess,
): Promise<void> {
  const { name, isReady, folder, startTimeoutMs = 30_000 } = options;
  const deadline = performance.now() + startTimeoutMs;
  while (!(await isReady().catch(() => false))) {
    const hasEnded = shell.exitCode !== null || shell.signalCode !== null;
    if (hasEnded || performance.now() > deadline) {
      await running.kill();
      const problem = hasEnded ? `ended with ${shell.exitCode}` : `was not ready after ${startTimeoutMs} ms`;
      throw new Error(`${name} ${problem}:\n${readFileSync(join(folder, 'log'), 'utf8').slice(-2000)}`);
    }
    await delay(20);
  }
}

/** False when the process has ended: its id may belong to somebody else by now. */
function signal(shell: ChildProcess, pid: number, name: NodeJS.Signals): boolean {
  if (shell.exitCode !== null || shell.signalCode !== null) return false;
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}
