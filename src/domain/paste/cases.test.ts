import { expect, test } from 'vitest';
import { importChanges, importPreview } from './import-preview.ts';

const now = Date.UTC(2026, 0, 1);
type Rows = readonly { key: string }[];
const imported = (text: string, rows: Rows = []) =>
  importChanges(rows, text).map(({ key, value }) => [key, value]);
const reasons = (text: string) =>
  (importPreview([], text, now)?.rows ?? []).flatMap((row) =>
    row.action === 'ignore' ? [`${row.line} ${row.reason}`] : [],
  );

const url = ['BaseAddress', 'https://scim.fabrikam.example/v2'];
const token = ['SecretToken', 'fk7Qm2xTr9Lw4Zp8'];

test('PowerShell as the documentation generates it, behind an import of a module', () => {
  const text = `Import-Module Microsoft.Graph.Applications

$params = @{
	value = @(
		@{
			key = "BaseAddress"
			value = "https://scim.fabrikam.example/v2"
		}
		@{
			key = "SecretToken"
			value = "fk7Qm2xTr9Lw4Zp8"
		}
		@{
			key = "SyncNotificationSettings"
			value = '{"Enabled":false,"DeleteThresholdEnabled":false}'
		}
		@{
			key = "SyncAll"
			value = "false"
		}
	)
}

Set-MgServicePrincipalSynchronizationSecret -ServicePrincipalId $servicePrincipalId -BodyParameter $params
`;
  expect(imported(text)).toEqual([
    url,
    token,
    ['SyncNotificationSettings', '{"Enabled":false,"DeleteThresholdEnabled":false}'],
    ['SyncAll', 'false'],
  ]);
  expect(importPreview([], text, now)).toMatchObject({ format: 'powershell', adds: 4, ignored: 0 });
  expect(importPreview([], text, now)?.rows.map(({ line, lastLine }) => [line, lastLine])).toEqual([
    [5, 8],
    [9, 12],
    [13, 16],
    [17, 20],
  ]);
});

test('an HTTP request, of which the body is read', () => {
  const text = `PUT https://graph.microsoft.com/v1.0/servicePrincipals/7c1d9f40-55aa-4c7e-9d11-0f3c5b2e8a61/synchronization/secrets
Content-type: application/json

{
    "value": [
        {
            "key": "BaseAddress",
            "value": "https://scim.fabrikam.example/v2"
        },
        {
            "key": "SecretToken",
            "value": "fk7Qm2xTr9Lw4Zp8"
        },
        {
            "key": "SyncAll",
            "value": "false"
        }
    ]
}
`;
  expect(imported(text)).toEqual([url, token, ['SyncAll', 'false']]);
  expect(importPreview([], text, now)).toMatchObject({ format: 'http', ignored: 0 });
});

test('PowerShell with commas, blanks and a command behind it', () => {
  const text = `$params = @{
    value= @(
        @{
			key = "BaseAddress"
			value = "https://localhost:8585/ecma2host_LDAP/scim"
		},
		@{
			key = "SecretToken"
			value = "fk7Qm2xTr9Lw4Zp8"
		}
        
    )
	
}


Set-MgServicePrincipalSynchronizationSecret -ServicePrincipalId $LDAPSPN.Id -BodyParameter $params -Verbose
`;
  expect(imported(text)).toEqual([['BaseAddress', 'https://localhost:8585/ecma2host_LDAP/scim'], token]);
});

test('settings that Microsoft publishes are imported as they are, without a finding', () => {
  const settings =
    '{"Enabled":false,"DeleteThresholdEnabled":false,"HumanResourcesLookaheadQueryEnabled":false}';
  const text = `{
  "value": [
    { "key": "AuthenticationType", "value": "SyncPolicy" },
    { "key": "CompanyId", "value": "5b2e8a61-9d11-4c7e-55aa-0f3c7c1d9f40" },
    { "key": "SyncNotificationSettings", "value": ${JSON.stringify(settings)} },
    { "key": "SyncAll", "value": "false" }
  ]
}
`;
  expect(imported(text)).toEqual([
    ['AuthenticationType', 'SyncPolicy'],
    ['CompanyId', '5b2e8a61-9d11-4c7e-55aa-0f3c7c1d9f40'],
    ['SyncNotificationSettings', settings],
    ['SyncAll', 'false'],
  ]);
  const rows = importPreview([], text, now)?.rows ?? [];
  expect(rows).toHaveLength(4);
  for (const row of rows) expect(row).toMatchObject({ action: 'add', problems: [] });
});

