import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isSignedOutElsewhere, markSignIn, markSignOut, onSignOutElsewhere } from './sign-outs.ts';

/** As much of a browser's storage as is used here. */
class Kept {
  readonly items = new Map<string, string>();
  getItem = (name: string) => this.items.get(name) ?? null;
  setItem = (name: string, text: string) => void this.items.set(name, text);
  removeItem = (name: string) => void this.items.delete(name);
}

/** A tab keeps a storage and listeners of its own, and shares one storage with the others. */
type Tab = { session: Kept; page: EventTarget };
let shared: Kept;

function tab(): Tab {
  return { session: new Kept(), page: new EventTarget() };
}

/** Runs as the code of that tab. */
function within<Result>({ session, page }: Tab, run: () => Result): Result {
  vi.stubGlobal('localStorage', shared);
  vi.stubGlobal('sessionStorage', session);
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  return run();
}

/** As a browser says to a tab that another one has written. */
const notify = (to: Tab) =>
  within(to, () =>
    to.page.dispatchEvent(Object.assign(new Event('storage'), { key: 'provisioning-keys.sign-out' })),
  );

beforeEach(() => void (shared = new Kept()));
afterEach(() => void vi.unstubAllGlobals());

function signedIn(): Tab {
  const one = tab();
  within(one, markSignIn);
  return one;
}

test('a sign-out reaches every other tab once, and not the one in which it happened', () => {
  const [one, other, third] = [signedIn(), signedIn(), signedIn()];
  const left = [one, other, third].map((each) => {
    const leave = vi.fn<() => void>();
    within(each, () => onSignOutElsewhere(leave));
    return leave;
  });
  const [, leftOther, leftThird] = left;
  notify(other);
  expect(leftOther).not.toHaveBeenCalled();
  within(one, markSignOut);
  for (const each of [other, third, other, third]) notify(each);
  expect(leftOther).toHaveBeenCalledOnce();
  expect(leftThird).toHaveBeenCalledOnce();
});

test('a tab that slept or was away when it happened learns of it as soon as it looks', () => {
  const [one, away] = [signedIn(), signedIn()];
  within(one, markSignOut);
  expect(within(away, isSignedOutElsewhere)).toBe(true);
  const leave = vi.fn<() => void>();
  within(away, () => onSignOutElsewhere(leave));
  expect(leave).toHaveBeenCalledOnce();
});

test('a session that begins after a sign-out is none that ended, in whichever tab', () => {
  const [one, other] = [signedIn(), signedIn()];
  within(one, markSignOut);
  within(one, markSignIn);
  expect(within(one, isSignedOutElsewhere)).toBe(false);
  expect(within(signedIn(), isSignedOutElsewhere)).toBe(false);
  expect(within(other, isSignedOutElsewhere)).toBe(true);
  within(other, markSignIn);
  expect(within(other, isSignedOutElsewhere)).toBe(false);
  within(other, markSignOut);
  expect(within(one, isSignedOutElsewhere)).toBe(true);
});

test('what another page writes ends no session that no sign-out has ended', () => {
  const one = signedIn();
  const leave = vi.fn<() => void>();
  within(one, () => onSignOutElsewhere(leave));
  shared.setItem('other', 'text');
  notify(one);
  expect(leave).not.toHaveBeenCalled();
});

test('where the browser stores nothing, nothing is thrown and nothing is over', () => {
  const refusing = () => {
    throw new DOMException('Denied', 'SecurityError');
  };
  for (const name of ['localStorage', 'sessionStorage'])
    vi.stubGlobal(name, { getItem: refusing, setItem: refusing, removeItem: refusing });
  markSignIn();
  markSignOut();
  expect(isSignedOutElsewhere()).toBe(false);
});
