import {
  box,
  circle,
  crescent,
  type Drawing,
  HEIGHT,
  hills,
  rain,
  shape,
  stars,
  stroke,
  times,
  WIDTH,
  waves,
} from './canvas.ts';

const lighthouse: Drawing = (p, random) =>
  stars(random, 70, 620, p.light) +
  shape('M470 330 L-60 150 V420 Z', p.light, 'opacity=".28"') +
  shape('M470 330 L960 220 V470 Z', p.light, 'opacity=".18"') +
  shape('M420 380 H520 L556 860 H384 Z', p.light) +
  shape('M414 470 H526 L532 560 H408 Z M401 660 H539 L546 750 H394 Z', p.accent) +
  box(418, 290, 104, 92, p.ink) +
  circle(470, 336, 30, p.accent) +
  shape('M404 292 L470 226 L536 292 Z', p.ink) +
  waves(820, 46, 260, p.foot) +
  waves(880, 40, 200, p.ink, 0.5);

const windowsOf = (lit: string, dark: string, random: () => number, share: number): string =>
  times(6, (row) =>
    times(5, (column) => {
      const x = 190 + column * 112;
      const y = 330 + row * 96;
      return (
        box(x, y, 72, 66, random() < share ? lit : dark, 'rx="6"') +
        stroke(`M${x + 36} ${y} v66 M${x} ${y + 33} h72`, dark, 4, 'opacity=".6"')
      );
    }),
  );

const hotel: Drawing = (p, random) =>
  stars(random, 60, 400, p.light) +
  crescent(690, 190, 96, p.accent) +
  box(150, 280, 600, 640, p.ink) +
  shape('M120 284 H780 L740 236 H160 Z', p.ink) +
  windowsOf(p.light, p.top, random, 0.55) +
  box(0, 912, WIDTH, 300, p.foot);

const dormitory: Drawing = (p, random) =>
  circle(180, 190, 90, p.light) +
  box(120, 270, 660, 660, p.foot) +
  windowsOf(p.accent, p.ink, random, 0.4) +
  times(14, () => {
    const x = random() * WIDTH;
    const y = random() * 820;
    return `<g transform="translate(${x} ${y}) rotate(${random() * 360})"><ellipse rx="15" ry="8" fill="${p.light}" opacity=".9"/><ellipse cx="18" cy="8" rx="15" ry="8" fill="${p.light}" opacity=".7"/></g>`;
  }) +
  box(0, 926, WIDTH, 300, p.ink);

const letters: Drawing = (p, random) =>
  circle(650, 300, 150, p.light, 'opacity=".9"') +
  hills(random, 640, 200, p.accent) +
  hills(random, 760, 170, p.ink) +
  times(15, (i) => {
    const x = 90 + (i % 4) * 200 + random() * 90;
    const y = 130 + Math.floor(i / 4) * 150 + random() * 70;
    const size = 52 + random() * 40;
    return `<g transform="translate(${x} ${y}) rotate(${-30 + random() * 60})">${box(0, 0, size, size * 0.64, p.light, 'rx="3"')}${stroke(`M0 0 l${size / 2} ${size * 0.36} l${size / 2} ${-size * 0.36}`, p.ink, 3)}</g>`;
  }) +
  waves(850, 20, 300, p.foot);

const bakery: Drawing = (p) =>
  circle(450, 420, 300, p.accent, 'opacity=".35"') +
  times(3, (i) => stroke(`M${360 + i * 90} 300 q -34 -50 0 -96 t 0 -96`, p.light, 10, 'opacity=".75"')) +
  shape(
    'M180 560 C 180 380 330 350 450 350 S 720 380 720 560 C 720 640 660 670 450 670 S 180 640 180 560 Z',
    p.accent,
  ) +
  times(4, (i) => stroke(`M${270 + i * 100} 410 q 56 60 30 130`, p.light, 14, 'opacity=".8"')) +
  box(120, 700, 660, 26, p.ink, 'rx="13"') +
  crescent(770, 150, 56, p.light);

const chair = (x: number, y: number, size: number, colour: string): string =>
  stroke(
    `M0 0 V-260 M0 -120 H150 M150 -120 V0 M0 -240 H26 M0 -190 H26 M0 0 M150 -120`,
    colour,
    20,
    `transform="translate(${x} ${y}) scale(${size} ${Math.abs(size)})"`,
  );
const chairs: Drawing = (p) =>
  box(0, 700, WIDTH, HEIGHT, p.foot) +
  `<ellipse cx="450" cy="736" rx="380" ry="56" fill="${p.light}" opacity=".35"/>` +
  shape('M450 40 L130 740 H770 Z', p.light, 'opacity=".22"') +
  chair(180, 740, 1.15, p.ink) +
  chair(720, 740, -1.15, p.accent);

