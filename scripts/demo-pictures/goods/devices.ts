import { type Drawing, disc, group, line, oval, path, rect, shine } from './canvas.ts';

const keys = (light: string, accent: string): string =>
  Array.from({ length: 4 }, (_, row) =>
    Array.from({ length: 11 }, (__, i) =>
      rect(112 + i * 34.5, 270 + row * 40, 28, 32, row === 0 && i === 0 ? accent : light, 6),
    ).join(''),
  ).join('');

export const keyboard: Drawing = ({ main, dark, light, accent }) =>
  rect(84, 244, 432, 216, dark, 24) + rect(84, 236, 432, 210, main, 24) + keys(light, accent);

export const mouse: Drawing = ({ main, dark, light, accent }) =>
  path('M190 290 q0 -130 110 -130 t110 130 v70 q0 114 -110 114 t-110 -114 Z', main) +
  line('M300 164 V300', dark, 6) +
  rect(286, 206, 28, 62, accent, 14) +
  line('M192 300 H408', light, 5) +
  shine('M216 320 q6 80 50 116', 0.3);

export const headphones: Drawing = ({ main, dark, light, accent }) =>
  line('M160 340 q0 -210 140 -210 t140 210', dark, 30) +
  rect(120, 310, 90, 150, main, 40) +
  rect(390, 310, 90, 150, main, 40) +
  rect(186, 326, 34, 118, light, 17) +
  rect(380, 326, 34, 118, light, 17) +
  disc(150, 384, 12, accent);

export const earbuds: Drawing = ({ main, dark, light, accent }) =>
  rect(150, 280, 300, 194, main, 70) +
  line('M152 350 H448', dark, 6) +
  disc(300, 400, 10, accent) +
  [220, 380]
    .map((x) => rect(x - 16, 190, 32, 110, light, 16) + disc(x, 190, 40, light) + disc(x, 186, 16, dark))
    .join('');

export const speaker: Drawing = ({ main, dark, light, accent }) =>
  rect(180, 120, 240, 354, main, 60) +
  disc(300, 350, 84, dark) +
  disc(300, 350, 50, light) +
  disc(300, 350, 22, dark) +
  disc(300, 204, 40, dark) +
  disc(300, 204, 16, accent);

export const powerBank: Drawing = ({ main, dark, light, accent }) =>
  rect(200, 110, 200, 364, main, 36) +
  rect(270, 110, 60, 20, dark, 6) +
  [0, 1, 2, 3].map((i) => disc(252 + i * 32, 180, 8, i < 3 ? accent : dark)).join('') +
  path('M316 240 l-50 90 h36 l-14 74 l56 -98 h-38 Z', light);

export const charger: Drawing = ({ main, dark, light, accent }) =>
  rect(252, 110, 24, 80, dark, 6) +
  rect(324, 110, 24, 80, dark, 6) +
  rect(180, 180, 240, 240, main, 44) +
  rect(260, 330, 80, 26, dark, 13) +
  path('M312 220 l-36 60 h26 l-10 40 l38 -58 h-26 Z', accent) +
  line('M300 360 q0 110 130 106', light, 12);

export const cable: Drawing = ({ main, dark, accent }) =>
  line(
    'M150 200 q0 -90 110 -60 t150 90 q40 120 -110 130 t-110 -70 q10 -80 110 -70 t120 120 q10 90 80 100',
    main,
    20,
  ) +
  rect(120, 196, 60, 90, dark, 12) +
  rect(134, 280, 32, 40, accent, 4) +
  rect(440, 410, 90, 50, dark, 12);

export const phone: Drawing = ({ main, dark, light, accent }) =>
  path('M180 474 H420 L380 400 H220 Z', dark) +
  group(
    rect(220, 100, 160, 310, dark, 26) +
      rect(232, 114, 136, 282, light, 16) +
      rect(252, 150, 96, 60, accent, 12) +
      rect(252, 226, 96, 14, main, 7) +
      rect(252, 252, 64, 14, main, 7),
    'rotate(-6 300 300)',
  );

export const arm: Drawing = ({ main, dark, light, accent }) =>
  line('M200 470 V340 L300 250 L400 300', dark, 26) +
  rect(150, 452, 100, 24, dark, 8) +
  rect(300, 120, 220, 150, main, 14) +
  rect(314, 134, 192, 122, light, 8) +
  path('M314 256 l60 -70 l44 44 l30 -30 l58 56 Z', accent) +
  disc(200, 340, 20, main) +
  disc(300, 250, 18, main);

export const webcam: Drawing = ({ main, dark, light, accent }) =>
  rect(140, 180, 320, 160, main, 80) +
  disc(300, 260, 62, dark) +
  disc(300, 260, 36, light) +
  disc(288, 248, 12, '#fff') +
  disc(404, 260, 10, accent) +
  path('M250 340 H350 L390 474 H210 Z', dark);

export const watch: Drawing = ({ main, dark, light, accent }) =>
  rect(236, 90, 128, 384, main, 30) +
  rect(206, 190, 188, 190, dark, 50) +
  rect(222, 206, 156, 158, '#101418', 38) +
  disc(300, 285, 52, 'none', `stroke="${accent}" stroke-width="10" stroke-dasharray="220 400"`) +
  line('M300 285 V250 M300 285 L322 300', light, 8);

