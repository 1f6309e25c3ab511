import { isGuid } from '#src/domain/guid.ts';
import { isDay } from '#src/domain/renewal/calendar.ts';
import type { ExpiryNote } from '#src/domain/expiry/note.ts';
import { environmentOf } from '#src/domain/snippets/snippet.ts';
import { powershellQuoted } from '#src/domain/snippets/posix.ts';
import type { CandidateSet } from './scan.ts';
import automationScript from './schedule-automation.ps1?raw';
import githubScript from './schedule-github.cjs?raw';

export const scheduleTools = ['github', 'automation'] as const;
export type ScheduleTool = (typeof scheduleTools)[number];

/** What a person types or chooses, as text. */
export type ScheduleFields = {
  tool: ScheduleTool;
  set: CandidateSet;
  every: 'day' | 'hour';
  /** In UTC, as `06:17`; an hourly run takes its minutes. */
  time: string;
  /** Without a success for so many days, a job that runs is stale. */
  staleDays: string;
  /** How many days ahead an expiry date counts. */
  warnDays: string;
  /** GitHub: of the app registration. Automation: of a user-assigned identity, or empty for the account's own. */
  clientId: string;
  /** Automation: of the managed identity. */
  objectId: string;
  /** GitHub: `owner/name` and a branch. */
  repository: string;
  branch: string;
  /** GitHub: whether an issue is opened too. */
  issue: boolean;
  /** Automation: a mailbox that writes to itself, or empty for a job that fails. */
  mail: string;
};

/** What comes from the session. */
export type SchedulePlace = {
  tenantId: string;
  loginOrigin: string;
  graphOrigin: string;
  notes: readonly ExpiryNote[];
};

type ScheduleField = Exclude<keyof ScheduleFields, 'tool' | 'set' | 'every' | 'issue'>;

const repositoryName = /^[a-z\d](?:[a-z\d-]{0,38})\/[\w.-]{1,100}$/i;
/** A branch that needs no quotes anywhere. https://git-scm.com/docs/git-check-ref-format */
const branchName = /^(?!.*(?:\.\.|\/\/|\.lock$))[\w][\w./-]{0,99}(?<![./])$/;
const mailbox = /^[\w.+-]{1,64}@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z]{2,63}$/i;

const isTime = (text: string) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
const isDays = (text: string) => /^[1-9]\d{0,2}$/.test(text) && Number(text) <= 365;

const checks: Readonly<Record<ScheduleField, (text: string, fields: ScheduleFields) => boolean>> = {
  time: isTime,
  staleDays: isDays,
  warnDays: isDays,
  clientId: (text, { tool }) => isGuid(text) || (tool === 'automation' && text === ''),
  objectId: (text, { tool }) => isGuid(text) || tool === 'github',
  repository: (text, { tool }) => repositoryName.test(text) || tool === 'automation',
  branch: (text, { tool }) => branchName.test(text) || tool === 'automation',
  mail: (text, { tool }) => mailbox.test(text) || text === '' || tool === 'github',
};

/** Whether the field is as the files need it; what the chosen tool does not use is not looked at. */
export function isScheduleField(name: ScheduleField, fields: ScheduleFields): boolean {
  return checks[name](fields[name], fields);
}

/** Every field that has to be corrected before there is a file. */
export function scheduleProblems(fields: ScheduleFields): readonly ScheduleField[] {
  const names: readonly ScheduleField[] = [
    'time',
    'staleDays',
    'warnDays',
    'clientId',
    'objectId',
    'repository',
    'branch',
    'mail',
  ];
  return names.filter((name) => !isScheduleField(name, fields));
}

export type ScheduleFile = { name: string; text: string };

