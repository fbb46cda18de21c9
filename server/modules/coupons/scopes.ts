import type { Executor } from '../../db/dialect.ts';
import type { Command } from '../../engine/index.ts';
import type { CouponInput, CouponState } from './campaign.ts';
import type { Scope } from './schemas.ts';

/** Ids of a scope that stand for nothing, as whoever sells them says. */
export type UnknownInScope = (
  executor: Executor,
  scope: Pick<Scope, 'productIds' | 'categoryIds'>,
) => Promise<readonly string[]>;

/** Asks about what new campaigns name. @param unknownInScope without it nobody sells anything, and all is kept as it is */
export async function judgeScopes(
  tx: Executor,
  state: CouponState,
  commands: readonly Command<CouponInput>[],
  unknownInScope: UnknownInScope | undefined,
): Promise<CouponState> {
  const scopes = commands.flatMap(({ input }) => (input.kind === 'create' ? [input.campaign.scope] : []));
  const productIds = scopes.flatMap((scope) => scope.productIds ?? []);
  const categoryIds = scopes.flatMap((scope) => scope.categoryIds ?? []);
  if (!unknownInScope || productIds.length + categoryIds.length === 0) return state;
  for (const id of await unknownInScope(tx, { productIds, categoryIds })) state.unknownInScopes.add(id);
  return state;
}
