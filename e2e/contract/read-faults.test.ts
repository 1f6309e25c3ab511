import * as v from 'valibot';
import { expect } from 'vitest';
import type { OpeningTargetName } from '../sandbox/directory/faults/opening.ts';
import { objectId } from '../sandbox/directory/object-id.ts';
import type { ReadFault } from '../sandbox/graph/read-faults.ts';
import { eventual, type Graph, test } from './graph-caller.ts';
import type { Reply } from './requests.ts';

const json = 'application/json; charset=utf-8';
const busy = '429 TooManyRequests';
const unavailable = '503 ServiceUnavailable';
const rejected = '401 InvalidAuthenticationToken';
const page = '200 text/html; charset=UTF-8 <!doctype html>';
const one = 'finds one';
const graph = '127.0.0.1/graph/v1.0';
const next = `${one}, then http://${graph}/servicePrincipals skip:`;
const context = (name: string) => `{"access_token":{"acrs":{"essential":true,"value":"${name}"}}}`;
const id = '00000000-0000-4000-8000-000000000000';

const item = v.object({ id: v.pipe(v.string(), v.uuid()), appId: v.string(), displayName: v.string() });
const answer = v.union([
  v.object({ value: v.array(item), '@odata.nextLink': v.optional(v.union([v.string(), v.number()])) }),
  item,
]);

/** How the answers to a search begin, one after the other; where one names a next page, that is asked for next. */
const searched: Readonly<Record<Exclude<ReadFault, '!never'>, readonly string[]>> = {
  // Then the search works, and three are called so.
  '!throttled': [busy, 'finds 3'],
  '!throttled-twice': [busy, busy, one],
  '!throttled-shown': [`${busy}, back in 4`, one],
  '!throttled-long': [`${busy}, back in 120`, `${busy}, back in 120`],
  '!throttled-always': [busy, busy, busy, busy],
  '!unavailable': [unavailable, one],
  '!unavailable-always': [unavailable, unavailable],
  '!gateway-timeout': ['504 GatewayTimeout', one],
  '!broken': ['500 InternalServerError', '500 InternalServerError'],
  '!bad-gateway': ['502 unseen by a page', '502 unseen by a page'],
  '!unauthorized': [rejected, rejected],
  '!claims': [`${rejected}, asks for ${context('c1')}`],
  '!claims-always': [`${rejected}, asks for ${context('c99')}`],
  '!claims-malformed': [`${rejected}, asks for not base64!`],
  '!forbidden': ['403 Authorization_RequestDenied'],
  '!missing': ['404 Request_ResourceNotFound'],
  // Late, two that are called so.
  '!slow': ['finds 2'],
  '!offline': ['breaks', 'breaks'],
  '!cut': ['breaks', 'breaks'],
  '!redirect': ['307 to elsewhere.localhost'],
  '!html': [page],
  '!truncated': [`200 ${json} {"value":[{"id":"${id}","displayName":"Cut o.`],
  '!empty': [`200 ${json} .`],
  '!no-content': ['204 .'],
  '!no-value': [`200 ${json} {}.`],
  '!value-object': [`200 ${json} {"value":{"id":"${id}"}}`],
  '!value-null': [`200 ${json} {"value":null}.`],
  '!no-ids': [`200 ${json} {"value":[{"displayName":"Unnamed","appId":"${id}"}]}`],
  '!bad-ids': [`200 ${json} {"value":[{"id":"../me","displayName":"Elsewhere","appId":"${id}"}]}`],
  '!deep': [`200 ${json} 200119 bytes {"value":[{"id":"${id}","appId":"${id}","displayName":[[[[[[`],
  '!huge': [`200 ${json} 10000025 bytes {"value":[],"filling":"xxxxxx`],
  '!latin-1': [`200 ${json} {"value":[{"id":"${id}","appId":"${id}","displayName":"Caf\ufffd Contoso"}]}`],
  '!foreign-next': [`${one}, then http://elsewhere.localhost/graph/v1.0/servicePrincipals skip:1`],
  '!scheme-next': [`${one}, then https://${graph}/servicePrincipals skip:1`],
  '!user-next': [`${one}, then http://someone:secret@${graph}/servicePrincipals skip:1`],
  '!fragment-next': [`${next}1#me`],
  '!path-next': [`${one}, then http://${graph}/users skip:1`],
  '!number-next': [`${one}, then 7`],
  '!same-next': [`${next}1`, `${next}1`],
  '!circle-next': [`${next}1`, `${next}2`, `${next}1`],
  '!endless-next': [`${next}1`, `${next}2`, `${next}3`, `${next}4`],
  '!third-page': [`${next}1`, `${next}2`, busy, busy, `${one}.`],
};

