import type { Executor } from '../../db/dialect.ts';
import type { Addressee, Notice, NoticeMapping } from '../../events/catalog.ts';
import type { SequencedEvent } from '../../events/outbox.ts';
import type { Log } from '../../telemetry/metrics.ts';
import type { Locale } from './kind.ts';
import { kindOf } from './kinds/catalog.ts';
import type { ToTell } from './texts.ts';

export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
}

/** One notice for one addressee, on its way to be told. */
export interface Told extends ToTell {
  readonly event: SequencedEvent;
  readonly to: Addressee;
}

export interface CollectDependencies {
  /** How each module turns its events into notices. */
  readonly mappings: readonly NoticeMapping[];
  readonly contactsOf: (executor: Executor, ids: string[]) => Promise<Map<string, Contact>>;
  readonly adminIds: (executor: Executor) => Promise<string[]>;
  readonly log: Pick<Log, 'warn'>;
}

/** Whom the events concern, with operators named one by one, and only people who are there. */
export async function collect(
  tx: Executor,
  deps: CollectDependencies,
  byEvent: ReadonlyMap<string, readonly NoticeMapping[]>,
  events: readonly SequencedEvent[],
): Promise<Told[]> {
  const found = events.flatMap((event) =>
    (byEvent.get(event.name) ?? []).flatMap((mapping) =>
      noticesOf(mapping, event, deps.log).flatMap((notice) => {
        const kind = kindOf(notice.kind);
        if (!kind) deps.log.warn({ kind: notice.kind, event: event.name }, 'there is no such kind of notice');
        return kind ? [{ event, notice, kind }] : [];
      }),
    ),
  );
  const admins = found.some(({ notice }) => 'operators' in notice.to) ? await deps.adminIds(tx) : [];
  const named = found.flatMap((item) => addressees(item.notice, admins).map((to) => ({ ...item, to })));
  const ids = named.flatMap(({ to }) => ('accountId' in to ? [to.accountId] : []));
  const contacts = await deps.contactsOf(tx, [...new Set(ids)]);
  return named.flatMap(({ event, notice, kind, to }) => {
    const locale = 'accountId' in to ? contacts.get(to.accountId)?.locale : 'email' in to ? to.locale : 'ko';
    return locale === undefined ? [] : [{ event, to, kind, data: notice.data, locale }];
  });
}

/** One event that a module cannot read must not keep everybody else's news from them for ever. */
function noticesOf(mapping: NoticeMapping, event: SequencedEvent, log: Pick<Log, 'warn'>): readonly Notice[] {
  try {
    return mapping.of(event);
  } catch (error) {
    log.warn({ err: error, event: event.name, id: event.id }, 'nobody could be told of an event');
    return [];
  }
}

/** Operators are each of the administrators, and their chat. */
const addressees = ({ to }: Notice, admins: readonly string[]): Addressee[] =>
  'operators' in to ? [to, ...admins.map((accountId) => ({ accountId }))] : [to];
