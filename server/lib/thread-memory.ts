/**
 * For threads that make much that is soon garbage, such as rows on their way to somebody else: left to itself each lets some
 * sixty megabytes of it gather before it is collected.
 */
export const THREAD_MEMORY = { maxYoungGenerationSizeMb: 16 } as const;
