import { type ReactNode, useId } from 'react';
import { Card } from '../../ui/card.tsx';

/** One part of the checkout: its heading, what is chosen, and the way to choose something else. */
export function Block({
  title,
  action,
  children,
}: {
  title: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Card>
        <div className="mb-3.5 flex min-h-7 items-center justify-between gap-3">
          <h2 id={id} className="text-lg font-bold">
            {title}
          </h2>
          {action !== undefined && <div className="-my-2 -mr-2">{action}</div>}
        </div>
        {children}
      </Card>
    </section>
  );
}

/** The quiet button beside a heading. */
export const quietClass =
  'tap inline-flex items-center rounded-xl px-3 font-semibold text-accent hover:bg-sunken';
