import { callerOf } from '../../http/auth.ts';
import { ProblemError } from '../../http/errors.ts';
import { Problem } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import { PictureBody } from '../files/index.ts';
import type { AccountsParts } from './parts.ts';
import { changePicture } from './picture.ts';
import { findAccount } from './queries.ts';
import { Account } from './schemas.ts';

/** One's own picture. */
export function registerPictureRoutes(app: App, parts: AccountsParts): void {
  const { database, files, now, showAccount } = parts;
  app.put(
    '/me/picture',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'setMyPicture',
        tags: ['Account'],
        summary: 'Show a picture that one has uploaded, or none',
        body: PictureBody,
        response: { 200: Account, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request) => {
      const { accountId } = callerOf(request);
      await changePicture(database, files, accountId, request.body.fileId, now());
      const account = await findAccount(database.reader, accountId);
      if (!account) throw new ProblemError('auth.invalid-token');
      return showAccount(account);
    },
  );
}
