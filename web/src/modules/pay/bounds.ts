/** The bounds of server/modules/pay/schemas.ts, so that a form says it before the server has to. */
export const MAX_AMOUNT = 1_000_000_000_000;
export const MEMO_MAX = 140;
export const SPLIT_MAX = 20;
