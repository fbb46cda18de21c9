import type { Bench } from '../parts/bench.ts';
import type { Installation } from '../rig/installation.ts';
import { type Resting, restingRequests } from './requests.ts';

const CONNECTIONS = 200;

/** Places orders that rest, and says which and whose they are. */
export async function restOrders(
  { rig }: Pick<Bench, 'rig'>,
  { members, servers, sql }: Installation,
  { symbols, count }: { readonly symbols: readonly string[]; readonly count: number },
): Promise<Resting[]> {
  const keyPrefix = `${rig.newName('rest-')}-`;
  const path = '/api/v1/stocks/orders';
  const outcome = await rig.load.run({
    ports: servers.map(({ port }) => port),
    connections: CONNECTIONS,
    requests: restingRequests({ path, members, symbols, count, keyPrefix }),
  });
  if (outcome.accepted !== count) throw new Error(`${outcome.accepted} of ${count} orders rest`);
  const tokens = new Map(members.map(({ accountId, token }) => [accountId, token]));
  const rows = await sql.query<{ id: string; account_id: string }>(
    `select id, account_id from receipts where \`key\` >= '${keyPrefix}' and \`key\` < '${keyPrefix}~'`,
  );
  return rows.map(({ id, account_id: accountId }) => ({ orderId: id, token: tokens.get(accountId)! }));
}
