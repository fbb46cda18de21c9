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

const CLUSTER = /\P{M}\p{M}*|\p{M}+/gsu;
const ASCII_WORD = /^[a-z0-9]$/;

function formOfCluster(text: string, cluster: string, at: number): string {
  if (cluster.length === 1) {
    if ((cluster >= '가' && cluster <= '힣') || ASCII_WORD.test(cluster)) return cluster;
    // The comma of a number is no end of a word.
    if (cluster === ',' && /\d/.test(text[at - 1] ?? '') && /^,\d{3}(?!\d)/.test(text.slice(at, at + 5)))
      return '';
  }
  return plainForm(cluster) || ' ';
}

function align(text: string, isTight: boolean): Aligned {
  const chars: { char: string; start: number; end: number }[] = [];
  for (const match of text.matchAll(CLUSTER)) {
    const [cluster] = match;
    const end = match.index + cluster.length;
    for (const char of formOfCluster(text, cluster, match.index)) {
      if (char !== ' ' || chars.at(-1)?.char !== ' ') chars.push({ char, start: match.index, end });
    }
  }
  const kept = !isTight
    ? chars
    : chars.filter(({ char }, i) => {
        const [left, right] = [chars[i - 1]?.char ?? '', chars[i + 1]?.char ?? ''];
        return (
          char !== ' ' || !(left === '' || right === '' || isDenseCharacter(left) || isDenseCharacter(right))
        );
      });
  // Patterns are matched by UTF-16 units, of which some characters have two.
  const units = kept.flatMap((one) => Array.from({ length: one.char.length }, () => one));
  return {
    form: kept.map(({ char }) => char).join(''),
    starts: units.map(({ start }) => start),
    ends: units.map(({ end }) => end),
  };
}

function spansOf(aligned: Aligned, form: string, matcher: RegExp | null): Span[] {
  if (matcher === null) return [];
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
  const aligned = align(text, false);
  const spans = merged(words.flatMap((word) => spansOf(aligned, aligned.form, textMatcher(word))));
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
