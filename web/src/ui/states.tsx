import { CircleAlert, CloudOff, RefreshCw, ShieldX } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../api/error.ts';
import { useOnline } from '../api/hooks.ts';
import { useErrorText } from '../i18n/error-text.ts';
import { Button } from './button.tsx';
import { CopyButton } from './copy-button.tsx';
import { cx } from './cx.ts';

type StateProps = {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  tone?: 'plain' | 'bad';
};

function StateFrame({ icon, title, children, action, tone = 'plain' }: StateProps) {
  return (
    <div className="mx-auto flex max-w-sm flex-col items-center gap-3 px-4 py-12 text-center">
      <div
        className={cx(
          'flex size-16 items-center justify-center rounded-full [&>svg]:size-7',
          tone === 'bad' ? 'bg-bad-soft text-bad' : 'bg-sunken text-muted',
        )}
      >
        {icon}
      </div>
      <p className="text-lg font-bold">{title}</p>
      {children !== undefined && <div className="text-muted">{children}</div>}
      {action !== undefined && <div className="pt-2">{action}</div>}
    </div>
  );
}

export const EmptyState = (props: Omit<StateProps, 'tone'>) => <StateFrame {...props} />;

/** What went wrong in words, a way to try again, and the number that support can look up. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const online = useOnline();
  const errorText = useErrorText();
  const instance = isApiError(error) ? error.instance : undefined;
  const lost = !online || (isApiError(error) && error.status === 0);
  return (
    <div role="alert">
      <StateFrame
        tone={lost ? 'plain' : 'bad'}
        icon={lost ? <CloudOff aria-hidden="true" /> : <CircleAlert aria-hidden="true" />}
        title={lost ? t('errors.offlineTitle') : t('errors.title')}
        action={
          onRetry && (
            <Button
              variant="secondary"
              size="sm"
              onClick={onRetry}
              icon={<RefreshCw aria-hidden="true" className="size-4" />}
            >
              {t('common.retry')}
            </Button>
          )
        }
      >
        <p>{errorText(error)}</p>
        {instance !== undefined && (
          <p className="mt-2 flex flex-wrap items-center justify-center gap-1 text-sm">
            {t('errors.instance')} <code className="font-mono text-ink">{instance}</code>
            <CopyButton value={instance} />
          </p>
        )}
      </StateFrame>
    </div>
  );
}

export function NoPermission({ action }: { action?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <StateFrame icon={<ShieldX aria-hidden="true" />} title={t('errors.noPermissionTitle')} action={action}>
      {t('errors.noPermission')}
    </StateFrame>
  );
}

/** A refusal inside a form: said at once to a screen reader, and brought into sight where a dialog scrolls. */
export function FormError({ error }: { error: unknown }) {
  const errorText = useErrorText();
  const shown = useRef<HTMLDivElement>(null);
  // The button that was pressed stays where it is, at the foot of the dialog; the focus stays on it.
  useEffect(() => {
    if (error != null && shown.current?.closest('[role=dialog]'))
      shown.current.scrollIntoView({ block: 'nearest' });
  }, [error]);
  if (error === null || error === undefined) return null;
  return (
    <div
      ref={shown}
      role="alert"
      className="flex items-start gap-2.5 rounded-2xl bg-bad-soft px-4 py-3 text-bad"
    >
      <CircleAlert aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
      <p className="font-medium">{errorText(error)}</p>
    </div>
  );
}
