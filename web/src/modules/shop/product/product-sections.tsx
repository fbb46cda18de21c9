import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../../ui/cx.ts';

export type SectionName = 'about' | 'reviews' | 'comments' | 'inquiries';

/** Takes eye and keyboard to a part of the page. */
export function goTo(name: SectionName): void {
  const heading = document.getElementById(`product-${name}`);
  heading?.scrollIntoView({ behavior: 'smooth', block: 'start' });
  heading?.focus({ preventScroll: true });
}

/** What the page has below: stays at hand while one reads. */
export function SectionTabs({ counts }: { counts: Partial<Record<SectionName, string>> }) {
  const { t } = useTranslation();
  const [current, setCurrent] = useState<SectionName>('about');
  useEffect(() => {
    // The part that has come past the upper third of the window is the one that is read.
    const look = () => {
      const line = window.innerHeight * 0.4;
      const above = names.filter(
        (name) => (document.getElementById(`part-${name}`)?.getBoundingClientRect().top ?? line) < line,
      );
      setCurrent(above.at(-1) ?? 'about');
    };
    look();
    window.addEventListener('scroll', look, { passive: true });
    return () => window.removeEventListener('scroll', look);
  }, []);
  return (
    <nav
      aria-label={t('shop.product.parts')}
      className="sticky top-16 z-10 -mx-5 mt-10 border-b border-line bg-paper/95 backdrop-blur-md sm:mx-0"
    >
      <ul className="flex">
        {names.map((name) => (
          <li key={name} className="flex-1">
            <button
              type="button"
              onClick={() => goTo(name)}
              aria-current={current === name || undefined}
              className={cx(
                'tap -mb-px w-full border-b-2 py-3 font-semibold focus-visible:-outline-offset-4',
                current === name ? 'border-ink text-ink' : 'border-transparent text-muted hover:text-ink',
              )}
            >
              {t(`shop.product.section.${name}`)}
              {counts[name] !== undefined && (
                <span className="tnum ml-1 text-sm text-muted">{counts[name]}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const names: readonly SectionName[] = ['about', 'reviews', 'comments', 'inquiries'];

export function ProductSection(props: { name: SectionName; children: ReactNode; action?: ReactNode }) {
  const { t } = useTranslation();
  const { name, children, action } = props;
  return (
    <section id={`part-${name}`} aria-labelledby={`product-${name}`} className="pt-10">
      <div className="mb-4 flex min-h-11 items-center justify-between gap-3">
        <h2
          id={`product-${name}`}
          tabIndex={-1}
          className="scroll-mt-36 text-xl font-bold focus-visible:outline-none"
        >
          {t(`shop.product.section.${name}`)}
        </h2>
        {action}
      </div>
      {children}
    </section>
  );
}
