import type { Executor } from '../../db/dialect.ts';
import type { Picture } from '../../lib/picture-schema.ts';
import type { Campaign } from './campaign.ts';

/** Looks posters up by file, in bulk. */
export type PicturesOf = (executor: Executor, fileIds: readonly string[]) => Promise<Map<string, Picture>>;

const noPoster = () => null;

/** The posters of these campaigns, in bulk. */
export async function postersOf(
  executor: Executor,
  campaigns: readonly Campaign[],
  picturesOf: PicturesOf,
): Promise<(campaign: Campaign) => Picture | null> {
  if (campaigns.every(({ posterId }) => posterId === null)) return noPoster;
  const pictures = await picturesOf(
    executor,
    campaigns.flatMap(({ posterId }) => posterId ?? []),
  );
  return ({ posterId }) => (posterId === null ? null : (pictures.get(posterId) ?? null));
}
