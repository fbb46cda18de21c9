import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Eye, Link2, Unlink, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { linksKey, linksQuery, revokeLink, type TripLink } from '../../../api/trips-around.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useFormat } from '../../../i18n/format.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Section } from '../../../ui/card.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { FormError } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';

/** The links that lead to the trip now, each with its way to an end. */
export function LinkList({ tripId }: { tripId: string }) {
  const { t } = useTranslation();
  const links = useQuery(linksQuery(tripId));
  return (
    <Section title={t('tripsAround.links.title')}>
      <Loaded query={links}>
        {({ items }) => {
          const open = items.filter(({ revokedAt }) => revokedAt === null);
          return open.length === 0 ? (
            <p className="flex items-center gap-2 text-muted">
              <Link2 aria-hidden="true" className="size-4.5 shrink-0" />
              {t('tripsAround.links.none')}
            </p>
          ) : (
            <ul className="flex flex-col gap-2">
              {open.map((link) => (
                <li key={link.linkId}>
                  <LinkRow tripId={tripId} link={link} />
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Section>
  );
}

function LinkRow({ tripId, link }: { tripId: string; link: TripLink }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const revoke = useCommand({
    name: `trips-revoke:${link.linkId}`,
    run: (_: null, key) => revokeLink(tripId, link.linkId, key),
    onDone: () => {
      toast(t('tripsAround.links.revoked'));
      void queryClient.invalidateQueries({ queryKey: linksKey(tripId) });
    },
  });
  const Icon = link.purpose === 'join' ? UserPlus : Eye;
  const name =
    link.purpose === 'read'
      ? t('tripsAround.share.readTitle')
      : `${t('tripsAround.share.joinTitle')} · ${t(`tripsAround.role.${link.role}`)}`;
  return (
    <div className="flex items-center gap-3 rounded-2xl border border-line bg-surface py-2 pr-1.5 pl-4">
      <Icon aria-hidden="true" className="size-5 shrink-0 text-muted" />
      <div className="min-w-0 flex-1 text-sm">
        <p className="font-semibold">{name}</p>
        {link.email !== null && <p className="truncate">{link.email}</p>}
        <p className="tnum text-muted">
          {t('tripsAround.links.used', { count: link.uses })}
          {' · '}
          {!link.isOpen
            ? t('tripsAround.links.over')
            : link.expiresAt === null
              ? t('tripsAround.share.forever')
              : t('tripsAround.links.until', { when: format.moment(link.expiresAt) })}
        </p>
      </div>
      {link.isOpen && (
        <IconButton
          label={t('tripsAround.links.revoke', { name })}
          icon={<Unlink aria-hidden="true" />}
          onClick={() => setAsking(true)}
        />
      )}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t('tripsAround.links.revokeTitle')}
        description={t('tripsAround.links.revokeLead')}
        confirmLabel={t('tripsAround.links.revokeConfirm')}
        danger
        busy={revoke.busy}
        onConfirm={() => revoke.submit(null)}
      >
        <FormError error={revoke.error} />
      </ConfirmDialog>
    </div>
  );
}