test('JSON with comments and a trailing comma', () => {
  const text = `{ 
    "value": [ 
        { 
            "key": "BaseAddress", 
            "value": "https://scim.fabrikam.example/v2" // the base address
        }, 
        { 
            "key": "Oauth2ClientSecret", 
            "value": "fk7Qm2xTr9Lw4Zp8"  // the secret 
        }, 
    ] 
} 
`;
  expect(imported(text)).toEqual([url, ['Oauth2ClientSecret', 'fk7Qm2xTr9Lw4Zp8']]);
  expect(reasons(text)).toEqual([]);
});

test("Entra's own labels of an OAuth client", () => {
  const text = `Tenant URL: https://scim.fabrikam.example/v2
Token Endpoint: https://scim.fabrikam.example/oauth/token
Client Identifier: client-id-72c18731
Client Secret: Zx81qWwLr9-2mKd
`;
  expect(imported(text)).toEqual([
    url,
    ['Oauth2TokenExchangeUri', 'https://scim.fabrikam.example/oauth/token'],
    ['Oauth2ClientId', 'client-id-72c18731'],
    ['Oauth2ClientSecret', 'Zx81qWwLr9-2mKd'],
  ]);
});

const listener = `# listener of our identity provider
CLIENT_ID=idp-admin-daemon
CLIENT_SECRET=Abc8Q~made.up_value-for.a.daemon
TOKEN_URL=https://idp.fabrikam.example/realms/main/protocol/openid-connect/token
SCIM_ENDPOINT=https://scim.fabrikam.example/v2
SCIM_ACCESS_TOKEN=fk7Qm2xTr9Lw4Zp8
`;

test('settings of a program with two systems: what is not of SCIM is offered, and not ticked', () => {
  expect(imported(listener)).toEqual([url, token]);
  expect(importPreview([], listener, now)).toMatchObject({
    adds: 2,
    unticked: 3,
    rows: [
      { key: 'Oauth2ClientId', ticked: false, generic: true, place: 0 },
      { key: 'Oauth2ClientSecret', ticked: false, generic: true },
      { key: 'Oauth2TokenExchangeUri', ticked: false, generic: true },
      { key: 'BaseAddress', ticked: true, generic: false },
      { key: 'SecretToken', ticked: true, generic: false },
    ],
  });
  const ticks = new Map([
    [1, true],
    [4, false],
  ]);
  expect(importChanges([], listener, { ticks }).map(({ key }) => key)).toEqual([
    'Oauth2ClientSecret',
    'BaseAddress',
  ]);
  expect(importChanges([], listener, { ticks }).map(({ called }) => called)).toEqual([
    'ClientSecret',
    'scim endpoint',
  ]);
});

test('the rows on the page decide which of two clients is meant', () => {
  const keys = (rows: Rows) =>
    importPreview(rows, 'client_id=a\nclient_secret=b', now)?.rows.map((row) => 'key' in row && row.key);
  expect(keys([{ key: 'ClientSecret' }, { key: 'SecretToken' }])).toEqual([
    'ClientIdentifier',
    'ClientSecret',
  ]);
  expect(keys([{ key: 'Oauth2ClientId' }, { key: 'Oauth2ClientSecret' }])).toEqual([
    'Oauth2ClientId',
    'Oauth2ClientSecret',
  ]);
  expect(keys([{ key: 'Oauth2TokenExchangeUri' }])).toEqual(['Oauth2ClientId', 'Oauth2ClientSecret']);
});

test('generic names are never ticked, and names of SCIM and of vendors always', () => {
  const lines = [
    'CLIENT_ID',
    'clientSecret',
    'TENANT_ID',
    'TOKEN_URL',
    'scope',
    'user',
    'host',
    'code',
    'account',
    'expires',
  ];
  expect(importPreview([], lines.map((name) => `${name}=x`).join('\n'), now)).toMatchObject({
    adds: 0,
    unticked: 10,
  });
  const scim: readonly (readonly [string, string])[] = [
    ['SCIM_BEARER_TOKEN', 'SecretToken'],
    ['SCIM_ACCESS_TOKEN', 'SecretToken'],
    ['ACME_SCIM_TOKEN', 'SecretToken'],
    ['ACME_2_SCIM_ENDPOINT', 'BaseAddress'],
  ];
  for (const [name, key] of scim) expect(imported(`${name}=x1`)).toEqual([[key, 'x1']]);
});

test('a tick taken away settles a key that occurs twice', () => {
  const text = 'Url=1\nURL=2';
  expect(importPreview([], text, now)).toMatchObject({ duplicates: 2, adds: 0 });
  expect(importChanges([], text, { ticks: new Map([[0, false]]) })).toEqual([
    { row: undefined, key: 'Url', value: '2' },
  ]);
  expect(importPreview([], text, now, { ticks: new Map([[0, false]]) })).toMatchObject({
    duplicates: 0,
    adds: 1,
    unticked: 1,
  });
});

