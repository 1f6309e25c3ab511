import fc from 'fast-check';
import { expect, test } from 'vitest';
import { credentialKeys } from '#src/domain/keys/keys.ts';
import type { MethodKind } from './connector.ts';
import { connectorById, connectors } from './connectors.ts';
import { recognise } from './recognise.ts';

const nonGallery = '8adf8e6e-67b2-4cf2-a259-e3dc5476c621';
const salesforce = 'cd3ed3de-93ee-400b-8b19-b61ef44a0f29';
const google = '01303a13-8322-4e06-bee5-80d612907131';
const clientCredentials = ['BaseAddress', 'Oauth2ClientId', 'Oauth2ClientSecret', 'Oauth2TokenExchangeUri'];

/** What a template says of itself. */
function says(isOAuth: boolean | undefined, fields: string | undefined) {
  return { isOAuth, fields: fields?.split(' ').map((name) => ({ name })) };
}

type Row = [what: string, evidence: Parameters<typeof recognise>[0], id: string | undefined, by: string];

test.each<Row>([
  ['nothing', {}, undefined, 'none authorize'],
  ['an unknown gallery template', { applicationTemplateId: 'x' }, undefined, 'none authorize'],
  ['the gallery template', { applicationTemplateId: salesforce }, 'salesforce', 'gallery save'],
  ['one in capitals', { applicationTemplateId: salesforce.toUpperCase() }, 'salesforce', 'gallery save'],
  ['one of the portal', { applicationTemplateId: google }, 'google-workspace', 'gallery portal'],
  ["a job's template", { jobTemplates: ['dataBricks'] }, 'databricks', 'job save'],
  ['one in another case', { jobTemplates: ['SFOUTDELTA'] }, 'salesforce', 'job save'],
  [
    'both: the job counts more',
    { jobTemplates: ['aws'], applicationTemplateId: nonGallery },
    'aws-single-account',
    'job save',
  ],
  [
    'a job without a known template',
    { jobTemplates: [undefined, 'unpublished'], applicationTemplateId: nonGallery },
    'generic-scim',
    'gallery save',
  ],
  [
    'the second job',
    { jobTemplates: ['unpublished', 'AWSSingleSignOn'] },
    'aws-iam-identity-center',
    'job save',
  ],
  ['a shared template', { jobTemplates: ['scim'] }, 'generic-scim', 'job save'],
  [
    'a shared template and stored keys of a bearer token',
    { jobTemplates: ['scim'], storedKeys: ['SecretToken', 'BaseAddress', 'SyncAll'] },
    'generic-scim',
    'job save',
  ],
  [
    'a shared template and stored keys of client credentials',
    { jobTemplates: ['customappsso'], storedKeys: clientCredentials },
    'scim-client-credentials',
    'job authorize',
  ],
  [
    'a gallery template and stored keys of client credentials',
    { applicationTemplateId: nonGallery, storedKeys: clientCredentials },
    'scim-client-credentials',
    'gallery authorize',
  ],
  [
    'stored keys of an OAuth exchange that no connector has whole',
    { jobTemplates: ['scim'], storedKeys: ['BaseAddress', 'Oauth2RefreshToken'] },
    'generic-scim',
    'job authorize',
  ],
  [
    'the choice before all else',
    { chosen: 'servicenow', jobTemplates: ['scim'], applicationTemplateId: salesforce },
    'servicenow',
    'choice save',
  ],
  [
    'keys chosen by hand',
    { chosen: null, jobTemplates: ['scim'], applicationTemplateId: salesforce },
    undefined,
    'choice authorize',
  ],
  ['the choice of a portal connector', { chosen: 'slack' }, 'slack', 'choice portal'],
  [
    'the fields of a template',
    { templates: [says(undefined, 'BaseAddress SECRETTOKEN')] },
    'generic-scim',
    'metadata save',
  ],
  [
    'the fields of client credentials',
    {
      applicationTemplateId: 'unpublished',
      templates: [
        says(undefined, undefined),
        says(true, 'baseaddress oauth2clientid oauth2clientsecret oauth2tokenexchangeuri'),
      ],
    },
    'scim-client-credentials',
    'metadata authorize',
  ],
  [
    'fields of no way to connect',
    { templates: [says(false, 'baseaddress companyid secrettoken')] },
    undefined,
    'none authorize',
  ],
  [
    'fields that a product shares with one',
    { templates: [says(false, 'domain'), says(false, '')] },
    undefined,
    'none authorize',
  ],
  ['a template with OAuth', { templates: [says(true, undefined)] }, undefined, 'metadata portal'],
  [
    "one with a customer's client",
    { templates: [says(true, 'oauth2clientid')] },
    undefined,
    'none authorize',
  ],
  [
    'one whose stored keys show such a client',
    { templates: [says(true, undefined)], storedKeys: clientCredentials },
    undefined,
    'none authorize',
  ],
  [
    'the gallery before its fields',
    { templates: [says(true, 'baseaddress secrettoken')], applicationTemplateId: salesforce },
    'salesforce',
    'gallery save',
  ],
])('%s', (_, evidence, id, by) => {
  const { connector, source, authorization } = recognise(evidence);
  expect([connector?.id, `${source} ${authorization}`]).toEqual([id, by]);
});

