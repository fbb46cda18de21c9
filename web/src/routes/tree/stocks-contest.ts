/** Pages for everybody. */
export const contestRoutes = [] as const;

/** Pages for members. */
export const memberContestRoutes = [] as const;
