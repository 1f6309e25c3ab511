import type { Provisioning } from './provisioning.ts';
import { galleryIdOf, galleryIds } from './templates.ts';

type Stored = readonly { readonly key: string; readonly value: string }[];

/** What an application of the gallery has in the provisioning service. */
export type Member = {
  /** The template of the gallery that it was made from. */
  readonly gallery: string;
  readonly provisioning: Provisioning;
  readonly stored: Stored;
};

/** A product of the gallery: the template of its jobs, and what an administrator stores for the application of that number. */
type Product = {
  readonly gallery: string;
  readonly template: string;
  readonly stored: (number: number) => Stored;
};

const tokenAt =
  (host: (number: number) => string) =>
  (number: number): Stored => [
    { key: 'BaseAddress', value: `https://${host(number)}` },
    { key: 'SecretToken', value: 'stored long ago' },
  ];
/** What the retired code grant leaves behind. */
const grant: Stored = [
  { key: 'Oauth2AccessToken', value: 'stored long ago' },
  { key: 'Oauth2AccessTokenCreationTime', value: '2026-01-15T08:00:00Z' },
  { key: 'Oauth2RefreshToken', value: 'stored long ago' },
];

/** Of some products every customer has a host, of others all customers share one. */
const products = {
  scim: {
    gallery: galleryIds.custom,
    template: 'customappsso',
    stored: tokenAt((number) => `scim-${number}.contoso.example/scim/v2`),
  },
  salesforce: {
    gallery: galleryIds.salesforce,
    template: 'SfOutDelta',
    stored: () => [
      { key: 'UserName', value: 'provisioning@contoso.example' },
      { key: 'Password', value: 'stored long ago' },
      { key: 'SecretToken', value: 'stored long ago' },
    ],
  },
  databricks: {
    gallery: galleryIds.databricks,
    template: 'dataBricks',
    stored: tokenAt((number) => `adb-${number}.databricks.example/api/2.0/preview/scim`),
  },
  aws: {
    gallery: galleryIds.aws,
    template: 'aWSSingleSignon',
    stored: tokenAt((number) => `scim.eu-central-1.aws.example/t${number}/scim/v2`),
  },
  snowflake: {
    gallery: galleryIdOf('Snowflake'),
    template: 'snowFlake',
    stored: tokenAt((number) => `contoso-${number}.snowflake.example/scim/v2`),
  },
  tableau: {
    gallery: galleryIdOf('Tableau Cloud'),
    template: 'TableauOnlineSCIM',
    stored: tokenAt((number) => `scim.tableau.example/pods/${number}/scim/v2`),
  },
  contentstack: {
    gallery: galleryIdOf('Contentstack'),
    template: 'contentstack',
    stored: (number) => [
      { key: 'BaseAddress', value: `https://api.contentstack.example/scim/${number}` },
      { key: 'Oauth2ClientId', value: `client-${number}` },
      { key: 'Oauth2ClientSecret', value: 'stored long ago' },
      { key: 'Oauth2TokenExchangeUri', value: 'https://app.contentstack.example/oauth2/token' },
    ],
  },
  zoom: {
    gallery: galleryIdOf('Zoom'),
    template: 'zoom',
    stored: () => [{ key: 'BaseAddress', value: 'https://api.zoom.example/scim' }, ...grant],
  },
  slack: { gallery: galleryIdOf('Slack'), template: 'slackOutDelta', stored: () => grant },
  google: { gallery: galleryIds.google, template: 'GoogleApps', stored: () => grant },
  box: { gallery: galleryIdOf('Box'), template: 'BoxOutDelta', stored: () => grant },
  github: {
    gallery: galleryIdOf('GitHub'),
    template: 'GitHubOutDelta',
    stored: () => [{ key: 'BaseAddress', value: 'https://api.github.example/scim/v2' }, ...grant],
  },
} as const satisfies Record<string, Product>;
type ProductName = keyof typeof products;

