import { type RoomKind, roomWork, type WorkDone } from '../../../api/waiting-room.ts';

/**
 * Fetches the work that a door asks for and has it done beside the page.
 * @throws ApiError; AbortError when nobody waits for it any more
 */
export async function doWork(kind: RoomKind, id: string, signal: AbortSignal): Promise<WorkDone> {
  const { challenge, difficulty } = await roomWork(kind, id, signal);
  const worker = new Worker(new URL('./work.worker.ts', import.meta.url), { type: 'module' });
  try {
    const number = await new Promise<number>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<number>) => resolve(data));
      worker.addEventListener('error', () => reject(new Error('The work could not be done')));
      signal.addEventListener('abort', () => reject(signal.reason as Error));
      worker.postMessage({ challenge, difficulty });
    });
    return { challenge, number };
  } finally {
    worker.terminate();
  }
}
