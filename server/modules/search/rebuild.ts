import type { Job, JobRun } from '../../jobs/job.ts';
import { everythingOf, type Filling, type FillingParts, fillingOf, keyOf, type Name } from './everything.ts';

const SCOPES = ['public', 'operators'] as const;
/** Small pages, so that the thread that loads and the one that writes never hold a core for long. */
const PAGE_SIZE = 100;
const PER_SECOND = 5_000;

/**
 * Makes both indexes anew beside those in use, which go on answering and taking changes; at the end it puts them in
 * their places. With an index of its own for each instance it is that of the instance which runs it.
 * @param works is called whenever it does something
 */
export function rebuildJob(parts: FillingParts, works: () => void): Job<Name> {
  const everything = everythingOf(parts.searchables);
  let filling: { readonly runId: string; readonly of: Filling } | null = null;

  const fillingFor = ({ runId }: JobRun): Filling => {
    works();
    if (filling?.runId !== runId) filling = { runId, of: fillingOf(runId, SCOPES, parts) };
    return filling.of;
  };

  return {
    name: 'search.rebuild',
    schedule: null,
    pageSize: PAGE_SIZE,
    perSecond: PER_SECOND,
    read: async (executor, after, limit, run) => {
      if (after === null) await fillingFor(run).begin();
      return everything.page(executor, after, limit);
    },
    keyOf,
    // No item fails by itself: a page that cannot be written ends the run.
    find: async () => [],
    act: async (names, run) => {
      await fillingFor(run).add(names);
      return [];
    },
    finish: async (run) => {
      await fillingFor(run).finish();
      filling = null;
    },
  };
}
