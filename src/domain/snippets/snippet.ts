import {
  type SnippetRequest,
  namesOf,
  plainJson,
  powershellQuoted,
  readLine,
  terraformQuoted,
  wireUrl,
  azSnippet,
  curlSnippet,
  githubActionsSnippet,
  m365Snippet,
} from './posix.ts';
import { classOf, findKey } from '#src/domain/keys/keys.ts';

export type SnippetFormat = 'curl' | 'powershell' | 'az' | 'm365' | 'terraform' | 'github-actions' | 'http';

/** Terraform's resource stores secrets, which Graph documents on service principals only. */
export function snippetFormats(kind: SnippetRequest['kind']): readonly SnippetFormat[] {
  const everywhere = ['curl', 'powershell', 'az', 'm365', 'github-actions', 'http'] as const;
  return kind === 'servicePrincipal' ? [...everywhere, 'terraform'] : everywhere;
}

/**
 * Code that makes the same call, or in Terraform stores the same keys. Each value is a reference to what the person types, to a
 * variable or to a secret store. Throws a RangeError for Terraform with an application, which has no such resource.
 */
export function snippet(format: SnippetFormat, request: SnippetRequest): string {
  switch (format) {
    case 'curl':
      return curlSnippet(request);
    case 'powershell':
      return powershellSnippet(request);
    case 'az':
      return azSnippet(request);
    case 'm365':
      return m365Snippet(request);
    case 'terraform':
      return terraformSnippet(request);
    case 'github-actions':
      return githubActionsSnippet(request);
    case 'http':
      return httpSnippet(request);
  }
}

/** For PowerShell 7. https://learn.microsoft.com/powershell/module/microsoft.graph.authentication/invoke-mggraphrequest */
function powershellSnippet({ endpoint, keys }: SnippetRequest): string {
  const pairs = keys.map((key, at) => {
    const prompt = powershellQuoted(findKey(key) ?? `Credential ${at + 1}`);
    const value = classOf(key) === 'secret' ? `(Read-Line ${prompt} -Hidden)` : `(Read-Line ${prompt})`;
    return `    @{ key = ${powershellQuoted(key)}; value = ${value} }`;
  });
  return [
    `Connect-MgGraph -Scopes 'Synchronization.ReadWrite.All'${environmentOf(endpoint)}`,
    '& {',
    ...(pairs.length > 0 ? readLine : []),
    '  $credentials = @(',
    ...pairs,
    '  )',
    '  $body = @{ credentials = $credentials } | ConvertTo-Json -Depth 3 -Compress',
    `  Invoke-MgGraphRequest -Method POST -Uri ${powershellQuoted(wireUrl(endpoint))} -ContentType 'application/json' -Body $body`,
    '}',
    '',
  ].join('\n');
}

/** https://learn.microsoft.com/powershell/microsoftgraph/authentication-commands#use-connect-mggraph */
const environments = new Map([
  ['graph.microsoft.us', 'USGov'],
  ['dod-graph.microsoft.us', 'USGovDoD'],
  ['microsoftgraph.chinacloudapi.cn', 'China'],
]);

export function environmentOf(endpoint: string): string {
  const name = environments.get(URL.canParse(endpoint) ? new URL(endpoint).hostname : '');
  return name === undefined ? '' : ` -Environment ${name}`;
}

/** https://registry.terraform.io/providers/hashicorp/azuread/latest/docs/resources/synchronization_secret */
function terraformSnippet({ kind, id, keys }: SnippetRequest): string {
  if (kind === 'application')
    throw new RangeError('Terraform stores provisioning secrets on service principals only');
  const names = namesOf(keys);
  const variables = keys.flatMap((key, at) => [
    `variable "${names[at] ?? ''}" {`,
    '  type = string',
    ...(classOf(key) === 'secret' ? ['  sensitive = true'] : []),
    '}',
    '',
  ]);
  const credentials = keys.flatMap((key, at) => [
    '',
    '  credential {',
    `    key   = ${terraformQuoted(key)}`,
    `    value = var.${names[at] ?? ''}`,
    '  }',
  ]);
  return [
    ...variables,
    'resource "azuread_synchronization_secret" "provisioning" {',
    `  service_principal_id = ${terraformQuoted(id)}`,
    ...credentials,
    '}',
    '',
  ].join('\n');
}

/** A request file as editors run it, with `{{names}}` for variables. */
function httpSnippet({ endpoint, keys }: SnippetRequest): string {
  const names = namesOf(keys);
  const pairs = keys.map((key, at) => `{"key":${plainJson(key)},"value":"{{${names[at] ?? ''}}}"}`);
  return [
    `POST ${wireUrl(endpoint)} HTTP/1.1`,
    'Authorization: Bearer {{access_token}}',
    'Content-Type: application/json',
    '',
    `{"credentials":[${pairs.join(',')}]}`,
    '',
  ].join('\n');
}
