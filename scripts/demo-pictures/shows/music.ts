import {
  box,
  circle,
  type Drawing,
  flower,
  HEIGHT,
  hills,
  rain,
  shape,
  star,
  stars,
  stroke,
  times,
  WIDTH,
  waves,
} from './canvas.ts';

const loop: Drawing = (p) =>
  times(5, (i) =>
    circle(
      450,
      450,
      360 - i * 62,
      'none',
      `stroke="${i % 2 ? p.light : p.accent}" stroke-width="${30 - i * 3}"`,
    ),
  ) +
  times(43, (i) => {
    const angle = (i * Math.PI * 2) / 43;
    return circle(450 + 360 * Math.cos(angle), 450 + 360 * Math.sin(angle), 9, p.ink);
  }) +
  `<text x="450" y="530" font-size="240" font-weight="900" text-anchor="middle" fill="${p.light}">2</text>`;

const rabbit: Drawing = (p, random) =>
  stars(random, 120, 900, p.light) +
  circle(450, 430, 300, p.light) +
  times(9, () =>
    circle(250 + random() * 400, 260 + random() * 360, 14 + random() * 40, p.accent, 'opacity=".25"'),
  ) +
  shape('M350 720 C 330 560 380 470 450 470 S 570 560 550 720 Z', p.ink) +
  `<ellipse cx="408" cy="360" rx="30" ry="120" fill="${p.ink}" transform="rotate(-8 408 360)"/><ellipse cx="500" cy="360" rx="30" ry="120" fill="${p.ink}" transform="rotate(12 500 360)"/>` +
  circle(450, 510, 74, p.ink) +
  circle(424, 506, 8, p.accent) +
  circle(476, 506, 8, p.accent) +
  times(24, (i) => box(20 + i * 36, 860 - (40 + random() * 120), 18, 300, p.accent, 'opacity=".8" rx="9"'));

const fireworks: Drawing = (p, random) =>
  (
    [
      [300, 300, 230, 0],
      [640, 420, 190, 1],
      [420, 620, 150, 2],
      [690, 170, 110, 0],
      [160, 560, 100, 1],
    ] as const
  )
    .map(([x, y, r, hue]) =>
      times(36, (i) => {
        const angle = (i * Math.PI * 2) / 36;
        const from = r * (0.25 + random() * 0.2);
        const colour = [p.accent, p.light, p.ink][hue]!;
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        return (
          stroke(`M${x + from * c} ${y + from * s} L${x + r * c} ${y + r * s}`, colour, 6) +
          circle(x + r * 1.1 * c, y + r * 1.1 * s, 6, colour)
        );
      }),
    )
    .join('') + hills(random, 900, 60, p.foot);

const guitar: Drawing = (p) =>
  circle(450, 480, 330, p.accent) +
  circle(450, 480, 190, p.ink) +
  circle(450, 480, 214, 'none', `stroke="${p.light}" stroke-width="6"`) +
  circle(450, 480, 236, 'none', `stroke="${p.light}" stroke-width="14" stroke-dasharray="6 14"`) +
  times(6, (i) => stroke(`M${375 + i * 30} 0 V${HEIGHT}`, p.light, 3 + i * 0.8)) +
  box(290, 760, 320, 36, p.ink, 'rx="10"');

const potato: Drawing = (p, random) =>
  hills(random, 330, 160, p.accent) +
  hills(random, 460, 120, p.foot) +
  times(26, (i) => {
    const x = 60 + (i % 6) * 156 + random() * 60;
    const y = 500 + Math.floor(i / 6) * 90 + random() * 40;
    const size = 36 + y / 22;
    return stroke(`M${x} ${y} q 14 60 -6 120`, p.ink, 6) + flower(x, y, size, 5, p.light, p.accent);
  });

const cosmos: Drawing = (p, random) =>
  shape('M450 360 L120 1200 H780 Z', p.light, 'opacity=".5"') +
  stroke('M450 380 V1200', p.ink, 8, 'stroke-dasharray="30 40" opacity=".6"') +
  hills(random, 380, 90, p.foot) +
  times(34, (i) => {
    const side = i % 2 ? 1 : -1;
    const y = 430 + random() * 460;
    const x = 450 + side * (90 + (y - 380) * 0.36 + random() * 260);
    return (
      stroke(`M${x} ${y} q ${side * 8} 70 0 150`, p.ink, 4) +
      flower(x, y, 22 + (y - 400) / 9, 8, [p.accent, p.light][i % 2]!, '#f2c230')
    );
  });

const fourStars: Drawing = (p, random) =>
  stars(random, 100, 860, p.light) +
  shape('M450 170 L640 470 H560 L700 680 H590 L740 860 H160 L310 680 H200 L340 470 H260 Z', p.foot) +
  [
    [450, 160, 70],
    [330, 430, 40],
    [570, 560, 46],
    [400, 720, 42],
  ]
    .map(([x, y, r]) => star(x!, y!, r!, p.accent))
    .join('') +
  times(16, () => circle(250 + random() * 400, 480 + random() * 360, 9, p.light));

const upsideDown: Drawing = (p, random) =>
  rain(random, 140, 900, p.light) +
  shape(
    'M170 480 Q 450 900 730 480 Q 684 520 636 480 Q 590 524 543 480 Q 496 524 450 480 Q 404 524 357 480 Q 310 524 264 480 Q 216 520 170 480 Z',
    p.accent,
  ) +
  stroke('M450 690 V220 q 0 -60 52 -60 t 44 56', p.ink, 16) +
  times(5, (i) => flower(270 + i * 90, 450 - (i % 2) * 34, 46, 6, p.light, p.ink));

