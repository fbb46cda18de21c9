import { remembered } from '../../../api/storage.ts';

/** What was sought in the shop. */
export const recentSearches = remembered('madang.shop.searches', 6);
