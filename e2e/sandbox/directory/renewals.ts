import type { Behaviour } from './behaviour.ts';
import { failsTest } from './behaviour.ts';
import type { Member } from './fleet.ts';
import { objectId } from './object-id.ts';
import { galleryIdOf, galleryIds } from './templates.ts';

/** So many applications whose credentials can be renewed in one run. */
const count = 200;
/** So many vendor hosts answer for them, a 25th of them each. */
const hosts = 8;

/** What the number of an application decides. */
export const renewalRules = {
  /** Ten of 200 refuse every credential with 400. */
  refuses: (number: number) => number % 20 === 7,
  /** Three keep the credentials, and a gateway's answer without CORS leaves the outcome unknown. */
  staysUnknown: (number: number) => number % 50 === 0 && number < 200,
  /** Two answer 429 to the first submit of a session, and asks for two seconds. */
  throttlesOnce: (number: number) => number % 100 === 33,
  /** Twenty have OAuth client credentials, the others a bearer token. */
  hasClient: (number: number) => number % 10 === 4,
  /** Eight are in quarantine because the token has expired. */
  isQuarantined: (number: number) => number % 25 === 3,
  /** Five have a stored key besides, which a save of the others would lose. */
  hasOtherKey: (number: number) => number % 40 === 11,
} as const;

const unauthorized = failsTest(
  'SystemForCrossDomainIdentityManagementCredentialValidationFailure',
  'Message: The remote server returned an error: (401) Unauthorized. Web Response: {"detail":"Invalid bearer token."}',
);

/** No page may read it. A connection that is dropped instead, a browser may repeat by itself, so that no count would hold. */
const lost: Behaviour = {
  how: 'answers',
  status: 502,
  type: 'text/html',
  body: '<html><title>Bad gateway</title></html>',
  cors: 'withheld',
};

type Renewal = {
  readonly name: string;
  readonly about: string;
  readonly behaviour: Behaviour;
  readonly effect: 'answered' | 'kept';
  readonly member: Member;
};

/** Named "Renewal 001" to "Renewal 200", and left out of the list unless a session wants them. */
export const renewals: readonly Renewal[] = Array.from({ length: count }, (_, index) => {
  const number = index + 1;
  const { refuses, staysUnknown, throttlesOnce, hasClient, isQuarantined, hasOtherKey } = renewalRules;
  const host = `https://scim-${1 + (number % hosts)}.vendor.example`;
  const template = hasClient(number) ? 'contentstack' : 'customappsso';
  return {
    name: `Renewal ${String(number).padStart(3, '0')}`,
    about: refuses(number)
      ? 'Refuses every credential with 400.'
      : staysUnknown(number)
        ? 'Keeps the credentials, then answers as a gateway that no page may read.'
        : throttlesOnce(number)
          ? 'Answers 429 once, then keeps the credentials.'
          : 'Keeps the credentials that it is sent.',
    behaviour: refuses(number) ? unauthorized : staysUnknown(number) ? lost : 'works',
    effect: staysUnknown(number) ? 'kept' : 'answered',
    member: {
      gallery: hasClient(number) ? galleryIdOf('Contentstack') : galleryIds.custom,
      provisioning: isQuarantined(number)
        ? {
            jobs: [{ template, state: 'quarantine' }],
            trouble: { by: 'credentials', days: 1 + (number % 27) },
          }
        : { jobs: [{ template, state: 'active' }] },
      stored: [
        { key: 'BaseAddress', value: `${host}/tenants/${number}` },
        ...(hasClient(number)
          ? [
              { key: 'Oauth2ClientId', value: `client-${number}` },
              { key: 'Oauth2ClientSecret', value: 'stored long ago' },
              { key: 'Oauth2TokenExchangeUri', value: `${host}/oauth2/token` },
            ]
          : [{ key: 'SecretToken', value: 'stored long ago' }]),
        ...(hasOtherKey(number) ? [{ key: 'PartnerRegion', value: 'not published' }] : []),
      ],
    },
  };
});

const numbers: ReadonlyMap<string, number> = new Map(
  renewals.map(({ name }, index) => [objectId('servicePrincipals', name), index + 1]),
);

/** The number of the application with that object id; undefined for every other one. */
export function renewalNumber(id: string): number | undefined {
  return numbers.get(id);
}
