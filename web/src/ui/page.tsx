import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './cx.ts';

type PageProps = {
  title: string;
  lead?: ReactNode;
  action?: ReactNode;
  back?: ReactNode;
  narrow?: boolean;
  /** As wide as the bar at the top: for pictures side by side. */
  wide?: boolean;
  /** The title is said by other means (a poster, a greeting) and only read out here. */
  hideTitle?: boolean;
  children: ReactNode;
};

/** The page's name in the tab. */
export function usePageTitle(title: string): void {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('shell.brand')}`;
  }, [title, t]);
}

/** One page: its heading, its name in the tab, and its measure. */
export function Page({
  title,
  lead,
  action,
  back,
  narrow = false,
  wide = false,
  hideTitle = false,
  children,
}: PageProps) {
  usePageTitle(title);
  return (
    <div
      className={cx(
        'mx-auto w-full px-5 pt-6 pb-16 sm:px-8 sm:pt-10',
        narrow ? 'max-w-lg' : wide ? 'max-w-6xl' : 'max-w-5xl',
      )}
    >
      {back}
      <header
        className={cx(
          'mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3',
          hideTitle && 'sr-only',
        )}
      >
        <div className="min-w-0">
          <h1 className="text-[1.7rem] font-extrabold sm:text-3xl">{title}</h1>
          {lead !== undefined && <p className="mt-1.5 max-w-prose text-muted">{lead}</p>}
        </div>
        {action}
      </header>
      {children}
    </div>
  );
}

export const backClass =
  'tap -ml-2 mb-2 inline-flex items-center gap-1 rounded-xl pr-3 pl-1 font-medium text-muted hover:bg-sunken hover:text-ink';
export const BackIcon = () => <ChevronLeft aria-hidden="true" className="size-5" />;
