import type { SearchDocument } from '../../server/search/document.ts';
import { OPENINGS, PLACES, QUALITIES, TALK, THINGS, type Word } from './document-words.ts';

/** What people look for, and where it is: as in a shop's search, from the first row to none. */
export interface KnownWords {
  /** Stands in the first document alone. */
  readonly first: string;
  readonly last: string;
  /** In ten documents. */
  readonly rare: string;
  /** In one of eight titles, and in half of all texts. */
  readonly common: string;
  /** Nowhere, though each of its syllables is everywhere. */
  readonly none: string;
}

/** Documents that are made when they are asked for, and are always the same. */
export interface Corpus {
  readonly count: number;
  readonly words: KnownWords;
  at(i: number): SearchDocument;
}

const KNOWN: KnownWords = {
  first: '가온누리',
  last: '갈무리꾼',
  rare: '달맞이꽃',
  common: '서울',
  none: '바도산여',
};
const RARE_COUNT = 10;
const START_AT = Date.UTC(2024, 0, 1);
const MINUTE_MS = 60_000;
const REGIONS = 17;

/**
 * Titles of three to five words and texts of a dozen or two, by frequencies as languages have them (Zipf), in Korean,
 * with English titles.
 * @param kind under which the documents are found
 */
export function makeCorpus(count: number, kind: string): Corpus {
  const rareEvery = Math.max(1, Math.floor(count / RARE_COUNT));
  return {
    count,
    words: KNOWN,
    at(i) {
      const random = randomOf(i);
      const parts = titleOf(random);
      const ko = [...parts.map((word) => word.ko)];
      if (i === 0) ko.push(KNOWN.first);
      if (i === count - 1) ko.push(KNOWN.last);
      const talk = talkOf(random);
      if (i % rareEvery === Math.floor(rareEvery / 2)) talk.splice(3, 0, KNOWN.rare);
      return {
        kind,
        id: String(i).padStart(8, '0'),
        title: { ko: ko.join(' '), en: parts.map(({ en }) => en).join(' ') },
        text: { ko: `${talk.join(' ')}.`, en: '' },
        tags: [],
        facets: { region: [`r${zipf(random, REGIONS)}`] },
        price: (1 + Math.floor(random() * 500)) * 1_000,
        at: START_AT + i * MINUTE_MS,
        // Most are bought by few.
        popularity: Math.floor(random() ** -1.2),
        link: `/${kind}s/${i}`,
        picture: null,
      };
    },
  };
}

function titleOf(random: () => number): Word[] {
  const place = pick(PLACES, random);
  const thing = pick(THINGS, random);
  const parts = [pick(QUALITIES, random), place, thing];
  // Compound nouns make the long tail that every shop has.
  if (random() < 0.4) parts.push(compound(pick(THINGS, random), pick(THINGS, random)));
  if (random() < 0.3) parts.unshift(pick(OPENINGS, random));
  return parts;
}

const compound = (a: Word, b: Word): Word => ({ ko: a.ko + b.ko, en: `${a.en} ${b.en}` });

const PARTICLES = ['', '을', '에서', '은', '이', '의', '와', '로', '도', '까지'];

function talkOf(random: () => number): string[] {
  const length = 10 + Math.floor(random() * 12);
  return Array.from({ length }, () => {
    const chance = random();
    if (chance < 0.55) return pick(TALK, random).ko;
    const noun = chance < 0.7 ? pick(PLACES, random) : pick(THINGS, random);
    return noun.ko + PARTICLES[zipf(random, PARTICLES.length)]!;
  });
}

const pick = (words: readonly Word[], random: () => number): Word => words[zipf(random, words.length)]!;

/** The k-th of `count` with a frequency of about 1 ∕ k. */
const zipf = (random: () => number, count: number): number =>
  Math.min(count - 1, Math.floor((count + 1) ** random()) - 1);

/** A generator for each document (mulberry32), so that any of them can be made without those before it. */
function randomOf(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
