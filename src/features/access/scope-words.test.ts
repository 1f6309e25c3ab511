import { test } from 'vitest';
import { asking, scope, type Row, expectSaid } from './preflight.fixture.ts';

const rows: readonly Row[] = [
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
  ['a refusal', { write: undefined, check: asking('declined') }, 'missing', "declined in Microsoft's window"],
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
];

test.each(rows)('%s', (...row) => expectSaid('scope', row));
