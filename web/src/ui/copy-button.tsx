import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from './announcer.tsx';
import { IconButton } from './button.tsx';

export function CopyButton({ value, label }: { value: string; label?: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1600);
    return () => clearTimeout(timer);
  }, [copied]);
  // The clipboard exists in secure contexts only; a button that cannot work is not shown.
  if (navigator.clipboard === undefined) return null;
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => {
        setCopied(true);
        announce(t('common.copied'));
      },
      () => announce(t('common.copyFailed')),
    );
  return (
    <IconButton
      label={copied ? t('common.copied') : (label ?? t('common.copy'))}
      icon={copied ? <Check className="text-good" /> : <Copy className="text-muted" />}
      onClick={() => void copy()}
    />
  );
}
