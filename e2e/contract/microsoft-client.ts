import { Client } from '@microsoft/microsoft-graph-client';
import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { read, write } from './visitor.ts';
import type { Visitor } from './visitor.ts';

/** Microsoft's client gives its token to https hosts only, and sends to a network: both steps of its pipeline are ours. */
class SandboxPipeline implements Middleware {
  readonly #token: string;
  readonly #send: Visitor['send'];
  constructor(token: string, send: Visitor['send']) {
    this.#token = token;
    this.#send = send;
  }
  async execute(context: Context): Promise<void> {
    const headers = new Headers(context.options?.headers);
    headers.set('authorization', `Bearer ${this.#token}`);
    context.response = await this.#send(new Request(context.request, { ...context.options, headers }));
  }
}

export async function microsoftClient(
  visitor: Visitor,
  { person = 'sam', scope = `${read} ${write}` } = {},
): Promise<Client> {
  const { access_token: token } = await visitor.signIn(person, scope);
  return Client.initWithMiddleware({
    baseUrl: `${visitor.services}/graph`,
    middleware: new SandboxPipeline(token, visitor.send),
  });
}
