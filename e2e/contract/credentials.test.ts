import { expect } from 'vitest';
import { graphOf, refusal, test } from './graph-caller.ts';
import type { Graph } from './graph-caller.ts';
import { read, write } from './visitor.ts';
import { broken, type Reply } from './requests.ts';

const json = { 'content-type': 'application/json' };
const secret = 'pa"ss\\wörd-4711';
const body = JSON.stringify({ credentials: [{ key: 'SecretToken', value: secret }] });

async function post(
  graph: Graph,
  name: string,
  data = body,
  headers: Record<string, string> = json,
): Promise<Reply> {
  const id = await graph.targetId(name);
  return graph.send('POST', `/servicePrincipals/${id}/synchronization/acquireAccessToken`, { headers, data });
}

test('good credentials answer an empty 204, in both versions and on a registration', async ({ writer }) => {
  const response = await post(writer, 'Contoso HR');
  expect(response.status()).toBe(204);
  expect(await response.text()).toBe('');
  const [registration] = (await writer.search(`/applications?$filter=displayName eq 'Contoso HR'`)).value;
  const path = `/${registration?.id}/synchronization/acquireAccessToken`;
  const options = { headers: json, data: body };
  expect((await writer.send('POST', `/applications${path}`, options)).status()).toBe(204);
  expect((await writer.send('POST', `/../beta/applications${path}`, options)).status()).toBe(204);
});

test('the type annotation of Microsoft’s own sample and a null value are accepted', async ({ writer }) => {
  const type = 'microsoft.graph.synchronizationSecretKeyStringValuePair';
  const credentials = [{ '@odata.type': type, key: 'BaseAddress', value: null }];
  expect((await post(writer, 'Contoso HR', JSON.stringify({ credentials }))).status()).toBe(204);
});

for (const [what, data] of [
  ['an empty body', ''],
  ['broken JSON', '{"credentials":['],
  ['no credentials', '{}'],
  ['an empty list', '{"credentials":[]}'],
  ['a member that is not declared', '{"credentials":[{"key":"SecretToken","value":"x","note":"y"}]}'],
  ['a number as value', '{"credentials":[{"key":"SecretToken","value":1}]}'],
  ['PUT’s form of the body', '{"value":[{"key":"SecretToken","value":"x"}]}'],
] as const)
  test(`Graph answers 400 to ${what}`, async ({ writer }) => {
    expect(await refusal(await post(writer, 'Contoso HR', data), 400)).toMatchObject({ code: 'BadRequest' });
  });

test('another content type is 415', async ({ writer }) => {
  await refusal(await post(writer, 'Contoso HR', body, { 'content-type': 'text/plain' }), 415);
});

for (const key of ['baseAddress', 'Nonsense', 'toString'])
  test(`the key ${key} is not found, since Graph compares case`, async ({ writer }) => {
    const response = await post(writer, 'Contoso HR', JSON.stringify({ credentials: [{ key, value: 'x' }] }));
    expect(await refusal(response, 500)).toMatchObject({
      message: `Requested value '${key}' was not found.`,
    });
  });

for (const person of ['ray', 'gloria'])
  test(`without the role Graph answers ${person} an empty 401`, async ({ visitor }) => {
    const response = await post(await graphOf(visitor, person, `${read} ${write}`), 'Contoso HR');
    expect(await refusal(response, 401)).toMatchObject({ code: 'UnknownError', message: '' });
  });

test('without the scope an administrator is refused as well', async ({ graph }) => {
  expect(await refusal(await post(graph, 'Contoso HR'), 401)).toMatchObject({
    code: 'UnknownError',
    message: '',
  });
});

test('Owen may set the credentials of the enterprise application that he owns, and of nothing else', async ({
  visitor,
}) => {
  const owen = await graphOf(visitor, 'owen', `${read} ${write}`);
  expect((await post(owen, 'Contoso HR')).status()).toBe(204);
  await refusal(await post(owen, 'Quarantined'), 401);
  const [registration] = (await owen.search(`/applications?$filter=displayName eq 'Contoso HR'`)).value;
  const path = `/applications/${registration?.id}/synchronization/acquireAccessToken`;
  await refusal(await owen.send('POST', path, { headers: json, data: body }), 401);
});

for (const [name, status, code] of [
  ['Throttled', 429, 'TooManyRequests'],
  ['Broken', 500, 'InternalServerError'],
  ['Forbidden', 403, 'Authorization_RequestDenied'],
  ['Gone', 404, 'Request_ResourceNotFound'],
  ['Not provisionable', 400, 'BadRequest'],
] as const)
  test(`${name} answers ${status}`, async ({ writer }) => {
    expect(await refusal(await post(writer, name), status)).toMatchObject({ code });
  });

test('Fabrikam Rejects quotes the value inside a second error document', async ({ writer }) => {
  const { code, message } = await refusal(await post(writer, 'Fabrikam Rejects'), 400);
  expect(code).toBe('SystemForCrossDomainIdentityManagementCredentialValidationFailure');
  const inner: { error: { message: string } } = JSON.parse(message);
  const [, quoted = ''] = inner.error.message.split('Web Response: ');
  expect(JSON.parse(quoted).detail).toContain(secret);
});

test('Wrong path names what is wrong inside a second error document', async ({ writer }) => {
  const code = 'SystemForCrossDomainIdentityManagementServiceIncompatible';
  const refused = await refusal(await post(writer, 'Wrong path'), 400);
  expect(refused.code).toBe(code);
  expect(JSON.parse(refused.message).error.code).toBe(code);
});

test('Bad Gateway answers HTML that no other origin may read', async ({ writer }) => {
  const response = await post(writer, 'Bad Gateway');
  expect(response.status()).toBe(502);
  expect(response.headers()['access-control-allow-origin']).toBeUndefined();
});

test('Odd and Accepted answer what is not documented', async ({ writer }) => {
  const odd = await post(writer, 'Odd');
  expect(odd.status()).toBe(200);
  expect(odd.headers()['content-type']).toContain('text/html');
  expect((await post(writer, 'Accepted')).status()).toBe(202);
});

test('Silent takes the request and hangs up', async ({ wired }) => {
  await expect(post(wired, 'Silent')).rejects.toThrow(broken);
});

test('Claims demands a context, and answers 204 to a token that carries it', async ({ writer, visitor }) => {
  const challenged = await post(writer, 'Claims');
  await refusal(challenged, 401);
  const [, encoded = ''] =
    /error="insufficient_claims", claims="([^"]+)"/.exec(challenged.headers()['www-authenticate'] ?? '') ??
    [];
  const claims = Buffer.from(encoded, 'base64').toString('utf8');
  const stepped = await graphOf(visitor, 'sam', `${read} ${write}`, { claims });
  expect((await post(stepped, 'Claims')).status()).toBe(204);
});
