import { Share2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { announce } from './announcer.tsx';
import { IconButton } from './button.tsx';
import { toast } from './toast.tsx';

/** Hands the address on: through the phone's own sheet, else into the clipboard. */
export function ShareButton({ title }: { title: string }) {
  const { t } = useTranslation();
  const share = async () => {
    const url = `${window.location.origin}${window.location.pathname}`;
    const say = (text: string) => {
      toast(text);
      announce(text);
    };
    try {
      if (typeof navigator.share === 'function') await navigator.share({ title, url });
      else {
        await navigator.clipboard.writeText(url);
        say(t('shop.product.linkCopied'));
      }
    } catch (error) {
      // Whoever closes the sheet has changed their mind.
      if (!(error instanceof DOMException && error.name === 'AbortError')) say(t('common.copyFailed'));
    }
  };
  return (
    <IconButton
      label={t('shop.product.share')}
      icon={<Share2 aria-hidden="true" />}
      onClick={() => void share()}
    />
  );
}
