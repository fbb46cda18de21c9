import {
  box,
  circle,
  crescent,
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

const patchwork: Drawing = (p, random) => {
  const colours = [p.accent, p.light, p.ink, p.foot, p.accent, p.light];
  return (
    times(36, (i) => {
      const [x, y] = [120 + (i % 6) * 110, 130 + Math.floor(i / 6) * 110];
      const colour = colours[Math.floor(random() * colours.length)]!;
      const cut = random();
      return (
        box(x, y, 106, 106, colour) +
        (cut < 0.5
          ? shape(`M${x} ${y} h106 l-106 106 Z`, colours[Math.floor(random() * colours.length)]!)
          : '')
      );
    }) +
    circle(450, 460, 150, p.top) +
    shape('M450 330 C 520 330 540 400 530 450 L560 600 H340 L370 450 C 360 400 380 330 450 330 Z', p.accent) +
    box(396, 300, 108, 40, p.ink, 'rx="8"') +
    box(396, 440, 108, 26, p.light) +
    circle(424, 400, 9, p.ink) +
    circle(476, 400, 9, p.ink)
  );
};

const rings: Drawing = (p) =>
  times(12, (i) =>
    circle(
      450,
      460,
      400 - i * 33,
      'none',
      `stroke="${i % 3 === 0 ? p.accent : p.light}" stroke-width="${3 + i * 1.6}" opacity="${0.25 + i * 0.06}"`,
    ),
  ) + circle(450, 460, 26, p.accent);

const roof: Drawing = (p, random) =>
  rain(random, 150, 560, p.light) +
  times(19, (i) =>
    shape(`M${i * 50 - 20} 560 l26 0 l${(i - 9) * 8} 340 l-60 0 Z`, i % 2 ? p.accent : p.foot),
  ) +
  stroke('M-20 560 H920', p.ink, 20) +
  times(12, () => {
    const x = random() * WIDTH;
    return stroke(`M${x} 548 l-18 -34 M${x} 548 v-46 M${x} 548 l18 -34`, p.light, 5);
  });

const mask: Drawing = (p) =>
  circle(450, 430, 390, p.foot) +
  shape(
    'M230 250 C 240 120 660 120 670 250 C 700 480 640 720 450 760 C 260 720 200 480 230 250 Z',
    p.accent,
  ) +
  [-1, 1]
    .map((side) => {
      const at = (x: number) => 450 + side * x;
      return (
        stroke(`M${at(60)} 300 Q ${at(120)} 230 ${at(190)} 290`, p.ink, 26) +
        shape(`M${at(56)} 370 Q ${at(120)} 320 ${at(180)} 376 Q ${at(120)} 410 ${at(56)} 370 Z`, p.light) +
        circle(at(116), 370, 16, p.ink) +
        circle(at(150), 490, 46, p.light, 'opacity=".85"') +
        times(3, (i) => stroke(`M${at(90)} ${540 + i * 22} q ${side * 60} 30 ${side * 110} -10`, p.ink, 5))
      );
    })
    .join('') +
  shape('M450 360 L400 520 Q 450 560 500 520 Z', p.ink, 'opacity=".85"') +
  shape('M340 600 Q 450 560 560 600 Q 450 720 340 600 Z', p.ink) +
  circle(450, 220, 26, p.ink);

const lotus: Drawing = (p) =>
  circle(450, 330, 200, p.light, 'opacity=".6"') +
  [-64, 64, -42, 42, -20, 20, 0]
    .map((turn, i) =>
      shape(
        'M450 700 C 330 600 350 400 450 300 C 550 400 570 600 450 700 Z',
        i % 2 ? p.light : p.accent,
        `transform="rotate(${turn} 450 700)" stroke="${p.ink}" stroke-width="4"`,
      ),
    )
    .join('') +
  waves(700, 26, 280, p.foot) +
  waves(770, 26, 220, p.ink, 0.4);

const strings: Drawing = (p) =>
  shape('M40 900 L640 60 L860 130 L380 1000 Z', p.accent) +
  times(12, (i) => {
    const [x1, y1, x2, y2] = [96 + i * 24, 900 + i * 6, 652 + i * 16.5, 78 + i * 5];
    const share = 0.32 + i * 0.035;
    const [x, y] = [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share];
    return (
      stroke(`M${x1} ${y1} L${x2} ${y2}`, p.light, 4) +
      shape(`M${x - 15} ${y + 17} L${x} ${y - 17} L${x + 15} ${y + 17} Z`, p.ink)
    );
  });

const bamboo: Drawing = (p, random) =>
  circle(640, 280, 130, p.light, 'opacity=".8"') +
  times(11, (i) => {
    const x = 30 + i * 84 + random() * 30;
    const width = 22 + random() * 22;
    const colour = [p.accent, p.foot, p.ink][i % 3]!;
    return (
      times(9, (j) => box(x, j * 118 - 40, width, 110, colour, 'rx="8"')) +
      times(4, () => {
        const y = random() * 780;
        const side = random() < 0.5 ? -1 : 1;
        return shape(
          `M${x + width / 2} ${y} q ${side * 60} -10 ${side * 110} 44 q ${-side * 70} 6 ${-side * 110} -44 Z`,
          colour,
        );
      })
    );
  });

const drum: Drawing = (p) =>
  times(14, (i) => {
    const angle = (i * Math.PI * 2) / 14;
    const [x, y] = [450 + 300 * Math.cos(angle), 450 + 300 * Math.sin(angle)];
    return shape(
      'M0 90 C -70 40 -40 -20 -10 -110 C 10 -50 30 -60 34 -84 C 80 -10 60 60 0 90 Z',
      i % 2 ? p.accent : p.ink,
      `transform="translate(${x} ${y}) rotate(${(angle * 180) / Math.PI + 90})"`,
    );
  }) +
  circle(450, 450, 270, p.foot) +
  circle(450, 450, 236, p.light) +
  shape('M450 290 A 160 160 0 0 1 450 610 A 80 80 0 0 1 450 450 A 80 80 0 0 0 450 290 Z', p.accent) +
  shape('M450 610 A 160 160 0 0 1 450 290 A 80 80 0 0 1 450 450 A 80 80 0 0 0 450 610 Z', p.top) +
  times(24, (i) => {
    const angle = (i * Math.PI * 2) / 24;
    return circle(450 + 252 * Math.cos(angle), 450 + 252 * Math.sin(angle), 9, p.ink);
  });

const whale: Drawing = (p, random) =>
  crescent(180, 190, 70, p.light) +
  stars(random, 50, 320, p.light) +
  waves(370, 30, 220, p.foot) +
  shape(
    'M120 620 C 150 470 420 430 600 520 C 690 560 740 560 790 470 C 830 500 850 520 860 480 C 880 560 830 640 760 650 C 640 760 300 800 180 710 C 140 690 118 660 120 620 Z',
    p.ink,
  ) +
  shape('M150 660 C 240 760 460 760 600 700 C 480 700 300 700 150 660 Z', p.light, 'opacity=".85"') +
  circle(232, 596, 12, p.light) +
  times(5, (i) => stroke(`M${250 + i * 50} ${690 + i * 4} q 30 20 80 20`, p.ink, 4)) +
  times(4, (i) =>
    circle(
      330,
      600,
      60 + i * 50,
      'none',
      `stroke="${p.accent}" stroke-width="5" opacity="${0.8 - i * 0.18}"`,
    ),
  ) +
  times(30, () => circle(random() * WIDTH, 420 + random() * 460, 3 + random() * 9, p.light, 'opacity=".5"'));

const goblin: Drawing = (p, random) =>
  times(26, (i) => {
    const [x, y] = [70 + (i % 5) * 180 + random() * 40, 70 + Math.floor(i / 5) * 170 + random() * 40];
    const thing = i % 3;
    const body =
      thing === 0
        ? shape('M-20 -50 h40 v54 l40 22 q 16 30 -20 30 h-46 q -14 0 -14 -20 Z', p.light)
        : thing === 1
          ? circle(0, -20, 22, 'none', `stroke="${p.light}" stroke-width="10"`) +
            stroke('M0 4 V54 M0 36 h18 M0 52 h18', p.light, 10)
          : stroke('M-36 10 C -36 -60 36 -60 36 10 Z', p.light, 8) +
            stroke('M0 -40 V40 q 0 16 -16 14', p.light, 8);
    return `<g transform="translate(${x} ${y}) rotate(${-30 + random() * 60})" opacity=".55">${body}</g>`;
  }) +
  circle(450, 500, 250, p.accent) +
  shape('M420 270 L450 130 L480 270 Z', p.ink) +
  [-1, 1]
    .map(
      (side) =>
        `${circle(450 + side * 90, 450, 54, p.light)}${circle(450 + side * 82, 458, 24, p.ink)}${stroke(`M${450 + side * 40} 370 l${side * 100} -24`, p.ink, 20)}`,
    )
    .join('') +
  shape('M330 580 Q 450 680 570 580 Q 540 700 450 700 Q 360 700 330 580 Z', p.ink) +
  shape('M380 604 l20 44 22 -34 Z M480 614 l22 34 20 -44 Z', p.light);

const bus: Drawing = (p, random) =>
  stars(random, 90, 800, p.light) +
  stroke('M-40 800 C 200 700 300 500 520 520 S 820 300 960 160', p.light, 10, 'stroke-dasharray="4 30"') +
  `<g transform="rotate(-14 430 520)">${box(170, 360, 540, 260, p.accent, 'rx="56"')}${times(4, (i) => box(214 + i * 108, 404, 82, 84, p.light, 'rx="16"'))}${box(170, 530, 540, 22, p.ink)}${circle(300, 626, 52, p.ink)}${circle(590, 626, 52, p.ink)}${circle(300, 626, 20, p.light)}${circle(590, 626, 20, p.light)}${circle(700, 570, 16, p.light)}</g>` +
  star(720, 190, 60, p.light) +
  star(150, 240, 36, p.accent) +
  star(800, 760, 44, p.accent) +
  hills(random, 940, 50, p.foot);

const choir: Drawing = (p, random) =>
  times(40, (i) => {
    const row = Math.floor(i / 8);
    const x = 90 + (i % 8) * 103 + (row % 2) * 40;
    const y = 230 + row * 130;
    const hair = random() < 0.5 ? p.ink : p.foot;
    return (
      shape(
        `M${x - 46} ${y + 130} C ${x - 46} ${y + 50} ${x + 46} ${y + 50} ${x + 46} ${y + 130} Z`,
        [p.accent, p.ink, p.foot][i % 3]!,
      ) +
      circle(x, y, 40, '#ffe3c9') +
      shape(`M${x - 42} ${y} A 42 42 0 0 1 ${x + 42} ${y} Q ${x} ${y - 30} ${x - 42} ${y} Z`, hair) +
      circle(x - 13, y + 4, 5, '#2f7d4f') +
      circle(x + 13, y + 4, 5, '#2f7d4f') +
      `<ellipse cx="${x}" cy="${y + 21}" rx="7" ry="9" fill="#b8433c"/>`
    );
  });

const lanterns: Drawing = (p, random) =>
  [
    [110, 120],
    [300, 260],
  ]
    .map(([y]) => stroke(`M-20 ${y} Q 450 ${y! + 130} 920 ${y}`, p.ink, 5))
    .join('') +
  times(10, (i) => {
    const x = 90 + (i % 5) * 180;
    const y = (i < 5 ? 160 : 350) + 60 * Math.sin(((x + 40) / 900) * Math.PI);
    return `${circle(x, y + 50, 84, p.accent, 'opacity=".25"')}<ellipse cx="${x}" cy="${y + 50}" rx="46" ry="56" fill="${p.accent}"/>${box(x - 20, y - 10, 40, 12, p.ink)}${box(x - 20, y + 100, 40, 12, p.ink)}${stroke(`M${x} ${y - 4} v112 M${x - 26} ${y + 2} q -16 48 0 96 M${x + 26} ${y + 2} q 16 48 0 96`, p.light, 3)}`;
  }) +
  box(0, 780, WIDTH, HEIGHT, p.foot) +
  times(6, () => {
    const x = 60 + random() * 780;
    const height = 110 + random() * 90;
    return (
      circle(x, 780 - height, 30, p.ink) +
      shape(
        `M${x - 40} 780 C ${x - 40} ${780 - height + 40} ${x + 40} ${780 - height + 40} ${x + 40} 780 Z`,
        p.ink,
      )
    );
  }) +
  `<g>${circle(450, 560, 34, p.light)}${shape('M400 780 C 400 620 500 620 500 780 Z', p.light)}</g>`;

const spots: Drawing = (p) =>
  times(6, (i) => {
    const x = 75 + i * 150;
    return (
      shape(
        `M${x} -20 L${x - 110 + (i - 2.5) * -40} 800 H${x + 110 + (i - 2.5) * -40} Z`,
        i % 2 ? p.light : p.accent,
        'opacity=".3"',
      ) + box(x - 34, -10, 68, 70, p.ink, 'rx="12"')
    );
  }) +
  `<ellipse cx="450" cy="800" rx="430" ry="60" fill="${p.light}" opacity=".6"/>` +
  times(6, (i) => {
    const x = 175 + i * 110;
    const turn = (i - 2.5) * 9;
    return `<g transform="translate(${x} 790) rotate(${turn})">${circle(0, -210, 24, p.ink)}${stroke('M0 -180 V-90 M0 -90 L-30 0 M0 -90 L34 0 M0 -164 L-52 -230 M0 -164 L54 -120', p.ink, 18)}</g>`;
  }) +
  flower(450, 300, 0, 5, p.light, p.accent);

/** Dance, traditional arts, and what children come for. */
export const OTHER_POSTERS: Readonly<Record<string, Drawing>> = {
  'nutcracker-in-hanbok': patchwork,
  breath: rings,
  'rain-on-tin': roof,
  'mask-night': mask,
  'whole-simcheong': lotus,
  'gayageum-tomorrow': strings,
  'bamboo-wind': bamboo,
  'drum-and-fire': drum,
  'whale-who-sang-low': whale,
  'dokkaebi-lost-property': goblin,
  'star-bus': bus,
  'green-eyes-winter-songs': choir,
  'shadow-market': lanterns,
  'first-stage': spots,
};
