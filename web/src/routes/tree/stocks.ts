/** Pages for everybody. */
export const stockRoutes = [] as const;

/** Pages for members. */
export const memberStockRoutes = [] as const;
