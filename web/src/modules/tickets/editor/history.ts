import type { Drawing } from './drawing.ts';
import { NOTHING, present, type Selection } from './selection.ts';

/** What can be undone is bounded; a drawing shares with the one before whatever did not change. */
const MAX_STEPS = 200;

/** One state of the drawing, and what led to it. */
interface Step {
  readonly drawing: Drawing;
  /** The name of the change that made it. */
  readonly change: string;
}

export interface History {
  readonly past: readonly Step[];
  readonly now: Step;
  readonly future: readonly Step[];
  readonly selection: Selection;
}

export const begun = (drawing: Drawing): History => ({
  past: [],
  now: { drawing, change: '' },
  future: [],
  selection: NOTHING,
});

/**
 * A change, done. Changes of the same name that follow each other at once (a word that is typed, a key that is held
 * down) are one step when `isSame` says so.
 */
export function done(
  history: History,
  change: string,
  drawing: Drawing,
  selection: Selection = history.selection,
  isSame = false,
): History {
  if (drawing === history.now.drawing) return chosen(history, selection);
  const joins =
    isSame && history.now.change === change && history.future.length === 0 && history.past.length > 0;
  return {
    past: joins ? history.past : [...history.past, history.now].slice(-MAX_STEPS),
    now: { drawing, change },
    future: [],
    selection: present(drawing, selection),
  };
}

export const chosen = (history: History, selection: Selection): History =>
  selection === history.selection
    ? history
    : { ...history, selection: present(history.now.drawing, selection) };

export function undone(history: History): History {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    now: before,
    future: [history.now, ...history.future],
    selection: present(before.drawing, history.selection),
  };
}

export function redone(history: History): History {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return {
    past: [...history.past, history.now],
    now: next,
    future,
    selection: present(next.drawing, history.selection),
  };
}
