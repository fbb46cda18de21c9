/** The demo's posters, drawn here: 4 by 3, with what matters in the middle, since each page cuts them its own way. */

const WIDTH = 1280;
const HEIGHT = 960;

/** The same picture every time: numbers from a seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const picture = (defs: string, body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}"><defs>${defs}</defs>${body}</svg>`;

const vertical = (id: string, stops: readonly [number, string][]): string =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stops
    .map(([at, colour]) => `<stop offset="${at}" stop-color="${colour}"/>`)
    .join('')}</linearGradient>`;

const glow = (id: string, colour: string, strength: number): string =>
  `<radialGradient id="${id}"><stop offset="0" stop-color="${colour}" stop-opacity="${strength}"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient>`;

/** A range of hills from edge to edge. */
function hills(random: () => number, base: number, height: number, fill: string): string {
  let path = `M0 ${HEIGHT} L0 ${base}`;
  for (let x = 0; x < WIDTH; ) {
    const next = x + 160 + random() * 180;
    const peak = base - height * (0.35 + random() * 0.65);
    path += ` Q ${(x + next) / 2} ${peak} ${next} ${base - height * 0.1 * random()}`;
    x = next;
  }
  return `<path d="${path} L${WIDTH + 400} ${HEIGHT} Z" fill="${fill}"/>`;
}

/** A tiled roof whose eaves rise at both ends, on posts, with a lit door of paper. */
function hanok(
  x: number,
  y: number,
  width: number,
  colours: { roof: string; edge: string; wall: string },
): string {
  const rise = width * 0.2;
  const eave = width * 0.14;
  const left = x - eave;
  const right = x + width + eave;
  const ridge = y - rise;
  const roof = `M${left} ${y - 10} Q ${x + width * 0.1} ${y - 4} ${x + width * 0.2} ${ridge} L${x + width * 0.8} ${ridge} Q ${x + width * 0.9} ${y - 4} ${right} ${y - 10} Q ${x + width / 2} ${y + 26} ${left} ${y - 10} Z`;
  const tiles = Array.from({ length: 17 }, (_, i) => {
    const share = (i + 1) / 18;
    const top = x + width * (0.2 + 0.6 * share);
    const bottom = left + (right - left) * share;
    return `<path d="M${top} ${ridge} Q ${(top + bottom) / 2} ${y - rise * 0.3} ${bottom} ${y + 8}" stroke="${colours.edge}" stroke-opacity=".35" stroke-width="3" fill="none"/>`;
  }).join('');
  const wallTop = y + 6;
  const wallHeight = width * 0.27;
  const doors = [0.16, 0.38, 0.6]
    .map((at) => {
      const doorX = x + width * at;
      const doorWidth = width * 0.2;
      const doorY = wallTop + wallHeight * 0.22;
      const doorHeight = wallHeight * 0.72;
      const bars = [1, 2, 3]
        .map(
          (n) =>
            `<path d="M${doorX + (doorWidth * n) / 4} ${doorY} v${doorHeight} M${doorX} ${doorY + (doorHeight * n) / 4} h${doorWidth}" stroke="${colours.roof}" stroke-opacity=".55" stroke-width="2.5"/>`,
        )
        .join('');
      return `<rect x="${doorX}" y="${doorY}" width="${doorWidth}" height="${doorHeight}" fill="#ffd98a"/>${bars}`;
    })
    .join('');
  const posts = [0, 0.33, 0.56, 0.8, 0.97]
    .map(
      (at) =>
        `<rect x="${x + width * at}" y="${wallTop}" width="${width * 0.03}" height="${wallHeight}" fill="${colours.roof}"/>`,
    )
    .join('');
  return `<rect x="${x}" y="${wallTop}" width="${width}" height="${wallHeight}" fill="${colours.wall}"/>${doors}${posts}
    <path d="${roof}" fill="${colours.roof}"/>${tiles}
    <path d="M${x + width * 0.19} ${ridge} h${width * 0.62}" stroke="${colours.edge}" stroke-width="12" stroke-linecap="round"/>`;
}

