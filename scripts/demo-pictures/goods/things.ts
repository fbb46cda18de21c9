import { type Drawing, disc, group, line, oval, path, rect, shine } from './canvas.ts';

export const lamp: Drawing = ({ main, dark, accent }) =>
  disc(300, 230, 170, accent, 'opacity="0.25"') +
  rect(286, 280, 28, 180, dark) +
  rect(210, 446, 180, 28, dark, 14) +
  path('M220 130 H380 L440 300 H160 Z', main) +
  line('M180 300 H420', accent, 8);

export const floorLamp: Drawing = ({ main, dark, accent }) =>
  disc(300, 160, 140, accent, 'opacity="0.25"') +
  rect(292, 200, 16, 266, dark) +
  line('M230 474 L300 400 L370 474', dark, 14) +
  path('M236 80 H364 L400 216 H200 Z', main);

export const chair: Drawing = ({ main, dark, light }) =>
  line('M190 120 V470 M410 120 V470 M190 330 H410', dark, 22) +
  rect(180, 140, 240, 110, main, 30) +
  rect(170, 310, 260, 46, main, 18) +
  rect(176, 310, 248, 14, light, 7);

export const stool: Drawing = ({ main, dark, light }) =>
  line('M220 300 L180 470 M380 300 L420 470 M206 400 H394', dark, 22) +
  oval(300, 290, 150, 40, dark) +
  oval(300, 276, 150, 40, main) +
  oval(280, 268, 90, 18, light, 'opacity="0.5"');

export const clock: Drawing = ({ main, dark, light, accent }) =>
  disc(300, 290, 180, main) +
  disc(300, 290, 150, light) +
  Array.from({ length: 12 }, (_, i) =>
    group(rect(296, 156, 8, i % 3 === 0 ? 30 : 16, dark, 4), `rotate(${i * 30} 300 290)`),
  ).join('') +
  line('M300 290 V206 M300 290 L366 330', dark, 12) +
  disc(300, 290, 14, accent);

export const frame: Drawing = ({ main, dark, light, accent }) =>
  rect(160, 100, 280, 374, main, 8) +
  rect(190, 130, 220, 314, '#fff') +
  rect(214, 160, 172, 250, light) +
  path('M214 410 L270 300 L320 360 L350 320 L386 410 Z', dark) +
  disc(340, 220, 26, accent);

export const plantPot: Drawing = ({ main, dark, accent }) =>
  [-52, -26, 0, 26, 52]
    .map((turn) =>
      group(
        path('M300 330 q-46 -110 0 -210 q46 100 0 210 Z', turn % 52 === 0 ? '#4f7f4a' : '#6a9a5b'),
        `rotate(${turn} 300 330)`,
      ),
    )
    .join('') +
  path('M206 320 H394 L372 470 H228 Z', main) +
  rect(192, 306, 216, 40, dark, 8) +
  rect(226, 400, 148, 14, accent, 6);

export const basket: Drawing = ({ main, dark, light }) =>
  line('M190 260 q110 -180 220 0', dark, 20) +
  path('M140 260 H460 L424 474 H176 Z', main) +
  [300, 345, 390, 435].map((y) => line(`M156 ${y} H444`, light, 8)).join('') +
  [200, 250, 300, 350, 400].map((x) => line(`M${x} 268 V468`, dark, 5)).join('');

export const knife: Drawing = ({ dark, light, accent }) =>
  group(
    path('M120 270 H400 V340 H240 Q150 330 120 270 Z', light, `stroke="${dark}" stroke-width="5"`) +
      line('M130 276 H396', '#ffffff', 6) +
      rect(396, 262, 150, 60, dark, 20) +
      disc(430, 292, 8, accent) +
      disc(490, 292, 8, accent),
    'rotate(-24 300 300) translate(-34 30)',
  );

export const board: Drawing = ({ main, dark, light }) =>
  rect(270, 90, 60, 90, main, 26) +
  disc(300, 122, 14, dark) +
  rect(150, 160, 300, 314, main, 34) +
  [220, 270, 320, 370, 420].map((y) => line(`M180 ${y} q120 ${y % 40} 240 0`, light, 5)).join('');

