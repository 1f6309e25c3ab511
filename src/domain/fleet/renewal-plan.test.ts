import { describe, expect, test } from 'vitest';
import { connectorById } from '#src/domain/connectors/connectors.ts';
import type { KnownKey } from '#src/domain/save-plan/plan-save.ts';
import { needsTemplates, planRenewal, recognitionOf, vendorOf } from './renewal-plan.ts';
import type { JobSummary } from './scan.ts';

const id = '0a1b2c3d-4e5f-4071-8293-a4b5c6d7e8f9';
const target = { kind: 'servicePrincipal', id, appId: id, displayName: 'HR' } as const;
const job: JobSummary = {
  templateId: 'scim',
  run: 'runs',
  stopped: undefined,
  quarantine: undefined,
  lastRun: { failed: undefined, at: undefined },
  lastSuccess: undefined,
  failedObjects: undefined,
  interval: undefined,
};
const row = (templateId: string | undefined) => ({ target, job: { ...job, templateId } });
const hidden = (key: string): KnownKey => ({ key, value: { kind: 'hidden' } });
const plain = (key: string, text: string): KnownKey => ({ key, value: { kind: 'plain', text } });
const read = (...stored: KnownKey[]) => ({ stored, templates: undefined });
const address = plain('BaseAddress', 'https://vendor.example/scim');
const token = { keys: ['SecretToken'], hasProblem: false, mayRemove: false };

describe('the plan of one renewal', () => {
  test('a bearer token is saved, and what Graph returns in plain is kept', () => {
    expect(planRenewal(row('scim'), read(address, hidden('SecretToken')), token)).toMatchObject({
      state: 'ready',
      verb: 'save',
      keys: ['SecretToken'],
      removed: [],
      plan: {
        steps: [
          { action: 'keep', key: 'BaseAddress' },
          { action: 'replace', key: 'SecretToken' },
        ],
      },
    });
  });

  test('client credentials are authorized, and nothing of what is stored is in the way', () => {
    const stored = read(
      address,
      hidden('Oauth2ClientSecret'),
      plain('Oauth2ClientId', 'a'),
      plain('Oauth2TokenExchangeUri', 'https://vendor.example/token'),
    );
    expect(planRenewal(row('scim'), stored, { ...token, keys: ['Oauth2ClientSecret'] })).toMatchObject({
      state: 'ready',
      verb: 'authorize',
      plan: undefined,
    });
  });

  test('a save that would lose a hidden key leaves the application out, and names the key', () => {
    const stored = read(address, hidden('SecretToken'), hidden('Password'));
    expect(planRenewal(row('scim'), stored, token)).toMatchObject({
      state: 'left-out',
      why: 'loses-key',
      keys: ['Password'],
    });
    expect(planRenewal(row('scim'), stored, { ...token, mayRemove: true })).toMatchObject({
      state: 'ready',
      removed: ['Password'],
    });
    const settings = read(address, hidden('SecretToken'), hidden('SyncNotificationSettings'));
    expect(
      planRenewal(row('scim'), settings, { ...token, mayRemove: true }),
      'Graph lets nothing remove these',
    ).toMatchObject({ state: 'left-out', why: 'loses-key', keys: ['SyncNotificationSettings'] });
  });

  test('what only the portal can authorize is left out', () => {
    const portal = { ...row(undefined), target: { ...target, applicationTemplateId: googleTemplate() } };
    expect(planRenewal(portal, read(), token)).toMatchObject({ state: 'left-out', why: 'portal' });
  });

  test('nothing is done where nothing is known, typed or right', () => {
    const failure = { kind: 'unreachable', origin: 'https://graph.example', offline: false } as const;
    expect(planRenewal(row('scim'), undefined, token)).toMatchObject({ why: 'unread' });
    expect(planRenewal(row('scim'), { failure }, token)).toMatchObject({ why: 'unread', failure });
    expect(planRenewal(row('scim'), read(), { ...token, keys: [] })).toMatchObject({ why: 'no-value' });
    expect(planRenewal(row('scim'), read(), { ...token, hasProblem: true })).toMatchObject({
      why: 'value-problem',
    });
  });

  test('an application that nothing recognises is recognised by its template, as on its page', () => {
    const unknown = row('SomethingNew');
    expect(needsTemplates(unknown)).toBe(true);
    expect(needsTemplates(row('scim'))).toBe(false);
    const fields = [{ name: 'baseaddress' }, { name: 'secrettoken' }];
    const known = { stored: [], templates: [{ isOAuth: undefined, fields }] };
    expect(recognitionOf(unknown, known)).toMatchObject({ source: 'metadata', authorization: 'save' });
    expect(
      recognitionOf(unknown, { stored: [], templates: [{ isOAuth: true, fields: undefined }] }),
    ).toMatchObject({
      authorization: 'portal',
    });
  });
});

test('a vendor is known by its address, or by its product, and never by a text that is no address', () => {
  const salesforce = connectorById('salesforce');
  expect(vendorOf(undefined, read(address))).toBe('vendor.example');
  expect(vendorOf(salesforce, read(plain('BaseAddress', 'https://a.example:8443/x')))).toBe('a.example:8443');
  expect(vendorOf(salesforce, read())).toBe(salesforce?.names[0]);
  expect(
    vendorOf(connectorById('generic-scim'), read(plain('BaseAddress', 'not an address'))),
  ).toBeUndefined();
  expect(vendorOf(undefined, read(hidden('BaseAddress')))).toBeUndefined();
  expect(vendorOf(undefined, undefined)).toBeUndefined();
});

function googleTemplate(): string {
  const found = connectorById('google-workspace')?.galleryTemplates[0];
  if (!found) throw new Error('Google Workspace has no template');
  return found.id;
}