export const nightLight: Drawing = ({ main, dark, light, accent }) =>
  disc(300, 290, 200, accent, 'opacity="0.22"') +
  path('M180 330 q0 -170 120 -170 t120 170 v60 H180 Z', light) +
  path('M190 390 H410 V440 q0 34 -34 34 H224 q-34 0 -34 -34 Z', main) +
  disc(262, 320, 10, dark) +
  disc(338, 320, 10, dark) +
  line('M280 350 q20 16 40 0', dark, 7);

export const tent: Drawing = ({ main, dark, light, accent }) =>
  path('M70 470 L300 130 L530 470 Z', main) +
  path('M300 130 L530 470 H380 Z', dark, 'opacity="0.5"') +
  path('M300 230 L220 470 H380 Z', dark) +
  path('M300 230 L252 470 H300 Z', light) +
  line('M300 130 V100', accent, 8) +
  path('M300 96 l46 16 l-46 18 Z', accent);

export const roll: Drawing = ({ main, dark, light, accent }) =>
  rect(130, 270, 350, 190, main, 95) +
  disc(400, 365, 95, dark) +
  disc(400, 365, 66, main) +
  disc(400, 365, 38, dark) +
  disc(400, 365, 16, light) +
  rect(190, 266, 26, 198, accent, 6) +
  rect(270, 266, 26, 198, accent, 6);

export const campChair: Drawing = ({ main, dark, light }) =>
  line('M170 470 L410 300 M430 470 L190 300 M170 180 V470 M430 180 V470', dark, 16) +
  path('M176 170 q124 60 248 0 V290 q-124 50 -248 0 Z', main) +
  path('M160 330 q140 60 280 0 v40 q-140 50 -280 0 Z', light);

export const lantern: Drawing = ({ main, dark, light, accent }) =>
  disc(300, 310, 190, accent, 'opacity="0.22"') +
  line('M220 180 q0 -90 80 -90 t80 90', dark, 14) +
  rect(210, 170, 180, 50, main, 14) +
  rect(226, 220, 148, 190, light, 10) +
  rect(270, 250, 60, 130, accent, 30) +
  rect(200, 406, 200, 68, main, 18) +
  line('M226 220 V410 M374 220 V410', dark, 8);

export const backpack: Drawing = ({ main, dark, light, accent }) =>
  line('M256 150 q0 -60 44 -60 t44 60', dark, 18) +
  path('M170 240 q0 -100 130 -100 t130 100 V440 q0 34 -34 34 H204 q-34 0 -34 -34 Z', main) +
  rect(206, 320, 188, 130, dark, 24) +
  line('M206 350 H394', accent, 10) +
  rect(230, 200, 140, 70, light, 20, 'opacity="0.6"') +
  rect(280, 340, 40, 24, accent, 8);

export const dumbbell: Drawing = ({ main, dark, light }) =>
  rect(180, 322, 240, 40, dark, 16) +
  [90, 390]
    .map((x) => rect(x, 240, 120, 204, main, 34) + rect(x + 20, 262, 18, 160, light, 9, 'opacity="0.5"'))
    .join('');

export const ball: Drawing = ({ main, dark, light }) =>
  disc(300, 300, 174, light) +
  path('M300 230 l66 48 l-25 78 h-82 l-25 -78 Z', dark) +
  line('M300 230 V140 M366 278 L450 250 M341 356 L394 430 M259 356 L206 430 M234 278 L150 250', dark, 9) +
  path(
    'M262 132 q38 -10 76 0 l-38 30 Z M458 216 q20 40 14 80 l-30 -34 Z M142 216 q-20 40 -14 80 l30 -34 Z',
    main,
  );

export const umbrella: Drawing = ({ main, dark, light, accent }) =>
  line('M300 280 V430 q0 44 -40 44 t-40 -40', dark, 16) +
  path(
    'M80 300 q20 -190 220 -190 t220 190 q-36 -36 -74 0 q-36 -36 -73 0 q-36 -36 -73 0 q-36 -36 -73 0 q-36 -36 -74 0 q-36 -36 -73 0 Z',
    main,
  ) +
  path('M227 300 q10 -150 73 -190 q63 40 73 190 q-36 -36 -73 0 q-36 -36 -73 0 Z', light, 'opacity="0.55"') +
  line('M300 110 V84', accent, 10);

export const bikeLight: Drawing = ({ main, dark, light, accent }) =>
  path('M380 240 L580 130 V480 L380 370 Z', accent, 'opacity="0.35"') +
  rect(150, 230, 250, 150, main, 50) +
  disc(376, 305, 66, dark) +
  disc(376, 305, 46, light) +
  rect(230, 380, 60, 94, dark, 14) +
  disc(220, 270, 14, accent);

export const mat: Drawing = ({ main, dark, light }) =>
  path('M130 250 L470 250 L540 470 L60 470 Z', main) +
  [0, 1, 2, 3]
    .map((i) => path(`M${130 + i * 85} 250 h42 l${8 + i * 4} 220 h-60 Z`, light, 'opacity="0.55"'))
    .join('') +
  line('M130 250 H470', dark, 10) +
  oval(300, 350, 70, 22, dark, 'opacity="0.3"');
