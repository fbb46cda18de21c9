import { Copy, Download, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../api/client.ts';
import { useAccount } from '../../api/hooks.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { toast } from '../../ui/toast.tsx';

/** Shown this once: to be copied, saved or printed, each of them a way in when the phone is gone. */
export function RecoveryCodeSheet({ codes }: { codes: string[] }) {
  const { t } = useTranslation();
  const account = useAccount();
  const text = `${t('identity.recoveryFileTitle', { email: account?.email ?? '' })}\n\n${codes.join('\n')}\n`;
  return (
    <div className="flex flex-col gap-4">
      <Banner tone="warn">{t('identity.recoveryOnce')}</Banner>
      <div className="print-sheet rounded-2xl border border-line bg-sunken p-4">
        <p className="hidden pb-4 font-bold print:block">
          {t('identity.recoveryFileTitle', { email: account?.email ?? '' })}
        </p>
        <ol
          aria-label={t('identity.recoveryTitle')}
          className="grid grid-cols-2 gap-x-4 gap-y-2 text-center font-mono text-[1.05rem] font-semibold tracking-wider"
        >
          {codes.map((code) => (
            <li key={code} className="whitespace-nowrap">
              {code}
            </li>
          ))}
        </ol>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {navigator.clipboard !== undefined && (
          <Button
            size="sm"
            variant="secondary"
            icon={<Copy aria-hidden="true" className="size-4" />}
            onClick={() =>
              void navigator.clipboard.writeText(codes.join('\n')).then(
                () => toast(t('common.copied')),
                () => toast(t('common.copyFailed')),
              )
            }
          >
            {t('common.copy')}
          </Button>
        )}
        <Button
          size="sm"
          variant="secondary"
          icon={<Download aria-hidden="true" className="size-4" />}
          onClick={() => saveFile(new Blob([text], { type: 'text/plain' }), 'madang-recovery-codes.txt')}
        >
          {t('identity.recoveryDownload')}
        </Button>
        <Button
          size="sm"
          variant="secondary"
          icon={<Printer aria-hidden="true" className="size-4" />}
          onClick={() => window.print()}
        >
          {t('identity.recoveryPrint')}
        </Button>
      </div>
    </div>
  );
}
