/** The demo's people, drawn here: square, the face in the middle, since they are shown round. */

interface Person {
  readonly ground: string;
  readonly skin: string;
  readonly shade: string;
  readonly hair: string;
  readonly cloth: string;
  readonly collar: string;
  /** Behind the head, then over the forehead. */
  readonly back: string;
  readonly front: string;
  readonly extras: string;
}

const eyes =
  '<g fill="#2b1d1a"><ellipse cx="212" cy="262" rx="11" ry="13"/><ellipse cx="300" cy="262" rx="11" ry="13"/></g><g fill="#fff"><circle cx="216" cy="257" r="4"/><circle cx="304" cy="257" r="4"/></g>';

const portrait = (
  person: Person,
): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="512" height="512">
  <rect width="512" height="512" fill="${person.ground}"/>
  <circle cx="256" cy="290" r="235" fill="#fff" opacity=".16"/>
  <g fill="${person.hair}">${person.back}</g>
  <path d="M76 540 C 80 420 170 392 256 392 S 432 420 436 540 Z" fill="${person.cloth}"/>
  <path d="M196 396 L256 470 L316 396 L300 384 L212 384 Z" fill="${person.collar}"/>
  <path d="M218 340 h76 v52 q-38 40 -76 0 Z" fill="${person.shade}"/>
  <circle cx="150" cy="272" r="25" fill="${person.shade}"/><circle cx="362" cy="272" r="25" fill="${person.shade}"/>
  <path d="M152 232 C 152 150 200 122 256 122 S 360 150 360 232 C 360 322 314 374 256 374 S 152 322 152 232 Z" fill="${person.skin}"/>
  <g fill="#f0856b" opacity=".35"><circle cx="188" cy="302" r="22"/><circle cx="324" cy="302" r="22"/></g>
  ${eyes}
  <path d="M250 286 q6 10 14 2" stroke="${person.shade}" stroke-width="6" fill="none" stroke-linecap="round"/>
  <path d="M226 324 Q 256 350 286 324" stroke="#8c3a2c" stroke-width="8" fill="none" stroke-linecap="round"/>
  <g fill="${person.hair}">${person.front}</g>${person.extras}</svg>`;

/** Minji: long hair, a fringe, a green hanbok jacket. */
export const minji = (): string =>
  portrait({
    ...{
      ground: '#f3b48c',
      skin: '#ffe0c7',
      shade: '#f2c3a0',
      hair: '#33211d',
      cloth: '#1f5548',
      collar: '#fbf4e8',
    },
    back: '<path d="M118 250 C 104 110 190 66 256 66 S 408 110 394 250 C 392 330 420 400 404 460 L108 460 C 92 400 120 330 118 250 Z"/>',
    front:
      '<path d="M140 250 C 132 148 190 96 262 96 C 340 96 382 150 372 250 C 362 220 352 206 340 196 C 320 214 190 214 172 194 C 158 208 148 224 140 250 Z"/>',
    extras:
      '<path d="M184 234 q28 -14 52 -2 M276 232 q28 -12 52 2" stroke="#33211d" stroke-width="7" fill="none" stroke-linecap="round"/><circle cx="372" cy="196" r="20" fill="#e8642f"/><circle cx="394" cy="178" r="12" fill="#f2a65e"/>',
  });

/** Jun: short hair, round glasses, a blue sweater. */
export const jun = (): string =>
  portrait({
    ...{
      ground: '#9cc3d9',
      skin: '#fbd9bb',
      shade: '#e9bb95',
      hair: '#1f1a1c',
      cloth: '#2a4f7c',
      collar: '#f6bd60',
    },
    back: '<path d="M136 240 C 120 130 180 78 258 78 S 396 130 376 240 Z"/>',
    front:
      '<path d="M138 246 C 126 140 178 88 250 84 C 340 80 388 138 374 246 C 366 214 356 196 346 186 C 300 190 252 178 226 156 C 214 182 178 196 160 198 C 148 212 142 226 138 246 Z"/>',
    extras:
      '<path d="M184 232 q26 -10 50 -2 M280 230 q26 -8 48 2" stroke="#1f1a1c" stroke-width="8" fill="none" stroke-linecap="round"/><g fill="none" stroke="#3a2a20" stroke-width="7"><circle cx="211" cy="264" r="36"/><circle cx="301" cy="264" r="36"/><path d="M247 260 q9 -8 18 0"/></g>',
  });

/** Soyeon: a bob, a small smile, a plum coat. */
export const soyeon = (): string =>
  portrait({
    ...{
      ground: '#f6d98b',
      skin: '#ffe3cf',
      shade: '#f1c6a8',
      hair: '#5a3324',
      cloth: '#7d2d55',
      collar: '#f9efe0',
    },
    back: '<path d="M122 250 C 108 118 186 70 256 70 S 404 118 390 250 C 392 300 394 340 372 372 L140 372 C 118 340 120 300 122 250 Z"/>',
    front:
      '<path d="M132 300 C 118 150 190 92 270 94 C 350 98 392 168 380 300 C 372 300 366 296 362 290 C 366 240 352 200 316 168 C 282 210 206 226 168 222 C 154 244 152 270 150 290 C 146 298 140 300 132 300 Z"/>',
    extras:
      '<path d="M186 236 q26 -12 48 -2 M280 232 q26 -10 48 4" stroke="#5a3324" stroke-width="7" fill="none" stroke-linecap="round"/><circle cx="150" cy="306" r="9" fill="#f2c14e"/><circle cx="362" cy="306" r="9" fill="#f2c14e"/>',
  });
