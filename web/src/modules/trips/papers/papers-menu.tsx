import { CalendarDays, Download, FileJson, FileText, MapPinned, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { download } from '../../../api/client.ts';
import { useOnline } from '../../../api/hooks.ts';
import { Button } from '../../../ui/button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../../ui/menu.tsx';
import { toast } from '../../../ui/toast.tsx';

type PapersMenuProps = { tripId: string; title: string };

const files = [
  { name: 'pdf', icon: FileText },
  { name: 'ics', icon: CalendarDays },
  { name: 'gpx', icon: MapPinned },
  { name: 'json', icon: FileJson },
] as const;

/** A trip as a file, and on paper. */
export function PapersMenu({ tripId, title }: PapersMenuProps) {
  const { t, i18n } = useTranslation();
  const online = useOnline();
  const lang = i18n.language.startsWith('en') ? 'en' : 'ko';
  const save = (name: (typeof files)[number]['name']) => {
    const query = name === 'pdf' || name === 'ics' ? { lang } : {};
    // What a file's name may not hold anywhere.
    const plain =
      title
        .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
        .trim()
        .slice(0, 80) || 'trip';
    download(`/trips/${tripId}/export.${name}`, query, `${plain}.${name}`).catch(() =>
      toast(t('common.downloadFailed')),
    );
  };
  return (
    <Menu
      trigger={
        <Button variant="ghost" size="sm" icon={<Download aria-hidden="true" className="size-4.5" />}>
          {t('tripsMoney.papers.export')}
        </Button>
      }
    >
      {online &&
        files.map(({ name, icon: Icon }) => (
          <MenuItem key={name} icon={<Icon aria-hidden="true" />} onSelect={() => save(name)}>
            {t(`tripsMoney.papers.${name}`)}
          </MenuItem>
        ))}
      {online && <MenuSeparator />}
      {/* The menu is gone before the page is printed. */}
      <MenuItem icon={<Printer aria-hidden="true" />} onSelect={() => setTimeout(() => window.print(), 100)}>
        {t('tripsMoney.papers.print')}
      </MenuItem>
    </Menu>
  );
}
