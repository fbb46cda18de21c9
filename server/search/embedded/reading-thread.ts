import { Connection } from './connection.ts';
import { hasThisLayout } from './layout.ts';
import type { ReadRequest } from './messages.ts';
import { search, suggest } from './search.ts';
import { serve, WrongLayout } from './thread-side.ts';

const connections = new Map<string, Connection>();

function connectionTo(path: string): Connection {
  const known = connections.get(path);
  if (known) return known;
  const connection = new Connection(path, true);
  if (!hasThisLayout(connection)) {
    connection.close();
    throw new WrongLayout(path);
  }
  connections.set(path, connection);
  return connection;
}

function handle(request: ReadRequest): unknown {
  const { kind, path } = request;
  switch (kind) {
    case 'search':
      return search(connectionTo(path), request.query);
    case 'suggest':
      return suggest(connectionTo(path), request.typed, request.kinds, request.locale, request.limit);
    case 'count':
      return connectionTo(path).get<{ n: number }>('select count(*) as n from entries')!.n;
    case 'forget':
      connections.get(path)?.close();
      connections.delete(path);
  }
}

serve(handle);
