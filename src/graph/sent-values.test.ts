import { expect, test } from 'vitest';
import { credentialVerbs } from './credential-verbs.ts';
import { readDirectoryRoles, readOwners } from './preflight.ts';
import { readJobs } from './jobs.ts';
import { createRedactor } from './redact.ts';
import { failure } from './client.fixture.ts';
import { json, plain, scriptedFetch } from './fetch.fixture.ts';
import { graphError } from './refusal.fixture.ts';
import { id, setUp, target, tenantId } from './submit.fixture.ts';
import { readStoredCredentials } from './stored-credentials.ts';
import { readTemplates } from './templates.ts';
import { testStored } from './validate-credentials.ts';

const token = 'Zq7vXw2LmN8pRt4KbY6cHd';
const said = (value: string) => graphError('BadRequest', `The token ${value} is unknown`);
const place = { kind: 'job', id: 'scim.1' } as const;
const args = { target, tenantId, credentials: () => [{ key: 'SecretToken', value: token }] };

test.each([
  ['a submit', 'authorize'],
  ['a save', 'save'],
  ['a test of what was typed', 'test'],
] as const)(
  'what left with %s is taken out of every later answer of any client, though its field is empty',
  async (_, verb) => {
    const redactor = createRedactor();
    let typed: readonly string[] = [token];
    redactor.watch(() => typed);
    const sender = credentialVerbs(setUp(scriptedFetch(plain(null, 204)), { redactor }));
    await (verb === 'test' ? sender.test({ ...args, place }) : sender[verb](args));
    typed = [];

    const error = { code: 'C', message: `It answered: ${token.slice(2, 14).toLowerCase()}.` };
    const other = setUp(
      scriptedFetch(
        json(said(token), 400),
        json({ value: [{ id: 'a', status: { quarantine: { error } } }] }),
      ),
      { redactor },
    );
    const tested = await testStored(other, { target, tenantId, place });
    expect(tested.failure).toMatchObject({ message: 'The token ••• is unknown' });
    const [job] = await readJobs(other, id);
    expect(job?.status?.quarantine?.error?.message).toBe('It answered: •••.');
  },
);

test('a value that was typed and never sent is not taken out any more once its field is empty', async () => {
  const redactor = createRedactor();
  const end = redactor.watch(() => [token]);
  expect(redactor.redact(token)).toBe('•••');
  end();
  expect(redactor.redact(token)).toBe(token);
});

const kind = 'servicePrincipal';
test.each([
  ['jobs', (client) => readJobs(client, id)],
  ['stored credentials', (client) => readStoredCredentials(client, id)],
  ['templates', (client) => readTemplates(client, { kind, id })],
  ['owners', (client) => readOwners(client, { kind, id })],
  ['directory roles', (client) => readDirectoryRoles(client)],
  ['anything else', (client) => client.read('/x')],
] satisfies readonly (readonly [string, (client: ReturnType<typeof setUp>) => Promise<unknown>])[])(
  'a refused read of %s repeats nothing that was typed or sent',
  async (_, read) => {
    const redactor = createRedactor();
    redactor.remember([token]);
    redactor.watch(() => ['typed-just-now']);
    const answer = json(said(`${token} or typed-just-now`), 400);
    expect(await failure(read(setUp(scriptedFetch(answer), { redactor })))).toMatchObject({
      kind: 'refused',
      message: 'The token ••• or ••• is unknown',
    });
  },
);
