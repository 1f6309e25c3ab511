import { type Fault, refuses, tooMany } from './behaviour.ts';
import type { NamedTarget } from './behaviour.ts';
import { vendorProvisioning } from './vendor-targets.ts';

type JobSeed = {
  /** A synchronization template. */
  readonly template: string;
  readonly state:
    | 'not-configured'
    | 'not-run'
    | 'active'
    /** Its first cycle takes as long as a real one. */
    | 'first cycle'
    | 'paused'
    | 'paused by an error'
    /** Each run of late has failed, and there is no quarantine yet. */
    | 'failing'
    /** Says that it runs, and has not for days. */
    | 'stale'
    | 'quarantine'
    | 'disabled';
  /** So many of them, where there is more than one of a template. */
  readonly copies?: number;
};

/** The initial state of the provisioning service for a target. */
export type Provisioning = {
  readonly jobs: readonly JobSeed[];
  /** The synchronization templates, where they are not those of what it was made from. */
  readonly templates?: readonly string[];
  /**
   * `credentials`: the stored credentials stopped working, until another secret is stored. `data`: too many users
   * cannot be provisioned.
   */
  readonly trouble?: {
    readonly by: 'credentials' | 'data';
    readonly days: number;
    /** In the service's words, where they are not those of a refused token. */
    readonly error?: { readonly code: string; readonly message: string };
  };
  /** For so many days a stale job has not run. */
  readonly silentDays?: number;
  /** Each cycle fails for so many users: too few for a quarantine. */
  readonly escrows?: number;
  /** The result of a test of good credentials. `repeats`: a refusal that quotes the stored credentials in plain text. */
  readonly test?: 'false-alarm' | 'silent' | 'repeats' | 'throttled';
  /** What all credentials that are saved may take together. */
  readonly maxBytes?: number;
  /** For this number of seconds after a save, a read answers with the credentials from before it. */
  readonly lag?: number;
  /** The answer in place of a 204 when a caller starts, pauses or restarts a job. `kept`: the change still takes effect. */
  readonly steering?: { readonly fault: Fault; readonly effect?: 'kept' };
};

const scim = 'scim';

/** By name of a target; an application of the gallery has what `fleet.ts` says, and all others that can be provisioned have one active job. */
const byName: Readonly<Record<string, Provisioning>> = {
  Quarantined: {
    jobs: [{ template: scim, state: 'quarantine' }],
    trouble: { by: 'credentials', days: 9 },
  },
  'Quarantined by data': {
    jobs: [{ template: scim, state: 'quarantine' }],
    trouble: { by: 'data', days: 2 },
  },
  'Disabled job': {
    jobs: [{ template: scim, state: 'disabled' }],
    trouble: { by: 'credentials', days: 31 },
  },
  'Not provisionable': { jobs: [], templates: [] },
  'No job yet': { jobs: [] },
  'Two jobs': {
    templates: [scim, 'customappsso'],
    jobs: [
      { template: scim, state: 'active' },
      { template: 'customappsso', state: 'paused' },
    ],
  },
  'Not configured': { jobs: [{ template: scim, state: 'not-configured' }] },
  'Never ran': { jobs: [{ template: scim, state: 'not-run' }] },
  'Job in progress': { jobs: [{ template: scim, state: 'first cycle' }] },
  'Failing data': { jobs: [{ template: scim, state: 'active' }], escrows: 5 },
  'Paused job': { jobs: [{ template: scim, state: 'paused' }] },
  'Paused by an error': { jobs: [{ template: 'SfOutDelta', state: 'paused by an error' }] },
  'Thousands of everything': { jobs: [{ template: scim, state: 'active', copies: 2_000 }] },
  'False alarm': { jobs: [{ template: scim, state: 'active' }], test: 'false-alarm' },
  'Silent test': { jobs: [{ template: scim, state: 'active' }], test: 'silent' },
  'Throttled test': { jobs: [{ template: scim, state: 'active' }], test: 'throttled' },
  'Talkative test': { jobs: [{ template: scim, state: 'active' }], test: 'repeats' },
  'Lags behind': { jobs: [{ template: scim, state: 'active' }], lag: 3 },
  'Silent job': {
    jobs: [{ template: scim, state: 'active' }],
    steering: { fault: { how: 'hangs-up', when: 'read' }, effect: 'kept' },
  },
  'Throttled job': { jobs: [{ template: scim, state: 'paused' }], steering: { fault: tooMany({}) } },
  'Busy job': {
    jobs: [{ template: scim, state: 'active' }],
    steering: { fault: refuses(409, 'Conflict', 'Another operation on the job is in progress.') },
  },
  'One kilobyte': { jobs: [{ template: scim, state: 'active' }], maxBytes: 1024 },
  'Salesforce connector': {
    templates: ['SfOutDelta'],
    jobs: [{ template: 'SfOutDelta', state: 'active' }],
  },
  'Deprecated gallery app': { jobs: [{ template: 'aWSSingleSignon', state: 'active' }] },
  'OAuth client connector': {
    templates: ['contentstack'],
    jobs: [{ template: 'contentstack', state: 'active' }],
  },
  ...vendorProvisioning,
};

export function provisioningOf({
  displayName: name,
  member,
}: {
  readonly displayName: string;
  readonly member?: { readonly provisioning: Provisioning };
}): Provisioning | undefined {
  return Object.hasOwn(byName, name) ? byName[name] : member?.provisioning;
}

