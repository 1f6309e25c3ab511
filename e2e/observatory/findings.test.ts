import { describe, expect, test } from 'vitest';
import { goodPolicy, graded, guarded } from './good-answer.ts';
import { type Finding, modifiers } from './modifiers.ts';

const policies: Readonly<Record<string, Finding>> = {
  [`${goodPolicy}; img-src 'self'`]: 'csp-implemented-with-no-unsafe-default-src-none',
  "default-src 'self'": 'csp-implemented-with-no-unsafe',
  "default-src 'none' https://keys.example": 'csp-implemented-with-no-unsafe',
  "default-src 'none'; style-src 'unsafe-inline'": 'csp-implemented-with-unsafe-inline-in-style-src-only',
  "default-src 'none'; style-src 'unsafe-inline' 'sha256-AA'":
    'csp-implemented-with-no-unsafe-default-src-none',
  "default-src 'none'; script-src 'self' 'unsafe-inline'": 'csp-implemented-with-unsafe-inline',
  "default-src 'none'; script-src data:": 'csp-implemented-with-unsafe-inline',
  "default-src 'none'; script-src https:": 'csp-implemented-with-unsafe-inline',
  "default-src 'none'; object-src *": 'csp-implemented-with-unsafe-inline',
  "img-src 'self'": 'csp-implemented-with-unsafe-inline',
  "default-src 'none'; script-src 'self' 'unsafe-eval'": 'csp-implemented-with-unsafe-eval',
  "default-src 'none'; connect-src http://keys.example": 'csp-implemented-with-insecure-scheme',
  "default-src 'none'; img-src http://keys.example":
    'csp-implemented-with-insecure-scheme-in-passive-content-only',
  "default-src 'none'; default-src 'self'": 'csp-header-invalid',
  ' ; ': 'csp-header-invalid',
};
test.each(Object.entries(policies))('%s: %s', (policy, finding) => {
  const { findings, score } = graded({ 'content-security-policy': policy, 'x-frame-options': 'DENY' });
  expect(findings).toContain(finding);
  if (modifiers[finding] <= -20) expect(score).toBeLessThan(90);
});

const cookies: Readonly<Record<string, Finding>> = {
  'theme=1; Secure': 'cookies-secure-with-httponly-sessions',
  'theme=1': 'cookies-without-secure-flag-but-protected-by-hsts',
  'sessionid=1; HttpOnly': 'cookies-session-without-secure-flag-but-protected-by-hsts',
  'sessionid=1; Secure': 'cookies-session-without-httponly-flag',
  'theme=1; Secure; SameSite=Maybe': 'cookies-samesite-flag-invalid',
  'theme=1; SameSite=None': 'cookies-samesite-flag-invalid',
  'csrf=1; Secure': 'cookies-anticsrf-without-samesite-flag',
};
test.each(Object.entries(cookies))('the cookie %s: %s', (cookie, finding) => {
  expect(graded({}, { cookies: ['good=1; Secure; SameSite=Lax', cookie] }).findings).toContain(finding);
});

test('cookies weigh more where plain http is possible', () => {
  const plain = { 'strict-transport-security': undefined };
  expect(graded(plain, { cookies: ['a=1'] }).findings).toContain('cookies-without-secure-flag');
  expect(graded(plain, { cookies: ['login=1; HttpOnly'] }).findings).toContain(
    'cookies-session-without-secure-flag',
  );
});