test('positional parameters of a shell are no values', () => {
  const text = 'spid=$1\nBaseAddress=$2\nsecretToken=$3\n';
  expect(imported(text)).toEqual([]);
  expect(reasons(text)).toEqual(['1 unknown-key', '2 reference', '3 reference']);
});

test("Terraform: a body of another provider's, with JSON in its strings", () => {
  const text = `resource "msgraph_resource_action" "entra_cloud_sync_secrets" {
  resource_url = "servicePrincipals/\${azuread_application_from_template.cloud_sync.service_principal_object_id}/synchronization/secrets"
  method       = "PUT"
  body = {
    value = [
      {
        key   = "AppKey"
        value = "{\\"appKeyScenario\\":\\"AD2AADPasswordHash\\"}"
      },
      {
        key   = "Domain"
        value = "{\\"domain\\":\\"fabrikam.example\\"}"
      }
    ]
  }
}
`;
  expect(imported(text)).toEqual([
    ['AppKey', '{"appKeyScenario":"AD2AADPasswordHash"}'],
    ['Domain', '{"domain":"fabrikam.example"}'],
  ]);
  expect(importPreview([], text, now)).toMatchObject({ format: 'terraform', ignored: 0 });
});

const body = `{\\
    "value": [\\
        {\\
            "key": "BaseAddress",\\
            "value": "https://scim.fabrikam.example/v2"\\
        },\\
        {\\
            "key": "SecretToken",\\
            "value": "fk7Qm2xTr9Lw4Zp8"\\
        }\\
    ]\\
}\\
`;

test.each([
  'mgc service-principals synchronization secrets put --service-principal-id 7c1d9f40-55aa-4c7e-9d11-0f3c5b2e8a61 --body',
  'az rest --method put --url https://graph.microsoft.com/v1.0/servicePrincipals/7c1d9f40/synchronization/secrets --body',
])('the body that a command sends: %s', (command) => {
  expect(imported(`${command} '${body}'\n`)).toEqual([url, token]);
});

test('what is computed is listed, and the rest is read', () => {
  const text = `resource "azuread_synchronization_secret" "x" {
  dynamic "credential" {
    for_each = var.more
    content {
      key   = credential.key
      value = credential.value
    }
  }
  credential {
    key   = "BaseAddress"
    value = "https://scim.fabrikam.example/v2"
  }
  credential {
    key   = "Domain"
    value = jsonencode({
      domain = "fabrikam.example"
    })
  }
  credential {
    key   = "SecretToken"
    value = var.token
  }
}`;
  expect(imported(text)).toEqual([url]);
  expect(reasons(text)).toEqual(['4 not-literal', '13 not-literal']);
});

test('one piece that cannot be read refuses itself, with its line', () => {
  const text = `[
  {"key": "BaseAddress", "value": "https://scim.fabrikam.example/v2"},
  {"key": "Url", "value": "open},
  {"key": "Domain", "value": "a" + b},
  {"key": "Password"},
  what is this,
  {"key": "SecretToken", "value": "fk7Qm2xTr9Lw4Zp8"}
]`;
  expect(imported(text)).toEqual([url, token]);
  expect(reasons(text)).toEqual(['3 unreadable', '4 not-literal', '5 not-a-pair']);
});

test('what holds no pair is called what it seems to be, and never .env', () => {
  const seems = (text: string) => {
    const preview = importPreview([], text, now);
    return [preview?.format, preview?.seems];
  };
  expect(seems('Connect-MgGraph -Scopes "x"\nGet-MgServicePrincipal -All')).toEqual([
    'unknown',
    'powershell',
  ]);
  expect(seems('curl https://graph.example -H "Accept: */*"')).toEqual(['unknown', 'command']);
  expect(seems('GET https://graph.example/v1.0/x\nAccept: text/plain')).toEqual(['unknown', 'http']);
  expect(seems('<html><body a="b">x</body></html>')).toEqual(['unknown', 'markup']);
  expect(seems('eyJhbGciOiJub25lIn0.e30.x')).toEqual(['unknown', 'one-value']);
  expect(seems('Dear all,\nplease look into it.')).toEqual(['unknown', 'other']);
});

test('a line that names a key is never said to be without one', () => {
  for (const text of [
    'x.key = SecretToken\nUrl=1',
    'the SecretToken = abc\nUrl=1',
    '"key": "SecretToken"\nUrl=1',
  ])
    expect(reasons(text)).not.toContain('1 unknown-key');
});
