import { FailureError } from '#src/failure.ts';
import { DeadlineError, sleep as defaultSleep } from './deadline.ts';
import { createPageTrail, type PageTrail } from './next-link.ts';
import { createReader, type Read } from './read.ts';
import { createRedactor, type Redactor } from './redact.ts';
import type { AccessToken } from './request.ts';
import { createSender, type Send } from './send.ts';

export type { AccessToken } from './request.ts';

export type TokenUse = 'read' | 'write';

/** Throws a FailureError when there is no token to be had without the person. `claims` is JSON text. */
export type GetToken = (
  use: TokenUse,
  options: { signal?: AbortSignal; claims?: string },
) => Promise<AccessToken>;

export type ClientDeps = {
  /** Without the version, without a slash at the end. */
  origin: string;
  version: 'v1.0' | 'beta';
  getToken: GetToken;
  /** Called when Graph has not taken a token, which must not come from a cache again. */
  onTokenRejected?: (use: TokenUse) => void;
  fetch: typeof fetch;
  /** Of the page: what one client sends is taken out of what another is answered. */
  redactor?: Redactor;
  /** Named in a claims failure, so that the right token is asked for again. */
  scopes?: { read: readonly string[]; write: readonly string[] };
  /** How long a submit waits for its answer, in milliseconds. */
  submitTimeout?: number;
  /** false only when the browser is sure that there is no network. */
  online?: () => boolean;
  sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
  now?: () => number;
  random?: () => number;
};

export type Connection = Required<Omit<ClientDeps, 'origin' | 'version'>> & {
  /** Origin and version. */
  base: string;
  unreachable: (cause?: unknown) => FailureError;
};

export type GraphClient = {
  /** For instance https://graph.microsoft.com/v1.0 */
  readonly base: string;
  read: Read;
  /** Takes what is typed and what was sent out of a text of Graph's; every refusal has gone through it. */
  clean: (text: string) => string;
  /** Of credentials that are about to leave: from then on `clean` knows them. */
  remember: (values: readonly string[]) => void;
  send: Send;
  pages: PageTrail;
};

/** The only way to Graph. All that it needs comes in, nothing is global. */
export function createClient(deps: ClientDeps): GraphClient {
  const base = `${deps.origin}/${deps.version}`;
  const online = deps.online ?? (() => true);
  const connection: Connection = {
    base,
    online,
    fetch: deps.fetch,
    redactor: deps.redactor ?? createRedactor(),
    getToken: deps.getToken,
    onTokenRejected: deps.onTokenRejected ?? (() => undefined),
    submitTimeout: deps.submitTimeout ?? 30_000,
    scopes: deps.scopes ?? { read: [], write: [] },
    sleep: deps.sleep ?? defaultSleep,
    now: deps.now ?? Date.now,
    random: deps.random ?? Math.random,
    unreachable: (cause) =>
      new FailureError(
        {
          kind: 'unreachable',
          origin: new URL(base).origin,
          offline: !online(),
          ...(cause instanceof DeadlineError && { timedOut: true }),
        },
        { cause },
      ),
  };
  const { redact: clean, remember } = connection.redactor;
  return {
    base,
    read: createReader(connection),
    clean,
    remember,
    send: createSender(connection),
    pages: createPageTrail(),
  };
}
