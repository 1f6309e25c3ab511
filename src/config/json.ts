export type JsonResult = { ok: true; value: unknown } | { ok: false; line?: number; column?: number };

/** Parses JSON as the standard has it, a byte order mark allowed; line and column count from 1, in UTF-16 units. */
export function parseJson(text: string): JsonResult {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  try {
    const value: unknown = JSON.parse(body);
    return { ok: true, value };
  } catch {
    const offset = syntaxErrorAt(body);
    if (offset === undefined) return { ok: false };
    const lines = body.slice(0, offset).split(/\r\n|\r|\n/);
    return { ok: false, line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
  }
}

// JSON forbids control characters in strings, so the expressions have to name them.
/* oxlint-disable no-control-regex */
const blank = /[ \t\n\r]*/y;
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const scalar =
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/* oxlint-enable no-control-regex */

const maxLength = 100_000;

/**
 * Where the first token stands that JSON does not allow; undefined when there is none or the text is too long.
 * Written out because engines name the place in different words, and V8 leaves it out for the commonest mistakes.
 */
export function syntaxErrorAt(text: string): number | undefined {
  if (text.length > maxLength) return undefined;
  const open: ('{' | '[')[] = [];
  let expected: 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'comma' = 'value';
  let at = 0;
  for (;;) {
    at = endOf(blank, text, at) ?? at;
    const char = text[at];
    const inside = open.at(-1);
    if (expected === 'comma' && inside === undefined) return char === undefined ? undefined : at;
    const closes = (char === '}' && inside === '{') || (char === ']' && inside === '[');
    if (closes && (expected === 'comma' || expected.startsWith('first'))) {
      open.pop();
      expected = 'comma';
      at += 1;
    } else if (expected === 'comma' && char === ',') {
      expected = inside === '{' ? 'key' : 'value';
      at += 1;
    } else if (expected === 'colon' && char === ':') {
      expected = 'value';
      at += 1;
    } else if (expected.endsWith('key')) {
      const end = endOf(string, text, at);
      if (end === undefined) return at;
      expected = 'colon';
      at = end;
    } else if (expected.endsWith('value') && (char === '{' || char === '[')) {
      open.push(char);
      expected = char === '{' ? 'first-key' : 'first-value';
      at += 1;
    } else {
      const end = expected.endsWith('value') ? endOf(scalar, text, at) : undefined;
      if (end === undefined) return at;
      expected = 'comma';
      at = end;
    }
  }
}

/** Where the token that starts here ends. */
function endOf(token: RegExp, text: string, at: number): number | undefined {
  token.lastIndex = at;
  return token.test(text) ? token.lastIndex : undefined;
}

/** A page stands where data belongs, whatever it is called: a fallback page, a proxy or a sign-in page of the network answered. */
export function isHtml(contentType: string | null, text: string): boolean {
  return /\bhtml\b/i.test(contentType ?? '') || /^\s*</.test(text);
}
