import { useNavigate, useRouter } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ownPath } from '../../api/next-path.ts';
import { cleaned } from '../../api/search.ts';
import { kindIcon, useKindWords } from '../../modules/search/kind-words.tsx';
import { usePaletteHits } from '../../modules/search/use-palette-hits.ts';
import { CommandPalette, type PaletteItem, usePaletteShortcut } from '../../ui/command-palette.tsx';
import { Highlighted } from '../../ui/highlighted.tsx';
import { matchesCommand } from './command-match.ts';
import { PaletteNote } from './palette-note.tsx';
import { useCommands } from './use-commands.tsx';

type PaletteProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** So many commands stand above what was found; whoever means another types on. */
const MAX_COMMANDS = 5;

/** Pages, actions, and whatever the search finds, in one list under one field; Ctrl/⌘ K. */
export function Palette({ open, onOpenChange }: PaletteProps) {
  usePaletteShortcut(open, onOpenChange);
  return open ? <OpenPalette onClose={() => onOpenChange(false)} /> : null;
}

function OpenPalette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const router = useRouter();
  const kinds = useKindWords();
  const [query, setQuery] = useState('');
  const q = cleaned(query);
  const found = usePaletteHits(query);
  const commands = useCommands();
  const hits = found.hits.map(
    (hit): PaletteItem => ({
      id: `${hit.kind}-${hit.id}`,
      label: <Highlighted fragments={hit.title} />,
      group: kinds.kind(hit.kind),
      icon: kindIcon(hit.kind),
      stale: found.isStale,
      run: () => {
        const path = ownPath(hit.link);
        if (path !== undefined) router.history.push(path);
      },
    }),
  );
  const everything: PaletteItem = {
    id: 'everything',
    label: t('search.everything', { q }),
    group: t('search.everythingGroup'),
    icon: <Search aria-hidden="true" />,
    run: () => void navigate({ to: '/search', search: { q } }),
  };
  const items =
    q === ''
      ? commands
      : [
          ...commands.filter((command) => matchesCommand(command, q)).slice(0, MAX_COMMANDS),
          ...hits,
          everything,
        ];
  return (
    <CommandPalette
      onClose={onClose}
      query={query}
      onQuery={setQuery}
      items={items}
      busy={found.isBusy}
      note={q === '' ? null : <PaletteNote q={q} found={found} />}
    />
  );
}
