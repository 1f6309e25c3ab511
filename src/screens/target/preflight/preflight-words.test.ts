import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { Failure } from '#src/failure.ts';
import { TextProvider } from '#src/i18n/text-provider.tsx';
import { type Check, judgePreflight, type PreflightFacts } from './judge-preflight.ts';
import { objectWords } from './object-words.tsx';
import { roleWords } from './role-words.tsx';
import { scopeWords } from './scope-words.tsx';

const scope = 'Synchronization.ReadWrite.All';
const everyUser = 'b79fbf4d-3ef9-4689-8143-76b194e85509';
const applicationAdministrator = '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3';
const hybridIdentityAdministrator = '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2';
const globalReader = 'f2ef992c-3afb-46b9-b7cf-a126ee74c451';

const holding = (...roles: readonly string[]) => ({ scopes: [scope], roles: [everyUser, ...roles] });
const refused = (status: number, code: string): Check => ({
  state: 'failed',
  failure: { kind: 'refused', by: 'graph', status, code, message: '' },
});
const asking = (reason: Extract<Failure, { kind: 'needs-interaction' }>['reason']): Check => ({
  state: 'failed',
  failure: { kind: 'needs-interaction', reason, scopes: [scope] },
});
const denied = refused(401, 'UnknownError');
const shown = (templates: number, jobs?: number): Check => ({
  state: 'answered',
  answer: { templates, jobs },
});

/** A person with the permission and nothing else, on an enterprise application of the tenant. */
const nobody: PreflightFacts = {
  target: { kind: 'servicePrincipal' },
  wanted: [scope],
  write: holding(),
  read: holding(),
  active: undefined,
  owns: { enterpriseApp: false, registration: false },
  owners: 'read',
  twin: undefined,
  check: { state: 'not-made' },
};

function said(words: ReactNode): string {
  const html = renderToStaticMarkup(createElement(TextProvider, null, words));
  return html.replaceAll(/<[^>]*>/g, '').replaceAll('&#x27;', "'");
}

function judged(tick: 'scope' | 'role' | 'object', changes: Partial<PreflightFacts>) {
  const facts = { ...nobody, ...changes };
  const preflight = judgePreflight(facts);
  const { kind } = facts.target;
  const words = {
    scope: () => scopeWords(preflight.scope, facts.wanted),
    role: () => roleWords(preflight.role, kind),
    object: () => objectWords(preflight.object, kind),
  };
  return [preflight[tick].state, said(words[tick]())] as const;
}

type Row = readonly [
  what: string,
  changes: Partial<PreflightFacts>,
  state: 'ready' | 'missing' | 'unknown',
  sentence: string,
];

