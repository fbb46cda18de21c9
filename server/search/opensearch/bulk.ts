import { type Answer, type SearchServer, ServerFailure } from './server.ts';

/** One document to write. */
export interface Operation {
  /** Name of an alias: a write to one that is gone makes no index of its own. */
  readonly into: string;
  readonly id: string;
  /** An older version never overwrites a newer one. */
  readonly version: number;
  /** Nor does it overwrite one that is as old: what was read at leisure gives way to what was read after an event. */
  readonly givesWay?: boolean;
  readonly source: object;
}

/** What the server would never take, however often it is sent. Everything else of the same write is done. */
export class DocumentsRefused extends Error {
  override readonly name = 'DocumentsRefused';
  readonly documents: readonly { readonly id: string; readonly reason: string }[];
  constructor(documents: readonly { readonly id: string; readonly reason: string }[]) {
    const [first] = documents;
    super(`OpenSearch refused ${documents.length} documents, such as ${first?.id}: ${first?.reason}`);
    this.documents = documents;
  }
}

export interface BulkOutcome {
  /** Aliases that were not there any more. */
  readonly gone: ReadonlySet<string>;
}

type Fate = 'done' | 'again' | 'gone' | { readonly refused: string };

/**
 * Writes in bulk, in the order given. What the server turns away because it is busy is sent again, alone.
 * @param maxBytes of one request
 * @throws DocumentsRefused once all others are written; ServerFailure when the server stays away
 */
export async function writeInBulk(
  server: SearchServer,
  operations: readonly Operation[],
  maxBytes: number,
): Promise<BulkOutcome> {
  const gone = new Set<string>();
  const refused: { id: string; reason: string }[] = [];
  for (const chunk of chunksOf(operations, maxBytes)) {
    let left = chunk;
    for (let attempt = 1; left.length > 0; attempt += 1) {
      const again: Line[] = [];
      const fates = await send(server, left);
      for (const [i, fate] of fates.entries()) {
        const line = left[i]!;
        if (fate === 'again') again.push(line);
        else if (fate === 'gone') gone.add(line.operation.into);
        else if (fate !== 'done') refused.push({ id: line.operation.id, reason: fate.refused });
      }
      if (again.length > 0) {
        if (attempt >= server.attempts) {
          throw new ServerFailure('busy', 429, `${again.length} documents were turned away`);
        }
        await server.pause(attempt);
      }
      left = again;
    }
  }
  if (refused.length > 0) throw new DocumentsRefused(refused);
  return { gone };
}

interface Line {
  readonly operation: Operation;
  readonly text: string;
}

function* chunksOf(operations: readonly Operation[], maxBytes: number): Generator<Line[]> {
  let chunk: Line[] = [];
  let bytes = 0;
  for (const operation of operations) {
    const text = textOf(operation);
    const size = Buffer.byteLength(text);
    if (chunk.length > 0 && bytes + size > maxBytes) {
      yield chunk;
      chunk = [];
      bytes = 0;
    }
    chunk.push({ operation, text });
    bytes += size;
  }
  if (chunk.length > 0) yield chunk;
}

function textOf({ into, id, version, givesWay, source }: Operation): string {
  const version_type = givesWay ? 'external' : 'external_gte';
  const at = { _index: into, _id: id, version, version_type, require_alias: true };
  return `${JSON.stringify({ index: at })}\n${JSON.stringify(source)}\n`;
}

async function send(server: SearchServer, lines: readonly Line[]): Promise<Fate[]> {
  const answer = await server.insist({
    method: 'POST',
    path: '/_bulk',
    lines: lines.map(({ text }) => text).join(''),
  });
  return itemsOf(answer, lines.length).map(fateOf);
}

interface Item {
  readonly status: number;
  readonly error?: { readonly type?: string; readonly reason?: string };
}

function itemsOf({ status, body }: Answer, count: number): Item[] {
  const items: unknown[] = Array.isArray(body.items)
    ? body.items.map((item: unknown) => Object.values(item ?? {})[0])
    : [];
  if (items.length !== count || !items.every(isItem)) {
    throw new ServerFailure('malformed', status, 'the answer does not tell of every document');
  }
  return items;
}

const isItem = (item: unknown): item is Item =>
  typeof item === 'object' && item !== null && 'status' in item && typeof item.status === 'number';

function fateOf({ status, error }: Item): Fate {
  if (status < 300) return 'done';
  // Something newer is there.
  if (status === 409) return 'done';
  if (status === 404) return 'gone';
  if (status === 429 || status >= 500) return 'again';
  return { refused: `${error?.type ?? status}: ${error?.reason ?? 'no reason given'}`.slice(0, 300) };
}
