/** A page of a hundred objects is a fortieth of it; a browser can still hold and parse it. In bytes, unpacked. */
const longest = 4 * 1024 * 1024;

export type Body = { state: 'text'; text: string } | { state: 'too-long' } | { state: 'not-text' };

/**
 * Reads a body without ever holding more than the limit, and lets the connection go beyond it. Whatever the header says,
 * JSON is UTF-8: https://www.rfc-editor.org/rfc/rfc8259#section-8.1; bytes that are not would make names of other applications look alike.
 */
export async function readBody(response: Response): Promise<Body> {
  if (!response.body) return { state: 'text', text: '' };
  const reader = response.body.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    length += value?.byteLength ?? 0;
    if (length > longest) {
      // No caller waits for the end of a body that is too long.
      void reader.cancel().catch(() => undefined);
      return { state: 'too-long' };
    }
    const part = decoded(decoder, value);
    if (part === undefined) {
      void reader.cancel().catch(() => undefined);
      return { state: 'not-text' };
    }
    text += part;
    if (done) return { state: 'text', text };
  }
}

/** Without bytes: the end. */
function decoded(decoder: TextDecoder, bytes: Uint8Array | undefined): string | undefined {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch {
    return undefined;
  }
}