describe.each<[header: string, cases: readonly [value: string | undefined, finding: Finding][]]>([
  [
    'referrer-policy',
    [
      [undefined, 'referrer-policy-not-implemented'],
      ['unsafe-url', 'referrer-policy-unsafe'],
      ['no-referrer, unsafe-url', 'referrer-policy-unsafe'],
      ['unsafe-url, strict-origin, new-one', 'referrer-policy-private'],
      ['never', 'referrer-policy-header-invalid'],
    ],
  ],
  [
    'strict-transport-security',
    [
      [undefined, 'hsts-not-implemented'],
      ['max-age=300', 'hsts-implemented-max-age-less-than-six-months'],
      ['includeSubDomains', 'hsts-header-invalid'],
      ['max-age=63072000, max-age=63072000', 'hsts-header-invalid'],
    ],
  ],
  [
    'x-content-type-options',
    [
      [undefined, 'x-content-type-options-not-implemented'],
      ['sniff', 'x-content-type-options-header-invalid'],
    ],
  ],
  [
    'cross-origin-resource-policy',
    [
      ['same-site', 'corp-implemented-with-same-site'],
      ['cross-origin', 'corp-implemented-with-cross-origin'],
      ['anyone', 'corp-header-invalid'],
    ],
  ],
  [
    'access-control-allow-origin',
    [
      ['*', 'cross-origin-resource-sharing-implemented-with-public-access'],
      ['https://else.example', 'cross-origin-resource-sharing-implemented-with-restricted-access'],
    ],
  ],
])('%s', (header, cases) => {
  test.each(cases)('%s: %s', (value, finding) => {
    expect(graded({ [header]: value }).findings).toContain(finding);
  });
});

test('an answer that lets every stranger read with credentials falls to C', () => {
  const { score, letter } = graded({
    'access-control-allow-origin': 'https://http-observatory.security.mozilla.org',
    'access-control-allow-credentials': 'true',
  });
  expect({ score, letter }).toEqual({ score: 50, letter: 'C' });
});

test.each<[value: string | undefined, finding: Finding]>([
  ['SAMEORIGIN', 'x-frame-options-sameorigin-or-deny'],
  ['ALLOW-FROM https://else.example', 'x-frame-options-allow-from-origin'],
  ['maybe', 'x-frame-options-header-invalid'],
  [undefined, 'x-frame-options-not-implemented'],
])('without frame-ancestors, X-Frame-Options %s: %s', (value, finding) => {
  const bare = { 'content-security-policy': "default-src 'none'", 'x-frame-options': value };
  expect(graded(bare).findings).toContain(finding);
});

test.each<[route: readonly string[], finding: Finding]>([
  [[], 'redirection-not-needed-no-http'],
  [['http://keys.example/'], 'redirection-missing'],
  [['http://keys.example/', 'http://keys.example/in'], 'redirection-not-to-https'],
  [
    ['http://keys.example/', 'http://keys.example/in', 'https://keys.example/'],
    'redirection-not-to-https-on-initial-redirection',
  ],
  [['http://keys.example/', 'https://else.example/'], 'redirection-off-host-from-http'],
])('%j: %s', (route, finding) => {
  expect(graded({}, {}, { route }).findings).toContain(finding);
});

test.each<[body: string, finding: Finding]>([
  ['<p>nothing</p>', 'sri-not-implemented-but-no-scripts-loaded'],
  ['<script src="/a.js"></script>', 'sri-not-implemented-but-all-scripts-loaded-from-secure-origin'],
  [
    `${guarded}<script src="/b.js"></script>`,
    'sri-not-implemented-but-all-scripts-loaded-from-secure-origin',
  ],
  [
    '<script src="https://else.example/a.js"></script>',
    'sri-not-implemented-but-external-scripts-loaded-securely',
  ],
  [
    '<script src="https://else.example/a.js" integrity="sha384-A"></script>',
    'sri-implemented-and-external-scripts-loaded-securely',
  ],
  [
    '<script src="//else.example/a.js" integrity="sha384-A"></script>',
    'sri-implemented-but-external-scripts-not-loaded-securely',
  ],
  [
    '<script src="http://else.example/a.js"></script>',
    'sri-not-implemented-and-external-scripts-not-loaded-securely',
  ],
])('%s: %s', (body, finding) => {
  expect(graded({}, { body }).findings).toContain(finding);
});

test('what is no page has no scripts to guard', () => {
  expect(graded({ 'content-type': 'application/json' }, { body: '{}' }).findings).toContain(
    'sri-not-implemented-response-not-html',
  );
});