export const brush: Drawing = ({ main, dark, light }) =>
  group(
    rect(270, 300, 60, 200, main, 30) +
      oval(300, 210, 96, 130, main) +
      oval(300, 210, 70, 104, light) +
      [150, 190, 230, 270].map((y) => [260, 286, 314, 340].map((x) => disc(x, y, 7, dark)).join('')).join(''),
    'rotate(24 300 320) translate(0 -20)',
  );

export const soap: Drawing = ({ main, dark, light, accent }) =>
  oval(300, 430, 190, 40, dark) +
  rect(150, 280, 300, 140, main, 60) +
  rect(180, 300, 240, 96, light, 46, 'opacity="0.5"') +
  line('M240 350 h120', accent, 10) +
  disc(190, 240, 24, '#fff', 'opacity="0.7"') +
  disc(236, 206, 15, '#fff', 'opacity="0.7"') +
  disc(400, 230, 19, '#fff', 'opacity="0.7"');

export const balm: Drawing = ({ main, dark, light, accent }) =>
  rect(240, 250, 120, 224, main, 16) +
  rect(250, 200, 100, 56, light) +
  path('M256 204 V150 q44 -44 88 0 V204 Z', accent) +
  rect(240, 330, 120, 16, dark) +
  shine('M262 276 V440');

export const pouch: Drawing = ({ main, dark, light, accent }) =>
  path('M170 130 H430 L446 470 H154 Z', main) +
  rect(166, 118, 268, 40, dark, 6) +
  disc(300, 300, 80, light) +
  path('M300 244 q50 56 0 112 q-50 -56 0 -112 Z', accent) +
  rect(230, 410, 140, 14, dark, 7) +
  shine('M196 180 L184 430', 0.22);

/** A box of fruit, whose colour no palette changes. */
const fruitBox =
  (fruit: string): Drawing =>
  ({ main, dark, light }) =>
    path('M120 250 L300 190 L480 250 L300 310 Z', light) +
    path('M120 250 L300 310 V480 L120 416 Z', main) +
    path('M480 250 L300 310 V480 L480 416 Z', dark) +
    [
      [210, 226],
      [270, 206],
      [330, 226],
      [300, 252],
      [390, 246],
      [240, 262],
    ]
      .map(([x, y]) => disc(x!, y!, 38, fruit) + disc(x! - 12, y! - 14, 8, '#fff', 'opacity="0.45"'))
      .join('');

export const tangerines = fruitBox('#ee8a2c');
export const apples = fruitBox('#c8383a');

export const sack: Drawing = ({ main, dark, light, accent }) =>
  path('M180 150 q120 -40 240 0 q40 160 20 320 H160 q-20 -160 20 -320 Z', main) +
  path('M200 120 q100 -40 200 0 l-20 40 H220 Z', dark) +
  oval(300, 320, 92, 76, light) +
  path('M300 276 q16 40 0 84 q-16 -44 0 -84 M262 300 q30 20 36 60 M338 300 q-30 20 -36 60', accent) +
  line('M300 280 V370', accent, 6);

export const noodles: Drawing = ({ main, dark, light, accent }) =>
  Array.from({ length: 11 }, (_, i) => rect(200 + i * 18, 110, 12, 350, i % 2 ? light : main, 6)).join('') +
  rect(180, 250, 240, 110, dark, 12) +
  rect(206, 280, 188, 16, accent, 8) +
  rect(230, 312, 140, 12, light, 6);

export const riceCake: Drawing = ({ main, dark, light, accent }) =>
  oval(300, 440, 200, 36, dark) +
  [
    [200, 390, main],
    [300, 396, light],
    [400, 390, accent],
    [250, 318, accent],
    [350, 318, main],
    [300, 250, light],
  ]
    .map(
      ([x, y, fill]) =>
        oval(Number(x), Number(y), 62, 46, String(fill)) +
        oval(Number(x) - 14, Number(y) - 14, 20, 9, '#fff', 'opacity="0.4"'),
    )
    .join('');
