import { expect, test } from 'vitest';
import { portalPage } from './portal-link.ts';

const ids = { id: '0d2f8c1e-95b7-4f63-8a1c-6b3e70d4f921', appId: '5f1c1d3a-8c52-4b7e-9f60-2d4a7b91c3e8' };

test.each([
  ['global', 'entra.microsoft.com'],
  ['usgov', 'entra.microsoft.us'],
  ['usgov-dod', 'entra.microsoft.us'],
  ['china', 'entra.microsoftonline.cn'],
] as const)('in %s it leads to the provisioning of the enterprise application', (cloud, host) => {
  const url = new URL(portalPage(cloud, { kind: 'servicePrincipal', ...ids }, 'ProvisioningManagement'));
  expect(url.hostname).toBe(host);
  expect(url.hash).toBe(
    `#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/ProvisioningManagement/objectId/${ids.id}/appId/${ids.appId}`,
  );
});

test('an app registration has a page by its app ID, and no id leaves its place in the address', () => {
  expect(portalPage('global', { kind: 'application', ...ids })).toMatch(
    new RegExp(`/ApplicationMenuBlade/~/Overview/appId/${ids.appId}$`),
  );
  const odd = portalPage('global', { kind: 'servicePrincipal', id: 'a/../b?c#d', appId: '@evil.example/' });
  expect(new URL(odd).hostname).toBe('entra.microsoft.com');
  expect(odd).toContain('/objectId/a%2F..%2Fb%3Fc%23d/appId/%40evil.example%2F');
});
