import { threadId } from 'node:worker_threads';
import type { ReadRequest } from '../messages.ts';
import { serve } from '../thread-side.ts';

/** A reading thread that never comes to an end with a search, and answers everything else with its own number. */
serve<ReadRequest>(({ kind }) => {
  if (kind !== 'search') return threadId;
  for (;;) Math.sqrt(threadId);
});
