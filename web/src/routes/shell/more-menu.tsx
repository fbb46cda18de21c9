import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import type { NavItem } from './nav-items.ts';

/** What has no room in a bar. */
export function MoreMenu({ items, children }: { items: readonly NavItem[]; children: ReactNode }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Menu trigger={children}>
      {items.map(({ to, label, icon: Icon }) => (
        <MenuItem key={to} icon={<Icon aria-hidden="true" />} onSelect={() => void navigate({ to })}>
          {t(`shell.${label}`)}
        </MenuItem>
      ))}
    </Menu>
  );
}