/** How its provisioning does; a number is that of days. */
type State =
  | 'none'
  | 'running'
  | 'first cycle'
  | 'paused'
  | 'failing'
  | 'failing data'
  | 'never ran'
  | 'not configured'
  | 'two jobs'
  | { readonly quarantined: number; readonly by: 'credentials' | 'connection' | 'data' }
  | { readonly disabled: number }
  | { readonly stale: number }
  | { readonly expires: number };

function provisioningIn(state: State, template: string): Provisioning {
  const only = (job: Provisioning['jobs'][number]['state']) => [{ template, state: job }];
  switch (state) {
    case 'none':
      return { jobs: [] };
    case 'running':
      return { jobs: only('active') };
    case 'first cycle':
      return { jobs: only('first cycle') };
    case 'paused':
      return { jobs: only('paused') };
    case 'failing':
      return { jobs: only('failing'), trouble: { by: 'credentials', days: 0.1 } };
    case 'failing data':
      return { jobs: only('active'), escrows: 5 };
    case 'never ran':
      return { jobs: only('not-run') };
    case 'not configured':
      return { jobs: only('not-configured') };
    case 'two jobs':
      return {
        templates: [template, 'scim'],
        jobs: [...only('active'), { template: 'scim', state: 'paused' }],
      };
  }
  if ('expires' in state) return { jobs: only('active') };
  if ('stale' in state) return { jobs: only('stale'), silentDays: state.stale };
  if ('disabled' in state)
    return { jobs: only('disabled'), trouble: { by: 'credentials', days: state.disabled } };
  const { by, quarantined: days } = state;
  return {
    jobs: only('quarantine'),
    trouble: by === 'connection' ? { by: 'credentials', days, error: unreachable } : { by, days },
  };
}

const unreachable = {
  code: 'SystemForCrossDomainIdentityManagementCredentialValidationUnavailable',
  message:
    'We received this unexpected response from your application: Message: An error occurred while sending the request. Web Response:',
};

/** Days are counted from here. */
const started = Date.now();

function memberIn(name: ProductName, state: State, number: number): Member {
  const product: Product = products[name];
  const stored = state === 'none' || state === 'not configured' ? [] : product.stored(number);
  return {
    gallery: product.gallery,
    provisioning: provisioningIn(state, product.template),
    stored:
      typeof state === 'object' && 'expires' in state
        ? [...stored, { key: 'TokenExpiration', value: inDays(state.expires) }]
        : stored,
  };
}

function inDays(days: number): string {
  return new Date(started + days * 86_400_000).toISOString();
}

/** The gallery's applications of a small tenant: most of them sign people in and nothing else. */
const small: Readonly<Record<string, readonly [ProductName, State]>> = {
  'Best For You Benefits': ['contentstack', 'running'],
  'Blue Yonder Freight': ['scim', { quarantined: 12, by: 'credentials' }],
  'City Power & Light Portal': ['snowflake', { expires: 9 }],
  'Consolidated Messenger': ['slack', 'running'],
  'Cronus Payroll': ['aws', { quarantined: 26, by: 'credentials' }],
  'Fabrikam Residences': ['tableau', 'running'],
  'Fourth Coffee Loyalty': ['salesforce', 'failing data'],
  'Humongous Insurance Claims': ['scim', { disabled: 34 }],
  'Litware Contracts': ['contentstack', { expires: 41 }],
  'Lucerne Publishing': ['databricks', { stale: 45 }],
  'Nod Publishers': ['aws', 'paused'],
  'Northwind Electric Cars': ['scim', 'first cycle'],
  'Northwind Traders': ['salesforce', 'running'],
  'Parnell Aerospace PLM': ['snowflake', { quarantined: 3, by: 'connection' }],
  'Proseware Helpdesk': ['zoom', 'running'],
  'Relecloud DevOps': ['github', 'failing'],
  'Southridge Video': ['box', { quarantined: 19, by: 'credentials' }],
  'Tailspin Toys Commerce': ['scim', { quarantined: 6, by: 'data' }],
  'Terra Firma Real Estate': ['aws', { expires: 75 }],
  'Trey Research Lab Notes': ['databricks', 'never ran'],
  'VanArsdel Field Service': ['scim', 'running'],
  'Wide World Importers': ['tableau', { expires: -2 }],
  'Woodgrove Bank Treasury': ['scim', 'two jobs'],
};
/** Of those that only sign people in, there are many. */
const withoutJob = new Map<ProductName, Member>();

