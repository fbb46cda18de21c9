import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ProcessOptions, startProcess } from './process.ts';

/** A private service: a process, and a temporary folder that lives as long. */
export interface PrivateService {
  /** Process id, for measuring CPU time and memory. Another one after `restart`. */
  readonly pid: number;
  /** SIGKILL: a crash. What reached the disk stays. */
  kill(): Promise<void>;
  /** Ends it if need be, and starts it again with the same arguments and folder. */
  restart(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** Makes the temporary folder of a service, in `directory` or the system's place for such. */
export function makeServiceFolder(directory = tmpdir()): Promise<string> {
  return mkdtemp(join(directory, 'madang-test-'));
}

/** Starts a process as a service that can crash and come back. Throws as `startProcess` does, with nothing left over. */
export async function startService(options: ProcessOptions): Promise<PrivateService> {
  // Several processes may share it: while one of them still writes there, it is not empty.
  const removeFolder = () =>
    rm(options.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  let running = await startProcess(options).catch(async (error) => {
    await removeFolder();
    throw error;
  });
  return {
    get pid() {
      return running.pid;
    },
    kill: () => running.kill(),
    async restart() {
      await running.end();
      running = await startProcess(options);
    },
    async stop() {
      await running.end();
      await removeFolder();
    },
  };
}
