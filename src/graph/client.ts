import type { Connection, ClientDeps } from './request.ts';
import { FailureError } from '#src/domain/failure/failure.ts';
import { DeadlineError, sleep as defaultSleep } from './deadline.ts';
import { createPageTrail, type PageTrail } from './odata.ts';
import { createReader, type Read } from './read.ts';
import { createSender, type Send } from './send.ts';

export type GraphClient = {
  /** For instance https://graph.microsoft.com/v1.0 */
  readonly base: string;
  read: Read;
  /** Takes what is typed and what was sent out of a text of Graph's; every refusal has gone through it. */
  clean: (text: string) => string;
  /** The credentials that are about to leave: from then on `clean` knows them. */
  remember: (values: readonly string[]) => void;
  send: Send;
  pages: PageTrail;
};

/** The only way to Graph. It gets everything as arguments and uses no global. */
export function createClient(deps: ClientDeps): GraphClient {
  const base = `${deps.origin}/${deps.version}`;
  const online = deps.online ?? (() => true);
  const connection: Connection = {
    base,
    online,
    fetch: deps.fetch,
    redactor: deps.redactor,
    getToken: deps.getToken,
    onTokenRejected: deps.onTokenRejected ?? (() => undefined),
    submitTimeout: deps.submitTimeout ?? 30_000,
    scopes: deps.scopes ?? { read: [], status: [], write: [] },
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
