import { type ReactNode, useEffect, useState } from 'react';
import { cx } from './cx.ts';

/** Takes eye and keyboard to a part of the page. */
export function goToSection(name: string): void {
  const heading = document.getElementById(`heading-${name}`);
  heading?.scrollIntoView({ behavior: 'smooth', block: 'start' });
  heading?.focus({ preventScroll: true });
}

type TabsProps = {
  label: string;
  /** In the order of the page. */
  sections: readonly { name: string; title: string; count?: string | undefined }[];
};

/** What the page has below: stays at hand while one reads. */
export function SectionTabs({ label, sections }: TabsProps) {
  const names = sections.map(({ name }) => name).join(' ');
  const [current, setCurrent] = useState(sections[0]?.name);
  useEffect(() => {
    const all = names.split(' ');
    // The part that has come past the upper third of the window is the one that is read.
    const look = () => {
      const line = window.innerHeight * 0.4;
      const above = all.filter(
        (name) => (document.getElementById(`part-${name}`)?.getBoundingClientRect().top ?? line) < line,
      );
      setCurrent(above.at(-1) ?? all[0]);
    };
    look();
    window.addEventListener('scroll', look, { passive: true });
    return () => window.removeEventListener('scroll', look);
  }, [names]);
  return (
    <nav
      aria-label={label}
      className="sticky top-16 z-10 -mx-5 mt-10 border-b border-line bg-paper/95 backdrop-blur-md sm:mx-0"
    >
      <ul className="no-scrollbar flex overflow-x-auto">
        {sections.map(({ name, title, count }) => (
          <li key={name} className="flex-1">
            <button
              type="button"
              onClick={() => goToSection(name)}
              aria-current={current === name || undefined}
              className={cx(
                'tap -mb-px w-full border-b-2 px-2 py-3 font-semibold whitespace-nowrap focus-visible:-outline-offset-4',
                current === name ? 'border-ink text-ink' : 'border-transparent text-muted hover:text-ink',
              )}
            >
              {title}
              {count !== undefined && <span className="tnum ml-1 text-sm text-muted">{count}</span>}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type SectionProps = { name: string; title: string; children: ReactNode; action?: ReactNode };

export function PageSection({ name, title, children, action }: SectionProps) {
  return (
    <section id={`part-${name}`} aria-labelledby={`heading-${name}`} className="pt-10">
      <div className="mb-4 flex min-h-11 items-center justify-between gap-3">
        <h2
          id={`heading-${name}`}
          tabIndex={-1}
          className="scroll-mt-36 text-xl font-bold focus-visible:outline-none"
        >
          {title}
        </h2>
        {action}
      </div>
      {children}
    </section>
  );
}
