import { authorityMetadata } from '../entra.ts';
import { client, contoso } from '../tenant.ts';
import type { Origins } from '../tenant.ts';

/** What `/config.json` answers under each switch, in one sentence for the sandbox's index page. */
export const configVariants = {
  default: 'The sandbox as it is meant to be used.',
  'first-run': 'An empty client id, as in a fresh deployment.',
  missing: 'No configuration: 404.',
  endless: 'A configuration that begins and never ends.',
  html: 'A web page where the configuration belongs, the classic fallback trap.',
  malformed: 'JSON that stops in the middle.',
  'unknown-cloud': 'A cloud that does not exist.',
  'unknown-field': 'A field with a typing error in its name.',
  'wrong-types': 'Several fields of the wrong type.',
  'foreign-endpoints': 'Endpoints that are not on this machine.',
  'other-cloud': 'A cloud that the content security policy does not allow.',
  'us-gov':
    'The US Government cloud, whose credentials may take one kilobyte; its services stay on this machine.',
  beta: 'Graph’s beta version.',
  'directory-roles':
    'Sign-in asks for Directory.Read.All as well, by which the page can ask which roles are active.',
  'unknown-scope': 'Sign-in asks for a permission whose name lacks its last letter.',
  'multi-tenant': 'The tenant “organizations”, so that any work account may sign in.',
} as const;
export type ConfigVariant = keyof typeof configVariants;

export function isConfigVariant(name: string | undefined): name is ConfigVariant {
  return name !== undefined && Object.hasOwn(configVariants, name);
}

export type ConfigAnswer = {
  readonly status: 200 | 404;
  readonly type: string;
  readonly body: string;
  /** Nothing follows the body, and the connection stays. */
  readonly endless?: true;
};

const json = 'application/json; charset=utf-8';

export function configAnswer(variant: ConfigVariant, origins: Origins): ConfigAnswer {
  const own = sandboxConfig(origins, contoso.id);
  switch (variant) {
    case 'default':
      return answer(own);
    case 'first-run':
      return answer({ ...own, clientId: '', tenant: 'organizations', sandbox: false });
    case 'missing':
      return { status: 404, type: 'text/plain; charset=utf-8', body: 'Not found' };
    case 'html':
      return {
        status: 200,
        type: 'text/html; charset=utf-8',
        body: '<!doctype html><title>Welcome</title><h1>Welcome</h1>',
      };
    case 'malformed':
      return { status: 200, type: json, body: '{ "clientId": "1f6c0e2b-37d4' };
    case 'endless':
      return { status: 200, type: json, body: '{ "clientId":', endless: true };
    case 'unknown-cloud':
      return answer({ ...own, cloud: 'atlantis' });
    case 'unknown-field': {
      const { tenant, ...rest } = own;
      return answer({ ...rest, tennant: tenant });
    }
    case 'wrong-types':
      return answer({
        ...own,
        clientId: 42,
        scopes: 'Application.Read.All',
        graphVersion: 1,
        sandbox: 'yes',
      });
    case 'foreign-endpoints':
      return answer({
        ...own,
        endpoints: {
          graph: 'https://graph.attacker.example/graph',
          authorityMetadata: authorityMetadata('https://login.attacker.example', contoso.id),
        },
      });
    case 'other-cloud':
      return answer({ ...shared, clientId: client.id, tenant: contoso.id, cloud: 'usgov', sandbox: false });
    case 'us-gov':
      return answer({ ...own, cloud: 'usgov' });
    case 'beta':
      return answer({ ...own, graphVersion: 'beta' });
    case 'directory-roles':
      return answer({ ...own, scopes: { ...own.scopes, read: [...own.scopes.read, 'Directory.Read.All'] } });
    case 'unknown-scope':
      return answer({
        ...own,
        scopes: { ...own.scopes, read: [...own.scopes.read, 'Synchronization.ReadWrite.Al'] },
      });
    case 'multi-tenant':
      return answer(sandboxConfig(origins, 'organizations'));
  }
}

const shared = {
  cloud: 'global',
  graphVersion: 'v1.0',
  scopes: {
    read: ['Application.Read.All'],
    status: ['Synchronization.Read.All'],
    write: ['Synchronization.ReadWrite.All'],
  },
  support: { url: '', email: '' },
};

/** The tenant is the first segment of every endpoint, because MSAL replaces it there. */
function sandboxConfig(origins: Origins, tenant: string) {
  return {
    clientId: client.id,
    tenant,
    ...shared,
    sandbox: true,
    endpoints: {
      graph: `${origins.services}/graph`,
      authorityMetadata: authorityMetadata(origins.services, tenant),
    },
  };
}

function answer(config: object): ConfigAnswer {
  return { status: 200, type: json, body: JSON.stringify(config, null, 2) };
}
