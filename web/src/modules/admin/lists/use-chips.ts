import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.ts';
import { type Condition, chosenOf, endsOf, type ListAddress, wordOf } from './conditions.ts';

export type Chip = { key: string; text: string; change: ListAddress };

/** What is chosen in words, and what choosing it no more would change. */
export function useChips(conditions: readonly Condition[], address: ListAddress): Chip[] {
  const { t } = useTranslation();
  const format = useFormat();
  const span = (label: string, from: string, to: string): string =>
    `${label}: ${
      from === ''
        ? t('admin.lists.until', { to })
        : to === ''
          ? t('admin.lists.since', { from })
          : t('admin.lists.between', { from, to })
    }`;
  return conditions.flatMap((condition): Chip[] => {
    if (condition.kind === 'choice') {
      const chosen = chosenOf(address, condition.name);
      return chosen.map((value) => {
        const left = chosen.filter((one) => one !== value);
        return {
          key: `${condition.name}:${value}`,
          text: `${condition.label}: ${condition.nameOf(value)}`,
          change: { [condition.name]: left.length === 0 ? undefined : left },
        };
      });
    }
    if (condition.kind === 'flag' || condition.kind === 'text') {
      const value = wordOf(address, condition.name);
      if (value === '' || (condition.kind === 'flag' && value !== 'true')) return [];
      const text = condition.kind === 'flag' ? condition.label : `${condition.label}: ${value}`;
      return [{ key: condition.name, text, change: { [condition.name]: undefined } }];
    }
    const { from, to } = endsOf(condition, address);
    if (from === '' && to === '') return [];
    const say = (value: string): string => {
      if (value === '') return '';
      return condition.kind === 'amounts' ? format.won(Number(value)) : format.date(`${value}T00:00:00`);
    };
    return [
      {
        key: condition.from,
        text: span(condition.label, say(from), say(to)),
        change: { [condition.from]: undefined, [condition.to]: undefined },
      },
    ];
  });
}
