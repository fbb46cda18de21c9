/** The operator's pages of the exchange. */
export const adminStockRoutes = [] as const;
