import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { Entry } from '../../directory.ts';
import type { Credential } from '../../directory/behaviour.ts';
import { portalSettingsOf } from '../../directory/vendor-targets.ts';
import { contoso } from '../../tenant.ts';
import { cycle as cycleTime } from '../jobs/job-state.ts';
import type { Health } from '../jobs/job-state.ts';
import type { StoredCredentials } from '../stored-credentials.ts';
import { ConnectionRefused, createConnector } from './connection.ts';
import type { Keys, Party, Scim, Send } from './connection.ts';

/** The provisioning service, for applications whose tenant URL is one of the sandbox's own. */
export type Provisioner = {
  /** Whether the application's stored tenant URL is such a one. */
  serves(sid: string, entry: Entry): boolean;
  /** Exchanges what was sent, asks the application, and keeps both; throws ConnectionRefused. */
  acquire(sid: string, entry: Entry, sent: readonly Credential[]): Promise<void>;
  /** Asks the application; false where that is another's. undefined tests what is stored. Throws ConnectionRefused. */
  test(sid: string, entry: Entry, typed: readonly Credential[] | undefined): Promise<boolean>;
  /** A cycle of the job begins now. */
  begin(sid: string, entry: Entry): void;
  /** The result of the last cycle of a running job, which begins one when it is time. */
  result(sid: string, entry: Entry): Promise<Health>;
};

/** What one kind of credentials leaves no use for. */
const oauthTokens = ['Oauth2AccessToken', 'Oauth2AccessTokenCreationTime', 'Oauth2RefreshToken'];
const clientKeys = ['Oauth2ClientId', 'Oauth2ClientSecret', 'Oauth2TokenExchangeUri'];

type Cycle = { readonly began: number; readonly number: number; readonly health: Promise<Health> };

export function createProvisioner(services: string, send: Send, stored: StoredCredentials): Provisioner {
  const connector = createConnector(services, send);
  const cycles = new Map<string, Cycle>();
  const partyOf = (sid: string, entry: Entry): Party => ({
    sid,
    portal: portalSettingsOf(entry.displayName),
  });
  const storedKeys = (sid: string, entry: Entry): Keys => keysOf(stored.plain(sid, entry));
  const openStored = (sid: string, entry: Entry): Scim =>
    connector.open(partyOf(sid, entry), storedKeys(sid, entry), (fresh) => stored.add(sid, entry, fresh));

  async function healthAfter(sid: string, entry: Entry, number: number): Promise<Health> {
    try {
      return await provision(openStored(sid, entry), number);
    } catch (error) {
      if (!(error instanceof ConnectionRefused)) throw error;
      return { refused: { code: error.code, message: error.text } };
    }
  }

  const provisioner: Provisioner = {
    serves: (sid, entry) => connector.serves(storedKeys(sid, entry)),
    async acquire(sid, entry, sent) {
      const keys = { ...storedKeys(sid, entry), ...keysOf(sent) };
      if (!connector.serves(keys)) return stored.add(sid, entry, sent);
      const party = partyOf(sid, entry);
      const { grant, drops } = plan(sent, keys);
      const fresh = grant === undefined ? [] : await connector.exchange(party, keys, grant);
      const kept: Credential[] = [...sent, ...fresh];
      const used = { ...without(keys, drops), ...keysOf(fresh) };
      await askForNoUser(connector.open(party, used, (renewed) => void kept.push(...renewed)));
      // A code works once, so it is not kept.
      stored.drop(sid, entry, [...drops, 'Oauth2AuthorizationCode']);
      stored.add(
        sid,
        entry,
        kept.filter(({ key }) => key !== 'Oauth2AuthorizationCode'),
      );
    },
    async test(sid, entry, typed) {
      if (typed === undefined) {
        if (!provisioner.serves(sid, entry)) return false;
        await askForNoUser(openStored(sid, entry));
        return true;
      }
      const keys = keysOf(typed);
      if (!connector.serves(keys)) {
        if (keys['BaseAddress'] !== undefined || !provisioner.serves(sid, entry)) return false;
        throw new ConnectionRefused('InvalidCredentials', 'The tenant URL is not valid.');
      }
      const party = partyOf(sid, entry);
      const { grant } = plan(typed, keys);
      // A test spends neither a code nor a refresh token.
      const fresh =
        grant === 'client_credentials' && keys['Oauth2AccessToken'] === undefined
          ? await connector.exchange(party, keys, grant)
          : [];
      await askForNoUser(
        connector.open(
          party,
          { ...without(keys, ['Oauth2RefreshToken']), ...keysOf(fresh) },
          () => undefined,
        ),
      );
      return true;
    },
    begin(sid, entry) {
      const slot = `${sid}:${entry.id}`;
      const before = cycles.get(slot);
      const number = (before?.number ?? 0) + 1;
      const health = (before?.health ?? Promise.resolve())
        .catch(() => undefined)
        .then(() => healthAfter(sid, entry, number));
      // The next read of the jobs meets a failure; until then nothing waits for it.
      health.catch(() => undefined);
      cycles.set(slot, { began: Date.now(), number, health });
    },
    async result(sid, entry) {
      const slot = `${sid}:${entry.id}`;
      const last = cycles.get(slot);
      if (last === undefined || Date.now() - last.began >= cycleTime) provisioner.begin(sid, entry);
      return (await cycles.get(slot)?.health) ?? 'good';
    },
  };
  return provisioner;
}

