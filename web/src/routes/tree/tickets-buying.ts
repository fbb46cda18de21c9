/** Where seats are chosen, for everybody. */
export const publicBuyingRoutes = [] as const;

/** Where what is held is paid. */
export const memberBuyingRoutes = [] as const;
