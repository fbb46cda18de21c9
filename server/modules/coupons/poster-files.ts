import type { Executor } from '../../db/dialect.ts';
import type { Command } from '../../engine/index.ts';
import type { Files } from '../files/index.ts';
import type { CouponInput, CouponState } from './campaign.ts';

/** What files do for campaigns. */
export type PosterFiles = Pick<Files, 'lock' | 'attach' | 'release'>;

/** Locks the files that commands name, and those that they take the place of; after the campaigns. */
export async function lockPosters(
  tx: Executor,
  state: CouponState,
  commands: readonly Command<CouponInput>[],
  files: PosterFiles,
): Promise<void> {
  const ids = new Set<string>();
  const add = (id: string | null | undefined) => {
    if (typeof id === 'string') ids.add(id);
  };
  for (const { input } of commands) {
    if (input.kind === 'create') add(input.campaign.posterId);
    if (input.kind !== 'set-poster') continue;
    add(input.fileId);
    add(state.campaigns.get(input.campaignId)?.posterId);
  }
  if (ids.size === 0) return;
  for (const [id, file] of await files.lock(tx, [...ids])) state.files.set(id, file);
}

/** What each changed campaign shows from this transaction on. */
export async function writePosters(tx: Executor, state: CouponState, files: PosterFiles): Promise<void> {
  for (const [campaignId, { fileId, accountId, at }] of state.newPosters) {
    const owner = `campaign:${campaignId}:poster`;
    if (fileId === null) await files.release(tx, owner, at);
    else if (!(await files.attach(tx, fileId, owner, accountId, at))) {
      throw new Error(`The file ${fileId} was locked, and is gone`);
    }
  }
}
