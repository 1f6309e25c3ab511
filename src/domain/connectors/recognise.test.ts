import fc from 'fast-check';
import { expect, test } from 'vitest';
import { connectors } from './connectors.ts';
import { recognise } from './recognise.ts';

const nonGallery = '8adf8e6e-67b2-4cf2-a259-e3dc5476c621';
const salesforce = 'cd3ed3de-93ee-400b-8b19-b61ef44a0f29';
const google = '01303a13-8322-4e06-bee5-80d612907131';
const clientCredentials = ['BaseAddress', 'Oauth2ClientId', 'Oauth2ClientSecret', 'Oauth2TokenExchangeUri'];

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
])('%s', (_, evidence, id, by) => {
  const { connector, source, authorization } = recognise(evidence);
  expect([connector?.id, `${source} ${authorization}`]).toEqual([id, by]);
});

test('a connector that the portal alone authorizes never gets another first button, whatever is stored', () => {
  const portal = connectors.filter(({ authorizesInPortal }) => authorizesInPortal);
  expect(portal.length).toBeGreaterThan(2);
  fc.assert(
    fc.property(fc.constantFrom(...portal), fc.array(fc.string()), ({ id }, storedKeys) => {
      expect(recognise({ chosen: id, storedKeys }).authorization).toBe('portal');
    }),
  );
});
