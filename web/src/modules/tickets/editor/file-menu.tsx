import { Download, FileJson, Upload } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../../api/client.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Menu, MenuItem } from '../../../ui/menu.tsx';
import { toast } from '../../../ui/toast.tsx';
import { mapOf } from './drawing.ts';
import { readMap } from './json-file.ts';
import { NOTHING } from './selection.ts';
import type { Editor } from './use-editor.ts';

/** The map as a file, and a file as the map; what was there before can be had back by undoing. */
export function FileMenu({
  editor,
  name,
  onImported,
}: {
  editor: Editor;
  name: string;
  onImported: () => void;
}) {
  const { t } = useTranslation();
  const picker = useRef<HTMLInputElement>(null);
  const save = () =>
    saveFile(
      new Blob([JSON.stringify(mapOf(editor.latest.current.drawing))], { type: 'application/json' }),
      `${name.replace(/[\\/:*?"<>|]/g, '-')}.json`,
    );
  const read = async (file: File | undefined) => {
    if (file === undefined) return;
    const drawing = file.size > MAX_BYTES ? null : readMap(await file.text());
    if (drawing === null) {
      toast(t('ticketsAdmin.map.notAMap'));
      return;
    }
    editor.act('import', () => ({ drawing, selection: NOTHING }));
    editor.set({ cursorId: null, pen: { sectionId: null, grade: 0 } });
    toast(t('ticketsAdmin.map.imported'));
    onImported();
  };
  return (
    <>
      <Menu
        trigger={
          <button type="button" className={buttonClass('secondary', 'sm')}>
            <FileJson aria-hidden="true" className="size-4.5" />
            {t('ticketsAdmin.map.file')}
          </button>
        }
      >
        <MenuItem icon={<Download aria-hidden="true" />} onSelect={save}>
          {t('ticketsAdmin.map.export')}
        </MenuItem>
        <MenuItem icon={<Upload aria-hidden="true" />} onSelect={() => picker.current?.click()}>
          {t('ticketsAdmin.map.import')}
        </MenuItem>
      </Menu>
      <input
        ref={picker}
        type="file"
        accept="application/json,.json"
        aria-label={t('ticketsAdmin.map.import')}
        tabIndex={-1}
        className="hidden"
        onChange={(event) => {
          void read(event.target.files?.[0]);
          // Emptied, so that the same file can be chosen again.
          event.target.value = '';
        }}
      />
    </>
  );
}

/** Sixty thousand seats take some three million. */
const MAX_BYTES = 12_000_000;