test('a connector that the portal alone authorizes never gets another first button, whatever is stored', () => {
  const portal = connectors.filter(
    ({ methods, authorizesInPortal }) => authorizesInPortal && methods.length === 1,
  );
  expect(portal.length).toBeGreaterThan(2);
  const key = fc.oneof(fc.constantFrom(...credentialKeys.map((one) => one.key)), fc.string());
  fc.assert(
    fc.property(fc.constantFrom(...portal), fc.array(key), ({ id }, storedKeys) => {
      expect(recognise({ chosen: id, storedKeys }).authorization).toBe('portal');
    }),
  );
});

/** Of each connector with several methods: what the form asks for, and its first button. */
const byMethod: readonly [id: string, method: MethodKind, keys: string, authorization: string][] = [
  ['bpanda', 'bearer', 'BaseAddress SecretToken', 'save'],
  ['bpanda', 'code-grant', '', 'portal'],
  ['netskope', 'bearer', 'BaseAddress SecretToken', 'save'],
  ['netskope', 'client-credentials', 'BaseAddress Oauth2ClientId Oauth2ClientSecret', 'authorize'],
  ['successfactors-inbound', 'workload-identity', '', 'portal'],
  ['successfactors-inbound', 'basic', 'UserName Password BaseAddress', 'save'],
  ['zoom', 'code-grant', 'BaseAddress', 'portal'],
  ['zoom', 'bearer', '', 'save'],
];

test('the table has every connector with several methods, in the order of its guide', () => {
  const several = connectors.filter(({ methods }) => methods.length > 1);
  expect(several.flatMap(({ id, methods }) => methods.map((kind) => [id, kind]))).toEqual(
    byMethod.map(([id, kind]) => [id, kind]),
  );
});

test.each(byMethod)('%s by %s asks for %j, and its first step is %s', (id, method, keys, authorization) => {
  const { connector, ...rest } = recognise({ chosen: id, method });
  expect([connector?.method.kind, connector?.keys.map(({ key }) => key).join(' ')]).toEqual([method, keys]);
  expect(rest).toEqual({ source: 'choice', authorization });
  const used = connectorById(id, method);
  expect(connector, 'the same object each time, so that rows can be compared by it').toBe(used);
});

test.each<[id: string, stored: string, method: MethodKind]>([
  ['bpanda', '', 'bearer'],
  ['bpanda', 'BaseAddress SecretToken SyncAll', 'bearer'],
  ['bpanda', 'Oauth2AccessToken Oauth2RefreshToken', 'code-grant'],
  ['bpanda', 'BaseAddress SecretToken Oauth2RefreshToken', 'bearer'],
  ['bpanda', 'Oauth2RefreshToken Oauth2ClientId', 'bearer'],
  ['netskope', 'BaseAddress SecretToken', 'bearer'],
  ['netskope', 'Oauth2ClientSecret SyncAll Oauth2ClientId BaseAddress', 'client-credentials'],
  ['netskope', 'SecretToken Oauth2ClientSecret Oauth2ClientId BaseAddress', 'client-credentials'],
  ['netskope', 'BaseAddress Oauth2ClientId', 'bearer'],
  ['successfactors-inbound', 'SyncAll', 'workload-identity'],
  ['successfactors-inbound', 'UserName Password', 'workload-identity'],
  ['successfactors-inbound', 'Password UserName BaseAddress', 'basic'],
  ['zoom', 'BaseAddress SecretToken', 'code-grant'],
  ['zoom', 'constructor', 'code-grant'],
])('of %s, the stored keys %j show the method %s', (chosen, stored, method) => {
  const storedKeys = stored.split(' ');
  const kindOf = (evidence: Parameters<typeof recognise>[0]) => recognise(evidence).connector?.method.kind;
  expect(kindOf({ chosen, storedKeys })).toBe(method);
  for (const kind of connectorById(chosen)?.methods ?? [])
    expect(kindOf({ chosen, storedKeys, method: kind }), 'the choice before all else').toBe(kind);
  expect(kindOf({ chosen, storedKeys, method: 'policy' }), 'one that it has not').toBe(
    connectorById(chosen)?.methods[0],
  );
});
