import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import SCIMMY from 'scimmy';
import type { Origins } from '../tenant.ts';
import type { Account, StoredUser, VendorEnvironment } from './accounts.ts';
import { bearerTokens, vendorPaths } from './clients.ts';
import type { TokenTrouble, Vault } from './oauth.ts';

const { User, ServiceProviderConfig, ResourceType, Schema } = SCIMMY.Resources;

// The library's classes are the process's own: the account comes with each call, and an address is a path alone.
SCIMMY.Resources.declare(User);
// oxlint-disable-next-line typescript/no-explicit-any -- the library wants its own class and takes any object
User.egress(({ id, filter }, account: Account): any => {
  const users = [...account.users.values()];
  if (id !== undefined) return known(account, id);
  return filter ? filter.match(users) : users;
});
// oxlint-disable-next-line typescript/no-explicit-any -- as above
User.ingress(({ id }, instance, account: Account): any => {
  const before = id === undefined ? undefined : known(account, id);
  const holder = [...account.users.values()].find(
    ({ userName }) => userName.toLowerCase() === instance.userName.toLowerCase(),
  );
  if (holder && holder.id !== id) throw new SCIMMY.Types.Error(409, 'uniqueness', 'The userName is taken.');
  const now = new Date();
  const created = before?.meta.created ?? now;
  // oxlint-disable-next-line typescript/no-misused-spread -- its attributes are its own properties
  const user = { ...instance, id: id ?? randomUUID(), meta: { created, lastModified: now } };
  account.users.set(user.id, user);
  return user;
});
User.degress(({ id = '' }, account: Account) => {
  account.users.delete(known(account, id).id);
});
for (const type of [User, ServiceProviderConfig, ResourceType, Schema]) type.basepath(vendorPaths.scim);
SCIMMY.Config.set({ patch: true, filter: true });

/** The library fails on a filter that it cannot read, in ways of its own. */
function asked(query: ConstructorParameters<typeof User>[1]): InstanceType<typeof User> {
  try {
    return new User(undefined, query);
  } catch (cause) {
    if (cause instanceof SCIMMY.Types.Error) throw cause;
    throw Object.assign(new SCIMMY.Types.Error(400, 'invalidFilter', 'The filter cannot be read.'), {
      cause,
    });
  }
}

function known({ users }: Account, id: string): StoredUser {
  const user = users.get(id);
  if (!user) throw new SCIMMY.Types.Error(404, '', 'There is no such user.');
  return user;
}

/** The vendor's SCIM endpoint, of users alone: https://datatracker.ietf.org/doc/html/rfc7644 */
export function scimRoutes(origins: Origins, vault: Vault): Hono<VendorEnvironment> {
  const app = new Hono<VendorEnvironment>();
  const users = '/Users';
  const one = '/Users/:id';

  const answer = (c: Context<VendorEnvironment>, body: unknown, status: ContentfulStatusCode = 200) => {
    // The library knows no origin.
    const text = JSON.stringify(body, (key, value: unknown) =>
      key === 'location' && typeof value === 'string' ? origins.services + value : value,
    );
    return c.body(text, status, { 'content-type': 'application/scim+json' });
  };

  for (const path of [users, one, '/ServiceProviderConfig', '/ResourceTypes', '/Schemas'])
    app.use(path, async (c, next) => {
      c.set('path', `${vendorPaths.scim}${path}`);
      const refusal = await refused(c, vault);
      if (refusal === undefined) return await next();
      const [status, detail] = refusal;
      c.set('note', detail);
      c.header('www-authenticate', 'Bearer realm="vendor"');
      return answer(c, { schemas: [SCIMMY.Messages.Error.id], status: String(status), detail }, status);
    });
  app.get(users, async (c) => {
    const { startIndex, count, ...query } = c.req.query();
    const page = {
      ...(startIndex !== undefined && { startIndex: Number(startIndex) }),
      ...(count !== undefined && { count: Number(count) }),
    };
    const found = await asked({ ...query, ...page }).read(c.var.account);
    c.set('note', `Users that match: ${'totalResults' in found ? found.totalResults : 1}.`);
    return answer(c, found);
  });
  app.post(users, async (c) => {
    const user = await new User().write(await bodyOf(c), c.var.account);
    c.set('note', 'A new user.');
    c.header('location', `${origins.services}${vendorPaths.scim}/Users/${user.id}`);
    return answer(c, user, 201);
  });
  app.get(one, async (c) => answer(c, await new User(c.req.param('id')).read(c.var.account)));
  app.put(one, async (c) =>
    answer(c, await new User(c.req.param('id')).write(await bodyOf(c), c.var.account)),
  );
  app.patch(one, async (c) => {
    const message = await bodyOf(c);
    const user: unknown = await new User(c.req.param('id')).patch(message, c.var.account);
    c.set('note', user === undefined ? 'Nothing to change.' : 'A change of a user.');
    return user === undefined ? c.body(null, 204) : answer(c, user);
  });
  app.delete(one, async (c) => {
    await new User(c.req.param('id')).dispose(c.var.account);
    c.set('note', 'The end of a user.');
    return c.body(null, 204);
  });
  app.get('/ServiceProviderConfig', async (c) => answer(c, await new ServiceProviderConfig().read()));
  app.get('/ResourceTypes', async (c) => answer(c, await new ResourceType().read()));
  app.get('/Schemas', async (c) => answer(c, await new Schema().read()));
  app.onError((error, c) => {
    if (!(error instanceof SCIMMY.Types.Error)) throw error;
    // The library's message may quote what it was sent.
    c.set('note', `Refused: ${error.scimType || 'not found'}.`);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an error of SCIM has a body
    return answer(c, new SCIMMY.Messages.Error(error), error.status as ContentfulStatusCode);
  });
  return app;
}

// oxlint-disable-next-line typescript/no-explicit-any -- the library checks what it is given
async function bodyOf(c: Context<VendorEnvironment>): Promise<any> {
  try {
    return await c.req.json();
  } catch {
    // The parser's own error quotes the body.
    throw new SCIMMY.Types.Error(400, 'invalidSyntax', 'The body is not JSON.');
  }
}

const troubles: Readonly<Record<TokenTrouble, readonly [401 | 403, string]>> = {
  expired: [401, 'The token has expired.'],
  invalid: [401, 'Invalid bearer token.'],
  scope: [403, 'The token lacks the scope of this endpoint.'],
};

async function refused(
  c: Context<VendorEnvironment>,
  vault: Vault,
): Promise<readonly [401 | 403, string] | undefined> {
  const token = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  switch (token) {
    case undefined:
      return [401, 'No bearer token came.'];
    case bearerTokens.good:
      return undefined;
    case bearerTokens.expired:
      return troubles.expired;
    default: {
      const trouble = await vault.trouble(token, c.var.session);
      return trouble && troubles[trouble];
    }
  }
}
