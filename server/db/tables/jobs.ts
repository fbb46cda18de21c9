export type JobsTables = {};
