import { callerOf } from '../../http/auth.ts';
import { ProblemError } from '../../http/errors.ts';
import { Closed, Id, Problem, Text } from '../../lib/schema.ts';
import type { App } from '../../module.ts';
import { PictureBody } from '../files/index.ts';
import type { AccountsParts } from './parts.ts';
import { changePicture, removePicture } from './picture.ts';
import { findAccount } from './queries.ts';
import { Account, Member } from './schemas.ts';
import { memberView } from './views.ts';

/** One's own picture, and what operators do about those of others. */
export function registerPictureRoutes(app: App, parts: AccountsParts): void {
  const { admit, database, files, makeId, now, showAccount, walletsOf } = parts;
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
      await changePicture(parts, accountId, request.body.fileId, { id: makeId(), at: now() });
      const account = await findAccount(database.reader, accountId);
      if (!account) throw new ProblemError('auth.invalid-token');
      return showAccount(account);
    },
  );

  app.post(
    '/admin/members/:accountId/picture-removals',
    {
      config: { access: 'admin' },
      schema: {
        operationId: 'removeMemberPicture',
        tags: ['Admin'],
        summary: 'Take a member’s picture off; where there is none, nothing happens',
        params: Closed({ accountId: Id }),
        body: Closed({ reason: Text(200, 'Shows somebody else') }),
        response: { 200: Member, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request) => {
      const { accountId } = request.params;
      const { id, at, accountId: actorId } = admit(request, 'account.remove-picture', {});
      await removePicture(parts, accountId, { id, at, actorId, reason: request.body.reason });
      return (await memberView(database.reader, accountId, walletsOf, files.picturesOf)) as Member;
    },
  );
}