/** The file to hand on. Throws a RangeError for what `scheduleProblems` names, and for a place that is none. */
export function scheduleFile(fields: ScheduleFields, place: SchedulePlace): ScheduleFile {
  const [problem] = scheduleProblems(fields);
  if (problem !== undefined) throw new RangeError(`The field ${problem} cannot go into a file`);
  if (!isGuid(place.tenantId)) throw new RangeError('The tenant is no GUID');
  for (const origin of [place.loginOrigin, place.graphOrigin])
    if (!isServiceOrigin(origin)) throw new RangeError('The cloud has no such host');
  switch (fields.tool) {
    case 'github':
      return { name: 'provisioning-watch.yml', text: workflow(fields, place) };
    case 'automation':
      return { name: 'Watch-Provisioning.ps1', text: runbook(fields, place) };
  }
}

/** An origin alone, over TLS unless it is this computer's, as the sandbox is. */
function isServiceOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { origin, protocol, hostname } = new URL(text);
  const isHere = hostname === '127.0.0.1' || hostname === 'localhost';
  return origin === text && /^[\w.-]+$/.test(hostname) && (protocol === 'https:' || isHere);
}

/** Without names: ids, keys that Microsoft has published, and days. */
function expiryOf({ notes, tenantId }: SchedulePlace): readonly { id: string; key: string; on: string }[] {
  return notes
    .filter(({ tenant, target, expires, key }) => {
      const isHere = tenant.toLowerCase() === tenantId.toLowerCase();
      return isHere && isGuid(target) && isDay(expires) && /^\w{1,64}$/.test(key);
    })
    .map(({ target, key, expires }) => ({ id: target.toLowerCase(), key, on: expires }));
}

const audiences = new Map([
  ['login.microsoftonline.us', 'api://AzureADTokenExchangeUSGov'],
  ['login.partner.microsoftonline.cn', 'api://AzureADTokenExchangeChina'],
]);

/** https://learn.microsoft.com/entra/workload-id/workload-identity-federation-create-trust */
export function federationOf({ repository, branch }: ScheduleFields, { loginOrigin }: SchedulePlace) {
  const host = URL.canParse(loginOrigin) ? new URL(loginOrigin).hostname : '';
  return {
    issuer: 'https://token.actions.githubusercontent.com',
    subject: `repo:${repository}:ref:refs/heads/${branch}`,
    audience: audiences.get(host) ?? 'api://AzureADTokenExchange',
  };
}

