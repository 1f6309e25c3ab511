import { STATUS_CODES } from 'node:http';
import * as v from 'valibot';
import type { Credential } from '../../directory/behaviour.ts';
import { unexpectedAnswer } from '../../directory/faults/refusals.ts';
import type { PortalSettings } from '../../directory/vendor-targets.ts';
import { sessionHeader } from '../../vendor/clients.ts';
import { GraphProblem } from '../problem.ts';

/** The way to the vendor: over HTTP, or to its handlers in a test without a server. */
export type Send = (request: Request) => Promise<Response>;

/** Whose connection it is: the browser session, and how its application is set in the admin center. */
export type Party = { readonly sid: string; readonly portal: PortalSettings };

/** Stored or sent credentials, by key. */
export type Keys = Readonly<Partial<Record<string, string>>>;

const family = 'SystemForCrossDomainIdentityManagement';

/**
 * Why the provisioning service cannot work with an application, in Graph's form:
 * https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-config-problem
 */
export class ConnectionRefused extends GraphProblem {
  readonly text: string;

  constructor(
    kind:
      | 'CredentialValidationUnavailable'
      | 'CredentialValidationFailure'
      | 'InvalidCredentials'
      | 'ServiceIncompatible',
    text: string,
    cause?: unknown,
  ) {
    const code = `${family}${kind}`;
    super(400, code, JSON.stringify({ error: { code, message: text } }), { cause });
    this.name = 'ConnectionRefused';
    this.text = text;
  }
}

type Answer = { readonly status: number; readonly text: string };

/** A call of the SCIM endpoint; throws ConnectionRefused for an answer of another status than those that are expected. */
export type Scim = (
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  expected: readonly number[],
  body?: unknown,
) => Promise<unknown>;

export type Connector = {
  /** Whether the sandbox answers at the tenant URL, so that everything is done for real. */
  serves(keys: Keys): boolean;
  /** The answer of the token endpoint, as credentials to keep; throws ConnectionRefused. */
  exchange(party: Party, keys: Keys, grant: Grant): Promise<readonly Credential[]>;
  /** The SCIM endpoint behind the keys, which renews their token once when it is refused. */
  open(party: Party, keys: Keys, renewed: (tokens: readonly Credential[]) => void): Scim;
};

export type Grant = 'authorization_code' | 'client_credentials' | 'refresh_token';

const tokens = v.object({ access_token: v.string(), refresh_token: v.optional(v.string()) });

/** How many milliseconds the service waits for an application. */
const patience = 10_000;

