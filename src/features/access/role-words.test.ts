import { test } from 'vitest';
import {
  applicationAdministrator,
  denied,
  globalReader,
  holding,
  hybridIdentityAdministrator,
  refused,
  scope,
  shown,
  type Row,
  expectSaid,
} from './preflight.fixture.ts';

const rows: readonly Row[] = [
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
  ['a refused one', { write: holding(globalReader), check: denied }, 'missing', 'You are a Global Reader'],
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
];

test.each(rows)('%s', (...row) => expectSaid('role', row));
