import { strayPage } from '../graph/connection.ts';

/** A credential as it was sent. */
export type Credential = { readonly key: string; readonly value: string | null };

/** The context that a behaviour may read. */
export type Call = {
  /** Empty for a call that carries none. */
  readonly sent: readonly Credential[];
  /** Object id of the target. */
  readonly id: string;
  readonly url: URL;
  /** Authentication contexts that the caller's token carries. */
  readonly contexts: ReadonlySet<string>;
};

type Visibility = {
  readonly headers?: Readonly<Record<string, string>>;
  /** `withheld`: the answering server does not support CORS. */
  readonly cors?: 'granted' | 'withheld';
  /** A header that CORS shows to the page although Graph hides it, or hides although Graph shows it. */
  readonly exposes?: string;
  readonly hides?: string;
};

/** What comes instead of a 204. */
export type Fault =
  /** An error in Graph's envelope. */
  | (Visibility & {
      readonly how: 'refuses';
      readonly status: Exclude<Status, 204>;
      readonly code: string;
      readonly message: string;
    })
  /** Any bytes. `ends: 'cut'` breaks the connection behind them, before the answer is complete. */
  | (Visibility & {
      readonly how: 'answers';
      readonly status: Status;
      readonly type?: string;
      readonly body?: string | Uint8Array<ArrayBuffer>;
      readonly ends?: 'cut';
    })
  /** Works after all, where the caller waits that long. */
  | { readonly how: 'waits'; readonly seconds: number | 'for ever' }
  /** Drops the connection without an answer, before or after it has read the body. */
  | { readonly how: 'hangs-up'; readonly when: 'unread' | 'read' };

type Status =
  | 200
  | 202
  | 204
  | 307
  | 308
  | 400
  | 401
  | 403
  | 404
  | 409
  | 413
  | 415
  | 429
  | 500
  | 502
  | 503
  | 504
  | 507;

/** What a target does with credentials; `works` answers 204. */
export type Behaviour = 'works' | Fault | ((call: Call) => 'works' | Fault);

/** An error in Graph's envelope. */
export function refuses(
  status: Exclude<Status, 204>,
  code: string,
  message: string,
  more: Visibility = {},
): Fault {
  return { how: 'refuses', status, code, message, ...more };
}

export function answersPage(status: Status, more: Visibility = {}): Extract<Fault, { how: 'answers' }> {
  return { how: 'answers', status, type: 'text/html; charset=UTF-8', body: strayPage, ...more };
}

export const tooMany = (more: Visibility): Fault =>
  refuses(429, 'TooManyRequests', 'Too many requests.', more);

/** A 401 whose challenge names these claims, as they stand in the header. */
export function challenges(claims: string, more: Visibility = {}): Fault {
  const challenge = `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="${claims}"`;
  return refuses(
    401,
    'InvalidAuthenticationToken',
    'Continuous access evaluation resulted in claims challenge.',
    { headers: { 'WWW-Authenticate': challenge }, ...more },
  );
}

/** https://learn.microsoft.com/entra/identity-platform/claims-challenge */
export function claimsFor(context: string): string {
  const claims = { access_token: { acrs: { essential: true, value: context } } };
  return Buffer.from(JSON.stringify(claims)).toString('base64');
}

/**
 * A failed test of the credentials: the service's code twice, its words in the envelope's message as a second document.
 * https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-config-problem
 */
export function failsTest(code: string, message: string): Fault {
  return refuses(400, code, JSON.stringify({ error: { code, message } }));
}

export type NamedTarget = {
  readonly name: string;
  readonly behaviour: Behaviour;
  /** The behaviour is for reads as well, not for submits alone. */
  readonly meets?: 'every call';
  /** Found by name and id alone, as each target is that has a fault and no state of provisioning. */
  readonly listed?: 'named';
  /** What it does, for the sandbox's index page and as the description in the directory. */
  readonly about: string;
  readonly kinds: 'enterprise-app' | 'both';
  /** The stored credentials at the start, before any request sends some. */
  readonly stored?: readonly { readonly key: string; readonly value: string }[];
};
