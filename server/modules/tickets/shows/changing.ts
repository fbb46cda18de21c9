import { type Command, type Refused, refused } from '../../../engine/types.ts';
import type { ShowsState } from './state.ts';

interface Kept {
  version: number;
  updatedAt: number;
  change: 'none' | 'new' | 'changed';
}

/** What a new thing begins with. @param at epoch milliseconds */
export const begun = (at: number) =>
  ({ createdAt: at, updatedAt: at, version: 1, change: 'new' }) as const satisfies Partial<Kept> & {
    createdAt: number;
  };

/** Notes a change of what operators write. */
export function touch(kept: Kept, command: Command): void {
  kept.version += 1;
  kept.updatedAt = Math.max(kept.updatedAt, command.at);
  if (kept.change === 'none') kept.change = 'changed';
}

/** A refusal where somebody else has changed it since it was read. */
export const conflictOf = (kept: Kept, version: number): Refused | null =>
  kept.version === version ? null : refused('tickets.version-conflict', { version: kept.version });

/**
 * Makes something show a picture, or none. Whoever puts one up has uploaded it: nobody shows what somebody else was about to.
 * @param owner the name under which it shows it
 * @returns a refusal, and then nothing is changed; null when it is done
 */
export function showPicture(
  state: ShowsState,
  command: Command,
  owner: string,
  before: string | null,
  wanted: string | null,
): Refused | null {
  if (before === wanted) return null;
  if (wanted !== null) {
    const file = state.files.get(wanted);
    if (!file?.isStored || !file.uploaders.has(command.accountId)) {
      return refused('file.not-found', { fileId: wanted });
    }
  }
  state.pictures.set(owner, { fileId: wanted, accountId: command.accountId, at: command.at });
  return null;
}

/** Takes something away from the working state: what was never written has nothing to be removed. */
export function take<T extends Kept & { readonly id: string }>(
  from: Map<string, T>,
  removed: string[],
  { id, change }: T,
): void {
  from.delete(id);
  if (change !== 'new') removed.push(id);
}
