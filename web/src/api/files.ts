import { request } from './client.ts';
import { session } from './session.ts';
import type { Account, Campaign, Upload } from './types.ts';
import { type UploadOptions, upload } from './upload.ts';

export const uploadPicture = (file: Blob, options?: UploadOptions): Promise<Upload> =>
  upload<Upload>('/files', file, options);

/** @param fileId null takes the picture off */
export async function setMyPicture(fileId: string | null): Promise<Account> {
  const { data } = await request<Account>('/me/picture', { method: 'PUT', body: { fileId } });
  session.updateAccount(data);
  return data;
}

export const setPoster = (campaignId: string, fileId: string | null, key: string) =>
  request<Campaign>(`/admin/coupons/campaigns/${campaignId}/poster`, {
    method: 'PUT',
    body: { fileId },
    key,
  });
