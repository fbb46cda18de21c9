/** Pages for everybody. */
export const tradingRoutes = [] as const;

/** Pages for members. */
export const memberTradingRoutes = [] as const;
