import { useTranslation } from 'react-i18next';
import { setMyPicture } from '../../api/files.ts';
import type { Account } from '../../api/types.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Card } from '../../ui/card.tsx';
import { toast } from '../../ui/toast.tsx';
import { PictureField } from './picture-field.tsx';

/** One's own picture, on the account page. */
export function MemberPicture({ account }: { account: Account }) {
  const { t } = useTranslation();
  return (
    <Card className="mb-5">
      <PictureField
        title={t('files.memberTitle')}
        hint={t('files.memberHint')}
        picture={account.picture}
        previewClass="size-24 rounded-full"
        camera="user"
        removeTitle={t('files.memberRemove')}
        onUploaded={async ({ fileId }) => {
          await setMyPicture(fileId);
          toast(t('files.memberSaved'));
        }}
        onRemove={async () => {
          await setMyPicture(null);
          toast(t('files.removed'));
        }}
      >
        <Avatar name={account.name} picture={account.picture} size="xl" />
      </PictureField>
    </Card>
  );
}