/** The last of a key counts, and an empty one is none. */
function keysOf(credentials: readonly Credential[]): Keys {
  return Object.fromEntries(
    credentials.map(({ key, value }) => [key, value === null || value === '' ? undefined : value]),
  );
}

function without(keys: Keys, dropped: readonly string[]): Keys {
  return Object.fromEntries(Object.entries(keys).filter(([key]) => !dropped.includes(key)));
}

/** How the service gets a token for what was sent, and which stored keys that makes useless. */
function plan(
  sent: readonly Credential[],
  keys: Keys,
): { readonly grant?: 'authorization_code' | 'client_credentials'; readonly drops: readonly string[] } {
  const names = sent.map(({ key }) => key);
  if (names.includes('Oauth2AuthorizationCode')) return { grant: 'authorization_code', drops: oauthTokens };
  if (names.some((name) => clientKeys.includes(name)) && keys['Oauth2ClientId'] !== undefined)
    return { grant: 'client_credentials', drops: oauthTokens };
  if (names.includes('SecretToken')) return { drops: oauthTokens };
  return { drops: [] };
}

const list = v.object({
  Resources: v.array(v.looseObject({ id: v.string(), title: v.optional(v.string()) })),
});

/** The users with this value; throws ConnectionRefused where the answer is no list of SCIM's. */
async function find(scim: Scim, userName: string) {
  const filter = new URLSearchParams({ filter: `userName eq "${userName}"` });
  const read = v.safeParse(list, await scim('GET', `/Users?${filter.toString()}`, [200]));
  if (!read.success)
    throw new ConnectionRefused(
      'ServiceIncompatible',
      'The application did not answer with a list of users.',
    );
  return read.output.Resources;
}

/** A test asks for a user that cannot be, and expects an empty list. */
async function askForNoUser(scim: Scim): Promise<void> {
  await find(scim, randomUUID());
}

const people = [
  ['Ada', 'Brandt', 'Buyer'],
  ['Ben', 'Castellano', 'Driver'],
  ['Chioma', 'Dike', 'Engineer'],
  ['Dilan', 'Erdem', 'Nurse'],
  ['Élodie', 'Fournier', 'Planner'],
  ['Fumiko', 'Goto', 'Translator'],
] as const;

/** One cycle: each person who is assigned exists afterwards, and one of them has another title than before. */
async function provision(scim: Scim, number: number): Promise<Health> {
  let exports = 0;
  for (const [index, [given, familyName, work]] of people.entries()) {
    const userName = `${given}.${familyName}@${contoso.domain}`.toLowerCase();
    const title = index === number % people.length ? `Senior ${work}` : work;
    const [user] = await find(scim, userName);
    if (user === undefined)
      await scim('POST', '/Users', [201], {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
        userName,
        displayName: `${given} ${familyName}`,
        name: { givenName: given, familyName },
        title,
        active: true,
      });
    else if (user.title === title) continue;
    else
      await scim('PATCH', `/Users/${user.id}`, [200, 204], {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
        Operations: [{ op: 'Replace', path: 'title', value: title }],
      });
    exports += 1;
  }
  return { users: people.length, exports };
}
