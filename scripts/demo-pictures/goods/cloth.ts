import { type Drawing, disc, group, line, path, rect, shine } from './canvas.ts';

const BODY = 'M210 150 q90 40 180 0 l92 62 l-46 84 l-44 -22 V470 H208 V274 l-44 22 l-46 -84 Z';

export const tshirt: Drawing = ({ main, dark, light }) =>
  path(BODY, main) +
  line('M236 158 q64 48 128 0', dark, 10) +
  rect(270, 276, 60, 60, light, 30) +
  shine('M232 260 V430', 0.18);

export const longSleeve: Drawing = ({ main, dark, light }) =>
  path(
    'M210 150 q90 40 180 0 l86 60 l40 210 l-62 14 l-44 -150 V470 H190 V284 l-44 150 l-62 -14 l40 -210 Z',
    main,
  ) +
  line('M236 158 q64 48 128 0', dark, 10) +
  rect(190, 318, 220, 26, light, 0, 'opacity="0.7"') +
  rect(190, 364, 220, 26, light, 0, 'opacity="0.7"');

export const hoodie: Drawing = (palette) => {
  const { main, dark, light } = palette;
  return (
    path('M220 170 q80 -110 160 0 Z', dark) +
    path(
      'M210 160 q90 46 180 0 l86 56 l40 204 l-62 14 l-44 -140 V470 H190 V294 l-44 140 l-62 -14 l40 -204 Z',
      main,
    ) +
    path('M230 168 q70 60 140 0 q-24 -70 -70 -70 t-70 70 Z', dark) +
    line('M274 210 v70 M326 210 v70', light, 8) +
    path('M224 360 H376 L396 440 H204 Z', dark, 'opacity="0.35"')
  );
};

export const shirt: Drawing = ({ main, dark, light }) =>
  path(
    'M210 150 q90 40 180 0 l86 60 l40 210 l-62 14 l-44 -150 V470 H190 V284 l-44 150 l-62 -14 l40 -210 Z',
    main,
  ) +
  path('M300 182 l-66 -34 l20 70 Z M300 182 l66 -34 l-20 70 Z', light) +
  line('M300 190 V470', dark, 6) +
  [240, 300, 360, 420].map((y) => disc(312, y, 6, dark)).join('') +
  rect(336, 260, 54, 60, dark, 4, 'opacity="0.25"');

export const knit: Drawing = ({ main, dark, light }) =>
  path(
    'M206 150 q94 44 188 0 l86 60 l40 210 l-62 14 l-48 -150 V470 H190 V284 l-48 150 l-62 -14 l40 -210 Z',
    main,
  ) +
  line('M232 156 q68 54 136 0', dark, 16) +
  [230, 270, 310, 350, 390, 430]
    .map((y) => line(`M206 ${y} ${'q12 -16 24 0 t24 0 '.repeat(4)}`, light, 5))
    .join('') +
  rect(190, 448, 220, 24, dark, 4);

export const trousers: Drawing = ({ main, dark, light }) =>
  path('M204 120 H396 L432 474 H330 L300 250 L270 474 H168 Z', main) +
  rect(204, 112, 192, 34, dark, 6) +
  line('M300 146 V240', dark, 6) +
  line('M222 160 q10 50 -22 66 M378 160 q-10 50 22 66', light, 6) +
  shine('M216 240 L196 440', 0.18);

export const jacket: Drawing = ({ main, dark, accent }) =>
  path(
    'M200 150 q100 30 200 0 l84 60 l36 216 l-60 12 l-50 -150 V470 H190 V288 l-50 150 l-60 -12 l36 -216 Z',
    main,
  ) +
  path('M230 150 q70 -54 140 0 l-70 40 Z', dark) +
  line('M300 188 V470', accent, 8) +
  line('M222 370 h50 M328 370 h50', dark, 10) +
  shine('M216 260 V440', 0.2);

export const coat: Drawing = ({ main, dark, light, accent }) =>
  path(
    'M206 110 q94 30 188 0 l70 52 l30 230 l-56 10 l-34 -150 L430 476 H170 L196 252 l-34 150 l-56 -10 l30 -230 Z',
    main,
  ) +
  path('M300 260 L232 112 l-24 90 Z M300 260 L368 112 l24 90 Z', light) +
  line('M300 260 V474', dark, 6) +
  [300, 360, 420].map((y) => disc(322, y, 9, accent)).join('');

