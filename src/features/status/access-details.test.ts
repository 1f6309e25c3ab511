import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { judgePreflight, type PreflightFacts } from '#src/domain/preflight/judge-preflight.ts';
import { TextProvider } from '#src/i18n/text-provider.tsx';
import { obstacleWords, roleWords, scopeWords } from './access-details.tsx';

const scope = 'Synchronization.ReadWrite.All';
const everyUser = 'b79fbf4d-3ef9-4689-8143-76b194e85509';
const applicationAdministrator = '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3';
const hybridIdentityAdministrator = '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2';
const globalReader = 'f2ef992c-3afb-46b9-b7cf-a126ee74c451';
const holding = (...roles: readonly string[]) => ({ scopes: [scope], roles: [everyUser, ...roles] });
const refused = (status: number, code: string) =>
  ({ state: 'failed', failure: { kind: 'refused', by: 'graph', status, code, message: '' } }) as const;
const denied = refused(401, 'UnknownError');

/** A person with the permission and nothing else, on an enterprise application of the tenant. */
const anyone: PreflightFacts = {
  target: { kind: 'servicePrincipal' },
  wanted: [scope],
  write: holding(),
  status: undefined,
  read: holding(),
  active: undefined,
  owns: { enterpriseApp: false, registration: false },
  owners: 'read',
  check: { state: 'not-made' },
};

function said(words: ReactNode): string {
  const html = renderToStaticMarkup(createElement(TextProvider, null, words));
  return html.replaceAll(/<[^>]*>/g, '').replaceAll('&#x27;', "'");
}

const registration = { target: { kind: 'application' } } as const;
const ownsRegistration = { owns: { enterpriseApp: false, registration: true } };

/** `clear`: nothing stands in the way, so that the page says nothing of it. */
type Row = [what: string, changes: Partial<PreflightFacts>, state: string, obstacle: string, details: string];

test.each<Row>([
  ['a role', { write: holding(applicationAdministrator) }, 'ready', '', 'You have the role Application Adm'],
  [
    'another, in capitals',
    { write: holding(hybridIdentityAdministrator.toUpperCase()) },
    'ready',
    '',
    'You have the role Hybrid Identity Administrator.',
  ],
  [
    'a role in a token that only looks',
    { write: undefined, status: holding(applicationAdministrator), read: holding() },
    'ready',
    '',
    'You have the role',
  ],
  [
    'the owner',
    { owns: { enterpriseApp: true, registration: false } },
    'ready',
    '',
    'You own this enterprise',
  ],
  [
    'no role',
    {},
    'unknown',
    'No qualifying role found. You need Application Administrator, Cloud Application Administrator or Hybrid Identity Administrator, or to own this app. If your role is in PIM, activate it and sign in again.',
    'A custom role may be enough; Microsoft Graph decides.',
  ],
  ['no role, refused', { check: denied }, 'missing', 'No qualifying role found. You need', 'No qualifying'],
  [
    'a refusal to a token that only looks',
    { write: undefined, status: holding(), check: denied },
    'missing',
    'No qual',
    '',
  ],
  [
    'a refusal by the directory',
    { check: refused(403, 'Authorization_RequestDenied') },
    'missing',
    'You need',
    '',
  ],
  [
    'a Global Reader',
    { write: holding(globalReader) },
    'unknown',
    "Global Reader isn't enough. You need",
    '',
  ],
  ['one that is refused', { write: holding(globalReader), check: denied }, 'missing', 'Global Reader', ''],
  ['the owner of the registration', ownsRegistration, 'unknown', 'You own the app registration, but not', ''],
  [
    'the same, refused',
    { ...ownsRegistration, check: denied },
    'missing',
    'You own the app registration',
    '',
  ],
  [
    'an owner on the page of the registration',
    { ...registration, owns: { enterpriseApp: true, registration: true } },
    'unknown',
    'Open that one instead.',
    'Open that one instead.',
  ],
  ['no role there', registration, 'unknown', 'No qualifying role found for this registration. You need', ''],
  ['owners that could not be read', { owners: 'unread' }, 'unknown', "the owners couldn't be read", ''],
  [
    'a role that the token is too old for',
    { active: [applicationAdministrator] },
    'unknown',
    'Your role Application Administrator is active now. Sign in again',
    'Sign in again',
  ],
  [
    'a custom role',
    { check: { state: 'answered', answer: { templates: 1, jobs: [] } } },
    'unknown',
    '',
    'you can view provisioning. A custom role may allow changes too',
  ],
  [
    'a token without roles',
    { write: { scopes: [scope], roles: undefined } },
    'unknown',
    '',
    "doesn't list your roles",
  ],
  [
    'a role that Graph does not honour',
    { write: holding(applicationAdministrator), check: denied },
    'unknown',
    'although you have the role Application Administrator. Sign in again',
    'although',
  ],
  [
    'an owner whom Graph refuses',
    { owns: { enterpriseApp: true, registration: false }, check: denied },
    'unknown',
    'Microsoft Graph refused, although you own this app. You need',
    'although',
  ],
])('%s', (_, changes, state, obstacle, details) => {
  const facts = { ...anyone, ...changes };
  const { role } = judgePreflight(facts);
  expect(role.state).toBe(state);
  const words = said(obstacleWords(role, facts.target.kind));
  if (obstacle === '') expect(words).toBe('');
  expect(words).toContain(obstacle);
  expect(said(roleWords(role, facts.target.kind))).toContain(details);
});

test.each<[what: string, changes: Partial<PreflightFacts>, state: string, sentence: string]>([
  ['a token with it', {}, 'ready', `${scope} granted.`],
  [
    'the permission of the older page',
    { write: { scopes: ['Directory.ReadWrite.All'], roles: [] } },
    'ready',
    'Directory.ReadWrite.All granted.',
  ],
  ['no token', { write: undefined }, 'unknown', `${scope} is requested when you first change something.`],
  ['a token without it', { write: { scopes: ['User.Read'], roles: [] } }, 'missing', "isn't in your token."],
  [
    'a permission of their own',
    { wanted: ['api://own/Sync'], write: { scopes: ['Sync'], roles: [] } },
    'unknown',
    'This site asks for api://own/Sync',
  ],
])('of the permission to change: %s', (_, changes, state, sentence) => {
  const facts = { ...anyone, ...changes };
  const tick = judgePreflight(facts).scope;
  expect(tick.state).toBe(state);
  expect(said(scopeWords(tick, facts.wanted))).toContain(sentence);
});