function without(name: ProductName): Member {
  const member = withoutJob.get(name) ?? memberIn(name, 'none', 0);
  withoutJob.set(name, member);
  return member;
}

const productNames = Object.keys(products).filter((name): name is ProductName =>
  Object.hasOwn(products, name),
);

/** Those that are provisioned, with one sentence each, for callers that list them. */
export const fleetScenarios: readonly { readonly name: string; readonly about: string }[] = Object.entries(
  small,
).map(([name, [product, state]]) => ({ name, about: `${sentence(state)} Its connector is ${product}.` }));

function sentence(state: State): string {
  switch (state) {
    case 'none':
      return 'Has no job.';
    case 'running':
      return 'Its job runs.';
    case 'first cycle':
      return 'Its job is in its first cycle.';
    case 'paused':
      return 'Its job was paused three days ago.';
    case 'failing':
      return 'Its last runs failed because the token was refused; there is no quarantine yet.';
    case 'failing data':
      return 'Its job runs, and five of 41 users fail.';
    case 'never ran':
      return 'Its job has never been started.';
    case 'not configured':
      return 'Its job has no credentials.';
    case 'two jobs':
      return 'One of its jobs runs, the other one is paused.';
  }
  if ('expires' in state)
    return state.expires < 0
      ? `Its job runs, and its token should have expired ${-state.expires} days ago.`
      : `Its job runs, and its token expires in ${state.expires} days.`;
  if ('stale' in state) return `Its job says Active, and has had no success for ${state.stale} days.`;
  if ('disabled' in state) return `Its job was disabled; the quarantine began ${state.disabled} days ago.`;
  const because = {
    credentials: 'its token was refused',
    connection: 'the application does not answer',
    data: 'too many users fail',
  };
  return `In quarantine for ${state.quarantined} days because ${because[state.by]}.`;
}

/** The application of that name in a small tenant, and the number of its place there. */
export function memberNamed(name: string, place: number): Member {
  const [product, state] = small[name] ?? [productNames[place % productNames.length] ?? 'scim', 'none'];
  return memberIn(product, state, place);
}

/** What one in eight of the made applications is like, in turn; nine of 24 have nothing to say. */
const turns: readonly ((turn: number) => State)[] = [
  () => 'running',
  (turn) => ({ quarantined: 1 + ((turn * 5) % 27), by: 'credentials' }),
  () => 'running',
  (turn) => ({ expires: 1 + ((turn * 7) % 90) }),
  () => 'failing data',
  () => 'running',
  (turn) => ({ stale: 15 + ((turn * 3) % 90) }),
  () => 'running',
  (turn) => ({ quarantined: 1 + ((turn * 11) % 27), by: 'data' }),
  () => 'paused',
  () => 'running',
  (turn) => ({ disabled: 29 + ((turn * 5) % 40) }),
  () => 'failing',
  () => 'running',
  (turn) => ({ quarantined: 1 + ((turn * 3) % 27), by: 'connection' }),
  () => 'first cycle',
  () => 'running',
  (turn) => ({ expires: ((turn * 13) % 60) - 10 }),
  () => 'never ran',
  () => 'running',
  (turn) => ({ quarantined: 1 + ((turn * 7) % 27), by: 'credentials' }),
  () => 'not configured',
  () => 'running',
  () => 'two jobs',
];
/** Jobs of one in so many applications. */
const share = 8;

/** The made application of that number: the same on every start. */
export function memberAt(number: number): Member {
  const turn = Math.floor(number / share);
  const product = productNames[number % productNames.length] ?? 'scim';
  if (number % share !== 3) return without(product);
  const state = turns[turn % turns.length]?.(turn) ?? 'running';
  return memberIn(productNames[turn % productNames.length] ?? 'scim', state, number);
}
