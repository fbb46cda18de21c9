import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { siteQuery } from '../../api/site.ts';

const linkClass = 'inline-flex min-h-11 items-center hover:text-ink hover:underline';

export function Footer() {
  const { t } = useTranslation();
  const site = useQuery(siteQuery);
  return (
    <footer className="border-t border-line/70">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-6 px-5 py-4 text-sm text-muted sm:px-6">
        <p className="py-2 font-semibold">{t('shell.footer')}</p>
        <div className="flex-1" />
        <Link to="/terms" className={linkClass}>
          {t('accounts.terms')}
        </Link>
        {site.data?.mode === 'demo' && (
          <Link to="/dev/mail" className={linkClass}>
            {t('notifications.devTitle')}
          </Link>
        )}
        <Link to="/pay/seals" className={linkClass}>
          {t('shell.seals')}
        </Link>
        <Link to="/design" className={linkClass}>
          {t('shell.designSystem')}
        </Link>
        <a href="/api/docs" className={linkClass}>
          {t('shell.apiDocs')}
        </a>
        {site.data && <p className="tnum">{t('shell.version', { version: site.data.version })}</p>}
      </div>
    </footer>
  );
}
