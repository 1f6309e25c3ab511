import { Client, HTTPMessageHandler } from '@microsoft/microsoft-graph-client';
import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { read, write } from './sandbox-visitor.ts';
import type { Visitor } from './sandbox-visitor.ts';

/** Microsoft's client gives its token to https hosts only, so that one step of its pipeline is ours. */
class LoopbackAuthentication implements Middleware {
  readonly #token: string;
  readonly #next = new HTTPMessageHandler();
  constructor(token: string) {
    this.#token = token;
  }
  execute(context: Context): Promise<void> {
    const headers = new Headers(context.options?.headers);
    headers.set('authorization', `Bearer ${this.#token}`);
    context.options = { ...context.options, headers };
    return this.#next.execute(context);
  }
}

export async function microsoftClient(
  visitor: Visitor,
  { person = 'sam', scope = `${read} ${write}` } = {},
): Promise<Client> {
  const { access_token: token } = await visitor.signIn(person, scope);
  return Client.initWithMiddleware({
    baseUrl: `${visitor.services}/graph`,
    middleware: new LoopbackAuthentication(token),
  });
}
