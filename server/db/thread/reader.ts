import { parentPort, workerData } from 'node:worker_threads';
import { Rows } from '../rows.ts';
import { SqliteConnection } from '../sqlite-connection.ts';
import { type Answered, type Asked, toPlain } from './messages.ts';

/**
 * A thread of its own that reads for others who must not be held up: one statement after the other, in the order in
 * which they were asked. An answer goes back page by page, each when it is asked for, so that taking a large one apart
 * never keeps the asking thread from its other work.
 */
const PAGE_ROWS = 500;
/** Heavy reads pass over much once; what is read again and again belongs to the other connections. */
const CACHE_KIB = 16 * 1024;

const port = parentPort!;
const unsent = new Map<number, unknown[]>();
let connection: SqliteConnection | null = null;

port.on('message', (message: Asked) => {
  if (message === 'stop') {
    connection?.close();
    port.close();
    return;
  }
  if ('more' in message) {
    sendPage(message.more, unsent.get(message.more) ?? []);
    return;
  }
  const { id, sql, parameters } = message;
  try {
    // Opened here and not above: a file that cannot be opened is an answer, and no death of the thread.
    connection ??= new SqliteConnection((workerData as { path: string }).path, {
      readOnly: true,
      cacheKib: CACHE_KIB,
    });
    const statement = connection.prepare(sql);
    const values = 'rows' in parameters ? [new Rows(parameters.rows)] : parameters;
    if (statement.reader) sendPage(id, statement.all(values));
    else send({ id, rows: [], isLast: true, changes: Number(statement.run(values).changes) });
  } catch (error) {
    send({ id, error: toPlain(error) });
  }
});

function sendPage(id: number, rows: unknown[]): void {
  const isLast = rows.length <= PAGE_ROWS;
  if (isLast) unsent.delete(id);
  else unsent.set(id, rows.slice(PAGE_ROWS));
  send({ id, rows: isLast ? rows : rows.slice(0, PAGE_ROWS), isLast });
}

const send = (answer: Answered): void => port.postMessage(answer);
