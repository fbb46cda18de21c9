import type { ReactNode } from 'react';
import type { PlaceKind } from '../../../api/trips-places.ts';

/** The colours of an hour: a picture is painted in one of them. */
export interface Hour {
  readonly sky: string;
  readonly glow: string;
  readonly far: string;
  readonly mid: string;
  readonly near: string;
  readonly light: string;
  readonly warm: string;
}

export const HOURS: readonly Hour[] = [
  {
    sky: '#bfe0e8',
    glow: '#fff4d6',
    far: '#8fbfb4',
    mid: '#4f8f7d',
    near: '#1f4d44',
    light: '#fffdf6',
    warm: '#e07a3f',
  },
  {
    sky: '#fbd9b8',
    glow: '#fff1dc',
    far: '#d99a86',
    mid: '#a3614f',
    near: '#5c3a3f',
    light: '#fff8ec',
    warm: '#c2410c',
  },
  {
    sky: '#cfd8ee',
    glow: '#fdf3f6',
    far: '#9aa8cf',
    mid: '#5f73a8',
    near: '#2b3a63',
    light: '#fbfaff',
    warm: '#d9799b',
  },
  {
    sky: '#d8e7c3',
    glow: '#fffbe0',
    far: '#a5c585',
    mid: '#648f4e',
    near: '#2f5530',
    light: '#fffef2',
    warm: '#d9a514',
  },
  {
    sky: '#27395c',
    glow: '#f7e3a6',
    far: '#3c5480',
    mid: '#26406b',
    near: '#152542',
    light: '#fdf2cf',
    warm: '#f0a35e',
  },
];

type Scene = (hour: Hour, turn: number) => ReactNode;

const sun = ({ glow }: Hour, turn: number) => (
  <circle cx={22 + turn * 76} cy={26 + turn * 10} r={13} fill={glow} />
);

