import { Check, Copy, QrCode as QrIcon, Share2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../ui/announcer.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { QrCode } from '../../../ui/qr-code.tsx';

type Props = {
  purpose: 'read' | 'join';
  url: string;
  /** Empty: nobody was written to. */
  mailedTo: string;
  onAnother: () => void;
};

/** A link that was just made: this once it is there to be handed on. */
export function MadeLink({ purpose, url, mailedTo, onAnother }: Props) {
  const { t } = useTranslation();
  const [isDrawn, setDrawn] = useState(false);
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => {
        setCopied(true);
        announce(t('common.copied'));
      },
      () => announce(t('common.copyFailed')),
    );
  const share = () =>
    // Whoever closes the phone's own sheet has changed their mind.
    navigator.share({ title: t(`tripsAround.share.${purpose}Title`), url }).catch(() => undefined);
  return (
    <div className="flex flex-col gap-4">
      {mailedTo !== '' && (
        <Banner tone="good" icon={<Check aria-hidden="true" />}>
          {t('tripsAround.share.mailed', { email: mailedTo })}
        </Banner>
      )}
      <div>
        <p className="mb-1.5 text-sm font-semibold">{t(`tripsAround.share.${purpose}Title`)}</p>
        <input
          readOnly
          aria-label={t(`tripsAround.share.${purpose}Title`)}
          value={url}
          onFocus={({ target }) => target.select()}
          className="tap w-full rounded-2xl bg-sunken px-4 font-mono text-sm"
        />
        <p className="mt-1.5 text-sm text-muted">{t('tripsAround.share.once')}</p>
      </div>
      <div className="flex flex-wrap gap-2 [&>*]:flex-1">
        {navigator.clipboard !== undefined && (
          <Button
            icon={
              isCopied ? (
                <Check aria-hidden="true" className="size-5" />
              ) : (
                <Copy aria-hidden="true" className="size-5" />
              )
            }
            onClick={() => void copy()}
          >
            {t(isCopied ? 'common.copied' : 'tripsAround.share.copy')}
          </Button>
        )}
        {typeof navigator.share === 'function' && (
          <Button
            variant="secondary"
            icon={<Share2 aria-hidden="true" className="size-5" />}
            onClick={() => void share()}
          >
            {t('tripsAround.share.send')}
          </Button>
        )}
        <Button
          variant="secondary"
          aria-expanded={isDrawn}
          icon={<QrIcon aria-hidden="true" className="size-5" />}
          onClick={() => setDrawn(!isDrawn)}
        >
          {t('tripsAround.share.qr')}
        </Button>
      </div>
      {isDrawn && (
        <QrCode text={url} label={t('tripsAround.share.qrLabel')} className="mx-auto w-full max-w-56" />
      )}
      <Button variant="ghost" size="sm" onClick={onAnother}>
        {t('tripsAround.share.another')}
      </Button>
    </div>
  );
}
