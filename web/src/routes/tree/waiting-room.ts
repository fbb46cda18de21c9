/** Where one waits. */
export const waitingRoomRoutes = [] as const;

/** The operator's pages of waiting rooms. */
export const adminWaitingRoomRoutes = [] as const;
