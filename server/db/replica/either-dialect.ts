import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  MysqlAdapter,
  MysqlIntrospector,
  MysqlQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { Executor } from '../dialect.ts';
import type { ReplicaObserver, ReplicaWatch } from './watch.ts';

/** The two sides that can answer a statement. */
export interface Sides {
  readonly primary: Executor;
  readonly replica: Executor;
  readonly watch: ReplicaWatch;
  readonly observer: ReplicaObserver;
}

/**
 * Kysely's dialect for reads that the replica answers where it may, and the primary otherwise; also when the replica
 * fails in the middle of it. Each statement stands alone: there are no transactions here.
 * @param mayAsk whether the replica may answer the next statement
 */
export function eitherDialect(sides: Sides, mayAsk: () => boolean | Promise<boolean>): Dialect {
  const connection = new EitherConnection(sides, mayAsk);
  return {
    createAdapter: () => new MysqlAdapter(),
    createDriver: () => new EitherDriver(connection),
    createQueryCompiler: () => new MysqlQueryCompiler(),
    createIntrospector: (db) => new MysqlIntrospector(db),
  };
}

class EitherDriver implements Driver {
  readonly #connection: DatabaseConnection;

  constructor(connection: DatabaseConnection) {
    this.#connection = connection;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  async beginTransaction(): Promise<void> {
    throw new Error('This reader has no transactions: use database.snapshot');
  }

  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}

class EitherConnection implements DatabaseConnection {
  readonly #sides: Sides;
  readonly #mayAsk: () => boolean | Promise<boolean>;

  constructor(sides: Sides, mayAsk: () => boolean | Promise<boolean>) {
    this.#sides = sides;
    this.#mayAsk = mayAsk;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { primary, replica, watch, observer } = this.#sides;
    if (await this.#mayAsk()) {
      try {
        const result = await watch.orLost(replica.executeQuery<R>(query as CompiledQuery<R>));
        observer.read('replica');
        return result;
      } catch (error) {
        // Whatever it was (it died, or has not heard of a new table yet): the primary has the last word.
        watch.suspect(error);
      }
    }
    observer.read('primary');
    return primary.executeQuery<R>(query as CompiledQuery<R>);
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }
}