/** A scalar of YAML in single quotes, in which nothing but the quote means anything. */
function yamlQuoted(text: string): string {
  if (!/^[\x20-\x7e]*$/.test(text)) throw new RangeError('Only printable ASCII goes into a file');
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * Without an action of anyone's and without a checkout: one step in the Node that the runner brings.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax
 */
function workflow(fields: ScheduleFields, place: SchedulePlace): string {
  const { time, every, issue } = fields;
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const settings: Readonly<Record<string, string>> = {
    LOGIN_ORIGIN: place.loginOrigin,
    GRAPH_ORIGIN: place.graphOrigin,
    AUDIENCE: federationOf(fields, place).audience,
    TENANT_ID: place.tenantId,
    CLIENT_ID: fields.clientId,
    CANDIDATES: fields.set,
    STALE_DAYS: fields.staleDays,
    WARN_DAYS: fields.warnDays,
    EXPIRY: JSON.stringify(expiryOf(place)),
  };
  return [
    '# Reads the states of all provisioning jobs, and fails where one needs attention. Holds no secret.',
    '# Save as .github/workflows/provisioning-watch.yml in a private repository.',
    'name: Provisioning watch',
    'on:',
    '  schedule:',
    `    - cron: ${yamlQuoted(every === 'day' ? `${minute} ${hour} * * *` : `${minute} * * * *`)}`,
    '  workflow_dispatch:',
    'permissions:',
    '  id-token: write',
    ...(issue ? ['  issues: write'] : []),
    'concurrency:',
    '  group: provisioning-watch',
    'jobs:',
    '  watch:',
    '    runs-on: ubuntu-latest',
    '    timeout-minutes: 60',
    '    steps:',
    '      - name: Read provisioning states',
    '        shell: node {0}',
    '        env:',
    ...Object.entries(settings).map(([name, value]) => `          ${name}: ${yamlQuoted(value)}`),
    ...(issue ? ['          GITHUB_TOKEN: ${{ github.token }}'] : []),
    '        run: |',
    ...githubScript
      .trimEnd()
      .split('\n')
      .map((line) => (line === '' ? '' : `          ${line}`)),
    '',
  ].join('\n');
}

function runbook(fields: ScheduleFields, place: SchedulePlace): string {
  const expiry = expiryOf(place).map(
    ({ id, key, on }) =>
      `    @{ Id = ${powershellQuoted(id)}; Key = ${powershellQuoted(key)}; On = ${powershellQuoted(on)} }`,
  );
  return [
    '#Requires -Version 7.2',
    '# Reads the states of all provisioning jobs, and fails or mails where one needs attention. Holds no secret.',
    '$settings = @{',
    `  GraphOrigin = ${powershellQuoted(place.graphOrigin)}`,
    `  ClientId    = ${powershellQuoted(fields.clientId)}`,
    `  Candidates  = ${powershellQuoted(fields.set)}`,
    `  StaleDays   = ${Number(fields.staleDays)}`,
    `  WarnDays    = ${Number(fields.warnDays)}`,
    `  Mail        = ${powershellQuoted(fields.mail)}`,
    ...(expiry.length === 0 ? ['  Expiry      = @()'] : ['  Expiry      = @(', ...expiry, '  )']),
    '}',
    automationScript,
  ].join('\n');
}

/** https://learn.microsoft.com/graph/permissions-reference */
export const schedulePermissions = ['Application.Read.All', 'Synchronization.Read.All'] as const;

/**
 * Gives the managed identity its permissions, which no page of the portal does, and with a mailbox lets it send from that
 * one alone: https://learn.microsoft.com/exchange/permissions-exo/application-rbac
 */
export function grantScript(fields: ScheduleFields, { tenantId, graphOrigin }: SchedulePlace): string {
  const { objectId, mail } = fields;
  if (!isGuid(objectId) || !isGuid(tenantId) || !isScheduleField('mail', fields))
    throw new RangeError('The script needs the IDs of the identity and of the tenant');
  const scopes = ['AppRoleAssignment.ReadWrite.All', 'Application.Read.All'].map(powershellQuoted).join(', ');
  return [
    `Connect-MgGraph -TenantId ${powershellQuoted(tenantId)} -Scopes ${scopes}${environmentOf(graphOrigin)}`,
    `$identity = Get-MgServicePrincipal -ServicePrincipalId ${powershellQuoted(objectId)}`,
    `$graph = Get-MgServicePrincipal -Filter "appId eq '00000003-0000-0000-c000-000000000000'"`,
    `foreach ($name in ${schedulePermissions.map(powershellQuoted).join(', ')}) {`,
    `  $role = $graph.AppRoles | Where-Object { $_.Value -eq $name -and $_.AllowedMemberTypes -contains 'Application' }`,
    '  New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $identity.Id -PrincipalId $identity.Id -ResourceId $graph.Id -AppRoleId $role.Id',
    '}',
    ...(mail === ''
      ? []
      : [
          'Connect-ExchangeOnline',
          `New-ServicePrincipal -AppId $identity.AppId -ObjectId $identity.Id -DisplayName 'Provisioning watch'`,
          `New-ManagementScope -Name 'Provisioning watch' -RecipientRestrictionFilter ${powershellQuoted(`PrimarySmtpAddress -eq '${mail}'`)}`,
          `New-ManagementRoleAssignment -App $identity.Id -Role 'Application Mail.Send' -CustomResourceScope 'Provisioning watch'`,
        ]),
    '',
  ].join('\n');
}
