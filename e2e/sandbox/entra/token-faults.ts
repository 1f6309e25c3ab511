import { signInRefusals } from './sign-in-refusals.ts';
import type { SignInCode } from './sign-in-refusals.ts';

/** What the token endpoint does under each switch, in one sentence. */
export const tokenFaults = {
  html: 'Answers 200 with an HTML page.',
  empty: 'Answers 200 with an empty JSON object.',
  gateway: 'Answers 502 with an HTML page.',
  throttled: 'Answers 429 with Retry-After: 120.',
  unavailable: 'Answers 503 and says nothing about when to come back.',
  dropped: 'Drops the connection.',
  'no-answer': 'Takes the request and never answers.',
  slow: 'Answers after seven seconds, which is too late for the click to open a window.',
  'dead-refresh':
    'The refresh token of a single-page application has reached its limit (AADSTS700084); a new sign-in mends it.',
  claims: 'Asks for the authentication context c1, which Entra’s window gives.',
  'consent-revoked': 'Every consent has been taken back (AADSTS65001); Entra’s window asks for it again.',
  'wrong-tenant': 'Gives tokens of another tenant.',
  'other-account': 'Gives tokens of Ray Reader to each account.',
  'odd-claims': 'Gives ID tokens in which the name is an object and the user name a number.',
  'clock-ahead': 'Entra and Graph are three hours ahead of this computer; everything works.',
  'clock-behind': 'Entra and Graph are three hours behind this computer; everything works.',
} as const;
export type TokenFault = keyof typeof tokenFaults;

export type TokenSwitch = TokenFault | SignInCode;

/** `write`: only requests for the write permission, so that a person is signed in and has typed values by then. */
export const reaches = ['all', 'write'] as const;
export type Reach = (typeof reaches)[number];

export function isTokenSwitch(name: string | undefined): name is TokenSwitch {
  return name !== undefined && (Object.hasOwn(tokenFaults, name) || Object.hasOwn(signInRefusals, name));
}

export function isSignInCode(name: TokenSwitch): name is SignInCode {
  return Object.hasOwn(signInRefusals, name);
}

/** All switches of Entra with one sentence each, for callers that list them. */
export const tokenScenarios: readonly { readonly name: string; readonly about: string }[] = [
  ...Object.entries(tokenFaults).map(([name, about]) => ({ name, about })),
  ...Object.entries(signInRefusals).map(([name, { about }]) => ({ name, about })),
];
