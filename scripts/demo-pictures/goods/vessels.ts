import { type Drawing, disc, line, oval, path, rect, shine } from './canvas.ts';

export const mug: Drawing = ({ main, dark, light }) =>
  line('M395 250 q92 0 92 78 t-92 78', dark, 30) +
  path('M185 200 H405 V420 q0 55 -55 55 H240 q-55 0 -55 -55 Z', main) +
  oval(295, 200, 110, 22, dark) +
  oval(295, 204, 96, 16, light) +
  shine('M215 260 V400');

export const bowl: Drawing = ({ main, dark, accent }) =>
  path('M120 270 H480 q-8 160 -128 190 H248 Q128 430 120 270 Z', main) +
  oval(300, 270, 180, 34, dark) +
  oval(300, 274, 160, 26, accent) +
  rect(240, 456, 120, 20, dark, 8) +
  shine('M165 320 q20 70 80 105');

export const plate: Drawing = ({ main, dark, light, accent }) =>
  disc(300, 300, 190, dark) +
  disc(300, 294, 188, main) +
  disc(300, 294, 122, light) +
  disc(300, 294, 112, main) +
  line('M300 200 q60 90 0 180 M300 200 q-60 90 0 180', accent, 6);

export const pan: Drawing = ({ main, dark, light }) =>
  line('M400 330 L545 262', dark, 34) +
  oval(260, 372, 196, 96, dark) +
  oval(260, 356, 192, 90, main) +
  oval(260, 360, 160, 70, light) +
  shine('M130 360 q40 -60 120 -64');

export const pot: Drawing = ({ main, dark, light, accent }) =>
  line('M150 300 h-40 M450 300 h40', dark, 30) +
  path('M140 250 H460 V410 q0 60 -60 60 H200 q-60 0 -60 -60 Z', main) +
  path('M130 250 q10 -90 170 -90 t170 90 Z', dark) +
  disc(300, 150, 24, accent) +
  shine('M175 290 V400') +
  line('M200 214 q40 -26 90 -28', light, 8);

export const jar: Drawing = ({ main, dark, light, accent }) =>
  rect(190, 190, 220, 285, light, 44, 'opacity="0.85"') +
  rect(206, 286, 188, 175, main, 34) +
  rect(182, 140, 236, 60, dark, 18) +
  rect(236, 330, 128, 80, '#fff', 10, 'opacity="0.9"') +
  rect(256, 352, 88, 10, accent, 5) +
  rect(270, 374, 60, 10, dark, 5) +
  shine('M216 240 V430');

export const kettle: Drawing = ({ main, dark, accent }) =>
  line('M220 210 q80 -130 170 -10', dark, 22) +
  path('M410 330 q70 -20 90 -120 l26 10 q-10 150 -100 190 Z', dark) +
  path('M170 240 H430 q46 150 -20 230 H190 q-66 -80 -20 -230 Z', main) +
  oval(300, 240, 130, 26, dark) +
  disc(300, 212, 20, accent) +
  shine('M190 300 q-16 70 16 130');

export const tumbler: Drawing = ({ main, dark, light, accent }) =>
  path('M200 170 H400 L376 452 q-2 22 -26 22 H250 q-24 0 -26 -22 Z', main) +
  rect(186, 128, 228, 50, dark, 16) +
  rect(204, 270, 192, 74, light, 6, 'opacity="0.7"') +
  disc(300, 307, 22, accent) +
  shine('M228 210 L244 430');

export const bottle: Drawing = ({ main, dark, light, accent }) =>
  rect(262, 96, 76, 60, dark, 12) +
  path(
    'M262 156 h76 q0 44 40 74 q22 18 22 54 V436 q0 38 -38 38 H238 q-38 0 -38 -38 V284 q0 -36 22 -54 q40 -30 40 -74 Z',
    main,
  ) +
  rect(200, 300, 200, 110, light, 0, 'opacity="0.9"') +
  rect(232, 328, 136, 14, accent, 7) +
  rect(252, 360, 96, 10, dark, 5) +
  shine('M222 268 V440');

/** A pump on top: for what is taken by the press. */
export const pump: Drawing = ({ main, dark, light, accent }) =>
  line('M300 170 V108 h-70', dark, 24) +
  rect(250, 160, 100, 46, dark, 10) +
  rect(196, 200, 208, 274, main, 40) +
  rect(226, 270, 148, 130, light, 10, 'opacity="0.92"') +
  rect(250, 300, 100, 14, accent, 7) +
  rect(264, 330, 72, 10, dark, 5) +
  shine('M216 244 V430');

export const dropper: Drawing = ({ main, dark, light, accent }) =>
  path('M272 90 q28 -26 56 0 v64 h-56 Z', dark) +
  rect(256, 150, 88, 50, accent, 8) +
  rect(204, 198, 192, 276, main, 34, 'opacity="0.92"') +
  rect(226, 300, 148, 120, light, 8) +
  rect(250, 328, 100, 12, dark, 6) +
  line('M300 200 V290', light, 10) +
  shine('M224 236 V440');

export const creamJar: Drawing = ({ main, dark, light, accent }) =>
  rect(150, 300, 300, 174, main, 44) +
  rect(138, 210, 324, 104, dark, 30) +
  rect(138, 286, 324, 16, light, 0, 'opacity="0.5"') +
  rect(220, 350, 160, 66, light, 10, 'opacity="0.9"') +
  rect(246, 372, 108, 12, accent, 6) +
  shine('M176 340 V430');

export const tube: Drawing = ({ main, dark, light, accent }) =>
  path('M206 110 H394 L372 410 H228 Z', main) +
  rect(206, 96, 188, 22, dark, 4) +
  rect(240, 408, 120, 66, dark, 12) +
  rect(240, 210, 120, 120, light, 8, 'opacity="0.92"') +
  rect(258, 240, 84, 12, accent, 6) +
  rect(268, 268, 64, 9, dark, 4) +
  shine('M228 150 L242 380');

export const perfume: Drawing = ({ main, dark, light, accent }) =>
  rect(252, 110, 96, 76, accent, 10) +
  rect(268, 184, 64, 34, dark, 4) +
  rect(170, 216, 260, 258, light, 30, 'opacity="0.9"') +
  rect(186, 290, 228, 168, main, 24, 'opacity="0.85"') +
  rect(240, 330, 120, 70, '#fff', 6, 'opacity="0.92"') +
  rect(262, 358, 76, 10, dark, 5) +
  shine('M196 250 V430');

export const candle: Drawing = ({ main, dark, light, accent }) =>
  path('M300 150 q36 46 0 78 q-36 -32 0 -78 Z', accent) +
  line('M300 226 v44', dark, 8) +
  rect(180, 262, 240, 212, light, 26, 'opacity="0.9"') +
  rect(194, 292, 212, 168, main, 18) +
  rect(236, 336, 128, 76, '#fff', 8, 'opacity="0.92"') +
  rect(258, 366, 84, 12, dark, 6) +
  shine('M208 300 V430');
