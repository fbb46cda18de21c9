import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * A mail as its reader sees it. Nothing in it may run (`sandbox` without scripts, and our own policy besides);
 * its links open beside us. `allow-same-origin` is for us: without it its height could not be read.
 */
export function MailPreview({ html, title }: { html: string; title: string }) {
  const { t } = useTranslation();
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(480);
  const measure = () => {
    const root = frame.current?.contentDocument?.documentElement;
    // What is written, not the window that it is written in.
    if (root) setHeight(Math.min(Math.ceil(root.getBoundingClientRect().height) + 2, 4000));
  };
  return (
    <iframe
      ref={frame}
      title={t('notifications.previewOf', { title })}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      srcDoc={`<base target="_blank">${html}`}
      onLoad={measure}
      style={{ height }}
      className="w-full rounded-2xl border border-line bg-white"
    />
  );
}
