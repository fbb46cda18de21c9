import { type ReactNode, useEffect, useRef } from 'react';
import { cx } from '../../../ui/cx.ts';
import { directionOf } from './change.ts';

type Props = { value: number; children: ReactNode; className?: string };

const CALM_MS = 900;

/** Behind what has just changed a colour comes up and goes: at most once in a while, and never with reduced motion. */
export function Flashing({ value, children, className }: Props) {
  const box = useRef<HTMLSpanElement>(null);
  const before = useRef(value);
  const flashedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const direction = directionOf(value - before.current);
    before.current = value;
    const now = performance.now();
    if (direction === 'even' || now - flashedAt.current < CALM_MS) return;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    flashedAt.current = now;
    box.current?.animate?.(
      { backgroundColor: [`var(--${direction}-soft)`, 'transparent'] },
      { duration: CALM_MS, easing: 'ease-out' },
    );
  }, [value]);
  return (
    <span ref={box} className={cx('-mx-1 inline-block rounded-md px-1', className)}>
      {children}
    </span>
  );
}
