import Type from 'typebox';
import type { Database } from '../../../db/open.ts';
import { ProblemError } from '../../../http/errors.ts';
import { Closed } from '../../../lib/schema.ts';
import type { App } from '../../../module.ts';
import type { Changes } from '../changes.ts';
import { CheckParams, LocalPath } from '../schemas.ts';
import { escaped, frame, HTML } from './frame.ts';
import { checkPage } from './port.ts';
import type { SandboxAnswer } from './sandbox.ts';

const TITLE = '본인인증 연습 · Identity check sandbox';
const Query = Closed({ next: Type.Optional(LocalPath) });
const Form = Closed({
  name: Type.String({ maxLength: 60 }),
  birthDate: Type.String({ pattern: '^([0-9]{4}-[0-9]{2}-[0-9]{2})?$' }),
  phone: Type.String({ pattern: '^[0-9 -]{0,20}$' }),
  outcome: Type.Union([Type.Literal('verified'), Type.Literal('failed')]),
  next: Type.Optional(Type.Union([LocalPath, Type.Literal('')])),
});

/** The page that plays the provider's window. Only where there is no provider, which is never in production. */
export function sandboxPages(database: Database, changes: Changes, now: () => number): (app: App) => void {
  const config = { access: 'public' } as const;

  async function requirePending(checkId: string): Promise<void> {
    const check = await database.reader
      .selectFrom('identity_checks')
      .select(['status', 'expires_at'])
      .where('id', '=', checkId)
      .where('provider', '=', 'sandbox')
      .executeTakeFirst();
    if (check?.status !== 'pending' || check.expires_at <= now()) {
      throw new ProblemError('identity.check-not-found');
    }
  }

  const keep = (checkId: string, answer: SandboxAnswer): Promise<void> =>
    changes.change(async (tx, _tell, at) => {
      await tx.deleteFrom('identity_sandbox_answers').where('check_id', '=', checkId).execute();
      await tx
        .insertInto('identity_sandbox_answers')
        .values({ check_id: checkId, answer: JSON.stringify(answer), at })
        .execute();
    });

  return (app) => {
    app.register(async (scope) => {
      scope.addContentTypeParser(
        'application/x-www-form-urlencoded',
        { parseAs: 'string' },
        (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
      );
      const pages = scope as unknown as App;
      const path = checkPage(':checkId');
      pages.get(
        path,
        { config, schema: { hide: true, params: CheckParams, querystring: Query } },
        async (request, reply) => {
          await requirePending(request.params.checkId);
          return reply
            .type(HTML)
            .header('cache-control', 'no-store')
            .send(page(request.query.next ?? ''));
        },
      );
      pages.post(
        path,
        { config, schema: { hide: true, params: CheckParams, body: Form } },
        async (request, reply) => {
          const { next, ...answer } = request.body;
          await requirePending(request.params.checkId);
          await keep(request.params.checkId, answer);
          if (next) return reply.redirect(next, 303);
          return reply
            .type(HTML)
            .send(frame(TITLE, '<p>확인했습니다. 창을 닫아 주세요. · Done. You may close this window.</p>'));
        },
      );
    });
  };
}

const page = (next: string): string =>
  frame(
    TITLE,
    `<p>통신사 인증 창을 대신하는 연습 화면입니다. 실제 문자는 가지 않습니다.<br>
This page plays the telephone company. No text message is sent.</p>
<form method="post"><label>이름 · Name<input name="name" required maxlength="60" autocomplete="name"></label>
<label>생년월일 · Date of birth<input name="birthDate" type="date" required></label>
<label>휴대폰 번호 · Phone<input name="phone" required inputmode="tel" pattern="[0-9 \\-]{9,20}" autocomplete="tel"></label>
<input type="hidden" name="next" value="${escaped(next)}">
<button name="outcome" value="verified">인증하기 · Verify</button>
<button name="outcome" value="failed" formnovalidate>인증 실패 · Fail</button></form>`,
  );
