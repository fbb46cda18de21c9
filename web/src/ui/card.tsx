import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export function Card({ children, className }: { children: ReactNode; className?: string | undefined }) {
  return (
    <div className={cx('rounded-3xl border border-line/70 bg-surface p-5 shadow-card sm:p-6', className)}>
      {children}
    </div>
  );
}

type SectionProps = { title: string; action?: ReactNode; children: ReactNode; className?: string };

export function Section({ title, action, children, className }: SectionProps) {
  return (
    <section className={className}>
      <div className="mb-3 flex min-h-11 items-center justify-between gap-3">
        <h2 className="text-xl font-bold">{title}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}

/** Term and value in one line each, as on a paper receipt. */
export function Facts({ items }: { items: { label: ReactNode; value: ReactNode }[] }) {
  return (
    <dl className="flex flex-col gap-2.5">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one receipt keep their order
        <div key={index} className="flex items-baseline justify-between gap-4">
          <dt className="shrink-0 text-muted">{item.label}</dt>
          <dd className="tnum min-w-0 text-right font-medium">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
