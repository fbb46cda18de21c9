import { useMemo } from 'react';

/** Colours of 조각보, the patchwork wrapping cloth: each row is one cloth. */
const cloths = [
  ['#143630', '#1f5548', '#e8642f', '#f2a65e', '#f6e3c5', '#7fa596'],
  ['#2a2540', '#594a86', '#e07a5f', '#f2cc8f', '#f4ece0', '#a798cf'],
  ['#5b1d2b', '#a5384a', '#f0a58f', '#f5d9a8', '#f9efe0', '#d77a61'],
  ['#12344d', '#2a6f97', '#89c2d9', '#f6bd60', '#f7ede2', '#e76f51'],
  ['#3c3a1c', '#76803d', '#c9b458', '#eda045', '#f8eed4', '#b0563a'],
] as const;

type Patch = { x: number; y: number; w: number; h: number; fill: string };

/** The same seed always sews the same cloth: a drop keeps its poster on every screen. */
function sew(seed: string): Patch[] {
  let state = 2166136261;
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16777619) >>> 0;
  const random = () => {
    // mulberry32: seeds that differ in one letter must not look alike.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const cloth = cloths[Math.floor(random() * cloths.length)] ?? cloths[0];
  const patches: Patch[] = [];
  let previous = '';
  const cut = (x: number, y: number, w: number, h: number, depth: number): void => {
    if (depth === 0 || (depth < 3 && random() < 0.22)) {
      let fill = cloth[Math.floor(random() * cloth.length)] ?? cloth[0];
      if (fill === previous) fill = cloth[(cloth.indexOf(fill as never) + 2) % cloth.length] ?? cloth[0];
      previous = fill;
      patches.push({ x, y, w, h, fill });
      return;
    }
    const at = 0.28 + random() * 0.44;
    if (w > h ? random() < 0.85 : random() < 0.15) {
      cut(x, y, w * at, h, depth - 1);
      cut(x + w * at, y, w * (1 - at), h, depth - 1);
    } else {
      cut(x, y, w, h * at, depth - 1);
      cut(x, y + h * at, w, h * (1 - at), depth - 1);
    }
  };
  cut(0, 0, 160, 100, 5);
  return patches;
}

export function Jogakbo({ seed, className }: { seed: string; className?: string }) {
  const patches = useMemo(() => sew(seed), [seed]);
  return (
    <svg aria-hidden="true" viewBox="0 0 160 100" preserveAspectRatio="xMidYMid slice" className={className}>
      {patches.map((patch) => (
        <rect
          key={`${patch.x}-${patch.y}`}
          x={patch.x}
          y={patch.y}
          width={patch.w}
          height={patch.h}
          fill={patch.fill}
          stroke="#fff"
          strokeOpacity="0.28"
          strokeWidth="0.5"
        />
      ))}
    </svg>
  );
}