const opened: Readonly<Record<Exclude<OpeningTargetName, 'Never opens'>, string>> = {
  Vanished: '404 Request_ResourceNotFound',
  'Opens slowly': 'is Opens slowly',
  'Too busy to open': busy,
  'Opens as HTML': page,
  'Somebody else': 'is Contoso HR',
};

const searchPath = (text: string) =>
  `/servicePrincipals?$search="displayName:${text}"&$select=id,appId,displayName`;

test('each search that meets a fault is answered as it says', async ({ wired }) => {
  let isSilent = true;
  // Its end, with that of the server, says nothing.
  ask(wired, searchPath('!never')).then(
    () => (isSilent = false),
    () => undefined,
  );
  await Promise.all(
    Object.entries(searched).map(async ([text, answers]) => {
      let path = searchPath(text);
      const seen: string[] = [];
      for (const _ of answers) {
        const { words, following } = await ask(wired, path);
        seen.push(words);
        path = following ?? path;
      }
      const beginnings = seen.map((words, at) => words.slice(0, answers[at]?.length));
      expect(beginnings, text).toEqual(answers);
    }),
  );
  expect(isSilent, 'for longer than all others took').toBe(true);
});

test('an application is found and, by its fault, is not what opens', async ({ wired }) => {
  let isSilent = true;
  const open = (name: string) => ask(wired, `/servicePrincipals/${objectId('servicePrincipals', name)}`);
  open('Never opens').then(
    () => (isSilent = false),
    () => undefined,
  );
  await Promise.all(
    Object.entries(opened).map(async ([name, words]) => {
      const { value } = await wired.search(`/servicePrincipals?$search="displayName:${name}"`);
      expect(value.map(({ displayName }) => displayName)).toContain(name);
      expect((await open(name)).words.slice(0, words.length), name).toBe(words);
    }),
  );
  expect(isSilent, 'for longer than all others took').toBe(true);
});

/** An answer in words, as far as a page can see it; `following` is where its next page is at this Graph. */
async function ask(caller: Graph, path: string): Promise<{ words: string; following?: string }> {
  let reply: Reply;
  try {
    reply = await caller.send('GET', path, { headers: eventual, maxRedirects: 0 });
  } catch (error) {
    expect(String(error)).toMatch(/fetch failed|terminated/);
    return { words: 'breaks' };
  }
  const headers = reply.headers();
  const status = reply.status();
  const text = await reply.text();
  if (headers['access-control-allow-origin'] === undefined) return { words: `${status} unseen by a page` };
  if (status === 307) return { words: `307 to ${new URL(headers['location'] ?? '').hostname}` };
  if (status >= 400) {
    const exposed = headers['access-control-expose-headers'] ?? '';
    const pause = exposed.includes('Retry-After') ? `, back in ${headers['retry-after']}` : '';
    const claims = /claims="([^"]*)"/.exec(headers['www-authenticate'] ?? '')?.[1];
    const decoded = claims?.startsWith('ey') ? Buffer.from(claims, 'base64').toString() : claims;
    const challenge = claims === undefined ? '' : `, asks for ${decoded}`;
    return { words: `${status} ${JSON.parse(text).error.code}${pause}${challenge}` };
  }
  // What is not UTF-8, or is far too long, is no list.
  const list = text.includes('\ufffd') || text.length > 1e5 ? undefined : found(text);
  if (list !== undefined) return list;
  const type = headers['content-type'];
  const size = text.length > 1000 ? `${text.length} bytes ` : '';
  return { words: `${status}${type === undefined ? '' : ` ${type}`} ${size}${text}.` };
}

const numbers = ['none', 'one'];

/** A list of objects with ids, or one object that is no list. */
function found(text: string): { words: string; following?: string } | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), answer), text);
  if (!parsed.success) return undefined;
  const { output } = parsed;
  if ('displayName' in output) return { words: `is ${output.displayName}` };
  const count = output.value.length;
  const words = `finds ${numbers[count] ?? count}`;
  const link = output['@odata.nextLink'];
  if (link === undefined) return { words: `${words}.` };
  if (typeof link === 'number') return { words: `${words}, then ${link}` };
  const url = new URL(link);
  const place = `${url.protocol}//${url.username && `${url.username}:${url.password}@`}${url.hostname}${url.pathname}`;
  const token = Buffer.from(url.searchParams.get('$skiptoken') ?? '', 'base64url').toString();
  return {
    words: `${words}, then ${place} ${token}${url.hash}`,
    following: url.pathname.slice('/graph/v1.0'.length) + url.search,
  };
}
