import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  asksToRenew,
  listPath,
  listState,
  renewState,
  pickerParams,
  pickerPlace,
  pickerSearch,
  placeWith,
} from './list-place.ts';

/** Every string there is, ill-formed ones included: fast-check's own strings are always well-formed. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 })
  .map((units) => String.fromCharCode(...units));

test('whatever an address holds, the place is one of three tabs and a short text', () => {
  fc.assert(
    fc.property(anyText, (search) => {
      const place = pickerPlace(new URLSearchParams(search));
      assert.ok(['servicePrincipal', 'application', 'provisioning'].includes(place.kind));
      assert.ok(place.text.length <= 256);
      assert.ok(!(place.kind === 'application' && place.all));
      if (place.kind === 'provisioning') assert.ok(place.view.length <= 256);
    }),
    { numRuns: 20_000 },
  );
});

test('a place comes back from its own address', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('servicePrincipal' as const, 'application' as const),
      anyText,
      fc.boolean(),
      (kind, any, every) => {
        const all = every && kind === 'servicePrincipal';
        // An address holds well-formed text only; the rest is cut as in a link that is too long.
        const text = any.toWellFormed().slice(0, 256).toWellFormed();
        const address = pickerParams({ kind, text, all }).toString();
        assert.deepStrictEqual(pickerPlace(new URLSearchParams(address)), { kind, text, all });
      },
    ),
    { numRuns: 20_000 },
  );
});

test('the plain list is the bare address', () => {
  expect(pickerParams({ kind: 'servicePrincipal', text: '', all: false }).toString()).toBe('');
});

test('the table of provisioned applications comes back with its text and filters, from an application too', () => {
  fc.assert(
    fc.property(anyText, fc.stringMatching(/^[a-z0-9_.-]{0,256}$/), (anyWords, anyView) => {
      const text = anyWords.toWellFormed().slice(0, 256).toWellFormed();
      const place = { kind: 'provisioning', text, view: anyView } as const;
      const search = pickerSearch(place);
      assert.deepStrictEqual(pickerPlace(new URLSearchParams(search)), place);
      assert.strictEqual(listPath(listState(search), 'servicePrincipal'), `/${search}`);
    }),
  );
  for (const view of ['A', '<b>', 'é', 'a'.repeat(257)])
    expect(pickerPlace(new URLSearchParams({ kind: 'provisioning', view }))).toMatchObject({ view: '' });
  expect(pickerSearch({ kind: 'provisioning', text: '', view: '' })).toBe('?kind=provisioning');
});

test('from tab to tab the text stays, and what only one of them has goes', () => {
  const fleet = { kind: 'provisioning', text: 'hr', view: 'quarantined' } as const;
  const every = placeWith(fleet, { kind: 'servicePrincipal', all: true });
  expect(every).toEqual({ kind: 'servicePrincipal', text: 'hr', all: true });
  expect(placeWith(every, { kind: 'application' })).toEqual({ kind: 'application', text: 'hr', all: false });
  expect(placeWith(every, { kind: 'provisioning' })).toEqual({ kind: 'provisioning', text: 'hr', view: '' });
  expect(placeWith(fleet, { text: 'x' })).toEqual({ ...fleet, text: 'x' });
});

test('a renewal begins by its own link alone', () => {
  expect(asksToRenew(renewState('?kind=provisioning'))).toBe(true);
  expect(listPath(renewState('?kind=provisioning'), 'servicePrincipal')).toBe('/?kind=provisioning');
  for (const other of [null, undefined, 'renew', listState(''), { renew: 'true' }])
    expect(asksToRenew(other)).toBe(false);
});
