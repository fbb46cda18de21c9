export const FIRST_WAIT_MS = 1_000;
export const LAST_WAIT_MS = 30_000;

/** What of a trip is to be read: the edits that this page has missed, or the trip as a whole. */
type Part = 'missing' | 'all';

export type ReadingDependencies = {
  /** @returns whether it was read, or reading it again is of no use */
  read(part: Part): Promise<boolean>;
  /** Whether it is behind has changed. */
  show(): void;
  isOver(): boolean;
  /** Resolves after a while, sooner when the network is back. */
  wait(ms: number): Promise<void>;
};

/** Reads from the server: one reading at a time, and again after a while where the server could not answer. */
export function createReading({ read, show, isOver, wait }: ReadingDependencies) {
  let owed: Part | null = null;
  let running: Promise<void> | null = null;
  let isBehind = false;
  let isWaiting = false;
  let waitMs = FIRST_WAIT_MS;

  const owe = (part: Part): void => {
    if (owed !== 'all') owed = part;
  };

  async function run(): Promise<void> {
    for (let part = owed; part !== null && !isOver(); part = owed) {
      owed = null;
      const wasBehind = isBehind;
      isBehind = !(await read(part));
      if (isBehind !== wasBehind) show();
      if (isBehind) {
        owe(part);
        void again();
        return;
      }
      waitMs = FIRST_WAIT_MS;
    }
  }

  async function again(): Promise<void> {
    if (isWaiting) return;
    isWaiting = true;
    await wait(waitMs);
    isWaiting = false;
    waitMs = Math.min(waitMs * 2, LAST_WAIT_MS);
    if (owed !== null) void start();
  }

  function start(): Promise<void> {
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    /** @returns when it was tried */
    read(part: Part): Promise<void> {
      owe(part);
      return start();
    },
    /** What was to be read could not be, so far. */
    isBehind: (): boolean => isBehind,
  };
}