/** A persimmon, its leaf cap on top. */
const persimmon = (x: number, y: number, r: number): string =>
  `<g transform="translate(${x} ${y})"><ellipse rx="${r}" ry="${r * 0.88}" fill="#f0712c"/><ellipse cx="${-r * 0.3}" cy="${-r * 0.2}" rx="${r * 0.32}" ry="${r * 0.24}" fill="#ffb070" opacity=".75"/><path d="M${-r * 0.5} ${-r * 0.72} Q 0 ${-r * 1.25} ${r * 0.5} ${-r * 0.72} Q 0 ${-r * 0.42} ${-r * 0.5} ${-r * 0.72}Z" fill="#4c5a2a"/></g>`;

/** A ginkgo leaf: a fan with a notch. */
const ginkgo = (x: number, y: number, size: number, turn: number, fill: string): string =>
  `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${size})"><path d="M0 0 C -3 -9 -13 -12 -15 -19 C -10 -25 -4 -25 -1 -21 L 0 -16 L 1 -21 C 4 -25 10 -25 15 -19 C 13 -12 3 -9 0 0 Z" fill="${fill}"/><path d="M0 0 L1 9" stroke="${fill}" stroke-width="1.6" stroke-linecap="round"/></g>`;

/** A yard in late autumn: a persimmon branch before an evening sky, a house behind. */
export function lateAutumn(): string {
  const random = seeded(2611);
  const branch = `<path d="M1320 120 C 1120 150 1010 120 900 210 S 690 260 560 226" stroke="#3b2418" stroke-width="20" fill="none" stroke-linecap="round"/>
    <path d="M980 168 C 930 240 930 300 880 350 M1110 142 C 1120 220 1160 260 1150 330 M760 244 C 720 300 726 340 690 372" stroke="#3b2418" stroke-width="10" fill="none" stroke-linecap="round"/>`;
  const fruits = (
    [
      [878, 378, 40],
      [1150, 356, 44],
      [690, 398, 34],
      [560, 252, 30],
      [806, 262, 36],
      [1010, 210, 34],
      [1060, 300, 30],
    ] as const
  )
    .map(([x, y, r]) => persimmon(x, y, r))
    .join('');
  const golds = ['#ffd166', '#f7b733', '#ffe29a', '#f29f38'];
  const leaves = Array.from({ length: 46 }, () =>
    ginkgo(
      random() * WIDTH,
      60 + random() * 820,
      0.7 + random() * 1.1,
      random() * 360,
      golds[Math.floor(random() * golds.length)]!,
    ),
  ).join('');
  return picture(
    vertical('sky', [
      [0, '#4a2a4f'],
      [0.38, '#b9503f'],
      [0.62, '#f0914c'],
      [1, '#fbd08a'],
    ]) + glow('sun', '#ffe9b8', 0.95),
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="url(#sky)"/>
    <circle cx="490" cy="500" r="340" fill="url(#sun)"/><circle cx="490" cy="500" r="118" fill="#fff1cf"/>
    ${hills(random, 640, 190, '#8d3b3a')}${hills(random, 700, 140, '#642b33')}
    ${hanok(250, 656, 480, { roof: '#2c1a22', edge: '#7c4a3f', wall: '#e9c79a' })}
    ${hills(random, 800, 70, '#3b1d27')}<rect y="790" width="${WIDTH}" height="170" fill="#2b151d"/>
    ${branch}${fruits}${leaves}`,
  );
}

/** A six-armed flake. */
function flake(x: number, y: number, r: number, turn: number): string {
  const arm = `<path d="M0 0 V${-r} M0 ${-r * 0.55} l${-r * 0.24} ${-r * 0.22} M0 ${-r * 0.55} l${r * 0.24} ${-r * 0.22} M0 ${-r * 0.8} l${-r * 0.15} ${-r * 0.14} M0 ${-r * 0.8} l${r * 0.15} ${-r * 0.14}"/>`;
  const arms = Array.from({ length: 6 }, (_, i) => `<g transform="rotate(${i * 60})">${arm}</g>`).join('');
  return `<g transform="translate(${x} ${y}) rotate(${turn})" stroke="#fff" stroke-width="${Math.max(2, r * 0.07)}" stroke-linecap="round" fill="none">${arms}</g>`;
}

/** A pine, its branches under snow. */
function pine(x: number, y: number, height: number): string {
  return Array.from({ length: 4 }, (_, i) => {
    const top = y - height + (height * i) / 5;
    const half = height * (0.12 + i * 0.07);
    const bottom = top + height * 0.36;
    return `<path d="M${x} ${top} L${x + half} ${bottom} Q ${x} ${bottom + 14} ${x - half} ${bottom} Z" fill="#1d4149"/><path d="M${x} ${top} L${x + half * 0.62} ${top + height * 0.22} Q ${x + half * 0.2} ${top + height * 0.17} ${x} ${top + height * 0.24} Q ${x - half * 0.3} ${top + height * 0.16} ${x - half * 0.62} ${top + height * 0.22} Z" fill="#eef6fb"/>`;
  })
    .reverse()
    .concat(
      `<rect x="${x - 6}" y="${y - height * 0.1}" width="12" height="${height * 0.12}" fill="#2b1d1a"/>`,
    )
    .join('');
}

/** The first snow: one great flake over a village whose doors are lit. */
export function firstSnow(): string {
  const random = seeded(1121);
  const stars = Array.from({ length: 190 }, () => {
    const r = 1.5 + random() ** 3 * 9;
    return `<circle cx="${random() * WIDTH}" cy="${random() * 860}" r="${r}" fill="#fff" opacity="${0.35 + random() * 0.6}"/>`;
  }).join('');
  const flakes = Array.from({ length: 16 }, () =>
    flake(random() * WIDTH, random() * 700, 14 + random() * 26, random() * 60),
  ).join('');
  const snowOn = (x: number, y: number, width: number) =>
    `<path d="M${x + width * 0.17} ${y - width * 0.19} Q ${x + width / 2} ${y - width * 0.27} ${x + width * 0.83} ${y - width * 0.19} Q ${x + width * 0.88} ${y - width * 0.08} ${x + width * 1.08} ${y - 8} Q ${x + width * 0.9} ${y - width * 0.02} ${x + width * 0.78} ${y - width * 0.07} Q ${x + width * 0.6} ${y} ${x + width * 0.45} ${y - width * 0.05} Q ${x + width * 0.3} ${y + 2} ${x + width * 0.2} ${y - width * 0.06} Q ${x + width * 0.06} ${y - 2} ${x - width * 0.08} ${y - 8} Q ${x + width * 0.12} ${y - width * 0.08} ${x + width * 0.17} ${y - width * 0.19} Z" fill="#f3f9ff"/>`;
  const house = (x: number, y: number, width: number) =>
    `<circle cx="${x + width / 2}" cy="${y + width * 0.2}" r="${width * 0.75}" fill="url(#lamp)"/>${hanok(x, y, width, { roof: '#1c2b3d', edge: '#5f7d99', wall: '#c9b08d' })}${snowOn(x, y, width)}`;
  return picture(
    vertical('sky', [
      [0, '#0f2747'],
      [0.5, '#2f5d8c'],
      [0.8, '#8fb4d3'],
      [1, '#dbe9f4'],
    ]) +
      glow('lamp', '#ffcf7a', 0.55) +
      glow('halo', '#bfe0ff', 0.55),
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="url(#sky)"/>
    <circle cx="640" cy="330" r="330" fill="url(#halo)"/>${flake(640, 330, 190, 12)}
    ${hills(random, 650, 170, '#4f7ea8')}${hills(random, 710, 130, '#a9c7df')}
    ${pine(150, 806, 250)}${pine(1130, 812, 290)}${pine(1010, 800, 190)}
    ${house(250, 704, 270)}${house(640, 722, 320)}
    ${hills(random, 830, 60, '#e6f0f8')}<path d="M0 810 Q 320 770 640 806 T 1280 800 V960 H0 Z" fill="#f6fbff"/>
    ${stars}${flakes}`,
  );
}
