import { isDenseCharacter, plainForm } from './forms.ts';
import { initialsOf } from './hangul.ts';
import { textMatcher, titleMatcher, type WordPattern } from './pattern.ts';
import type { Fragment } from './port.ts';

/** Of a long text, so much is looked through for hits. */
const MAX_LOOKED_THROUGH = 4_000;
const SNIPPET_BEFORE = 30;
const SNIPPET_LENGTH = 120;

/** A form of a text, and where in the text each of its characters comes from. */
interface Aligned {
  readonly form: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}
type Span = readonly [start: number, end: number];

const CLUSTER = /\P{M}\p{M}*|\p{M}+/suy;
const isWordOfAscii = (char: string): boolean =>
  (char >= 'a' && char <= 'z') || (char >= '0' && char <= '9') || (char >= 'A' && char <= 'Z');
const isSyllable = (char: string): boolean => char >= '가' && char <= '힣';
/** No mark that belongs to the character before: what most texts are made of. */
const standsAlone = (char: string): boolean => char < '\u0300' || isSyllable(char);

/** A character with its marks. */
function clusterAt(text: string, at: number): string {
  if (standsAlone(text[at]!) && (at + 1 === text.length || standsAlone(text[at + 1]!))) return text[at]!;
  CLUSTER.lastIndex = at;
  return CLUSTER.exec(text)![0];
}

function formOfCluster(text: string, cluster: string, at: number): string {
  if (cluster.length === 1) {
    if (isSyllable(cluster)) return cluster;
    if (isWordOfAscii(cluster)) return cluster.toLowerCase();
    // The comma of a number is no end of a word.
    if (cluster === ',' && /\d/.test(text[at - 1] ?? '') && /^,\d{3}(?!\d)/.test(text.slice(at, at + 5)))
      return '';
    if (cluster < '\u0080') return ' ';
  }
  return plainForm(cluster) || ' ';
}

function align(text: string, isTight: boolean): Aligned {
  const [chars, starts, ends]: [string[], number[], number[]] = [[], [], []];
  for (let at = 0; at < text.length; ) {
    const cluster = clusterAt(text, at);
    const end = at + cluster.length;
    for (const char of formOfCluster(text, cluster, at)) {
      if (char === ' ' && chars.at(-1) === ' ') continue;
      chars.push(char);
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  const isDropped = (i: number): boolean =>
    isTight && chars[i] === ' ' && [chars[i - 1] ?? '', chars[i + 1] ?? ''].some(endsAtSpace);
  const aligned = { form: '', starts: [] as number[], ends: [] as number[] };
  for (const [i, char] of chars.entries()) {
    if (isDropped(i)) continue;
    aligned.form += char;
    // Patterns are matched by UTF-16 units, of which some characters have two.
    for (let unit = 0; unit < char.length; unit += 1) {
      aligned.starts.push(starts[i]!);
      aligned.ends.push(ends[i]!);
    }
  }
  return aligned;
}

/** Beside which a space means nothing. */
const endsAtSpace = (char: string): boolean => char === '' || isDenseCharacter(char);

function spansOf(aligned: Aligned, form: string, matcher: RegExp): Span[] {
  return [...form.matchAll(matcher)]
    .filter(([hit]) => hit.length > 0)
    .map(({ 0: hit, index }) => [aligned.starts[index]!, aligned.ends[index + hit.length - 1]!] as const);
}

function merged(spans: readonly Span[]): Span[] {
  const result: [number, number][] = [];
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = result.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

function fragmentsOf(text: string, spans: readonly Span[]): Fragment[] {
  const result: Fragment[] = [];
  let at = 0;
  const push = (to: number, isHit: boolean) => {
    if (to > at) result.push({ text: text.slice(at, to), isHit });
    at = Math.max(at, to);
  };
  for (const [start, end] of spans) {
    push(start, false);
    push(end, true);
  }
  push(text.length, false);
  return result;
}

/** A title with its hits marked, also those by initials. */
export function markTitle(title: string, words: readonly WordPattern[]): Fragment[] {
  const text = title.normalize('NFC');
  const aligned = align(text, true);
  const initials = words.some((word) => word.isInitials) ? initialsOf(aligned.form) : '';
  const spans = words.flatMap((word) =>
    spansOf(aligned, word.isInitials ? initials : aligned.form, titleMatcher(word)),
  );
  return fragmentsOf(text, merged(spans));
}

/** The part of a text around its first hits, all hits in it marked; empty where there are none. */
export function snippetOf(whole: string, words: readonly WordPattern[]): Fragment[] {
  const text = whole.normalize('NFC').slice(0, MAX_LOOKED_THROUGH);
  const matchers = words.map(textMatcher).filter((matcher) => matcher !== null);
  // Most texts were found by their titles: to see that is cheaper than to say where each character comes from.
  const form = plainForm(text);
  if (matchers.every((matcher) => form.search(matcher) < 0)) return [];
  const aligned = align(text, false);
  const spans = merged(matchers.flatMap((matcher) => spansOf(aligned, aligned.form, matcher)));
  const [first] = spans;
  if (!first) return [];
  const start = cut(text, first[0] - SNIPPET_BEFORE);
  const end = cut(text, Math.max(start + SNIPPET_LENGTH, first[1]));
  const inside = spans
    .filter((span) => span[0] < end)
    .map((span) => [span[0] - start, Math.min(span[1], end) - start] as const);
  const fragments = fragmentsOf(text.slice(start, end), inside);
  if (start > 0) fragments.unshift({ text: '… ', isHit: false });
  if (end < text.length) fragments.push({ text: ' …', isHit: false });
  return fragments;
}

/** A place to cut that lies inside the text and splits no pair of surrogates. */
function cut(text: string, at: number): number {
  const bounded = Math.min(Math.max(at, 0), text.length);
  const isInside = bounded > 0 && bounded < text.length && /[\udc00-\udfff]/.test(text[bounded]!);
  return isInside ? bounded - 1 : bounded;
}
