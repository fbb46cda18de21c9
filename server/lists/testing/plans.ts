import { CompiledQuery, type QueryResult } from 'kysely';
import { expect } from 'vitest';
import { type Executor, isMariadb } from '../../db/dialect.ts';
import { Rows } from '../../db/rows.ts';

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** Runs some work, and tells every statement that it sent by these executors. */
export async function statementsOf(
  executors: readonly Executor[],
  work: () => Promise<unknown>,
): Promise<Statement[]> {
  const sent: Statement[] = [];
  const undo = [...new Set(executors.map((executor) => executor.getExecutor()))].map((own) => {
    const run = own.executeQuery;
    own.executeQuery = <R>(query: CompiledQuery<R>) => {
      sent.push(query);
      return run.call(own, query) as Promise<QueryResult<R>>;
    };
    return () => {
      own.executeQuery = run;
    };
  });
  try {
    await work();
  } finally {
    for (const one of undo) one();
  }
  return sent;
}

/** Every statement looks up what it reads; without conditions it may also go along an index until its limit. */
export async function expectLookUps(executor: Executor, statements: readonly Statement[]): Promise<void> {
  for (const statement of statements) {
    if (statement.parameters.some((parameter) => parameter instanceof Rows)) continue;
    const steps = await planOf(executor, statement);
    // Whatever has to be sorted is read to its end first.
    const stopsAtLimit =
      / limit \?/.test(statement.sql) && !/ where /.test(statement.sql) && !steps.some((step) => step.isSort);
    for (const { text, isScan } of steps) {
      expect(isScan && !stopsAtLimit, `${text} of ${statement.sql}`).toBe(false);
    }
  }
}

interface Step {
  readonly text: string;
  readonly isScan: boolean;
  readonly isSort: boolean;
}

async function planOf(executor: Executor, { sql, parameters }: Statement): Promise<Step[]> {
  const explained = async (verb: string) =>
    (
      await executor.executeQuery<Record<string, unknown>>(
        CompiledQuery.raw(`${verb} ${sql}`, [...parameters]),
      )
    ).rows;
  if (isMariadb(executor)) {
    return (await explained('explain')).map((row) => ({
      text: JSON.stringify(row),
      isScan: (row.type === 'ALL' || row.type === 'index') && !String(row.table).startsWith('<'),
      isSort: String(row.Extra).includes('filesort'),
    }));
  }
  return (await explained('explain query plan')).map(({ detail }) => {
    const text = String(detail);
    return {
      text,
      isScan: /^SCAN /.test(text) && !/^SCAN (near|reached|\(subquery|CONSTANT)/.test(text),
      isSort: text.includes('FOR ORDER BY'),
    };
  });
}