const orchestra: Drawing = (p) =>
  times(9, (i) => {
    const r = 170 + i * 62;
    return times(9 + i * 4, (j) => {
      const angle = Math.PI * (0.08 + (0.84 * j) / (8 + i * 4));
      const [x, y] = [450 - r * Math.cos(angle), 900 - r * Math.sin(angle)];
      return circle(x, y, 15, [p.light, p.accent, p.ink][(i + (j % 3)) % 3]!);
    });
  }) +
  stroke('M450 900 L520 770', p.light, 8) +
  circle(450, 900, 30, p.light);

const waltz: Drawing = (p, random) =>
  circle(450, 640, 240, p.accent) +
  times(28, (i) => {
    const angle = (i * Math.PI * 2) / 28;
    return stroke(
      `M${450 + 280 * Math.cos(angle)} ${640 + 280 * Math.sin(angle)} L${450 + (330 + (i % 2) * 60) * Math.cos(angle)} ${640 + (330 + (i % 2) * 60) * Math.sin(angle)}`,
      p.accent,
      12,
    );
  }) +
  times(60, () =>
    box(
      random() * WIDTH,
      random() * 820,
      14,
      22,
      [p.light, p.ink, p.accent][Math.floor(random() * 3)]!,
      `transform="rotate(${random() * 60} 450 400)"`,
    ),
  ) +
  waves(760, 30, 260, p.foot);

const keys: Drawing = (p, random) =>
  stars(random, 70, 420, p.light) +
  circle(640, 240, 110, p.light) +
  times(10, (i) => box(i * 92 - 10, 430, 86, 470, p.light, 'rx="8"')) +
  [0, 1, 3, 4, 5, 7, 8].map((i) => box(i * 92 + 50, 430, 56, 290, p.ink, 'rx="6"')).join('') +
  box(0, 890, WIDTH, 40, p.accent);

const seasons: Drawing = (p, random) =>
  [p.accent, p.foot, p.light, p.ink]
    .map((colour, i) => box((i % 2) * 450, Math.floor(i / 2) * 440, 450, 440, colour))
    .join('') +
  times(6, () => flower(60 + random() * 330, 60 + random() * 320, 46, 5, p.light, p.ink)) +
  waves(300, 20, 150, 'none') +
  times(5, (i) => stroke(`M500 ${110 + i * 64} q 50 -36 100 0 t 100 0 t 100 0`, p.light, 10)) +
  times(9, () =>
    shape(
      'M0 0 C -10 -26 -36 -30 -40 -52 C -24 -70 24 -70 40 -52 C 36 -30 10 -26 0 0 Z',
      p.accent,
      `transform="translate(${70 + random() * 320} ${520 + random() * 320}) rotate(${random() * 360})"`,
    ),
  ) +
  times(11, () => {
    const [x, y] = [500 + random() * 350, 490 + random() * 350];
    return times(3, (i) =>
      stroke(`M${x - 26} ${y} H${x + 26}`, p.light, 5, `transform="rotate(${i * 60} ${x} ${y})"`),
    );
  });

const bow: Drawing = (p) =>
  circle(450, 330, 200, p.light, 'opacity=".35"') +
  shape(
    'M450 150 C 330 150 300 250 340 340 C 380 420 280 440 270 560 C 260 720 360 800 450 800 S 640 720 630 560 C 620 440 520 420 560 340 C 600 250 570 150 450 150 Z',
    p.accent,
  ) +
  stroke('M380 470 q -30 60 8 110 M520 470 q 30 60 -8 110', p.ink, 10) +
  times(4, (i) => stroke(`M${432 + i * 12} 60 V720`, p.light, 3)) +
  box(424, 30, 52, 330, p.ink, 'rx="10"') +
  stroke('M120 640 L800 500', p.ink, 9) +
  waves(770, 34, 240, p.foot) +
  waves(830, 30, 300, p.ink, 0.4);

const projector: Drawing = (p) =>
  shape('M250 720 L860 120 V640 Z', p.light, 'opacity=".4"') +
  box(110, 640, 240, 170, p.ink, 'rx="18"') +
  circle(160, 560, 92, p.accent) +
  circle(320, 580, 70, p.accent) +
  [
    [160, 560, 26],
    [320, 580, 20],
  ]
    .map(([x, y, r]) => circle(x!, y!, r!, p.ink))
    .join('') +
  times(7, (i) => stroke(`M${520 + i * 46} ${420 - i * 36} q 20 -70 ${30} -10`, p.ink, 10)) +
  times(2, (row) => times(14, (i) => box(i * 68, 850 + row * 46, 44, 26, p.ink, 'rx="4"')));

/** Concerts and classical music. */
export const MUSIC_POSTERS: Readonly<Record<string, Drawing>> = {
  'line-two-live': loop,
  'moon-rabbit-arena': rabbit,
  'fireworks-summer-in-winter': fireworks,
  'onsaemiro-small-room': guitar,
  'potato-flower-tour': potato,
  'cosmos-road-homecoming': cosmos,
  'byeolmuri-christmas': fourStars,
  'sonagi-club-night': upsideDown,
  'haesol-ninth': orchestra,
  'haesol-new-year': waltz,
  'white-keys-nocturnes': keys,
  'mulgyeol-four-seasons': seasons,
  'cello-and-sea': bow,
  'film-night-orchestra': projector,
};
