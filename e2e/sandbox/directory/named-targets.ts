/** What a target does with credentials; `works` answers 204. */
export type Behaviour =
  | 'works'
  | 'rejects'
  | 'wrong-path'
  | 'throttled'
  | 'broken'
  | 'bad-gateway'
  | 'silent'
  | 'odd'
  | 'accepted'
  | 'claims'
  | 'slow'
  | 'forbidden'
  | 'gone'
  | 'not-provisionable';

export type NamedTarget = {
  readonly name: string;
  readonly behaviour: Behaviour;
  /** What it does, for the sandbox's index page and as the description in the directory. */
  readonly about: string;
  readonly kinds: 'enterprise-app' | 'both';
  /** Credentials that it has before anybody sends any. */
  readonly stored?: readonly { readonly key: string; readonly value: string }[];
};

const alone = 'enterprise-app';

/** Each state of the product is reached by picking a target that is named for it. */
export const namedTargets: readonly NamedTarget[] = [
  {
    name: 'Contoso HR',
    behaviour: 'works',
    kinds: 'both',
    about: 'Works: answers 204. Owned by Owen Owner.',
  },
  {
    name: 'Fabrikam Rejects',
    behaviour: 'rejects',
    kinds: alone,
    about: 'Refuses every credential with 400 and quotes what it was sent.',
  },
  {
    name: 'Wrong path',
    behaviour: 'wrong-path',
    kinds: alone,
    about: 'Refuses every credential with 400: nothing speaks SCIM at that address.',
  },
  {
    name: 'Stored already',
    behaviour: 'works',
    kinds: alone,
    about: 'Has four stored credentials from the start, one with a key that Microsoft has not published.',
    stored: [
      { key: 'BaseAddress', value: 'https://stored.example/scim' },
      { key: 'SecretToken', value: 'stored long ago' },
      {
        key: 'SyncNotificationSettings',
        value: '{"Enabled":true,"Recipients":"hr@contoso.example","DeleteThresholdEnabled":false}',
      },
      { key: 'PartnerRegion', value: 'not published' },
    ],
  },
  {
    name: 'Throttled',
    behaviour: 'throttled',
    kinds: alone,
    about: 'Answers 429, with a Retry-After that the browser hides from the page.',
  },
  { name: 'Broken', behaviour: 'broken', kinds: alone, about: 'Answers 500 in Graph’s form.' },
  {
    name: 'Bad Gateway',
    behaviour: 'bad-gateway',
    kinds: alone,
    about: 'Answers 502 as HTML and without CORS, like a proxy in between.',
  },
  {
    name: 'Silent',
    behaviour: 'silent',
    kinds: alone,
    about: 'Takes the request, then drops the connection without an answer.',
  },
  { name: 'Odd', behaviour: 'odd', kinds: alone, about: 'Answers 200 with an HTML page.' },
  { name: 'Accepted', behaviour: 'accepted', kinds: alone, about: 'Answers 202, which is not documented.' },
  {
    name: 'Claims',
    behaviour: 'claims',
    kinds: alone,
    about: 'Demands authentication context c1 before it answers 204.',
  },
  { name: 'Slow', behaviour: 'slow', kinds: alone, about: 'Answers 204 after five seconds.' },
  { name: 'Forbidden', behaviour: 'forbidden', kinds: alone, about: 'Answers 403.' },
  {
    name: 'Gone',
    behaviour: 'gone',
    kinds: alone,
    about: 'Is still listed, but answers 404 to the credentials.',
  },
  {
    name: 'Quarantined',
    behaviour: 'works',
    kinds: alone,
    about: 'Its provisioning is in quarantine; new credentials answer 204.',
  },
  {
    name: 'Not provisionable',
    behaviour: 'not-provisionable',
    kinds: alone,
    about: 'Has no synchronization template and answers 400.',
  },
  {
    name: 'مركز الموارد البشرية',
    behaviour: 'works',
    kinds: alone,
    about: 'A name that runs from right to left.',
  },
  { name: '🚀 Rocket 👩‍🚀 Payroll 🇺🇳', behaviour: 'works', kinds: alone, about: 'A name with emoji.' },
  {
    name: `Long name ${'of a product that never ends '.repeat(9)}`.slice(0, 255) + '!',
    behaviour: 'works',
    kinds: alone,
    about: 'A name of 256 characters, the most that Graph allows.',
  },
  { name: '<img src=x onerror=alert(1)>', behaviour: 'works', kinds: alone, about: 'A name that is markup.' },
  {
    name: `O'Brien "Quotes" \\ Backslash`,
    behaviour: 'works',
    kinds: alone,
    about: 'A name with quotes and a backslash.',
  },
];
