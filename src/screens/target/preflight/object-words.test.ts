import { test } from 'vitest';
import { asking, denied, refused, shown, type Row, expectSaid } from './scripted-preflight.ts';

const rows: readonly Row[] = [
  ['nothing asked', {}, 'unknown', 'Whether it can be provisioned shows when you check'],
  ['a permission missing', { check: asking('consent') }, 'unknown', 'shows when you check'],
  ['a job', { check: shown(1, 1) }, 'ready', 'It can be provisioned, and one job does so.'],
  ['two jobs', { check: shown(2, 2) }, 'ready', 'It can be provisioned, and 2 jobs do so.'],
  ['no job', { check: shown(1, 0) }, 'ready', 'It can be provisioned, but there is no job yet'],
  ['a registration', { target: { kind: 'application' }, check: shown(1) }, 'ready', 'It can be provisioned.'],
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
];

test.each(rows)('%s', (...row) => expectSaid('object', row));
