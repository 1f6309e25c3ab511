import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '#src/domain/any-text.fixture.ts';
import { authorizationLink, type AuthorizationLink, portalRedirect } from './authorization-link.ts';

type Typed = { clientId?: string; redirectUri?: string };
const link = (endpoint: string, { clientId, redirectUri }: Typed = {}): AuthorizationLink =>
  authorizationLink({ endpoint, clientId, redirectUri, state: 'fresh' });
const hrefOf = (found: AuthorizationLink) => (found.ok ? found.href : found.why);
const portal = encodeURIComponent(portalRedirect);

test.each<readonly [string, Typed, string]>([
  // As the tutorials of Zoho One and Amazon Business print them, with other IDs.
  [
    `https://accounts.zoho.eu/oauth/v2/auth?access_type=offline&prompt=consent&response_type=code&state=&client_id=1000.A&scope=ZohoOne.SCIM.ALL&redirect_uri=${portalRedirect}`,
    {},
    `https://accounts.zoho.eu/oauth/v2/auth?access_type=offline&prompt=consent&response_type=code&state=fresh&client_id=1000.A&scope=ZohoOne.SCIM.ALL&redirect_uri=${portalRedirect}`,
  ],
  [
    `https://www.amazon.de/b2b/abws/oauth?state=1&redirect_uri=${portalRedirect}&applicationId=a.b`,
    {},
    `https://www.amazon.de/b2b/abws/oauth?state=1&redirect_uri=${portalRedirect}&applicationId=a.b`,
  ],
  [
    'https://a.example/auth',
    { clientId: 'me' },
    `https://a.example/auth?response_type=code&client_id=me&redirect_uri=${portal}&state=fresh`,
  ],
  [
    'https://a.example/auth?',
    { clientId: 'me', redirectUri: 'https://b.example/cb?x=1' },
    'https://a.example/auth?response_type=code&client_id=me&redirect_uri=https%3A%2F%2Fb.example%2Fcb%3Fx%3D1&state=fresh',
  ],
  [
    'https://a.example/auth?client_id=me',
    { clientId: 'me' },
    `https://a.example/auth?client_id=me&response_type=code&redirect_uri=${portal}&state=fresh`,
  ],
  [
    'https://a.example/auth?client_id=&resource=1&resource=2',
    { clientId: 'a&b=c d' },
    `https://a.example/auth?client_id=a%26b%3Dc%20d&resource=1&resource=2&response_type=code&redirect_uri=${portal}&state=fresh`,
  ],
  [
    'https://a.example/auth?state=&state=mine&state=other&client_id=me&&',
    {},
    `https://a.example/auth?state=mine&client_id=me&response_type=code&redirect_uri=${portal}`,
  ],
  [
    'https://a.example/auth?client%5Fid=me#part',
    {},
    `https://a.example/auth?client%5Fid=me&response_type=code&redirect_uri=${portal}&state=fresh`,
  ],
  [
    ' http://localhost:8080/auth?client_id=me\n',
    {},
    `http://localhost:8080/auth?client_id=me&response_type=code&redirect_uri=${portal}&state=fresh`,
  ],
  ['', {}, 'no-endpoint'],
  ['a.example/auth', {}, 'not-web'],
  ['javascript:alert(1)', {}, 'not-web'],
  ['data:text/html,x', { clientId: 'me' }, 'not-web'],
  ['http://a.example/auth?client_id=me', {}, 'not-web'],
  ['https://me:secret@a.example/auth?client_id=me', {}, 'not-web'],
  ['https://a.example/auth?client_id=me&client_secret=s', {}, 'holds-secret'],
  ['https://a.example/auth?client_id=me&Client_Secret=s', {}, 'holds-secret'],
  ['https://a.example/auth?client_id=me&code=s', {}, 'holds-secret'],
  ['https://a.example/auth', {}, 'no-client'],
  ['https://a.example/auth?client_id=', { clientId: ' ' }, 'no-client'],
  ['https://a.example/auth?client_id=you', { clientId: 'me' }, 'client-differs'],
  [
    'https://a.example/auth?client_id=me&redirect_uri=https://b.example',
    { redirectUri: 'https://c.example' },
    'redirect-differs',
  ],
])('%j with %j', (endpoint, typed, href) => {
  expect(hrefOf(link(endpoint, typed))).toBe(href);
});

test('says where the sign-in ends and what it must bring back', () => {
  expect(link('https://a.example:8443/auth', { clientId: 'me' })).toMatchObject({
    host: 'a.example:8443',
    state: 'fresh',
    redirectUri: portalRedirect,
  });
  expect(link(`https://a.example/?state=1&redirect_uri=https://b.example&applicationId=x`)).toMatchObject({
    state: '1',
    redirectUri: 'https://b.example',
  });
  expect(link(`https://a.example/?redirect_uri=https://b.example`)).toMatchObject({ state: undefined });
});

const name = fc.oneof(
  fc.constantFrom(
    'response_type',
    'client_id',
    'redirect_uri',
    'state',
    'scope',
    'resource',
    'client%5Fid',
    'a',
  ),
  anyText(4),
);
const query = fc
  .array(fc.tuple(name, anyText(4)), { maxLength: 8 })
  .map((pairs) => pairs.map((pair) => pair.join('=')).join('&'));

test('hostile endpoints: never throws, no parameter of OAuth comes twice, a second merge changes nothing', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        anyText(),
        query.map((text) => `https://a.example/auth?${text}`),
      ),
      fc.oneof(fc.constant(undefined), anyText(6)),
      (endpoint, clientId) => {
        /mark/.test('mark');
        const found = authorizationLink({ endpoint, clientId, redirectUri: undefined, state: 'fresh' });
        if (!found.ok) return true;
        const { href } = found;
        const { searchParams, protocol, hash } = new URL(href);
        const once = ['response_type', 'client_id', 'redirect_uri', 'state', 'scope'].every(
          (one) => searchParams.getAll(one).length <= 1,
        );
        const again = authorizationLink({
          endpoint: href,
          clientId: undefined,
          redirectUri: undefined,
          state: 'new',
        });
        return (
          once &&
          hash === '' &&
          (protocol === 'https:' || protocol === 'http:') &&
          again.ok &&
          again.href === href &&
          Reflect.get(RegExp, 'lastMatch') === 'mark'
        );
      },
    ),
    { numRuns: 20_000 },
  );
});
