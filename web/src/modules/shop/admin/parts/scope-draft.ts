import type { Picked } from './product-picker.tsx';

/** What something holds for; empty lists are everything. */
export type ScopeDraft = { products: Picked[]; categoryIds: string[] };
export const WHOLE_SHOP: ScopeDraft = { products: [], categoryIds: [] };
