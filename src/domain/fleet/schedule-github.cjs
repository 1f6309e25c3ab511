// Runs as it stands in the workflow that schedule.ts writes: with Node 20 or later and nothing else. Settings come from `env`.
'use strict';
const { appendFileSync } = require('node:fs');
const { randomUUID } = require('node:crypto');

const { env } = process;
const started = Date.now();
/** The last moment at which a pause may end: the rest is reported as not known, before the job times out. */
const deadline = started + 50 * 60_000;
const day = 86_400_000;
const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
// https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in
const microsoftTenants = ['f8cdef31-a31e-4b4a-93e4-5f571e91255a', '72f988bf-86f1-41af-91ab-2d7cd011db47'];
const filters = {
  templates: 'applicationTemplateId ne null',
  listed: "tags/any(t:t eq 'WindowsAzureActiveDirectoryIntegratedApp')",
};
/** The riskiest first. */
const states = {
  disabled: 'Disabled',
  quarantined: 'Quarantined',
  expiring: 'Credential expires',
  failing: 'Failing',
  stale: 'No recent success',
  unclear: 'Unclear',
  unknown: 'Not known',
  'failing-data': 'Some objects failing',
  paused: 'Paused',
  idle: 'Not started',
  healthy: 'Healthy',
};
const trouble = ['disabled', 'quarantined', 'expiring', 'failing', 'stale', 'unclear', 'unknown'];

const print = (text) => process.stdout.write(`${text}\n`);
const sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** A name is any text: one line, and without what hides or reorders its characters. */
function clean(text) {
  return String(text ?? '')
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ')
    .slice(0, 120);
}

/** For a table of Markdown: as code, in which neither links nor mentions work. */
function asCode(text) {
  return `\`${clean(text).replaceAll('`', "'").replaceAll('|', '\\|') || ' '}\``;
}

/** Seconds or a date. https://www.rfc-editor.org/rfc/rfc9110#name-retry-after */
function pauseOf(retryAfter, attempt) {
  const text = String(retryAfter ?? '').trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const until = text === '' ? Number.NaN : Date.parse(text) - Date.now();
  return Number.isFinite(until) ? Math.max(until, 0) : Math.min(2 ** attempt, 60) * 1000;
}

async function pause(milliseconds, why) {
  if (Date.now() + milliseconds > deadline) return false;
  print(`${why}: waiting ${Math.ceil(milliseconds / 1000)} s.`);
  await sleep(milliseconds);
  return true;
}

async function request(url, options = {}) {
  return fetch(url, { redirect: 'error', signal: AbortSignal.timeout(60_000), ...options });
}

