import { afterEach, expect, test, vi } from 'vitest';
import { dropForeignAnswer, dropLateAnswers } from './strip-auth-response.ts';

afterEach(() => vi.unstubAllGlobals());

type Parts = Pick<Location, 'pathname' | 'search' | 'hash'>;

/** Puts the page at an address; returns how it changes the address. */
function at({ pathname, search, hash }: Parts) {
  const replaceState = vi.fn<History['replaceState']>();
  vi.stubGlobal('location', { pathname, search, hash });
  vi.stubGlobal('history', { state: { idx: 3 }, replaceState });
  return replaceState;
}

const id = '8e82495e-e860-4a3f-a821-cfa8b4bc2c56';

test.each([
  ['/#code=made-up&client_info=e30&state=eyJpZCI6IjAifQ', '/'],
  ['/#code=made-up', '/'],
  ['/#error=access_denied&error_description=AADSTS50105%3A+Call+this+number&state=e30', '/'],
  ['/#access_token=eyJhbGciOiJub25lIn0.e30.&token_type=Bearer', '/'],
  ['/#anything', '/'],
  // MSAL believes an address with a state to be a popup's; a code alone is for deep-link.ts to report.
  ['/?code=made-up&state=e30', '/?code=made-up'],
  ['/?state=a&q=HR&state=b', '/?q=HR'],
  ['/?state=', '/'],
  [
    `/service-principals/${id}?tenant=contoso.example&state=e30#code=x`,
    `/service-principals/${id}?tenant=contoso.example`,
  ],
])('%s becomes %s', (before, after) => {
  const replaceState = at(new URL(before, 'https://keys.example'));
  dropForeignAnswer();
  expect(replaceState).toHaveBeenCalledExactlyOnceWith({ idx: 3 }, '', after);
});

test('a path of two slashes, which would be a host, becomes one of this page', () => {
  const replaceState = at({ pathname: '//attacker.example/', search: '?state=e30', hash: '' });
  dropForeignAnswer();
  expect(replaceState).toHaveBeenCalledExactlyOnceWith({ idx: 3 }, '', '/attacker.example/');
});

test.each(['/', '/?q=HR%20x&kind=applications', '/?code=made-up', `/applications/${id}`])(
  '%s stays as it is',
  (address) => {
    const replaceState = at(new URL(address, 'https://keys.example'));
    dropForeignAnswer();
    expect(replaceState).not.toHaveBeenCalled();
  },
);

test('what a link puts behind the # sign of an open page goes as well', () => {
  const listeners = new Map<string, () => void>();
  vi.stubGlobal('addEventListener', (name: string, listener: () => void) => listeners.set(name, listener));
  dropLateAnswers();
  const replaceState = at({ pathname: '/', search: '', hash: '#code=late&state=e30' });
  listeners.get('hashchange')?.();
  expect(replaceState).toHaveBeenCalledExactlyOnceWith({ idx: 3 }, '', '/');
});
