import type { RecordedEvent } from '../events/outbox.ts';
import type { Ended, PrivateTopics } from '../module.ts';
import type { Code } from './codes.ts';

/** Of the topics that a page asks for, those that it may follow. */
export interface Allowed {
  readonly topics: readonly string[];
  readonly refused: readonly string[];
  /** Why, where some are refused. */
  readonly refusal: Code;
}

/** Who may follow which topic: one that no module calls private is for everybody. */
export function guardTopics(all: readonly PrivateTopics[]) {
  const ownerOf = (topic: string): PrivateTopics | undefined =>
    all.find(({ prefix }) => topic.startsWith(prefix));
  const isPrivate = (topic: string): boolean => ownerOf(topic) !== undefined;

  return {
    isPrivate,
    isAbout: (topics: readonly string[]): boolean => topics.some(isPrivate),
    endedBy: (event: RecordedEvent): readonly Ended[] => all.flatMap((one) => one.endedBy(event)),
    /** A page that asks for several keeps those that it may follow: its tabs share one connection. */
    allow: async (topics: readonly string[], accountId: string | null): Promise<Allowed> => {
      const allowed = new Set(topics.filter((topic) => !isPrivate(topic)));
      let refusal: Code = 'auth.forbidden';
      for (const owner of all) {
        const own = topics.filter((topic) => ownerOf(topic) === owner);
        if (own.length === 0) continue;
        const followed = accountId === null ? new Set<string>() : await owner.mayFollow(own, accountId);
        for (const topic of own) if (followed.has(topic)) allowed.add(topic);
        if (followed.size < own.length) refusal = owner.refusal;
      }
      return {
        topics: topics.filter((topic) => allowed.has(topic)),
        refused: topics.filter((topic) => !allowed.has(topic)),
        refusal,
      };
    },
  };
}
