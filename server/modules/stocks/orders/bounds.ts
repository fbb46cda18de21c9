/** Of one account in one book: more are a flood and not a plan. */
export const MAX_OPEN_ORDERS = 1_000;
/** Orders that one command may end, so that no batch grows without bound. */
export const ENDED_AT_ONCE = 500;
/** Accounts that one command may grant shares to, or whose money it may settle. */
export const ACCOUNTS_AT_ONCE = 1_000;