/** GitHub's token for this run, in exchange for one of Microsoft Graph: no secret is stored anywhere. */
async function signIn() {
  const url = `${env.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=${encodeURIComponent(env.AUDIENCE)}`;
  const issued = await request(url, {
    headers: { authorization: `Bearer ${env.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` },
  });
  if (!issued.ok)
    throw new Error(`GitHub issued no token (${issued.status}). Check permissions: id-token: write.`);
  const { value } = await issued.json();
  const claims = JSON.parse(Buffer.from(value.split('.')[1], 'base64url').toString('utf8'));
  if (claims.repository_visibility === 'public')
    throw new Error(
      'This repository is public, and so is its log. Move the workflow to a private repository.',
    );
  const answer = await request(`${env.LOGIN_ORIGIN}/${env.TENANT_ID}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: env.CLIENT_ID,
      scope: `${env.GRAPH_ORIGIN}/.default`,
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: value,
    }),
  });
  const body = await answer.json().catch(() => ({}));
  if (answer.ok && typeof body.access_token === 'string' && body.access_token !== '')
    return body.access_token;
  throw new Error(
    `Entra refused the sign-in (${answer.status}): ${clean(String(body.error_description ?? body.error ?? '').split('\n')[0])}\n` +
      'The federated credential must have exactly these values:\n' +
      `  issuer    ${clean(claims.iss)}\n  subject   ${clean(claims.sub)}\n  audience  ${clean(claims.aud)}`,
  );
}

let token;

/** One answer of Graph. It repeats what was refused, and what failed on the way: everything here is a read. */
async function graph(url, options = {}) {
  let failure = '';
  for (let attempt = 0; attempt < 8; attempt += 1) {
    token ??= await signIn();
    let answer;
    let body;
    try {
      answer = await request(url, {
        ...options,
        headers: { ...options.headers, authorization: `Bearer ${token}` },
      });
      body = await answer.json();
    } catch (error) {
      failure = answer ? `status ${answer.status}, not JSON` : clean(error.cause?.code ?? error.name);
    }
    if (answer?.ok && body !== undefined) return body;
    if (answer && body !== undefined) failure = `status ${answer.status}, ${clean(body?.error?.code)}`;
    const refusedToken = answer?.status === 401 && attempt === 0;
    if (refusedToken) token = undefined;
    else if (answer && answer.status < 500 && answer.status !== 429 && !answer.ok) break;
    else if (
      !(await pause(pauseOf(answer?.headers.get('retry-after'), attempt), `Microsoft Graph: ${failure}`))
    )
      break;
  }
  throw new Error(`Microsoft Graph: ${failure}`);
}

/** https://learn.microsoft.com/graph/aad-advanced-queries */
async function candidates() {
  const first = new URL(`${env.GRAPH_ORIGIN}/v1.0/servicePrincipals`);
  const filter = filters[env.CANDIDATES];
  if (filter === undefined) throw new Error('CANDIDATES must be templates or listed.');
  const select = 'id,displayName,appOwnerOrganizationId';
  first.search = `?$filter=${encodeURIComponent(filter)}&$count=true&$top=999&$select=${select}`;
  const found = new Map();
  const seen = new Set();
  for (let next = first; next !== undefined;) {
    if (next.origin !== first.origin || next.pathname !== first.pathname || seen.has(next.href))
      throw new Error('Microsoft Graph: a page of the list points elsewhere.');
    seen.add(next.href);
    const page = await graph(next, { headers: { ConsistencyLevel: 'eventual' } });
    if (!Array.isArray(page.value)) throw new Error('Microsoft Graph: a page of the list holds no list.');
    for (const { id, displayName, appOwnerOrganizationId: owner } of page.value)
      if (guid.test(id) && !microsoftTenants.includes(String(owner).toLowerCase()))
        found.set(id.toLowerCase(), displayName);
    const link = page['@odata.nextLink'];
    next = link === undefined ? undefined : new URL(link);
  }
  return found;
}

/** `0001-01-01` stands for never. */
function timeOf(text) {
  if (typeof text !== 'string' || text === '' || text.startsWith('0001-01-01')) return undefined;
  const time = Date.parse(/(?:Z|[+-]\d{2}:\d{2})$/i.test(text) ? text : `${text}Z`);
  return Number.isFinite(time) ? time : undefined;
}

/** Days, hours and minutes; longer than a year stands for none. */
function intervalOf(text) {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:[\d.]+S)?)?$/.exec(text ?? '') ?? [];
  const [days = 0, hours = 0, minutes = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  const total = days * day + (hours * 60 + minutes) * 60_000;
  return total < 366 * day ? total : 0;
}

/** https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationstatus */
function stateOf({ schedule, status }) {
  const run = schedule?.state;
  const { code, quarantine, lastExecution: last, lastSuccessfulExecution: success } = status ?? {};
  const neverRan = code === 'NotRun' || code === 'NotConfigured';
  const stands =
    run === 'Paused' ||
    run === 'Disabled' ||
    code === 'Paused' ||
    code === 'NotConfigured' ||
    (code === 'NotRun' && run !== 'Active');
  const since = timeOf(quarantine?.seriesBegan);
  const error = quarantine?.error ?? undefined;
  const quarantined =
    code === 'Quarantine' ||
    Boolean(quarantine?.reason) ||
    since !== undefined ||
    (error !== undefined && stands);
  const cause = clean(error?.code ?? quarantine?.reason);
  if (run === 'Disabled' && (quarantined || !neverRan)) return { state: 'disabled', detail: cause };
  if (quarantined) {
    const left = since === undefined ? undefined : Math.ceil((since + 28 * day - started) / day);
    const until = left === undefined ? '' : left > 0 ? `disabled in ${left} days` : 'disabled any time now';
    return { state: 'quarantined', detail: [cause, until].filter(Boolean).join(', ') };
  }
  if (code === 'Paused' || run === 'Paused') return { state: 'paused', detail: '' };
  if (last?.state === 'EntryLevelErrors')
    return {
      state: 'failing-data',
      detail: Number.isInteger(last.countEscrowed) ? `${last.countEscrowed} objects` : '',
    };
  if (last?.state === 'Failed' || (status?.countSuccessiveCompleteFailures ?? 0) > 0)
    return { state: 'failing', detail: clean(last?.error?.code) };
  if (stands) return { state: 'idle', detail: '' };
  if (code !== 'Active' && code !== 'NotRun') return { state: 'unclear', detail: clean(code ?? 'no status') };
  const at = [success?.timeEnded, success?.timeBegan, last?.timeEnded, last?.timeBegan]
    .map(timeOf)
    .find((time) => time !== undefined);
  if (at === undefined) return { state: 'healthy', detail: 'first cycle' };
  // One that runs once a week is not late after three days.
  const limit = Math.max(Number(env.STALE_DAYS) * day, 10 * intervalOf(schedule?.interval));
  const days = Math.floor((started - at) / day);
  return {
    state: started - at > limit ? 'stale' : 'healthy',
    detail: `last ${success ? 'success' : 'run'} ${days} days ago`,
  };
}

const rank = ({ state }) => Object.keys(states).indexOf(state);

/** The worst of an application's jobs; undefined where it has none. */
function worstOf(jobs) {
  return jobs.map(stateOf).toSorted((one, other) => rank(one) - rank(other))[0];
}

/**
 * Twenty at a time, one batch after the other. Each item is refused by itself, with its own Retry-After in the body.
 * https://learn.microsoft.com/graph/json-batching and https://learn.microsoft.com/graph/throttling
 */
async function readJobs(ids) {
  const known = new Map();
  let pending = ids;
  let failure = 'no answer';
  for (let attempt = 0; pending.length > 0 && attempt < 8; attempt += 1) {
    const requests = pending.map((id) => ({
      id,
      method: 'GET',
      url: `/servicePrincipals/${id}/synchronization/jobs`,
    }));
    const { responses } = await graph(`${env.GRAPH_ORIGIN}/v1.0/$batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ requests }),
    });
    const answers = new Map(
      (Array.isArray(responses) ? responses : []).map((item) => [String(item?.id).toLowerCase(), item]),
    );
    const again = [];
    let wait = 0;
    for (const id of pending) {
      const { status = 0, headers = {}, body } = answers.get(id) ?? {};
      if (
        status === 200 &&
        Array.isArray(body?.value) &&
        body.value.every((job) => job !== null && typeof job === 'object')
      )
        known.set(id, worstOf(body.value));
      else if (status !== 429 && status >= 300 && status < 500)
        known.set(id, { state: 'unknown', detail: clean(`${status} ${body?.error?.code ?? ''}`) });
      else {
        // A refusal is repeated, a missing or broken answer three times at most.
        failure = status === 0 ? 'no answer' : status === 200 ? 'unreadable' : String(status);
        const name = Object.keys(headers).find((key) => key.toLowerCase() === 'retry-after');
        if (status === 429 || attempt < 3) {
          again.push(id);
          wait = Math.max(wait, pauseOf(name && headers[name], attempt));
        } else known.set(id, { state: 'unknown', detail: failure });
      }
    }
    if (
      again.length > 0 &&
      !(await pause(wait, `${again.length} of ${pending.length} reads refused or unanswered`))
    )
      attempt = 8;
    pending = again;
  }
  for (const id of pending) known.set(id, { state: 'unknown', detail: failure });
  return known;
}