/** One picture for each kind. `turn` (0 to 1) moves what is in it, so that no two are quite alike. */
export const SCENES: Readonly<Record<PlaceKind, Scene>> = {
  // Ridges in the mist, and a pine.
  sight: (hour, turn) => (
    <>
      {sun(hour, turn)}
      <path d={`M-5,78Q${18 + turn * 12},38 44,66T${84 - turn * 10},52T125,74V125H-5Z`} fill={hour.far} />
      <path d={`M-5,94Q${26 - turn * 14},62 56,86T125,80V125H-5Z`} fill={hour.mid} />
      <path d="M-5,108Q40,88 125,104V125H-5Z" fill={hour.near} />
      <g transform={`translate(${70 + turn * 24} 104)`} fill={hour.near}>
        <rect x={-1.6} y={-26} width={3.2} height={28} />
        <path d="M0,-52L13,-32H-13ZM0,-42L16,-20H-16Z" />
      </g>
    </>
  ),
  // A tiled roof with its curved eaves.
  culture: (hour, turn) => (
    <>
      {sun(hour, turn)}
      <path d={`M-5,86Q30,${60 + turn * 10} 66,84T125,78V125H-5Z`} fill={hour.far} />
      <path d="M-5,104H125V125H-5Z" fill={hour.mid} />
      <rect x={28} y={72} width={64} height={34} fill={hour.light} />
      <path d="M32,72V106M48,72V106M72,72V106M88,72V106" stroke={hour.warm} strokeWidth={4} />
      <rect x={53} y={82} width={14} height={24} fill={hour.near} />
      <path d="M8,70Q26,68 36,48H84Q94,68 112,70Q106,77 96,76H24Q14,77 8,70Z" fill={hour.near} />
      <path d="M33,48Q60,43 87,48V43Q60,39 33,43Z" fill={hour.mid} />
      <path d="M20,72H100" stroke={hour.glow} strokeWidth={1.5} strokeDasharray="3 4" />
    </>
  ),
  // Lanterns on their lines.
  festival: (hour, turn) => (
    <>
      {sun(hour, turn)}
      <path d={`M-5,${88 + turn * 8}Q40,72 70,88T125,84V125H-5Z`} fill={hour.mid} />
      <path
        d={`M-5,${20 + turn * 10}Q60,${58 - turn * 8} 125,18`}
        fill="none"
        stroke={hour.near}
        strokeWidth={1.6}
      />
      <path d="M-5,52Q60,92 125,50" fill="none" stroke={hour.near} strokeWidth={1.6} />
      {[12, 36, 60, 84, 108].map((x, at) => (
        <g
          key={x}
          transform={`translate(${x} ${(at % 2 === 0 ? 70 : 36) + Math.abs(2 - at) * -3 + turn * 4})`}
        >
          <rect x={-4} y={-13} width={8} height={3} fill={hour.near} />
          <ellipse rx={9.5} ry={11} fill={at % 2 === 0 ? hour.warm : hour.glow} />
          <path
            d="M0,-11V11M-5,-9Q-8,0 -5,9M5,-9Q8,0 5,9"
            fill="none"
            stroke={hour.near}
            strokeOpacity={0.35}
          />
          <path d="M0,11V18" stroke={hour.warm} strokeWidth={2.4} />
        </g>
      ))}
    </>
  ),
  // A way over the hills.
  course: (hour, turn) => (
    <>
      {sun(hour, turn)}
      <path d={`M-5,70Q34,${42 + turn * 14} 70,64T125,56V125H-5Z`} fill={hour.far} />
      <path d="M-5,88Q40,68 125,84V125H-5Z" fill={hour.mid} />
      <path
        d={`M${22 + turn * 20},125Q${70 - turn * 16},106 52,94T78,76T${70 + turn * 18},60`}
        fill="none"
        stroke={hour.light}
        strokeWidth={6}
        strokeLinecap="round"
      />
      <g transform={`translate(${70 + turn * 18} 58)`}>
        <path d="M0,0V-24" stroke={hour.near} strokeWidth={2.6} />
        <path d="M0,-24L17,-18.5L0,-13Z" fill={hour.warm} />
      </g>
    </>
  ),
  // Waves, and a small sail.
  leisure: (hour, turn) => (
    <>
      {sun(hour, turn)}
      <rect x={-5} y={66} width={130} height={60} fill={hour.far} />
      <g transform={`translate(${36 + turn * 44} 74) rotate(${turn * 10 - 5})`}>
        <path d="M0,-38V-4H-22Z" fill={hour.light} />
        <path d="M4,-30V-4H18Z" fill={hour.warm} />
        <path d="M-24,0H24L15,11H-15Z" fill={hour.near} />
      </g>
      {[82, 96, 110].map((y, at) => (
        <path
          key={y}
          d={`M${-20 + at * 7},${y}q9,-8 18,0t18,0t18,0t18,0t18,0t18,0t18,0t18,0V130H-20Z`}
          fill={[hour.mid, hour.near, hour.near][at]}
          opacity={at === 1 ? 0.75 : 1}
        />
      ))}
    </>
  ),
  // A roof under the moon, with a light in it.
  lodging: (hour, turn) => (
    <>
      <circle cx={88 - turn * 50} cy={28} r={14} fill={hour.glow} />
      <circle cx={94 - turn * 50} cy={24} r={12} fill={hour.sky} />
      <path d="M-5,92Q34,74 70,88T125,82V125H-5Z" fill={hour.far} />
      <path d="M28,62L60,38L92,62V108H28Z" fill={hour.mid} />
      <path
        d="M20,66L60,34L100,66"
        fill="none"
        stroke={hour.near}
        strokeWidth={7}
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <rect x={38} y={70} width={17} height={17} rx={2} fill={hour.glow} />
      <path d="M46.5,70V87M38,78.5H55" stroke={hour.mid} strokeWidth={2} />
      <path d="M66,108V80a8,8 0 0 1 16,0V108Z" fill={hour.near} />
      <path d="M-5,107H125V125H-5Z" fill={hour.near} />
    </>
  ),
  // An awning, and what lies below it.
  shopping: (hour, turn) => (
    <>
      {sun(hour, turn)}
      <rect x={16} y={50} width={88} height={60} fill={hour.light} />
      {[0, 1, 2, 3, 4, 5].map((at) => (
        <path
          key={at}
          d={`M${12 + at * 16},38h16v20a8,8 0 0 1 -16,0Z`}
          fill={at % 2 === 0 ? hour.warm : hour.glow}
        />
      ))}
      <rect x={10} y={33} width={100} height={7} rx={2} fill={hour.near} />
      <rect x={22} y={88} width={76} height={22} fill={hour.mid} />
      {[30, 45, 60, 75, 90].map((x, at) => (
        <circle
          key={x}
          cx={x}
          cy={84}
          r={6.5}
          fill={(at + Math.round(turn * 4)) % 2 === 0 ? hour.warm : hour.far}
        />
      ))}
      <path d="M-5,108H125V125H-5Z" fill={hour.near} />
    </>
  ),
  // A bowl that steams.
  food: (hour, turn) => (
    <>
      <circle cx={60} cy={66} r={46} fill={hour.glow} opacity={0.75} />
      <path
        d={`M46,${42 - turn * 4}q-7,-9 0,-17t0,-15M61,40q-7,-9 0,-17t0,-15M76,${42 - turn * 4}q-7,-9 0,-17t0,-15`}
        fill="none"
        stroke={hour.light}
        strokeWidth={4.5}
        strokeLinecap="round"
      />
      <path d="M16,60H104Q102,98 60,101Q18,98 16,60Z" fill={hour.near} />
      <ellipse cx={60} cy={60} rx={44} ry={12} fill={hour.mid} />
      <ellipse cx={60} cy={60} rx={37} ry={9} fill={hour.warm} />
      <circle cx={46 + turn * 8} cy={59} r={5.5} fill={hour.light} />
      <path d="M64,56q8,-4 14,2t-6,7" fill="none" stroke={hour.far} strokeWidth={3.5} strokeLinecap="round" />
      <rect x={44} y={99} width={32} height={7} rx={2} fill={hour.near} />
      <path d="M84,30L112,72M91,27L117,68" stroke={hour.far} strokeWidth={3.5} strokeLinecap="round" />
    </>
  ),
};