const common = { behaviour: 'works', kinds: 'enterprise-app' } as const;
/** Left out of the list of everything, like each target that exists for one fault alone. */
const fault = { ...common, listed: 'named' } as const;
const stored = [
  { key: 'BaseAddress', value: 'https://jobs.example/scim' },
  { key: 'SecretToken', value: 'stored long ago' },
];

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}

/** The targets that differ in their jobs and in what is stored for them. */
export const jobTargets: readonly NamedTarget[] = [
  {
    ...common,
    name: 'Running job',
    stored,
    about: 'Its job runs every 40 minutes, and nothing is wrong.',
  },
  {
    ...common,
    name: 'Failing data',
    stored,
    about: 'Its job runs, but five of 41 users fail in each cycle. Its credentials work.',
  },
  {
    ...common,
    name: 'Job in progress',
    stored,
    about: 'Its job is in its first cycle, which began ten minutes ago and takes 40.',
  },
  {
    ...common,
    name: 'Expiring credential',
    stored: [...stored, { key: 'TokenExpiration', value: inDays(5) }],
    about: 'Its job runs. The stored token expires five days after the start of the sandbox.',
  },
  {
    ...common,
    name: 'Portal-authorized connector',
    stored: [
      { key: 'Oauth2AccessToken', value: 'stored long ago' },
      { key: 'Oauth2RefreshToken', value: 'stored long ago' },
    ],
    about: 'Its connector needs no keys: an administrator authorizes it in the Entra admin center.',
  },
  {
    ...common,
    name: 'Generic SCIM connector',
    stored,
    about: 'Made from no gallery template; the template of its job is the one of generic SCIM with a token.',
  },
  {
    ...common,
    name: 'Salesforce connector',
    stored: [
      { key: 'UserName', value: 'provisioning@contoso.example' },
      { key: 'Password', value: 'stored long ago' },
      { key: 'SecretToken', value: 'stored long ago' },
    ],
    about:
      'Made from no gallery template; the template of its job is Salesforce’s, whose SecretToken is Salesforce’s security token.',
  },
  {
    ...common,
    name: 'OAuth client connector',
    stored: [
      { key: 'BaseAddress', value: 'https://jobs.example/scim' },
      { key: 'Oauth2ClientId', value: 'provisioning-client' },
      { key: 'Oauth2ClientSecret', value: 'stored long ago' },
      { key: 'Oauth2TokenExchangeUri', value: 'https://jobs.example/oauth2/token' },
    ],
    about:
      'Made from no gallery template; the template of its job names the fields of OAuth client credentials.',
  },
  {
    ...common,
    name: 'Deprecated gallery app',
    stored,
    about: 'The gallery deprecates the template that it was made from, on a day that Graph names.',
  },
  {
    ...common,
    name: 'Quarantined by data',
    stored,
    about: 'In quarantine for two days because too many users cannot be provisioned; its credentials work.',
  },
  {
    ...common,
    name: 'Disabled job',
    stored,
    about: 'Its job was disabled after 28 days in quarantine, and does not run until it is started.',
  },
  {
    ...common,
    name: 'No job yet',
    about: 'Can be provisioned but has no job, so credentials are tested with its template.',
  },
  { ...common, name: 'Two jobs', stored, about: 'Has two jobs, one active and one paused.' },
  {
    ...common,
    name: 'Not configured',
    about: 'Its job says NotConfigured until credentials are stored.',
  },
  { ...common, name: 'Never ran', stored, about: 'Its job has never been started.' },
  { ...common, name: 'Paused job', stored, about: 'Its job was paused three days ago.' },
  {
    ...common,
    name: 'Unreadable jobs',
    behaviour: refuses(500, 'InternalServerError', 'An internal error occurred.'),
    meets: 'every call',
    stored,
    about: 'Is listed, and answers 500 to each read of its jobs and each submit.',
  },
  {
    ...fault,
    name: 'Paused by an error',
    stored,
    about: 'Its job is paused, and only the error of an otherwise empty quarantine says why.',
  },
  {
    ...fault,
    name: 'Thousands of everything',
    stored: Array.from({ length: 5_000 }, (_, place) => ({ key: `Key${place}`, value: 'x' })),
    about: 'Has 2,000 jobs and 5,000 stored credentials.',
  },
  {
    ...fault,
    name: 'Silent job',
    stored,
    about: 'Starts, pauses and restarts its job, then drops the connection without an answer.',
  },
  {
    ...fault,
    name: 'Throttled job',
    stored,
    about: 'Has a paused job, and answers 429 to each start.',
  },
  {
    ...fault,
    name: 'Busy job',
    stored,
    about: 'Answers 409 to each start, pause and restart of its job.',
  },
  {
    ...common,
    name: 'False alarm',
    stored,
    about: 'Every test of its credentials fails with 404, although they work.',
  },
  {
    ...fault,
    name: 'Silent test',
    stored,
    about: 'Takes a test of its credentials, then drops the connection without an answer.',
  },
  {
    ...fault,
    name: 'Throttled test',
    stored,
    about: 'Answers every test of its credentials with 429.',
  },
  {
    ...fault,
    name: 'Talkative test',
    about: 'Every test of its credentials fails, with an answer that repeats the user name.',
  },
  {
    ...common,
    name: 'Lags behind',
    stored,
    about: 'For three seconds after a save, reading what is stored answers what was there before.',
  },
  {
    ...common,
    name: 'One kilobyte',
    stored,
    about: 'Refuses to save more than 1,024 bytes of credentials, as a tenant of the US Government does.',
  },
];
