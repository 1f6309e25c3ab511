import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLink, type Surplus, takeLink } from './deep-link.ts';

const id = '8e82495e-e860-4a3f-a821-cfa8b4bc2c56';

function read(address: string) {
  const { pathname, search, hash } = new URL(address, 'https://keys.example');
  return readLink({ pathname, search, hash });
}

test.each<[address: string, search: string, surplus: readonly Surplus[]]>([
  ['/', '', []],
  ['/?kind=applications&q=HR%20%26%20Pay', '?kind=applications&q=HR+%26+Pay', []],
  ['/?q=', '', []],
  ['/?tenant=contoso.example', '?tenant=contoso.example', []],
  [`/service-principals/${id}`, '', []],
  [`/service-principals/${id}?tenant=contoso.example`, '?tenant=contoso.example', []],
  ['/?show=all&q=HR', '?show=all&q=HR', []],
  ['/?show=every', '', ['unknown']],
  [
    '/?kind=provisioning&view=quarantined.app_slack&q=HR',
    '?kind=provisioning&q=HR&view=quarantined.app_slack',
    [],
  ],
  ['/?kind=provisioning&view=<b>', '?kind=provisioning', ['unknown']],
  ['/?view=quarantined', '', ['unknown']],
  ['/?kind=provisioning&show=all', '?kind=provisioning', ['unknown']],
  ['/?kind=applications&show=all', '?kind=applications', ['unknown']],
  ['/?show=all&show=all', '', ['repeated']],
  [`/service-principals/${id}?tab=job`, '?tab=job', []],
  [`/applications/${id}?tab=history&tenant=a.example`, '?tab=history&tenant=a.example', []],
  [`/service-principals/${id}?tab=secret`, '', ['unknown']],
  [`/service-principals/${id}?tab=job&tab=job`, '', ['repeated']],
  ['/?tab=job', '', ['unknown']],
  ['/?kind=everything', '', ['unknown']],
  ['/?q=HR&SecretToken=abc', '?q=HR', ['unknown']],
  ['/?__proto__=a&constructor=b', '', ['unknown']],
  ['/?q=one&q=two', '', ['repeated']],
  ['/?kind=applications&kind=applications', '', ['repeated']],
  [`/service-principals/${id}?tenant=a.example&tenant=b.example`, '', ['repeated']],
  [`/?q=${'x'.repeat(257)}`, `?q=${'x'.repeat(256)}`, ['too-long']],
  [`/?tenant=${'x'.repeat(254)}`, '', ['too-long']],
  [`/service-principals/${id}?q=HR&kind=applications`, '', ['unknown']],
  [`/service-principals/${id}?BaseAddress=https://attacker.example`, '', ['unknown']],
  [`/applications/${id}#SecretToken=abc`, '', ['fragment']],
  ['/connectors?q=secret%20token&tenant=contoso.example', '?q=secret+token&tenant=contoso.example', []],
  ['/connectors?kind=applications&q=box', '?q=box', ['unknown']],
  ['/connectors/box?q=box', '', ['unknown']],
  ['/#', '', []],
  ['/?a=1&q=b&q=c#d', '', ['repeated', 'unknown', 'fragment']],
])('%s is read as "%s"', (address, search, surplus) => {
  expect(read(address)).toMatchObject({ search, surplus });
});

/** Every string there is, ill-formed ones included: fast-check's own strings are always well-formed. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
  .map((units) => String.fromCharCode(...units));
const names = fc.oneof(
  fc.constantFrom(
    'q',
    'kind',
    'view',
    'show',
    'tenant',
    'Q',
    'Kind',
    'value',
    'SecretToken',
    'BaseAddress',
    '__proto__',
  ),
  anyText,
);
const values = fc.oneof(
  fc.constantFrom('', 'applications', 'all', 'contoso.example', 'x'.repeat(300), '../me', '%2e%2e'),
  anyText,
);
const searches = fc.oneof(
  anyText,
  fc
    .array(fc.tuple(names, values), { maxLength: 6 })
    .map((pairs) => `?${new URLSearchParams(pairs).toString()}`),
);
const paths = fc.oneof(
  fc.constantFrom(
    '/',
    '/connectors',
    `/service-principals/${id}`,
    `/applications/${id}`,
    '//attacker.example/',
    '/../me',
  ),
  anyText.map((text) => `/${text}`),
);
const addresses = fc.record({ pathname: paths, search: searches, hash: fc.constantFrom('', '#', '#code=a') });

test('whatever a link holds, what is left are known names, once each, and short', () => {
  fc.assert(
    fc.property(addresses, (address) => {
      const { search } = readLink(address);
      const left = [...new URLSearchParams(search)];
      const known = { '/': ['kind', 'show', 'view', 'q', 'tenant'], '/connectors': ['q', 'tenant'] }[
        address.pathname
      ] ?? ['tenant'];
      assert.deepStrictEqual(
        left.map(([name]) => name).filter((name) => !known.includes(name)),
        [],
      );
      assert.strictEqual(new Set(left.map(([name]) => name)).size, left.length);
      for (const [, value] of left) assert.ok(value.length <= 256);
    }),
    { numRuns: 20_000 },
  );
});

test('whatever a link holds, what is left has nothing more to say, and nothing is dropped in silence', () => {
  fc.assert(
    fc.property(addresses, (address) => {
      const { pathname, search, surplus } = readLink(address);
      assert.deepStrictEqual(readLink({ pathname, search, hash: '' }), { pathname, search, surplus: [] });
      if (surplus.length > 0) return;
      const before = [...new URLSearchParams(address.search)].filter(
        ([name, value]) => name !== 'q' || value,
      );
      assert.deepStrictEqual(new Map(new URLSearchParams(search)), new Map(before));
    }),
    { numRuns: 20_000 },
  );
});

test('whatever a link holds, the address that is left leads to the same path of the same page', () => {
  const origin = 'https://keys.example';
  fc.assert(
    fc.property(paths, searches, (path, search) => {
      const before = new URL(`${origin}${path}`);
      before.search = search;
      before.hash = '#more';
      const shown: string[] = [];
      takeLink(before, {
        state: { idx: 3 },
        replaceState: (state, _, to) => {
          assert.deepStrictEqual(state, { idx: 3 });
          shown.push(String(to));
        },
      });
      assert.strictEqual(shown.length, 1);
      const after = new URL(shown[0] ?? '', before);
      assert.strictEqual(after.origin, origin);
      assert.strictEqual(after.pathname, before.pathname.replace(/^\/+/, '/'));
      assert.strictEqual(after.hash, '');
    }),
    { numRuns: 20_000 },
  );
});

test('an address with nothing too much stays as it is', () => {
  const replaceState = () => expect.unreachable('the address was changed');
  const link = takeLink(new URL('https://keys.example/?q=HR%20x'), { state: null, replaceState });
  expect(link.surplus).toEqual([]);
});
