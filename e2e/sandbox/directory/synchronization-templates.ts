import type { SynchronizationTemplate } from '@microsoft/microsoft-graph-types';
import type { Entry } from '../directory.ts';
import { provisioningOf } from './provisioning.ts';
import { galleryIdOf, galleryProducts, templateOf } from './templates.ts';
import type { Product } from './templates.ts';

type Template = Required<Pick<SynchronizationTemplate, 'factoryTag' | 'description' | 'metadata'>> & {
  readonly id: string;
};

/** The sample in which these two stand is old, and few templates have them: a fallback to the connector's guide is needed. */
const fields = (...names: readonly (readonly [name: string, secret: boolean])[]) => ({
  key: 'ConfigurationFields' as const,
  value: JSON.stringify(names.map(([name, secret]) => ({ name, secret }))),
});
const oauth = (enabled: boolean) => ({ key: 'IsOAuthEnabled' as const, value: String(enabled) });

const scim: Template = { id: 'scim', factoryTag: 'CustomSCIM', description: 'SCIM 2.0', metadata: [] };
const custom: Template = {
  id: 'customappsso',
  factoryTag: 'customappsso',
  description: 'An application of your own',
  metadata: [],
};

const salesforce: Template = {
  id: 'SfOutDelta',
  factoryTag: 'SfOutDelta',
  description: 'Salesforce',
  metadata: [fields(['username', false], ['password', true], ['secrettoken', true]), oauth(false)],
};
const databricks: Template = {
  id: 'dataBricks',
  factoryTag: 'CustomSCIM',
  description: 'Databricks',
  metadata: [],
};
const aws: Template = {
  id: 'aWSSingleSignon',
  factoryTag: 'CustomSCIM',
  description: 'AWS IAM Identity Center',
  metadata: [],
};
const google: Template = {
  id: 'GoogleApps',
  factoryTag: 'GoogleApps',
  description: 'Google Workspace',
  metadata: [oauth(true)],
};
const olympia: Template = {
  id: 'OlympiaSignatures',
  factoryTag: 'CustomSCIM',
  description: 'Signatures',
  metadata: [fields(['baseaddress', false], ['companyid', false], ['secrettoken', true]), oauth(false)],
};
/** A vendor with OAuth client credentials: https://learn.microsoft.com/entra/identity/saas-apps/contentstack-provisioning-tutorial */
const contentstack: Template = {
  id: 'contentstack',
  factoryTag: 'CustomSCIM',
  description: 'Contentstack',
  metadata: [
    fields(
      ['baseaddress', false],
      ['oauth2clientid', false],
      ['oauth2clientsecret', true],
      ['oauth2tokenexchangeuri', false],
    ),
    oauth(false),
  ],
};
/** Those of the sandbox's own vendor. */
const vendorClientCredentials: Template = {
  id: 'vendorClientCredentials',
  factoryTag: 'CustomSCIM',
  description: 'The sandbox’s vendor, with client credentials',
  metadata: contentstack.metadata,
};
const vendorCodeGrant: Template = {
  id: 'vendorCodeGrant',
  factoryTag: 'CustomSCIM',
  description: 'The sandbox’s vendor, with the retired code grant',
  metadata: [
    fields(
      ['baseaddress', false],
      ['oauth2clientid', false],
      ['oauth2clientsecret', true],
      ['oauth2authorizationuri', false],
      ['oauth2tokenexchangeuri', false],
      ['oauth2redirecturi', false],
      ['oauth2authorizationcode', true],
    ),
    oauth(true),
  ],
};
const simple = (id: string, description: Product, isOAuth: boolean): Template => ({
  id,
  factoryTag: 'CustomSCIM',
  description,
  metadata: [oauth(isOAuth)],
});
/** By product of the gallery; Microsoft authorizes some of them in the portal. */
const byProduct: Readonly<Record<Product, Template>> = {
  Box: simple('BoxOutDelta', 'Box', true),
  Contentstack: contentstack,
  GitHub: simple('GitHubOutDelta', 'GitHub', true),
  Slack: simple('slackOutDelta', 'Slack', true),
  Snowflake: simple('snowFlake', 'Snowflake', false),
  'Tableau Cloud': simple('TableauOnlineSCIM', 'Tableau Cloud', false),
  Zoom: simple('zoom', 'Zoom', true),
};
const all = [
  ...Object.values(byProduct),
  scim,
  custom,
  salesforce,
  databricks,
  aws,
  google,
  olympia,
  vendorClientCredentials,
  vendorCodeGrant,
];

/** By the template of the gallery that an application was made from: https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationtemplate */
const byGalleryTemplate: Readonly<Record<string, readonly Template[]>> = {
  '8adf8e6e-67b2-4cf2-a259-e3dc5476c621': [custom],
  'cd3ed3de-93ee-400b-8b19-b61ef44a0f29': [salesforce],
  '9c9818d2-2900-49e8-8ba4-22688be7c675': [databricks],
  '21ed01d2-ec13-4e9e-86c1-cd546719ebc4': [aws],
  '01303a13-8322-4e06-bee5-80d612907131': [google],
  '0f1e2d3c-4b5a-4697-8877-665544332211': [olympia],
  ...Object.fromEntries(
    galleryProducts.map((product): [string, Template[]] => [galleryIdOf(product), [byProduct[product]]]),
  ),
};

/** What an object can be provisioned by; nothing for what the tenant registered for itself. The first is the default. */
export function synchronizationTemplates(entry: Entry): readonly Template[] {
  const named = provisioningOf(entry)?.templates;
  if (named !== undefined) return all.filter(({ id }) => named.includes(id));
  const made = byGalleryTemplate[templateOf(entry) ?? ''];
  return made ?? (entry.origin === 'gallery' ? [scim] : []);
}

/** https://learn.microsoft.com/graph/api/synchronization-synchronization-list-templates */
export function templateResource(entry: Entry, template: Template, index: number): SynchronizationTemplate {
  return { ...template, applicationId: entry.appId, default: index === 0, discoverable: true };
}
