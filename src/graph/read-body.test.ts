import { expect, test } from 'vitest';
import { readBody } from './read-body.ts';

const megabyte = new Uint8Array(1024 * 1024).fill(0x20);

/** Answers with the chunk for ever; `taken` counts how often it was asked for one. */
function endless(chunk: Uint8Array) {
  let taken = 0;
  const response = new Response(
    new ReadableStream({
      pull(controller) {
        taken += 1;
        controller.enqueue(chunk);
      },
    }),
  );
  return { response, taken: () => taken };
}

test('a body is read to the end, letters cut in two by the network included', async () => {
  const bytes = new TextEncoder().encode('\uFEFF{"name":"é🚀"}');
  const response = new Response(
    new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
        controller.close();
      },
    }),
  );
  expect(await readBody(response)).toEqual({ state: 'text', text: '{"name":"é🚀"}' });
  expect(await readBody(new Response(null))).toEqual({ state: 'text', text: '' });
});

test('of a body that never ends no more is taken than the limit', async () => {
  const { response, taken } = endless(megabyte);
  expect(await readBody(response)).toEqual({ state: 'too-long' });
  expect(taken()).toBeLessThanOrEqual(7);
});

test('four megabytes are no problem', async () => {
  const { state } = await readBody(new Response(new Blob(Array<Uint8Array<ArrayBuffer>>(4).fill(megabyte))));
  expect(state).toBe('text');
});

test.each([
  ['Latin-1', [0x22, 0xe9, 0x22]],
  ['UTF-16', [0xff, 0xfe, 0x7b, 0x00]],
  ['half a letter at the end', [0x22, 0xc3]],
])('%s is no text', async (_, bytes) => {
  expect(await readBody(new Response(new Uint8Array(bytes)))).toEqual({ state: 'not-text' });
});

test('a body that breaks off throws as the network does', async () => {
  const broken = new ReadableStream({
    start: (controller) => controller.error(new TypeError('terminated')),
  });
  await expect(readBody(new Response(broken))).rejects.toBeInstanceOf(TypeError);
});
