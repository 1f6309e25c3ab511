import { oneLine, readLine, posixQuoted, powershellQuoted } from './posix.ts';

export type VendorQueryFormat = 'curl' | 'powershell';

/**
 * How to call the target app: with a token that is a credential itself, with a token that its OAuth server
 * issues for the credentials, or by a protocol other than SCIM.
 */
export type VendorAccess = 'token' | 'oauth' | 'no-scim';

/** By the keys of the connector; of an unknown one the most usual is taken. */
export function vendorAccess(keys: readonly string[] | undefined): VendorAccess {
  if (keys === undefined) return 'token';
  if (!keys.includes('BaseAddress')) return 'no-scim';
  return keys.includes('SecretToken') ? 'token' : 'oauth';
}

type VendorQuery = {
  access: Exclude<VendorAccess, 'no-scim'>;
  /** A user name that no account has. */
  guid: string;
};

/**
 * The query of Microsoft's test of a connection, for running it from elsewhere. Address and token come from the environment or are
 * asked for: the code holds no value.
 * https://learn.microsoft.com/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups
 */
export function vendorQuery(format: VendorQueryFormat, { access, guid }: VendorQuery): string {
  const token = access === 'token' ? 'SECRET_TOKEN' : 'ACCESS_TOKEN';
  const filter = `userName eq "${guid}"`;
  return format === 'curl' ? curlQuery(token, filter) : powershellQuery(token, filter);
}

/**
 * For bash and zsh, in a subshell, so that no variable outlives it. The token reaches curl through a pipe: it stands neither in the
 * history nor in the list of processes. Flags of Microsoft's own behind a question mark are no part of the address.
 */
function curlQuery(token: string, filter: string): string {
  return [
    '(',
    ...oneLine,
    `[ -n "\${BASE_ADDRESS:-}" ] || { printf 'BaseAddress: ' >&2; IFS= read -r BASE_ADDRESS; one_line || exit 1; }`,
    `[ -n "\${${token}:-}" ] || { printf 'Token: ' >&2; IFS= read -rs ${token}; printf '\\n' >&2; one_line || exit 1; }`,
    `address=\${BASE_ADDRESS%%\\?*}`,
    `printf 'Authorization: Bearer %s\\n' "$${token}" | curl --globoff --include --get --max-time 30 \\`,
    // Neither plain http, which would show the token, nor a file of this computer.
    "  --proto '=https' \\",
    '  --url "${address%/}/Users" \\',
    `  --data-urlencode ${posixQuoted(`filter=${filter}`)} \\`,
    "  --header 'Accept: application/scim+json' \\",
    '  --header @-',
    ')',
    '',
  ].join('\n');
}

/** For PowerShell 7. https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/invoke-restmethod */
function powershellQuery(token: string, filter: string): string {
  return [
    '& {',
    ...readLine,
    "  $address = if ($env:BASE_ADDRESS) { $env:BASE_ADDRESS } else { Read-Line 'BaseAddress' }",
    `  $token = if ($env:${token}) { ConvertTo-SecureString $env:${token} -AsPlainText -Force } else { Read-Line 'Token' -Hidden | ConvertTo-SecureString -AsPlainText -Force }`,
    `  $filter = [uri]::EscapeDataString(${powershellQuoted(filter)})`,
    "  $users = ($address -split '\\?')[0].TrimEnd('/') + '/Users?filter=' + $filter",
    '  Invoke-RestMethod -Method Get -Uri $users -Authentication Bearer -Token $token -TimeoutSec 30 `',
    "    -Headers @{ Accept = 'application/scim+json' } -SkipHttpErrorCheck -StatusCodeVariable status",
    '  "HTTP $status"',
    '}',
    '',
  ].join('\n');
}