/** Dates that were noted in the browser, for applications that are provisioned here. */
function expiring(names) {
  return JSON.parse(env.EXPIRY || '[]').flatMap(({ id, key, on }) => {
    const days = Math.ceil((Date.parse(on) - started) / day);
    if (!(days <= Number(env.WARN_DAYS))) return [];
    const detail = days < 0 ? `${key} expired on ${on}` : `${key} on ${on}, in ${days} days`;
    return [{ id, name: names.get(id) ?? 'Unknown application', state: 'expiring', detail }];
  });
}

/** One issue: opened where something is wrong, closed where nothing is. https://docs.github.com/rest/issues/issues */
async function keepIssue(summary, isFine) {
  const base = `${env.GITHUB_API_URL}/repos/${env.GITHUB_REPOSITORY}/issues`;
  const call = async (url, method, body) => {
    const answer = await request(url, {
      method,
      headers: { authorization: `Bearer ${env.GITHUB_TOKEN}`, accept: 'application/vnd.github+json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok)
      throw new Error(`GitHub took no issue (${answer.status}). Check permissions: issues: write.`);
    return answer.json();
  };
  const [open] = await call(`${base}?state=open&labels=provisioning-watch&per_page=1`, 'GET');
  if (open && isFine) await call(`${base}/${open.number}`, 'PATCH', { state: 'closed' });
  else if (open) await call(`${base}/${open.number}`, 'PATCH', { body: summary });
  else if (!isFine)
    await call(base, 'POST', {
      title: 'Provisioning needs attention',
      body: summary,
      labels: ['provisioning-watch'],
    });
}

async function watch() {
  // Nothing below is a command to the runner, whatever an application is called.
  print(`::stop-commands::${randomUUID()}`);
  const names = await candidates();
  const ids = [...names.keys()];
  const rows = [];
  for (let at = 0; at < ids.length; at += 20) {
    const part = ids.slice(at, at + 20);
    // One batch that stays unanswered says nothing of the others.
    const known = await readJobs(part).catch(
      ({ message }) => new Map(part.map((id) => [id, { state: 'unknown', detail: message }])),
    );
    for (const [id, worst] of known) if (worst) rows.push({ id, name: names.get(id), ...worst });
  }
  rows.push(...expiring(names));
  rows.sort((one, other) => rank(one) - rank(other));
  const wrong = rows.filter(({ state }) => trouble.includes(state));
  const listed = rows.filter(({ state }) => state !== 'healthy');
  const counts = Object.keys(states)
    .map((state) => [states[state], rows.filter((row) => row.state === state).length])
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${word}: ${count}`);
  const head = `Read ${ids.length} applications. ${counts.join(', ') || 'None is provisioned.'}`;
  print(head);
  for (const { id, name, state, detail } of listed)
    print([states[state].padEnd(20), id, clean(name), detail].filter(Boolean).join('  '));
  const shown = listed.slice(0, 500);
  const summary = [
    '## Provisioning',
    '',
    head,
    '',
    ...(shown.length > 0
      ? ['| State | Application | Object ID | Detail |', '| --- | --- | --- | --- |']
      : []),
    ...shown.map(
      ({ id, name, state, detail }) => `| ${states[state]} | ${asCode(name)} | ${id} | ${asCode(detail)} |`,
    ),
    ...(listed.length > shown.length ? ['', `And ${listed.length - shown.length} more: see the log.`] : []),
    '',
  ].join('\n');
  if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, summary);
  if (env.GITHUB_TOKEN) await keepIssue(summary, wrong.length === 0);
  if (wrong.length > 0) print(`${wrong.length} need attention.`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}

watch().catch((error) => {
  print(`The watch did not finish. ${error.message}`);
  process.exitCode = 2;
});
