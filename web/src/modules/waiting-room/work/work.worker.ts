import { findNumber } from './sha256.ts';

interface Task {
  readonly challenge: string;
  readonly difficulty: number;
}

// Beside the page's own thread: the page stays alive while it is done.
addEventListener('message', ({ data }: MessageEvent<Task>) => {
  postMessage(findNumber(data.challenge, data.difficulty));
});
