import { Settings2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { SettingsChoices } from './settings-choices.tsx';

export function SettingsMenu() {
  const { t } = useTranslation();
  return (
    <Menu trigger={<IconButton label={t('shell.settings')} icon={<Settings2 />} />}>
      <SettingsChoices />
    </Menu>
  );
}
