import { type Drawing, disc, group, line, path, rect, shine } from './canvas.ts';

export const notebook: Drawing = ({ main, dark, light, accent }) =>
  rect(180, 110, 260, 364, dark, 14) +
  rect(166, 104, 260, 364, main, 14) +
  rect(166, 104, 40, 364, dark, 14, 'opacity="0.5"') +
  rect(250, 170, 130, 70, light, 8) +
  rect(270, 198, 90, 10, dark, 5) +
  rect(386, 104, 14, 364, accent) +
  shine('M222 140 V430', 0.16);

export const book: Drawing = ({ main, dark, light, accent }) =>
  rect(188, 100, 250, 374, '#f6f1e6', 6) +
  rect(166, 94, 250, 374, main, 8) +
  rect(166, 94, 24, 374, dark, 6) +
  disc(302, 220, 64, accent) +
  path('M230 360 q36 -90 72 -40 t78 -30 V400 H230 Z', light) +
  rect(230, 424, 140, 12, light, 6);

export const openBook: Drawing = ({ main, dark, light, accent }) =>
  path('M80 190 q110 -50 220 0 q110 -50 220 0 V450 q-110 -46 -220 0 q-110 -46 -220 0 Z', dark) +
  path('M96 184 q104 -44 204 6 V436 q-100 -44 -204 -6 Z', '#fbf7ee') +
  path('M504 184 q-104 -44 -204 6 V436 q100 -44 204 -6 Z', '#fbf7ee') +
  disc(198, 280, 48, accent) +
  path('M140 390 q60 -70 116 0 Z', main) +
  [250, 290, 330, 370].map((y) => rect(336, y, 130, 12, light, 6)).join('');

export const pen: Drawing = ({ main, dark, light, accent }) =>
  group(
    rect(276, 90, 48, 290, main, 20) +
      rect(276, 250, 48, 40, dark) +
      path('M276 376 H324 L306 450 h-12 Z', light) +
      path('M294 448 h12 l-6 26 Z', dark) +
      rect(320, 104, 14, 130, accent, 7),
    'rotate(32 300 300)',
  );

export const fountainPen: Drawing = ({ main, dark, light, accent }) =>
  group(
    rect(270, 70, 60, 270, main, 26) +
      rect(268, 300, 64, 24, accent) +
      path('M276 336 H324 L300 470 Z', light) +
      line('M300 380 V460', dark, 4) +
      disc(300, 376, 8, dark) +
      rect(326, 90, 12, 110, accent, 6),
    'rotate(28 300 300)',
  );

export const pencils: Drawing = ({ main, dark, light, accent }) =>
  [-18, -9, 0, 9, 18]
    .map((turn, i) =>
      group(
        rect(286, 150, 28, 300, [main, accent, light, dark, main][i]!) +
          path('M286 150 h28 l-14 -44 Z', '#ecd3a8') +
          path('M295 122 h10 l-5 -16 Z', '#333'),
        `rotate(${turn} 300 560)`,
      ),
    )
    .join('') +
  rect(200, 340, 200, 134, dark, 14) +
  rect(226, 380, 148, 30, light, 8);

export const notes: Drawing = ({ main, dark, light, accent }) =>
  group(rect(170, 180, 230, 230, accent, 4), 'rotate(-8 280 300)') +
  group(rect(190, 190, 230, 230, light, 4), 'rotate(5 300 300)') +
  rect(190, 200, 230, 230, main, 4) +
  [260, 300, 340].map((y) => rect(222, y, y === 340 ? 100 : 160, 10, dark, 5)).join('');

export const stickers: Drawing = ({ main, dark, light, accent }) =>
  rect(150, 100, 300, 374, '#fff', 18) +
  disc(230, 190, 46, main) +
  disc(370, 190, 46, accent) +
  path('M230 280 l16 34 36 4 -27 25 8 37 -33 -19 -33 19 8 -37 -27 -25 36 -4 Z', accent) +
  path('M330 320 q0 -40 40 -40 t40 40 q0 40 -40 70 q-40 -30 -40 -70 Z', main) +
  rect(190, 410, 90, 34, light, 17) +
  rect(320, 410, 90, 34, dark, 17);

export const pencilCase: Drawing = ({ main, dark, light, accent }) =>
  rect(100, 260, 400, 190, main, 70) +
  line('M140 300 H460', dark, 9) +
  disc(452, 300, 14, accent) +
  rect(160, 350, 120, 50, light, 12, 'opacity="0.7"') +
  shine('M130 330 q-4 50 20 80', 0.25);

export const deskMat: Drawing = ({ main, dark, light, accent }) =>
  path('M110 270 H490 L560 460 H40 Z', main) +
  line('M126 284 H474', dark, 6) +
  group(rect(200, 320, 150, 60, light, 10), 'skewX(-14) translate(90 0)') +
  disc(440, 380, 30, accent);

export const calendar: Drawing = ({ main, dark, light, accent }) =>
  path('M120 470 L180 150 H420 L480 470 Z', dark) +
  rect(160, 150, 280, 280, '#fff', 10) +
  rect(160, 150, 280, 64, main, 10) +
  Array.from({ length: 20 }, (_, i) =>
    rect(184 + (i % 5) * 48, 236 + Math.floor(i / 5) * 46, 34, 32, i === 12 ? accent : light, 6),
  ).join('') +
  [200, 260, 340, 400].map((x) => rect(x - 5, 128, 10, 44, dark, 5)).join('');
