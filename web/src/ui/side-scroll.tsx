import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';

/** Of a row that is wider than its frame, and goes on to the edges of the page. */
export const sideRowClass =
  'no-scrollbar -mx-5 flex snap-x snap-proximity scroll-px-5 gap-3 overflow-x-auto overscroll-x-contain px-5 pb-1 sm:-mx-8 sm:scroll-px-8 sm:gap-5 sm:px-8';

/** One row that goes on to the side: a finger swipes it, a mouse has buttons, a keyboard walks through it. */
export function SideScroll({ label, children }: { label: string; children: ReactNode }) {
  const { t } = useTranslation();
  const row = useRef<HTMLUListElement>(null);
  const [ends, setEnds] = useState({ left: true, right: true });
  useEffect(() => {
    const element = row.current;
    if (element === null) return;
    const look = () =>
      setEnds({
        left: element.scrollLeft < 8,
        right: element.scrollLeft + element.clientWidth > element.scrollWidth - 8,
      });
    look();
    element.addEventListener('scroll', look, { passive: true });
    const watcher = new ResizeObserver(look);
    watcher.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      watcher.disconnect();
    };
  }, []);
  const move = (direction: 1 | -1) =>
    row.current?.scrollBy({ left: direction * row.current.clientWidth * 0.8, behavior: 'smooth' });
  const arrow = (direction: 1 | -1) => (
    <IconButton
      label={t(direction === 1 ? 'common.further' : 'common.backwards')}
      icon={direction === 1 ? <ChevronRight aria-hidden="true" /> : <ChevronLeft aria-hidden="true" />}
      onClick={() => move(direction)}
      // What the arrows do, the keyboard does by walking from one to the next.
      tabIndex={-1}
      aria-hidden="true"
      className={`absolute top-[32%] z-20 hidden! border border-line bg-surface! shadow-card sm:pointer-fine:inline-flex! ${
        direction === 1 ? '-right-3' : '-left-3'
      } ${(direction === 1 ? ends.right : ends.left) ? 'invisible' : ''}`}
    />
  );
  return (
    <div className="relative">
      <ul ref={row} aria-label={label} className={sideRowClass}>
        {children}
      </ul>
      {arrow(-1)}
      {arrow(1)}
    </div>
  );
}
