import { useTranslation } from 'react-i18next';
import { useLocal } from '../../../i18n/use-local.ts';
import { Select } from '../../../ui/field.tsx';
import { nextName } from './numbering.ts';
import { inSection } from './regroup.ts';
import { chosenRows } from './selection.ts';
import type { Editor } from './use-editor.ts';

/** Which section the chosen seats belong to, or a new one for them. */
export function SectionChoice({ editor }: { editor: Editor }) {
  const { t } = useTranslation();
  const say = useLocal();
  const { drawing, selection } = editor;
  const own = new Set(chosenRows(drawing, selection).map(({ section }) => section.id));
  const [only] = own;
  const change = (value: string) => {
    if (value === '') return;
    if (value !== 'new') {
      editor.act('section', (now, what) => inSection(now, what, Number(value)));
      return;
    }
    const taken = new Set(drawing.sections.flatMap(({ key, name }) => [key, name.ko]));
    let key = 'A';
    while (taken.has(key) || taken.has(editor.words.section(key).ko)) key = nextName([key]);
    editor.act('section', (now, what) => inSection(now, what, { key, name: editor.words.section(key) }));
    editor.set({
      pen: { ...editor.latest.current.pen, sectionId: editor.latest.current.drawing.sections.at(-1)!.id },
    });
  };
  return (
    <Select
      label={t('ticketsAdmin.map.section')}
      value={own.size === 1 && only !== undefined ? String(only) : ''}
      onChange={({ target }) => change(target.value)}
      options={[
        ...(own.size === 1 ? [] : [{ value: '', label: t('ticketsAdmin.map.severalSections') }]),
        ...drawing.sections
          .filter(({ kind }) => kind === 'seated')
          .map(({ id, name }) => ({ value: String(id), label: say(name) })),
        { value: 'new', label: t('ticketsAdmin.map.makeSection') },
      ]}
    />
  );
}
