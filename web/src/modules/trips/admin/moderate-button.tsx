import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Moderated } from '../../../api/trips-admin.ts';
import { Button } from '../../../ui/button.tsx';
import { ModerateDialog } from './moderate-dialog.tsx';

type Props = { what: Moderated; id: string; name: string; isHidden: boolean };

/** Hides what everybody sees, or shows what is hidden. */
export function ModerateButton(props: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { isHidden, name } = props;
  const label = t(isHidden ? 'tripsAdmin.show.button' : 'tripsAdmin.hide.button');
  return (
    <>
      <Button
        size="sm"
        variant={isHidden ? 'secondary' : 'danger'}
        aria-label={`${label}: ${name}`}
        icon={
          isHidden ? (
            <Eye aria-hidden="true" className="size-4" />
          ) : (
            <EyeOff aria-hidden="true" className="size-4" />
          )
        }
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      {isOpen && <ModerateDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
