import { answersJson, answersText, html, type ListFault } from './read-fault.ts';

const id = '00000000-0000-4000-8000-000000000000';
const deep = 100_000;

/** Searches whose answer is late, broken off, or not what Graph documents. */
export const listAnswers = {
  '!slow': { about: 'Answers after three seconds.', behaviour: { how: 'waits', seconds: 3 } },
  '!never': {
    about: 'Takes the request and stays silent.',
    behaviour: { how: 'waits', seconds: 'for ever' },
  },
  '!offline': {
    about: 'Drops the connection after a second.',
    behaviour: { how: 'hangs-up', when: 'read' },
    after: 1,
  },
  '!cut': {
    about: 'Breaks the connection after a second, in the middle of the answer.',
    behaviour: { how: 'answers', status: 200, type: 'application/json', body: '{"value":[{', ends: 'cut' },
    after: 1,
  },
  '!redirect': {
    about: 'Answers 307 after a second, to another host, which would be given the token.',
    after: 1,
    behaviour: ({ elsewhere }) => ({
      how: 'answers',
      status: 307,
      headers: { Location: `${elsewhere}/graph/v1.0/servicePrincipals` },
    }),
  },
  '!html': { about: 'Answers 200 with an HTML page.', behaviour: html },
  '!truncated': {
    about: 'Answers JSON that stops in the middle.',
    behaviour: answersText(`{"value":[{"id":"${id}","displayName":"Cut o`),
  },
  '!empty': { about: 'Answers 200 without a body.', behaviour: answersText('') },
  '!no-content': {
    about: 'Answers 204 where a list belongs.',
    behaviour: { how: 'answers', status: 204 },
  },
  '!no-value': { about: 'Answers JSON in which the list is missing.', behaviour: answersJson({}) },
  '!value-object': {
    about: 'Answers JSON in which the list is an object.',
    behaviour: answersJson({ value: { id } }),
  },
  '!value-null': {
    about: 'Answers JSON in which the list is null.',
    behaviour: answersJson({ value: null }),
  },
  '!no-ids': {
    about: 'Answers a list of objects without ids.',
    behaviour: answersJson({ value: [{ displayName: 'Unnamed', appId: id }] }),
  },
  '!bad-ids': {
    about: 'Answers a list in which an id is a path.',
    behaviour: answersJson({ value: [{ id: '../me', displayName: 'Elsewhere', appId: id }] }),
  },
  '!deep': {
    about: 'Answers a name that is a hundred thousand lists deep.',
    behaviour: () =>
      answersText(
        `{"value":[{"id":"${id}","appId":"${id}","displayName":${'['.repeat(deep)}${']'.repeat(deep)}}]}`,
      ),
  },
  '!huge': {
    about: 'Answers ten megabytes.',
    behaviour: () => answersJson({ value: [], filling: 'x'.repeat(10_000_000) }),
  },
  '!latin-1': {
    about: 'Answers a name in another character set than JSON has.',
    behaviour: answersText(
      new Uint8Array(
        Buffer.from(JSON.stringify({ value: [{ id, appId: id, displayName: 'Café Contoso' }] }), 'latin1'),
      ),
    ),
  },
} as const satisfies Record<string, ListFault>;