export function createConnector(services: string, send: Send): Connector {
  const isHere = (address: string | undefined): address is string =>
    address !== undefined && URL.canParse(address) && new URL(address).origin === services;

  async function call(sid: string, address: string, init: RequestInit): Promise<Answer> {
    // Nothing of the sandbox's leaves it.
    if (!isHere(address)) throw unreachable();
    const headers = new Headers(init.headers);
    headers.set(sessionHeader, sid);
    const signal = AbortSignal.timeout(patience);
    try {
      const answer = await send(new Request(address, { ...init, headers, redirect: 'manual', signal }));
      return { status: answer.status, text: (await answer.text()).slice(0, 2_000) };
    } catch (cause) {
      throw unreachable(cause);
    }
  }

  async function exchange({ sid, portal }: Party, keys: Keys, grant: Grant): Promise<readonly Credential[]> {
    const endpoint = keys['Oauth2TokenExchangeUri'];
    if (endpoint === undefined || !URL.canParse(endpoint))
      throw new ConnectionRefused('InvalidCredentials', 'The token endpoint is not a valid address.');
    const form = new URLSearchParams({ grant_type: grant });
    const headers = new Headers({ accept: 'application/json' });
    const [id, secret] = [keys['Oauth2ClientId'] ?? '', keys['Oauth2ClientSecret'] ?? ''];
    if (portal.sends === 'header')
      headers.set('authorization', `Basic ${btoa([id, secret].map(asInForm).join(':'))}`);
    else {
      form.set('client_id', id);
      form.set('client_secret', secret);
    }
    switch (grant) {
      case 'authorization_code':
        form.set('code', keys['Oauth2AuthorizationCode'] ?? '');
        form.set('redirect_uri', keys['Oauth2RedirectUri'] ?? '');
        break;
      case 'refresh_token':
        form.set('refresh_token', keys['Oauth2RefreshToken'] ?? '');
        break;
      case 'client_credentials':
        if (portal.scope !== undefined) form.set('scope', portal.scope);
    }
    const answer = await call(sid, endpoint, { method: 'POST', headers, body: form });
    if (answer.status !== 200) throw refusal(answer);
    const read = v.safeParse(tokens, jsonIn(answer.text));
    if (!read.success) throw odd(answer);
    const { access_token: access, refresh_token: refresh } = read.output;
    return [
      { key: 'Oauth2AccessToken', value: access },
      { key: 'Oauth2AccessTokenCreationTime', value: new Date().toISOString() },
      ...(refresh === undefined ? [] : [{ key: 'Oauth2RefreshToken', value: refresh }]),
    ];
  }

  return {
    serves: (keys) => isHere(keys['BaseAddress']),
    exchange,
    open(party, keys, renewed) {
      let token = keys['Oauth2AccessToken'] ?? keys['SecretToken'] ?? '';
      // Keys that were saved without a first token are not exchanged, as people have met it: https://github.com/pranems/SCIMServer
      let renewal: Grant | undefined =
        keys['Oauth2AccessToken'] === undefined || keys['Oauth2ClientId'] === undefined
          ? undefined
          : keys['Oauth2RefreshToken'] === undefined
            ? 'client_credentials'
            : 'refresh_token';
      const root = (keys['BaseAddress'] ?? '').replace(/\/+$/, '');
      const ask = (method: string, path: string, body: unknown): Promise<Answer> =>
        call(party.sid, `${root}${path}`, {
          method,
          headers: {
            accept: 'application/scim+json',
            ...(isHeader(token) && { authorization: `Bearer ${token}` }),
            ...(body !== undefined && { 'content-type': 'application/scim+json' }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        });
      return async (method, path, expected, body) => {
        let answer = await ask(method, path, body);
        if (answer.status === 401 && renewal !== undefined) {
          const fresh = await exchange(party, keys, renewal);
          renewal = undefined;
          renewed(fresh);
          token = fresh.find(({ key }) => key === 'Oauth2AccessToken')?.value ?? '';
          answer = await ask(method, path, body);
        }
        if (!expected.includes(answer.status)) throw refusal(answer);
        return jsonIn(answer.text);
      };
    },
  };
}

/** What a header can carry; fetch would quote any other in its error. */
function isHeader(token: string): boolean {
  return /^[\x21-\x7e][\x20-\x7e]*$/.test(token);
}

function asInForm(text: string): string {
  return new URLSearchParams({ text }).toString().slice('text='.length);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unreachable(cause?: unknown): ConnectionRefused {
  return new ConnectionRefused(
    'CredentialValidationUnavailable',
    'We received this unexpected response from your application: Message: An error occurred while sending the request. Web Response:',
    cause,
  );
}

function odd({ text }: Answer): ConnectionRefused {
  return new ConnectionRefused('CredentialValidationUnavailable', unexpectedAnswer(text));
}

function refusal(answer: Answer): ConnectionRefused {
  const { status, text } = answer;
  const words = `Message: The remote server returned an error: (${status}) ${STATUS_CODES[status] ?? ''}. Web Response: ${text}`;
  switch (status) {
    case 400:
    case 401:
    case 403:
      return new ConnectionRefused('CredentialValidationFailure', words);
    case 404:
      return new ConnectionRefused('ServiceIncompatible', words);
    default:
      return odd(answer);
  }
}
