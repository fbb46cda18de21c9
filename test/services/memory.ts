import { statfs } from 'node:fs/promises';
import { freemem } from 'node:os';

const FOLDER = '/dev/shm';
/** What the databases of a whole run come to, with room to spare. */
const NEEDED_BYTES = 8 * 2 ** 30;

/**
 * A folder in memory for services whose data need not outlive a run: making a database's tables is a hundred flushes of
 * the disk. What a killed process had written is there all the same.
 * @returns undefined where there is none, or not enough
 */
export async function memoryFolder(): Promise<string | undefined> {
  if (freemem() < NEEDED_BYTES) return undefined;
  const room = await statfs(FOLDER).catch(() => null);
  return room && room.bavail * room.bsize >= NEEDED_BYTES ? FOLDER : undefined;
}
