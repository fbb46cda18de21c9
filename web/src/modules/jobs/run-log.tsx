import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunDetail } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';

/** What a run has written; while it writes, the newest line stays in sight for whoever is at the end. */
export function RunLog({ log }: { log: RunDetail['log'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const list = useRef<HTMLOListElement>(null);
  const atEnd = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line is what moves the list
  useEffect(() => {
    const element = list.current;
    if (element !== null && atEnd.current) element.scrollTop = element.scrollHeight;
  }, [log.length, log.at(-1)?.at]);
  if (log.length === 0) return <p className="text-muted">{t('jobs.noLogLead')}</p>;
  return (
    <>
      <ol
        ref={list}
        aria-label={t('jobs.log')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
          atEnd.current = scrollTop + clientHeight >= scrollHeight - 8;
        }}
        className="max-h-80 overflow-y-auto rounded-2xl bg-sunken/60 px-4 py-3 font-mono text-sm"
      >
        {log.map(({ at, line }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name than their place
          <li key={`${at}-${index}`} className="flex gap-3 py-0.5">
            <time dateTime={at} className="tnum shrink-0 text-muted">
              {format.clock(at)}
            </time>
            <span className="min-w-0">{line}</span>
          </li>
        ))}
      </ol>
      <p className="mt-2 text-sm text-muted">{t('jobs.logHint')}</p>
    </>
  );
}
