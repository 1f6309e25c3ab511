import { bench, describe } from 'vitest';
import { parseErrorBody } from './error-response.ts';
import { createRedactor } from './redact.ts';

// Each answer has 200 KB, and the page has sent 45 values of 2 KB: a goal of at most 100 ms each.
const size = 200_000;
const alphabet = `abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~+/=!"\\`;
let state = 1;

/** The same on every run, so that figures can be compared. */
function random(below: number): number {
  state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}

const values = Array.from({ length: 45 }, () =>
  Array.from({ length: 2_048 }, () => alphabet[random(alphabet.length)]).join(''),
);
const all = values.join(' ');
const json = (text: string) => JSON.stringify(text).slice(1, -1);
const base64 = (text: string) => Buffer.from(text).toString('base64');

const answers = {
  'prose alone':
    'The target answered that it refused the token, and that an administrator has to look at it. ',
  'the values alone': all,
  'the values in JSON twice': json(json(all)),
  'the values in a URL twice': encodeURIComponent(encodeURIComponent(all)),
  'the values in hexadecimal': Buffer.from(all).toString('hex'),
  'the values in base64': base64(all),
  'base64 of something else': base64(
    String.fromCharCode(...Array.from({ length: 9_999 }, () => random(256))),
  ),
};

const redactor = createRedactor();
redactor.remember(values);

const textOf = (piece: string, length: number) =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

describe('200 KB of an answer that holds', () => {
  for (const [name, piece] of Object.entries(answers)) {
    const text = textOf(piece, size);
    bench(name, () => void redactor.redact(text));
  }
});

// A longer refusal is shown without its words: see `unwrap`.
describe('a refusal of 64 KB, from its text to what the page shows, that holds', () => {
  for (const [name, piece] of Object.entries(answers)) {
    const body = JSON.stringify({ error: { code: 'UnknownError', message: textOf(json(piece), 32_000) } });
    const text = body.slice(0, 65_536);
    bench(name, () => void parseErrorBody(text, redactor.redact));
  }
});
