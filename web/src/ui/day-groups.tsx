import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/format.ts';

type DayGroupsProps<T> = {
  items: T[];
  at: (item: T) => string;
  children: (items: T[]) => ReactNode;
  /** Of the headings, so that they follow the one above them. */
  level?: 2 | 3;
};

/** Items under the day on which they happened, as the reader's own calendar has it. */
export function DayGroups<T>({ items, at, children, level = 3 }: DayGroupsProps<T>) {
  const { t } = useTranslation();
  const format = useFormat();
  const today = new Date().toDateString();
  const yesterday = new Date(Date.now() - 86_400_000).toDateString();
  const days = Map.groupBy(items, (item) => new Date(at(item)).toDateString());
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div className="flex flex-col gap-4">
      {[...days].map(([day, group]) => (
        <section key={day}>
          <Heading className="pb-1 text-sm font-semibold text-muted">
            {day === today ? t('common.today') : day === yesterday ? t('common.yesterday') : format.day(day)}
          </Heading>
          {children(group)}
        </section>
      ))}
    </div>
  );
}
