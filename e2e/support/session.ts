import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Browser, expect, type Page, type Request } from '@playwright/test';
import { people } from '../sandbox/people.ts';

/** The people of the sandbox, by the name on their button. */
export type Person =
  | 'Adele Admin'
  | 'Connie Consented'
  | 'Greta Grants'
  | 'Ray Reader'
  | 'Nora Noconsent'
  | 'Owen Owner'
  | 'Rita Registrar'
  | 'Cora Custom'
  | 'Pia Activated'
  | 'Gloria Global Reader'
  | 'Sam Stale'
  | 'Paula Personal';

/** Picks a person on the sandbox's sign-in page and waits until it has been left. */
export async function choosePerson(page: Page, person: Person): Promise<void> {
  await page.getByRole('button', { name: person }).click();
  await page.waitForURL(({ hostname }) => hostname === 'localhost');
}

/** Signs in as a person does, from the page at this path. */
export async function signInByHand(page: Page, person: Person, path = '/'): Promise<void> {
  await page.goto(path);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await choosePerson(page, person);
  await expect(page.getByRole('button', { name: person })).toBeVisible();
}

const tokenKinds = ['access_token', 'refresh_token', 'id_token'] as const;
type Tokens = Readonly<Record<(typeof tokenKinds)[number], string>>;

/** What one sign-in by hand asked Entra for, was given, and left in the tab's storage. */
type Recording = {
  readonly authorize: string;
  readonly token: { readonly address: string; readonly form: string };
  readonly tokens: Tokens;
  readonly storage: readonly (readonly [string, string])[];
};

/** Puts a person's session into a page that has loaded nothing yet, and opens a path of the app with it. */
export type Seed = (page: Page, person: Person, path: string) => Promise<void>;

/**
 * Signs each person in by hand once, and from then on without the pages in between: Entra's endpoints are asked the same again,
 * and MSAL's own entries of the first time are stored with the new tokens, so that nothing here knows their format.
 * `folder`: where the workers of one run find each other's recordings. A run begins without it.
 */
export function createSeed(browser: Browser, baseURL: string, folder: string): Seed {
  return async (page, person, path) => {
    const file = join(folder, `${person}.json`);
    const recording = kept(file) ?? keep(file, await record(browser, baseURL, person));
    const { storage, tokens } = recording;
    const fresh = await askAgain(page, person, recording);
    const entries = storage.map(
      ([key, value]) =>
        [key, tokenKinds.reduce((text, kind) => text.replaceAll(tokens[kind], fresh[kind]), value)] as const,
    );
    // The app reads its session as it starts. A page that comes later keeps what the app has made of it.
    const script = await page.addInitScript(
      ({ origin, all }) => {
        if (location.origin === origin) for (const [key, value] of all) sessionStorage.setItem(key, value);
      },
      { origin: new URL(baseURL).origin, all: entries },
    );
    await page.goto(path);
    await script.dispose();
  };
}

function kept(file: string): Recording | undefined {
  try {
    // The file is this module's own.
    const recording: Recording = JSON.parse(readFileSync(file, 'utf8'));
    return recording;
  } catch {
    return undefined;
  }
}

/** Another worker finds the whole file or none. */
function keep(file: string, recording: Recording): Recording {
  const unfinished = `${file}.${randomUUID()}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(unfinished, JSON.stringify(recording));
  renameSync(unfinished, file);
  return recording;
}

async function record(browser: Browser, baseURL: string, person: Person): Promise<Recording> {
  const context = await browser.newContext({ baseURL, locale: 'en-US' });
  try {
    const page = await context.newPage();
    const left = page.waitForRequest((request) => endpointOf(request) === 'GET authorize');
    const answered = page.waitForResponse((response) => endpointOf(response.request()) === 'POST token');
    await signInByHand(page, person);
    const answer = await answered;
    return {
      authorize: (await left).url(),
      token: { address: answer.url(), form: answer.request().postData() ?? '' },
      tokens: tokensIn(await answer.json()),
      storage: (await page.evaluate(() => Object.entries(sessionStorage))).filter(([key]) =>
        key.startsWith('msal.'),
      ),
    };
  } finally {
    await context.close();
  }
}

/** Method and last part of the path. */
function endpointOf(request: Request): string {
  return `${request.method()} ${new URL(request.url()).pathname.split('/').at(-1)}`;
}

/** A session of its own for this page's browser context, as Entra opens one for each browser. */
async function askAgain(page: Page, person: Person, { authorize, token }: Recording): Promise<Tokens> {
  const { request } = page.context();
  const verifier = randomBytes(32).toString('base64url');
  const { origin, pathname, search } = new URL(authorize);
  const query = new URLSearchParams(search);
  query.set('code_challenge', createHash('sha256').update(verifier).digest('base64url'));
  const picked = await request.post(`${origin}${pathname}`, {
    form: { request: query.toString(), person: people.find(({ name }) => name === person)?.id ?? '' },
    maxRedirects: 0,
  });
  expect(picked.status(), 'Entra goes back to the app at once').toBe(302);
  const code = new URLSearchParams(new URL(picked.headers()['location'] ?? '').hash.slice(1)).get('code');
  const form = new URLSearchParams(token.form);
  form.set('code', code ?? '');
  form.set('code_verifier', verifier);
  const answer = await request.post(token.address, {
    form: Object.fromEntries(form),
    headers: { origin: new URL(form.get('redirect_uri') ?? '').origin },
  });
  return tokensIn(await answer.json());
}

function tokensIn(answer: Partial<Record<string, unknown>>): Tokens {
  const token = (kind: (typeof tokenKinds)[number]) => {
    const value = answer[kind];
    if (typeof value !== 'string' || value === '') throw new Error(`Entra's answer has no ${kind}.`);
    return value;
  };
  return {
    access_token: token('access_token'),
    refresh_token: token('refresh_token'),
    id_token: token('id_token'),
  };
}
