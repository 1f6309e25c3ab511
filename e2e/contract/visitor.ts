import { createHash, randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { test as base, expect } from 'vitest';
import { createRequests, inProcess, overLoopback, type Reply, type Requests, type Wire } from './requests.ts';

/** The sandbox's fixed identities, as its configuration names them. */
export const tenant = '5f1c1d3a-8c52-4b7e-9f60-2d4a7b91c3e8';
export const clientId = '1f6c0e2b-37d4-4c8a-b5e9-8a2d90f4c716';
export const read = 'Application.Read.All';
export const write = 'https://graph.microsoft.com/Synchronization.ReadWrite.All';
const oidc = 'openid profile offline_access';

const tokenAnswer = v.object({
  access_token: v.string(),
  scope: v.string(),
  client_info: v.string(),
  id_token: v.optional(v.string()),
  refresh_token: v.optional(v.string()),
});
const tokenError = v.object({
  error: v.string(),
  error_codes: v.array(v.number()),
  error_description: v.string(),
  suberror: v.optional(v.string()),
  claims: v.optional(v.string()),
});
export type Tokens = v.InferOutput<typeof tokenAnswer>;
export type TokenError = v.InferOutput<typeof tokenError>;

/** A browser reduced to its requests and cookies, so that the sandbox is tested without the app. */
export type Visitor = {
  readonly page: string;
  readonly services: string;
  readonly request: Requests;
  /** Sends without cookies, as a program does. */
  readonly send: Wire['send'];
  /** Opens the authorize endpoint; `changes` override what MSAL would send, null leaves a parameter out. */
  authorize(scope: string, changes?: Record<string, string | null>): Promise<Reply>;
  /** Presses a button of the page that Entra showed. */
  press(shown: Reply, button: Record<string, string>): Promise<Reply>;
  redeem(form: Record<string, string>, headers?: Record<string, string>): Promise<Reply>;
  /** Signs in from scratch, consents where Entra asks for it, and redeems the code. */
  signIn(person: string, scope: string, changes?: Record<string, string>): Promise<Tokens>;
  refresh(tokens: Tokens, scope: string, more?: Record<string, string>): Promise<Reply>;
};

const verifier = randomBytes(32).toString('base64url');

/** A browser that has been nowhere yet. */
export function visitorOn(wire: Wire): Visitor {
  const { page, services } = wire.origins;
  const request = createRequests(wire);
  const endpoint = `${services}/${tenant}/oauth2/v2.0`;
  const redirectUri = `${page}/redirect.html`;

  const visitor: Visitor = {
    page,
    services,
    request,
    send: wire.send,
    authorize(scope, changes = {}) {
      const standard: Record<string, string | null> = {
        client_id: clientId,
        redirect_uri: redirectUri,
        response_type: 'code',
        response_mode: 'fragment',
        scope: `${scope} ${oidc}`,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
        state: 'state|1',
        nonce: 'nonce-1',
        client_info: '1',
        claims: '{"access_token":{"xms_cc":{"values":["CP1"]}}}',
      };
      const params = Object.entries({ ...standard, ...changes }).flatMap(([name, value]) =>
        value === null ? [] : [[name, value]],
      );
      return request.get(`${endpoint}/authorize?${new URLSearchParams(params).toString()}`, {
        maxRedirects: 0,
      });
    },
    async press(shown, button) {
      const markup = await shown.text();
      const hidden = [...markup.matchAll(/type="hidden"\s+name="(\w+)"\s+value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, unescape(value)],
      );
      return request.post(`${endpoint}/authorize`, {
        form: { ...Object.fromEntries(hidden), ...button },
        maxRedirects: 0,
      });
    },
    redeem: (form, headers = { origin: page }) =>
      request.post(`${endpoint}/token`, {
        form: { client_id: clientId, redirect_uri: redirectUri, code_verifier: verifier, ...form },
        headers,
      }),
    async signIn(person, scope, changes = {}) {
      const shown = await visitor.authorize(scope, { prompt: 'select_account', ...changes });
      const picked = await visitor.press(shown, { person });
      // Entra asks for missing consent on a separate page.
      const answered = picked.status() === 200 ? await visitor.press(picked, { decision: 'accept' }) : picked;
      const code = answerOf(answered).get('code') ?? '';
      return tokensOf(
        await visitor.redeem({ grant_type: 'authorization_code', code, scope: `${scope} ${oidc}` }),
      );
    },
    refresh: (tokens, scope, more = {}) =>
      visitor.redeem({
        grant_type: 'refresh_token',
        refresh_token: tokens.refresh_token ?? '',
        scope: `${scope} ${oidc}`,
        ...more,
      }),
  };
  return visitor;
}

type Fixtures = {
  visitor: Visitor;
  /** Another browser at the same sandbox. */
  stranger: Visitor;
  /** A browser with a connection to a server, for tests of a connection. */
  connected: Visitor;
};

const handlers = inProcess();
/** One for all tests of a worker, which ends it. */
let server: ReturnType<typeof overLoopback> | undefined;

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line eslint/no-empty-pattern -- Vitest reads from the pattern which fixtures to prepare
  visitor: async ({}, use) => use(visitorOn(await handlers)),
  // oxlint-disable-next-line eslint/no-empty-pattern -- as above
  stranger: async ({}, use) => use(visitorOn(await handlers)),
  // oxlint-disable-next-line eslint/no-empty-pattern -- as above
  connected: async ({}, use) => {
    server ??= overLoopback();
    await use(visitorOn(await server));
  },
});

export async function tokensOf(response: Reply): Promise<Tokens> {
  expect(response.status(), await response.text()).toBe(200);
  return v.parse(tokenAnswer, await response.json());
}

export async function errorOf(response: Reply): Promise<TokenError> {
  expect(response.status()).toBe(400);
  return v.parse(tokenError, await response.json());
}

/** What the redirect back to the page carries in its fragment. */
export function answerOf(response: Reply): URLSearchParams {
  expect(response.status()).toBe(302);
  return new URLSearchParams(new URL(response.headers()['location'] ?? '').hash.slice(1));
}

function unescape(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}
