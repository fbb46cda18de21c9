import type { ChatMessage, Mail, TextMessage } from '../../../channels/channel.ts';
import type { WebhookCall } from '../../../channels/webhook.ts';
import type { Executor } from '../../../db/dialect.ts';
import type { DeliveriesTable } from '../../../db/schema.ts';
import type { Kind, KindData } from '../kind.ts';
import { kindOf } from '../kinds/catalog.ts';
import { PROOF_KIND } from '../phone.ts';
import { readInboxes } from '../queries.ts';
import { type Names, withNames } from '../texts.ts';
import type { Contact } from '../told.ts';
import { chatMessageOf, type Links, mailOf, textMessageOf, type Worded } from './letters.ts';

/** A message ready to be handed to its channel. */
export type Outgoing =
  | { readonly channel: 'mail'; readonly message: Mail }
  | { readonly channel: 'sms'; readonly message: TextMessage }
  | { readonly channel: 'slack'; readonly message: ChatMessage }
  | { readonly channel: 'webhook'; readonly message: WebhookCall };

/** A delivery that was looked at: it can go, or it is of no use any more, or it can never go. */
export type Prepared = { readonly row: DeliveriesTable } & (
  | { readonly outgoing: Outgoing }
  | { readonly dropped: string }
  | { readonly impossible: string }
);

export interface Secrets {
  readonly code: string;
  readonly token: string;
}

export interface OutgoingDependencies {
  readonly contactsOf: (executor: Executor, ids: string[]) => Promise<Map<string, Contact>>;
  readonly names: Names;
  /** The code and the token of a proof; null when it is used up or expired. */
  readonly proofSecrets: (proofId: string) => Promise<Secrets | null>;
  /** The code of a phone that is being proven; null when it is no more. */
  readonly phoneCode: (accountId: string, phone: string) => Promise<string | null>;
  /** Where a webhook goes and what signs it; null when it is disabled or gone. */
  readonly webhookTarget: (
    executor: Executor,
    webhookId: string,
  ) => Promise<{ readonly url: string; readonly secrets: readonly string[] } | null>;
  readonly links: Links;
  readonly mailFrom: string;
}

/** Words deliveries, many at once: what they say is made now, from kind and data, and stored nowhere. */
export async function prepare(
  executor: Executor,
  deps: OutgoingDependencies,
  rows: readonly DeliveriesTable[],
  now: number,
): Promise<Prepared[]> {
  const accountIds = [...new Set(rows.flatMap((row) => row.account_id ?? []))];
  const contacts = await deps.contactsOf(executor, accountIds);
  const needPhones = rows.some((row) => row.channel === 'sms');
  const inboxes = needPhones ? await readInboxes(executor, accountIds) : new Map();
  const named = await nameAll(executor, deps.names, rows, contacts);
  const prepared: Prepared[] = [];
  for (const [i, row] of rows.entries()) {
    const contact = row.account_id === null ? undefined : contacts.get(row.account_id);
    const phone: string | null = inboxes.get(row.account_id ?? '')?.phone ?? null;
    prepared.push(await prepareOne({ executor, deps, row, now, contact, phone, data: named[i]! }));
  }
  return prepared;
}

const localeOf = (row: DeliveriesTable, contacts: ReadonlyMap<string, Contact>) =>
  (row.account_id === null ? undefined : contacts.get(row.account_id)?.locale) ?? row.locale;

async function nameAll(
  executor: Executor,
  names: Names,
  rows: readonly DeliveriesTable[],
  contacts: ReadonlyMap<string, Contact>,
): Promise<KindData[]> {
  const known = rows.flatMap((row, index) => {
    const kind = row.channel === 'webhook' ? undefined : kindOf(row.kind);
    if (!kind) return [];
    return [{ index, kind, data: JSON.parse(row.data) as KindData, locale: localeOf(row, contacts) }];
  });
  const data = await withNames(executor, names, known);
  const all: KindData[] = rows.map(() => ({}));
  for (const [i, { index }] of known.entries()) all[index] = data[i]!;
  return all;
}

interface One {
  readonly executor: Executor;
  readonly deps: OutgoingDependencies;
  readonly row: DeliveriesTable;
  readonly now: number;
  readonly contact: Contact | undefined;
  readonly phone: string | null;
  readonly data: KindData;
}

async function prepareOne(one: One): Promise<Prepared> {
  const { row, deps } = one;
  if (row.channel === 'webhook') return prepareCall(one);
  const kind = kindOf(row.kind);
  if (!kind) return { row, impossible: `There is no kind ${row.kind} any more` };
  const isLate = kind.usefulForMs !== undefined && one.now - row.created_at > kind.usefulForMs;
  if (isLate) return { row, dropped: 'Too late to be of use' };
  if (row.account_id !== null && !one.contact) return { row, dropped: 'The account is gone' };
  const secrets = await secretsOf(one, kind);
  if (secrets === null) return { row, dropped: 'The proof is used up or has expired' };
  const worded: Worded = {
    deliveryId: row.id,
    kind,
    data: { ...one.data, ...secrets },
    locale: one.contact?.locale ?? row.locale,
    accountId: row.account_id,
  };
  try {
    return { row, ...wordFor(one, worded, deps) };
  } catch (error) {
    return { row, impossible: `It cannot be worded: ${(error as Error).message}` };
  }
}

function wordFor(
  { row, contact, phone }: One,
  worded: Worded,
  { links, mailFrom }: OutgoingDependencies,
): { outgoing: Outgoing } | { dropped: string } {
  if (row.channel === 'slack')
    return { outgoing: { channel: 'slack', message: chatMessageOf(worded, links) } };
  const to = row.address ?? (row.channel === 'mail' ? contact?.email : phone);
  if (to === null || to === undefined) return { dropped: 'There is no address any more' };
  return row.channel === 'mail'
    ? { outgoing: { channel: 'mail', message: mailOf(worded, to, mailFrom, links) } }
    : { outgoing: { channel: 'sms', message: textMessageOf(worded, to) } };
}

/** What only the addressee may read, made for this one message. */
async function secretsOf({ deps, row, data }: One, kind: Kind): Promise<Partial<Secrets> | null> {
  if (kind.proof) return deps.proofSecrets(String(data.proofId));
  if (kind.kind !== PROOF_KIND) return {};
  const code = await deps.phoneCode(row.account_id ?? '', row.address ?? '');
  return code === null ? null : { code };
}

async function prepareCall({ executor, deps, row }: One): Promise<Prepared> {
  const target = await deps.webhookTarget(executor, row.destination.slice('webhook:'.length));
  // Dead and not dropped: once it is enabled again, what was missed can be sent again by hand.
  if (!target) return { row, impossible: 'The webhook is disabled or gone' };
  return {
    row,
    outgoing: { channel: 'webhook', message: { id: `msg_${row.id}`, body: row.data, ...target } },
  };
}
