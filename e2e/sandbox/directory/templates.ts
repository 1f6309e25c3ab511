import { guidOf } from './object-id.ts';

/** Templates of the gallery, as Microsoft publishes them. */
export const galleryIds = {
  /** Without the gallery, as an application of its own. */
  custom: '8adf8e6e-67b2-4cf2-a259-e3dc5476c621',
  salesforce: 'cd3ed3de-93ee-400b-8b19-b61ef44a0f29',
  databricks: '9c9818d2-2900-49e8-8ba4-22688be7c675',
  aws: '21ed01d2-ec13-4e9e-86c1-cd546719ebc4',
  google: '01303a13-8322-4e06-bee5-80d612907131',
} as const;

/** Products whose ids in the gallery are not known here: the name decides. */
export const galleryProducts = [
  'Box',
  'Contentstack',
  'GitHub',
  'Slack',
  'Snowflake',
  'Tableau Cloud',
  'Zoom',
] as const;
export type Product = (typeof galleryProducts)[number];

export function galleryIdOf(product: Product): string {
  return guidOf(`gallery:${product}`);
}

/** What the gallery says of the template with that id. */
export function galleryTemplate(
  id: string,
): { readonly name: string; readonly deprecated?: string } | undefined {
  const [name, template] = Object.entries(templates).find(([, one]) => one.id === id) ?? [];
  if (name !== undefined)
    return { name, ...(template?.deprecated !== undefined && { deprecated: template.deprecated }) };
  const product = galleryProducts.find((one) => galleryIdOf(one) === id);
  return product && { name: product };
}

type Template = {
  readonly id: string;
  readonly about: string;
  /** The day on which the gallery deprecates it. */
  readonly deprecated?: string;
};

/**
 * By name of an application: the gallery template that it was made from, and what that one is. All others have that of their product, or none.
 * https://learn.microsoft.com/graph/api/applicationtemplate-instantiate
 */
export const templates: Readonly<Record<string, Template>> = {
  'Adatum Time Tracking': {
    id: galleryIds.custom,
    about: 'Made without the gallery, as an application of its own: speaks SCIM.',
  },
  'Contoso SCIM Playground': {
    id: galleryIds.custom,
    about: 'The same, as an enterprise application and as an app registration.',
  },
  'Coho Winery CRM': {
    id: galleryIds.salesforce,
    about: 'Made from the gallery’s template of Salesforce.',
  },
  'Fabrikam Analytics': {
    id: galleryIds.databricks,
    about: 'Made from the gallery’s template of the Databricks SCIM connector.',
  },
  Relecloud: {
    id: galleryIds.google,
    about: 'Made from the gallery’s template of Google Workspace, which needs no keys.',
  },
  'Portal-authorized connector': {
    id: galleryIds.google,
    about: 'Made from the same template, with a job and the tokens that an administrator’s consent has left.',
  },
  'Deprecated gallery app': {
    id: galleryIds.aws,
    about: 'Made from the gallery’s template of AWS IAM Identity Center, which the gallery deprecates here.',
    deprecated: '2027-03-31',
  },
  'Unreadable jobs': {
    id: galleryIdOf('Snowflake'),
    about: 'Made from a template of the gallery; its jobs can never be read.',
  },
  'Olympia Signatures': {
    id: '0f1e2d3c-4b5a-4697-8877-665544332211',
    about: 'Made from a gallery template that no guide knows.',
  },
};

/** Whether a template was written down for an application of this name. */
export function isTemplated(name: string): boolean {
  return Object.hasOwn(templates, name);
}

export function templateOf({
  displayName: name,
  member,
}: {
  readonly displayName: string;
  readonly member?: { readonly gallery: string };
}): string | null {
  return isTemplated(name) ? (templates[name]?.id ?? null) : (member?.gallery ?? null);
}
