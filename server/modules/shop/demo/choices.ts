import type { Localized } from '../../../lib/localized.ts';
import type { Choice } from './goods/index.ts';

/** One option of a good: its name, its values, and what each value adds to the price, in hundredths of it. */
export interface DemoOption {
  readonly name: Localized;
  readonly values: readonly Localized[];
  readonly extra: readonly number[];
}

const both = (ko: string, en: string): Localized => ({ ko, en });

const OPTIONS: Readonly<Record<Exclude<Choice, 'none'>, DemoOption>> = {
  colour: {
    name: both('색상', 'Colour'),
    values: [both('모래', 'Sand'), both('이끼', 'Moss'), both('밤하늘', 'Night'), both('벽돌', 'Brick')],
    extra: [0, 0, 0, 0],
  },
  size: {
    name: both('크기', 'Size'),
    values: [both('S', 'S'), both('M', 'M'), both('L', 'L'), both('XL', 'XL')],
    extra: [0, 0, 0, 8],
  },
  shoe: {
    name: both('크기 (mm)', 'Size (mm)'),
    values: ['230', '240', '250', '260', '270', '280'].map((mm) => both(mm, mm)),
    extra: [0, 0, 0, 0, 0, 0],
  },
  volume: {
    name: both('용량', 'Volume'),
    values: [both('기본', 'Standard'), both('대용량', 'Large')],
    extra: [0, 70],
  },
  set: {
    name: both('구성', 'Pack'),
    values: [both('하나', 'One'), both('두 개 묶음', 'Two'), both('다섯 개 묶음', 'Five')],
    extra: [0, 90, 340],
  },
  taste: {
    name: both('향·맛', 'Scent or taste'),
    values: [both('담백', 'Plain'), both('유자', 'Citron'), both('쑥', 'Mugwort')],
    extra: [0, 0, 0],
  },
};

/** What a good can be chosen of; null for one that comes in one way alone. */
export const optionOf = (choice: Choice): DemoOption | null => (choice === 'none' ? null : OPTIONS[choice]);
