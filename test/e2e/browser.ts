import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { requireService } from '../services/binaries.ts';

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 800 };

/** Starts the machine's own Chromium, without a window. Throws, naming the remedy, when there is none. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: requireService('Chromium'),
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-gpu'],
  });

export interface Visitor {
  readonly page: Page;
  /** What the page complained about: errors of scripts and of the console. */
  readonly complaints: string[];
  readonly context: BrowserContext;
}

/** One person with a browser of their own: no cookie or storage is shared with others. */
export async function visit(
  browser: Browser,
  baseURL: string,
  { viewport = DESK, locale = 'ko-KR', colorScheme = 'light' as 'light' | 'dark' } = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL,
    viewport,
    locale,
    colorScheme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  // Other test files keep the machine busy meanwhile.
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // The browser reports every refused request by itself; refusals are part of these journeys.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      complaints.push(message.text());
    }
  });
  return { page, complaints, context };
}

/** Waits until it stands there; what is also announced to screen readers stands there twice. */
export const see = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByText(text).first().waitFor();

export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('이메일').fill(email);
  await page.getByLabel('비밀번호', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: '로그인', exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/');
}

/** The first step of a sign-up; then the page waits for the mail. */
export async function fillSignUp(
  page: Page,
  { name, email, password }: { name: string; email: string; password: string },
): Promise<void> {
  await page.goto('/sign-up');
  await page.getByLabel('이름').fill(name);
  await page.getByLabel('이메일').fill(email);
  await page.getByLabel('비밀번호', { exact: true }).fill(password);
  await page.getByRole('checkbox', { name: '모두 동의해요' }).click();
  await page.getByRole('main').getByRole('button', { name: '가입하기' }).click();
  await page.getByRole('textbox', { name: '확인 코드' }).waitFor();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^내 계정: / }).click();
  await page.getByRole('menuitem', { name: '로그아웃' }).click();
  await see(page, '로그아웃했어요');
}

/** For many at once: the form is tried elsewhere, and its pages cost a second of the machine each. */
export async function signInWithoutForm(
  context: BrowserContext,
  email: string,
  password: string,
): Promise<void> {
  const answer = await context.request.post('/api/v1/auth/sign-in', { data: { email, password } });
  if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`);
  // The page's own mark that there is a cookie worth trying; see web/src/api/session.ts.
  await context.addInitScript(`localStorage.setItem('madang.member', '1')`);
}

/** Pays seats that are held from the wallet, into which it puts what is missing. */
export async function payFromWallet(page: Page): Promise<void> {
  // Whether something is missing is known with the balance.
  await page.getByRole('radio', { name: /마당 지갑.*[\d,]+원/ }).waitFor();
  const topUp = page.getByRole('button', { name: /바로 충전하기$/ });
  if (await topUp.isVisible()) await topUp.click();
  await page
    .getByRole('button', { name: /원 결제하기$/ })
    .filter({ visible: true })
    .click();
  await page.waitForURL(/\/tickets\/reservations\/[0-9A-Z]{16}\/done$/);
}
