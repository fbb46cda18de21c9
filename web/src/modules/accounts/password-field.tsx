import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { controlClass, FieldShell } from '../../ui/field.tsx';

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  autoComplete: 'current-password' | 'new-password';
  error?: string | null;
  hint?: string;
  autoFocus?: boolean;
};

export function PasswordField({
  label,
  value,
  onChange,
  autoComplete,
  error,
  hint,
  autoFocus = false,
}: Props) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <FieldShell label={label} error={error} hint={hint}>
      {({ id, describedBy, invalid }) => (
        <div className="relative">
          <input
            id={id}
            type={shown ? 'text' : 'password'}
            autoComplete={autoComplete}
            // biome-ignore lint/a11y/noAutofocus: where it is set, the password is all that is asked
            autoFocus={autoFocus}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            className={cx(controlClass, 'pr-13')}
          />
          <IconButton
            label={shown ? t('accounts.hidePassword') : t('accounts.showPassword')}
            icon={shown ? <EyeOff /> : <Eye />}
            onClick={() => setShown(!shown)}
            className="absolute top-1/2 right-1 -translate-y-1/2 text-muted"
          />
        </div>
      )}
    </FieldShell>
  );
}
