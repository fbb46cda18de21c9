import type { Executor } from '../../../db/dialect.ts';
import type { Command, Decision } from '../../../engine/types.ts';
import { appendAudit } from '../../../events/audit.ts';
import { appendEvents, type RecordedEvent } from '../../../events/outbox.ts';
import { decideCatalogue } from './domain.ts';
import { type PictureFiles, prefetchCatalogue } from './queries.ts';
import type { CatalogueInput } from './state.ts';
import { writeCatalogue } from './writing.ts';

/**
 * Decides commands of the lane `shop-catalogue` in a transaction of somebody else's, with the same rules, locks, events
 * and audit notes: for an import, whose progress is in the same commit. Leaves no receipts.
 * @param batchId an id that is used for nothing else
 * @returns a decision for each command, in their order
 * @throws the database's error
 */
export async function changeCatalogue(
  tx: Executor,
  commands: readonly Command<CatalogueInput>[],
  { batchId, files }: { readonly batchId: string; readonly files: PictureFiles },
): Promise<Decision[]> {
  const state = await prefetchCatalogue(tx, commands, files);
  const decisions = commands.map((command) => decideCatalogue(state, command));
  const events: RecordedEvent[] = [];
  const notes: Parameters<typeof appendAudit>[1][number][] = [];
  for (const [i, decision] of decisions.entries()) {
    const { id, at, accountId } = commands[i]!;
    if (decision.audit) notes.push({ id, at, actorId: accountId, ...decision.audit });
    if (!decision.accepted) continue;
    for (const event of decision.events ?? []) events.push({ ...event, at, by: id });
  }
  await appendEvents(tx, { batchId, lane: 'shop-catalogue', at: commands.at(-1)?.at ?? 0, events });
  await appendAudit(tx, notes);
  await writeCatalogue(tx, state, files);
  return decisions;
}