const laundry: Drawing = (p, random) =>
  circle(720, 210, 110, p.light) +
  hills(random, 820, 90, p.foot) +
  [280, 560]
    .map((y, line) => {
      const cloth = times(4, (i) => {
        const x = 90 + i * 205 + line * 40;
        const top = y + 26 + (i % 2) * 8;
        const colour = [p.accent, p.light, p.ink, p.accent][(i + line * 2) % 4]!;
        return (i + line) % 2 === 0
          ? shape(`M${x} ${top} h120 l46 46 -32 30 -20 -18 v120 h-108 v-120 l-20 18 -32 -30 Z`, colour)
          : shape(`M${x} ${top} h116 l14 190 h-52 l-20 -110 -20 110 h-52 Z`, colour);
      });
      return stroke(`M-20 ${y} Q 450 ${y + 60} 920 ${y - 10}`, p.ink, 5) + cloth;
    })
    .join('');

const weather: Drawing = (p, random) =>
  rain(random, 120, 840, p.light) +
  [
    [300, 300, 1.2],
    [600, 230, 1.5],
  ]
    .map(
      ([x, y, s]) =>
        `<g transform="translate(${x} ${y}) scale(${s})">${circle(-80, 10, 60, p.light)}${circle(0, -20, 86, p.light)}${circle(90, 14, 58, p.light)}${box(-130, 10, 270, 62, p.light, 'rx="31"')}</g>`,
    )
    .join('') +
  shape(
    'M450 470 C 300 470 220 580 210 650 Q 250 610 290 650 Q 330 610 370 650 Q 410 610 450 650 Q 490 610 530 650 Q 570 610 610 650 Q 650 610 690 650 C 680 580 600 470 450 470 Z',
    p.accent,
  ) +
  stroke('M450 450 V800 q 0 50 -46 50 t -40 -44', p.ink, 14);

const pass: Drawing = (p, random) =>
  circle(630, 260, 90, p.accent) +
  hills(random, 470, 230, p.light) +
  hills(random, 600, 220, p.accent) +
  hills(random, 740, 190, p.foot) +
  stroke(
    'M420 1200 C 300 980 640 900 500 760 S 610 600 560 500',
    p.light,
    16,
    'opacity=".85" stroke-dasharray="2 34"',
  ) +
  `<g transform="translate(470 770)">${circle(0, -60, 20, p.ink)}${shape('M-26 -40 h52 l12 80 h-76 Z', p.ink)}${box(-52, -52, 40, 52, p.light, 'rx="10"')}</g>`;

const door: Drawing = (p) =>
  box(0, 0, WIDTH, HEIGHT, p.ink) +
  shape('M330 230 H600 V800 H330 Z', p.accent) +
  shape('M330 230 L470 280 V850 L330 800 Z', p.foot) +
  circle(446, 560, 12, p.light) +
  shape('M470 800 H600 L880 1200 H240 Z', p.accent, 'opacity=".45"') +
  stroke('M330 230 H600 V800', p.light, 6) +
  times(3, (i) => box(655 + i * 34, 300, 20, 28, p.light, `opacity="${0.95 - i * 0.2}"`));

const tiger: Drawing = (p) =>
  circle(450, 450, 330, p.accent) +
  [-1, 1]
    .map((side) => {
      const at = (x: number) => 450 + side * x;
      return (
        shape(`M${at(170)} 190 Q ${at(300)} 80 ${at(300)} 260 Z`, p.accent) +
        times(3, (i) =>
          stroke(`M${at(320 - i * 14)} ${430 + i * 76} q ${-side * 70} -6 ${-side * 120} 26`, p.ink, 26),
        ) +
        `<ellipse cx="${at(120)}" cy="420" rx="52" ry="44" fill="${p.light}"/>${circle(at(114), 424, 22, p.ink)}` +
        stroke(`M${at(60)} 560 q ${side * 50} 40 ${side * 110} 6`, p.ink, 12) +
        times(3, (i) => stroke(`M${at(70)} ${540 + i * 18} l${side * 150} ${-16 + i * 22}`, p.light, 4))
      );
    })
    .join('') +
  stroke('M450 150 V240 M400 170 V236 M500 170 V236', p.ink, 24) +
  shape('M410 510 H490 L450 560 Z', p.ink) +
  stroke('M450 556 V590', p.ink, 12) +
  box(0, 800, WIDTH, 24, p.ink);

const train: Drawing = (p, random) =>
  stars(random, 80, 360, p.light) +
  circle(680, 240, 84, p.accent) +
  waves(480, 14, 240, p.accent, 0.5) +
  waves(540, 16, 300, p.foot) +
  times(
    4,
    (i) =>
      box(-60 + i * 270, 610, 256, 190, p.ink, 'rx="22"') +
      times(3, (w) => box(-30 + i * 270 + w * 76, 650, 56, 64, p.light, 'rx="8"')),
  ) +
  stroke('M-20 826 H920', p.light, 8) +
  times(16, (i) => box(i * 60, 836, 34, 12, p.light, 'opacity=".5"'));

/** Musicals and plays. */
export const STAGE_POSTERS: Readonly<Record<string, Drawing>> = {
  'lighthouse-keeper': lighthouse,
  'paper-moon-hotel': hotel,
  'letters-from-jeju': letters,
  'midnight-bakery': bakery,
  'two-chairs': chairs,
  'third-floor-laundry': laundry,
  'the-weather-office': weather,
  'salt-road': pass,
  'room-404': door,
  'dear-dormitory': dormitory,
  'tiger-at-the-door': tiger,
  'last-train-to-gangneung': train,
};
