import { createElement } from 'react';
import { expect, test } from 'vitest';
import { renderedText } from '#src/ui/rendered-text.fixture.ts';
import { VendorPanel } from './vendor-panel.tsx';

const panel = (connector: string | undefined) => renderedText(createElement(VendorPanel, { connector }), ' ');

test('how to ask the app oneself goes by the connector: with its token, with one to get first, or not at all', () => {
  for (const connector of [undefined, 'generic-scim']) {
    expect(panel(connector)).toContain('Set BASE_ADDRESS and SECRET_TOKEN');
    expect(panel(connector)).toMatch(/filter=userName eq "[\da-f-]{36}"/);
  }
  expect(panel('scim-client-credentials')).toContain('Get an access token from the token endpoint first.');
  expect(panel('scim-client-credentials')).toContain('ACCESS_TOKEN');
  expect(panel('servicenow')).toContain('so there is no query to show');
  expect(panel('servicenow')).not.toContain('userName eq');
});

test('what the answers to it mean is said beside it, and that Microsoft has to reach the address too', () => {
  for (const words of ['401 or 403', '404', '405', 'Microsoft must reach the address too'])
    expect(panel('generic-scim')).toContain(words);
});
