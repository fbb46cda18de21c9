/** The operator's pages of tickets. */
export const adminTicketsRoutes = [] as const;
