/** What lets members in. */
export const memberTicketRoutes = [] as const;
