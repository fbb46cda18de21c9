import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Core } from './compose.ts';
import type { SeededDemo } from './demo.ts';

/** Drawn by scripts/draw-demo-pictures.ts. */
const FOLDER = fileURLToPath(new URL('./demo-pictures/', import.meta.url));

/**
 * Gives the demo's people and campaigns their pictures, as uploads like any other. It takes some seconds of a core, so it
 * runs beside the first requests of the first start; a page that is faster shows letters and patchwork.
 * @throws ProblemError, or the error of the disk or the database
 */
export async function showDemoPictures(
  { files, accounts, coupons, makeId, now }: Core,
  { accountIds, campaignIds, adminId }: SeededDemo,
): Promise<void> {
  const upload = async (name: string, accountId: string): Promise<string> =>
    (await files.keep(await readFile(`${FOLDER}${name}.webp`), accountId)).id;

  // Posters first: they are what a guest sees.
  for (const [name, campaignId] of Object.entries(campaignIds)) {
    const fileId = await upload(name, adminId);
    const id = makeId();
    await coupons.lane.submit({
      id,
      key: id,
      at: now(),
      accountId: adminId,
      name: 'coupon.set-poster',
      input: { kind: 'set-poster', campaignId, fileId },
      fingerprint: '',
    });
  }
  for (const [name, accountId] of Object.entries(accountIds)) {
    await accounts.changePicture(accountId, await upload(name, accountId));
  }
}
