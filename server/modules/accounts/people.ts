import type { Cache, CreateCache } from '../../cache/index.ts';
import type { Executor } from '../../db/dialect.ts';
import type { RecordedEvent } from '../../events/outbox.ts';
import { type Person, type PictureFiles, people } from './picture.ts';

const idOf = ({ key }: RecordedEvent): string[] => [key];

/**
 * What members are called and look like, as lists show them: by account, remembered.
 * @param executor the primary
 */
export const rememberPeople = (
  executor: Executor,
  picturesOf: PictureFiles['picturesOf'],
  createCache: CreateCache,
): Cache<Person> =>
  createCache({
    name: 'accounts.people',
    load: (ids) => people(executor, ids, picturesOf),
    changedBy: {
      'account.profile-updated': idOf,
      'account.picture-changed': idOf,
      'account.deleted': idOf,
    },
  });
