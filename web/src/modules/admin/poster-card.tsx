import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { adminKey } from '../../api/admin.ts';
import { dropsKey } from '../../api/coupons.ts';
import { setPoster } from '../../api/files.ts';
import { newKey } from '../../api/intent.ts';
import type { Campaign } from '../../api/types.ts';
import { Card } from '../../ui/card.tsx';
import { toast } from '../../ui/toast.tsx';
import { PosterField } from '../files/poster-field.tsx';

/** The poster of a campaign that exists: what is uploaded is put up at once. */
export function PosterCard({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const put = async (fileId: string | null) => {
    await setPoster(campaign.campaignId, fileId, newKey());
    toast(t(fileId === null ? 'files.removed' : 'files.posterSaved'));
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: adminKey }),
      queryClient.invalidateQueries({ queryKey: dropsKey }),
    ]);
  };
  return (
    <Card>
      <PosterField
        seed={campaign.campaignId}
        poster={campaign.poster}
        onUploaded={({ fileId }) => put(fileId)}
        onRemove={() => put(null)}
      />
    </Card>
  );
}