describe.each<readonly [tick: 'scope' | 'role' | 'object', rows: readonly Row[]]>([
  [
    'scope',
    [
      ['a token with it', {}, 'ready', `Your token holds ${scope}.`],
      [
        'the permission of the older page',
        { write: { scopes: ['Directory.ReadWrite.All'], roles: [] } },
        'ready',
        'Your token holds Directory.ReadWrite.All.',
      ],
      ['no token', { write: undefined }, 'unknown', `${scope} has not been asked for yet.`],
      ['consent', { write: undefined, check: asking('consent') }, 'missing', 'nobody has consented to it'],
      [
        'approval',
        { write: undefined, check: asking('admin-consent') },
        'missing',
        'only an administrator can consent to it. Send the link below',
      ],
      [
        'a refusal',
        { write: undefined, check: asking('declined') },
        'missing',
        "declined in Microsoft's window",
      ],
      [
        'a dead session',
        { write: undefined, check: asking('sign-in') },
        'unknown',
        'Your session at Microsoft has ended',
      ],
      [
        'a blocked window',
        { write: undefined, check: asking('popup-blocked') },
        'unknown',
        'has not been asked for yet',
      ],
      [
        'a token without it',
        { write: { scopes: ['User.Read'], roles: [] } },
        'missing',
        'gave a token without it',
      ],
      [
        'a permission of their own',
        { wanted: ['api://own/Sync'], write: { scopes: ['Sync'], roles: [] } },
        'unknown',
        'set up to ask for api://own/Sync',
      ],
    ],
  ],
  [
    'role',
    [
      [
        'a role',
        { write: holding(applicationAdministrator) },
        'ready',
        'You have the role Application Administrator.',
      ],
      [
        'another role',
        { write: holding(hybridIdentityAdministrator.toUpperCase()) },
        'ready',
        'You have the role Hybrid Identity Administrator.',
      ],
      [
        'the owner',
        { owns: { enterpriseApp: true, registration: false } },
        'ready',
        'You own this enterprise application, which is enough.',
      ],
      [
        'nobody',
        {},
        'unknown',
        'Your token names no role that is enough, and you do not own it. It takes one of the roles',
      ],
      ['nobody at all', {}, 'unknown', 'A custom role may be enough, and no token names one: Graph decides.'],
      [
        'somebody eligible',
        {},
        'unknown',
        'merely eligible for in Privileged Identity Management does not count',
      ],
      [
        'a refused nobody',
        { check: denied },
        'missing',
        'Graph did not let you see how it is provisioned. Your token names',
      ],
      [
        'a refusal by the directory',
        { check: refused(403, 'Authorization_RequestDenied') },
        'missing',
        'Graph did not let',
      ],
      [
        'a Global Reader',
        { write: holding(globalReader) },
        'unknown',
        'You are a Global Reader, which is not enough.',
      ],
      [
        'a refused one',
        { write: holding(globalReader), check: denied },
        'missing',
        'You are a Global Reader',
      ],
      [
        'the owner of the registration',
        { owns: { enterpriseApp: false, registration: true } },
        'unknown',
        'You own the app registration, not the enterprise application, and that is not enough.',
      ],
      [
        'the same, refused',
        { owns: { enterpriseApp: false, registration: true }, check: denied },
        'missing',
        'You own the app registration, not the enterprise application',
      ],
      [
        'an owner on the page of the registration',
        { target: { kind: 'application' }, owns: { enterpriseApp: true, registration: true } },
        'unknown',
        'You own its enterprise application, which is enough there and not here',
      ],
      [
        'nobody there',
        { target: { kind: 'application' } },
        'unknown',
        'Your token names no role that is enough. It takes',
      ],
      ['owners that nobody told', { owners: 'unread' }, 'unknown', 'who owns it could not be found out'],
      [
        'a role that the token is too old for',
        { active: [applicationAdministrator] },
        'unknown',
        'The role Application Administrator is active now, but your token is older',
      ],
      ['a custom role', { check: shown(1, 1) }, 'unknown', 'a custom role, which no token names'],
      [
        'a token without roles',
        { write: { scopes: [scope], roles: undefined } },
        'unknown',
        'does not say which roles',
      ],
      [
        'a role that Graph does not honour',
        { write: holding(applicationAdministrator), check: denied },
        'unknown',
        'names the role Application Administrator, and Graph refused all the same',
      ],
      [
        'an owner whom Graph refuses',
        { owns: { enterpriseApp: true, registration: false }, check: denied },
        'unknown',
        'You own this enterprise application, and Graph refused all the same.',
      ],
    ],
  ],
  [
    'object',
    [
      ['nothing asked', {}, 'unknown', 'Whether it can be provisioned shows when you check'],
      ['a permission missing', { check: asking('consent') }, 'unknown', 'shows when you check'],
      ['a job', { check: shown(1, 1) }, 'ready', 'It can be provisioned, and one job does so.'],
      ['two jobs', { check: shown(2, 2) }, 'ready', 'It can be provisioned, and 2 jobs do so.'],
      ['no job', { check: shown(1, 0) }, 'ready', 'It can be provisioned, but there is no job yet'],
      [
        'a registration',
        { target: { kind: 'application' }, check: shown(1) },
        'ready',
        'It can be provisioned.',
      ],
      [
        'no template',
        { check: shown(0, 0) },
        'missing',
        'It has no template for provisioning, so it cannot be provisioned.',
      ],
      [
        'a registration without',
        { target: { kind: 'application' }, check: shown(0) },
        'missing',
        'This app registration has no template for provisioning',
      ],
      [
        "one of Microsoft's",
        { target: { kind: 'servicePrincipal', appOwnerTenantId: 'F8CDEF31-a31e-4b4a-93e4-5f571e91255a' } },
        'missing',
        "one of Microsoft's own applications",
      ],
      [
        'one of theirs that can be',
        {
          target: { kind: 'servicePrincipal', appOwnerTenantId: 'f8cdef31-a31e-4b4a-93e4-5f571e91255a' },
          check: shown(1, 1),
        },
        'ready',
        'It can be provisioned',
      ],
      [
        'a deleted one',
        { check: refused(404, 'Request_ResourceNotFound') },
        'missing',
        'it may have been deleted',
      ],
      ['a denied look', { check: denied }, 'unknown', 'Graph does not let you see'],
      ['a broken Graph', { check: refused(500, 'x') }, 'unknown', 'could not be found out'],
    ],
  ],
])('%s', (tick, rows) => {
  test.each(rows)('%s', (_, changes, state, sentence) => {
    const [found, words] = judged(tick, changes);
    expect(found).toBe(state);
    expect(words).toContain(sentence);
  });
});
