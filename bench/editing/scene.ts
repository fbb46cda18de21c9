import type { Change } from '../../server/modules/trips/trip.ts';
import type { Installation, Member } from '../rig/installation.ts';
import { Editor, type SentAt } from './editor.ts';
import type { Replica } from './replica.ts';

const DAYS = 5;
const ITEMS = 200;
const PER_EDIT = 50;

export interface Scene {
  readonly tripId: string;
  /** What the trip was before anybody edited it. */
  readonly initial: Replica;
  readonly editors: readonly Editor[];
}

/**
 * A trip of five days with 200 entries on it, and members who all have it open.
 * @param count of editors, spread evenly over the instances
 * @param name in every key, so that a run never meets another's
 */
export async function openScene(
  { members, servers }: Installation,
  count: number,
  name: string,
  sentAt: SentAt,
): Promise<Scene> {
  const [owner] = members as [Member];
  const api = `http://127.0.0.1:${servers[0]!.port}/api/v1`;
  const { tripId } = await post<{ tripId: string }>(`${api}/trips`, owner, `${name}-trip`, {
    title: 'Everybody at once',
    days: DAYS,
  });
  const invited = { purpose: 'join', role: 'editor' };
  const { token } = await post<{ token: string }>(
    `${api}/trips/${tripId}/links`,
    owner,
    `${name}-link`,
    invited,
  );
  const others = members.slice(1, count);
  for (const member of others) await post(`${api}/trips/join/${token}`, member, `${name}-join`, {});
  const first = await Editor.open(servers[0]!.port, tripId, owner, 0, sentAt);
  const initial = first.replica.copy();
  for (let from = 0; from < ITEMS; from += PER_EDIT) await first.edit(items(first, from), sentAt);
  const editors = [first];
  for (const [i, member] of others.entries()) {
    const { port } = servers[(i + 1) % servers.length]!;
    editors.push(await Editor.open(port, tripId, member, i + 1, sentAt));
  }
  await first.settle();
  return { tripId, initial, editors };
}

function items({ replica }: Editor, from: number): Change[] {
  const days = [...replica.entries.values()].filter(({ kind }) => kind === 'day');
  return Array.from({ length: PER_EDIT }, (_, i) => ({
    op: 'add',
    kind: 'item',
    id: `item-${String(from + i).padStart(4, '0')}`,
    fields: { type: 'note', title: `Stop ${from + i}` },
    where: { dayId: days[(from + i) % days.length]!.id, after: null },
  }));
}

async function post<T>(url: string, member: Member, key: string, body: object): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${member.token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as T & { code?: string };
  if (!response.ok) throw new Error(`${url} answered ${response.status} ${answer.code}`);
  return answer;
}
