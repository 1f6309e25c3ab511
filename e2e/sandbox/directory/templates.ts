type Template = {
  readonly id: string;
  readonly about: string;
  /** The day on which the gallery deprecates it. */
  readonly deprecated?: string;
};

/**
 * By name of an application: the gallery template that it was made from, and what that one is. All others have none.
 * https://learn.microsoft.com/graph/api/applicationtemplate-instantiate
 */
export const templates: Readonly<Record<string, Template>> = {
  'Adatum Time Tracking': {
    id: '8adf8e6e-67b2-4cf2-a259-e3dc5476c621',
    about: 'Made without the gallery, as an application of its own: speaks SCIM.',
  },
  'Contoso SCIM Playground': {
    id: '8adf8e6e-67b2-4cf2-a259-e3dc5476c621',
    about: 'The same, as an enterprise application and as an app registration.',
  },
  'Coho Winery CRM': {
    id: 'cd3ed3de-93ee-400b-8b19-b61ef44a0f29',
    about: 'Made from the gallery’s template of Salesforce.',
  },
  'Fabrikam Analytics': {
    id: '9c9818d2-2900-49e8-8ba4-22688be7c675',
    about: 'Made from the gallery’s template of the Databricks SCIM connector.',
  },
  Relecloud: {
    id: '01303a13-8322-4e06-bee5-80d612907131',
    about: 'Made from the gallery’s template of Google Workspace, which needs no keys.',
  },
  'Portal-authorized connector': {
    id: '01303a13-8322-4e06-bee5-80d612907131',
    about: 'Made from the same template, with a job and the tokens that an administrator’s consent has left.',
  },
  'Deprecated gallery app': {
    id: '21ed01d2-ec13-4e9e-86c1-cd546719ebc4',
    about: 'Made from the gallery’s template of AWS IAM Identity Center, which the gallery deprecates here.',
    deprecated: '2027-03-31',
  },
  'Olympia Signatures': {
    id: '0f1e2d3c-4b5a-4697-8877-665544332211',
    about: 'Made from a gallery template that no guide knows.',
  },
};

export function templateOf({ displayName: name }: { readonly displayName: string }): string | null {
  return Object.hasOwn(templates, name) ? (templates[name]?.id ?? null) : null;
}
