/** The pages of tickets for everybody. */
export const publicTicketsRoutes = [] as const;

/** What members hold, buy and have. */
export const memberTicketsRoutes = [] as const;
