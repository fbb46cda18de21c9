/** Those that have a name in both languages; see `useSectorName`. */
export const SECTORS = [
  'batteries',
  'building',
  'cars',
  'chips',
  'energy',
  'finance',
  'food',
  'games',
  'health',
  'machines',
  'materials',
  'media',
  'retail',
  'software',
  'telecom',
  'travel',
] as const;
