import { bearerTokens, clients, vendorPaths } from '../vendor/clients.ts';
import type { NamedTarget } from './behaviour.ts';

/** Stands for the address of the sandbox's services in what is stored at the start: the data know no port. */
export const servicesMark = '{services}';

/** What is set in the admin center alone, since Graph has no key for it. */
export type PortalSettings = { readonly sends: 'header' | 'body'; readonly scope?: string };

type VendorTarget = {
  readonly about: string;
  readonly template: 'scim' | 'vendorClientCredentials' | 'vendorCodeGrant';
  readonly stored?: readonly { readonly key: string; readonly value: string }[];
  readonly portal?: PortalSettings;
};

const address = { key: 'BaseAddress', value: servicesMark + vendorPaths.scim };
const endpoint = { key: 'Oauth2TokenExchangeUri', value: servicesMark + vendorPaths.token };
const yesterday = new Date(Date.now() - 86_400_000).toISOString();
const oldToken = [
  { key: 'Oauth2AccessToken', value: 'issued long ago' },
  { key: 'Oauth2AccessTokenCreationTime', value: yesterday },
] as const;

function keysOf({ id, secret }: { readonly id: string; readonly secret: string }) {
  return [
    { key: 'Oauth2ClientId', value: id },
    { key: 'Oauth2ClientSecret', value: secret },
  ] as const;
}

/** Applications whose job leads to the sandbox's vendor, by the part of their name behind "Vendor: ". */
const all: Readonly<Record<string, VendorTarget>> = {
  'bearer token': {
    template: 'scim',
    about: 'Has nothing stored. With the token of the vendor’s page, its job creates users there.',
  },
  'client credentials': {
    template: 'vendorClientCredentials',
    about: 'Has nothing stored. Its credentials are exchanged at the vendor, sent in the header.',
  },
  'credentials in the body': {
    template: 'vendorClientCredentials',
    portal: { sends: 'body' },
    about: 'Has nothing stored. Its credentials are sent in the body, as its vendor wants them.',
  },
  'scope wanted': {
    template: 'vendorClientCredentials',
    portal: { sends: 'header', scope: clients['scope wanted'].scope },
    about: 'Has nothing stored. Its vendor wants a scope, which is set in the admin center.',
  },
  'short-lived token': {
    template: 'vendorClientCredentials',
    about:
      'Has nothing stored. Its vendor’s tokens end after ten seconds, and the service asks for another one.',
  },
  'code grant': {
    template: 'vendorCodeGrant',
    about: 'Has nothing stored. Its vendor’s authorization page hands out a code for a minute.',
  },
  'retired code grant': {
    template: 'vendorCodeGrant',
    stored: [address, ...oldToken, { key: 'Oauth2RefreshToken', value: 'ended by the vendor' }],
    about:
      'Its vendor has ended the tokens of the code grant; the job goes into quarantine. Client credentials heal it.',
  },
  'wrong secret': {
    template: 'vendorClientCredentials',
    stored: [
      address,
      endpoint,
      ...keysOf({ ...clients['client credentials'], secret: 'header-secret-of-last-year' }),
      ...oldToken,
    ],
    about: 'Its stored client secret is the one of last year: the token endpoint answers 401.',
  },
  'sent in the wrong place': {
    template: 'vendorClientCredentials',
    portal: { sends: 'header' },
    stored: [address, endpoint, ...keysOf(clients['credentials in the body']), ...oldToken],
    about: 'Its credentials are right and sent in the header; its vendor reads the body and answers 401.',
  },
  'wrong scope': {
    template: 'vendorClientCredentials',
    portal: { sends: 'header', scope: 'scim.read' },
    stored: [address, endpoint, ...keysOf(clients['scope wanted']), ...oldToken],
    about: 'Asks for a scope that its client cannot have: the token endpoint answers 400.',
  },
  'scope missing': {
    template: 'vendorClientCredentials',
    stored: [address, endpoint, ...keysOf(clients['scope wanted']), ...oldToken],
    about: 'Asks for no scope where one is wanted: there is a token, and SCIM answers 403.',
  },
  'expired token': {
    template: 'scim',
    stored: [address, { key: 'SecretToken', value: bearerTokens.expired }],
    about: 'Its stored bearer token has expired: SCIM answers 401.',
  },
  'expired refresh token': {
    template: 'vendorCodeGrant',
    stored: [
      address,
      endpoint,
      ...keysOf(clients['code grant']),
      ...oldToken,
      { key: 'Oauth2RefreshToken', value: 'expired as well' },
    ],
    about: 'Neither its token nor its refresh token holds: the token endpoint answers 400.',
  },
  'spent code': {
    template: 'vendorCodeGrant',
    about: 'Its vendor’s authorization page hands out a code that was used before: the exchange answers 400.',
  },
  'late code': {
    template: 'vendorCodeGrant',
    about: 'Its vendor’s authorization page hands out a code that has expired: the exchange answers 400.',
  },
  'wrong path': {
    template: 'scim',
    stored: [
      { key: 'BaseAddress', value: `${address.value}/v1` },
      { key: 'SecretToken', value: bearerTokens.good },
    ],
    about: 'Its stored tenant URL is one where nothing speaks SCIM: 404.',
  },
  'wrong token endpoint': {
    template: 'vendorClientCredentials',
    stored: [
      address,
      { ...endpoint, value: `${endpoint.value}s` },
      ...keysOf(clients['client credentials']),
      ...oldToken,
    ],
    about: 'Its stored token endpoint is one where nothing answers: 404.',
  },
};

const prefix = 'Vendor: ';

export const vendorTargets: readonly NamedTarget[] = Object.entries(all).map(
  ([name, { about, stored = [] }]) => ({
    name: prefix + name,
    behaviour: 'works',
    listed: 'named',
    kinds: 'enterprise-app',
    about,
    stored,
  }),
);

/** The templates and the jobs of these applications, by their names. */
export const vendorProvisioning = Object.fromEntries(
  Object.entries(all).map(([name, { template, stored }]) => [
    prefix + name,
    {
      templates: [template],
      jobs: [{ template, state: stored ? ('active' as const) : ('not-configured' as const) }],
    },
  ]),
);

/** Without a setting: in the header, without a scope. */
export function portalSettingsOf(name: string): PortalSettings {
  return (
    (name.startsWith(prefix) ? all[name.slice(prefix.length)]?.portal : undefined) ?? { sends: 'header' }
  );
}