export const shoe: Drawing = ({ main, dark, light, accent }) =>
  path(
    'M110 300 q10 -60 60 -56 q50 60 130 24 l70 70 q120 20 130 84 q0 22 -24 22 H130 q-24 0 -24 -24 Z',
    main,
  ) +
  rect(100, 424, 404, 46, light, 22) +
  rect(100, 446, 404, 12, accent, 6) +
  line('M276 296 l40 -30 M306 322 l40 -30 M336 348 l38 -28', dark, 9) +
  path('M110 330 q60 40 60 96 H112 Z', dark, 'opacity="0.35"');

export const cap: Drawing = ({ main, dark, accent }) =>
  path('M150 380 q0 -190 160 -190 t160 190 Z', main) +
  path('M130 380 q200 -50 350 0 q80 30 60 60 q-200 -50 -410 -10 Z', dark) +
  disc(310, 190, 13, accent) +
  line('M310 196 V360', dark, 5) +
  shine('M190 340 q8 -80 60 -116');

export const socks: Drawing = ({ main, dark, light, accent }) => {
  const one = (fill: string) =>
    path('M230 110 H330 V330 q0 30 30 44 l60 30 q44 24 22 60 q-10 16 -40 16 H270 q-40 0 -40 -44 Z', fill) +
    rect(226, 104, 108, 44, dark, 8) +
    rect(230, 190, 100, 24, light) +
    path('M362 470 q60 10 80 -8 q16 -36 -22 -58 Z', accent);
  return group(one(dark), 'translate(-110 -14)') + group(one(main), 'translate(40 0)');
};

export const tote: Drawing = ({ main, dark, accent }) =>
  line('M230 230 q0 -130 70 -130 t70 130', dark, 20) +
  path('M160 220 H440 L460 474 H140 Z', main) +
  disc(300, 350, 56, accent) +
  rect(244, 340, 112, 12, main) +
  shine('M182 250 L170 440', 0.2);

export const apron: Drawing = ({ main, dark, light }) =>
  line('M246 150 q54 -90 108 0', dark, 14) +
  line('M180 270 h-60 M420 270 h60', dark, 14) +
  path('M240 150 H360 q10 80 66 110 V474 H174 V260 q56 -30 66 -110 Z', main) +
  rect(222, 320, 156, 100, dark, 10, 'opacity="0.4"') +
  line('M300 320 V420', light, 5);

export const towel: Drawing = ({ main, dark, light, accent }) =>
  [0, 1, 2]
    .map(
      (i) =>
        rect(150, 390 - i * 92, 300, 84, [main, light, dark][i]!, 34) +
        rect(150, 424 - i * 92, 300, 14, accent, 0),
    )
    .join('');

export const cushion: Drawing = ({ main, dark, light }) =>
  path('M140 170 q160 40 320 0 q-36 150 0 300 q-160 -36 -320 0 q36 -150 0 -300 Z', main) +
  line('M190 220 L410 420 M410 220 L190 420', light, 7) +
  disc(300, 320, 15, dark);

export const blanket: Drawing = ({ main, dark, light }) =>
  path('M130 250 q170 -70 340 0 V440 q-170 50 -340 0 Z', main) +
  [290, 340, 390].map((y) => line(`M132 ${y} q168 -60 336 0`, light, 12)).join('') +
  Array.from({ length: 18 }, (_, i) =>
    line(`M${140 + i * 19} ${446 + Math.sin(i / 5) * 10} v30`, dark, 6),
  ).join('');

export const gloves: Drawing = ({ main, dark, accent }) => {
  const hand =
    path(
      'M180 470 V300 l-50 -60 q-16 -30 14 -40 l50 44 V150 q24 -24 44 0 v80 V120 q24 -22 46 0 v110 V150 q22 -22 42 0 V380 q0 90 -60 90 Z',
      main,
    ) +
    rect(176, 420, 130, 54, dark, 10) +
    disc(160, 212, 10, accent);
  return group(hand, 'translate(60 0)');
};
