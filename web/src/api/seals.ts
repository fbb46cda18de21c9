import { get } from './client.ts';
import type { Seal, SealPage } from './types.ts';

/** A bound, so that a slip on either side can never read for ever. */
const MAX_PAGES = 200;

/** The seal of this number, read from the public chain page by page. */
export async function findSeal(sealNumber: number): Promise<Seal | undefined> {
  let cursor: string | null = null;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer: SealPage = await get<SealPage>('/pay/seals', { cursor: cursor ?? undefined, limit: 100 });
    const found = answer.items.find((seal) => seal.sealNumber === sealNumber);
    if (found !== undefined || answer.nextCursor === null) return found;
    cursor = answer.nextCursor;
  }
  return undefined;
}
