import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export type Column<T> = {
  key: string;
  header: string;
  cell: (row: T) => ReactNode;
  numeric?: boolean;
  /** The head of the card on a phone. */
  primary?: boolean;
};

type TableProps<T> = { caption: string; columns: Column<T>[]; rows: T[]; rowKey: (row: T) => string };

/** A table where there is room, a list of cards on a phone. */
export function Table<T>({ caption, columns, rows, rowKey }: TableProps<T>) {
  const primary = columns.find((column) => column.primary) ?? columns[0];
  return (
    <>
      <div className="hidden overflow-x-auto rounded-2xl border border-line bg-surface md:block">
        <table className="w-full text-left text-[0.95rem] [overflow-wrap:break-word]">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr className="border-b border-line text-sm text-muted">
              {columns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  className={cx('whitespace-nowrap px-4 py-3 font-semibold', column.numeric && 'text-right')}
                >
                  {column.header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={rowKey(row)} className="border-b border-line/60 last:border-0 hover:bg-sunken/40">
                {columns.map((column) => (
                  <td
                    key={column.key}
                    className={cx('px-4 py-3', column.numeric && 'tnum whitespace-nowrap text-right')}
                  >
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul aria-label={caption} className="flex flex-col gap-3 md:hidden">
        {rows.map((row) => (
          <li key={rowKey(row)} className="rounded-2xl border border-line bg-surface p-4">
            <div className="font-semibold">{primary?.cell(row)}</div>
            <dl className="mt-2 flex flex-col gap-1.5 text-[0.95rem]">
              {columns
                .filter((column) => column !== primary)
                .map((column) => (
                  <div key={column.key} className="flex items-baseline justify-between gap-4">
                    <dt className="shrink-0 text-muted empty:hidden">{column.header}</dt>
                    <dd className={cx('min-w-0 text-right', column.numeric && 'tnum')}>{column.cell(row)}</dd>
                  </div>
                ))}
            </dl>
          </li>
        ))}
      </ul>
    </>
  );
}
