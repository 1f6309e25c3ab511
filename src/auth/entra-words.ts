import { type AuthError, InteractionRequiredAuthError, ServerError } from '@azure/msal-browser';
import type { EntraWords } from '#src/domain/failure/failure.ts';

/** Entra's sentences are shorter than this by far; what is longer came from elsewhere. */
const longestRead = 20_000;
const longestSentence = 600;
const longestScope = 200;

const mask = '•••';
const guid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const traceId = new RegExp(`\\bTrace ID: *(${guid})`, 'i');
const correlationId = new RegExp(`\\bCorrelation ID: *(${guid})`, 'i');
const date = /\bTimestamp: *(\d{4}-\d{2}-\d{2}[ T][\d:.]{8,18}Z)/i;
/** The ids, or their beginning, behind the sentence. */
const tail = / *-? *\b(?:Trace|Correlation) ID:/i;

/**
 * What Entra wrote beside its code, for Details: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 * says that support asks for the ids. Undefined for what MSAL wrote itself.
 */
export function entraWords(error: AuthError): EntraWords | undefined {
  if (!(error instanceof ServerError || error instanceof InteractionRequiredAuthError)) return undefined;
  const text = plain(description(error.errorMessage.slice(0, longestRead)));
  const own = error instanceof InteractionRequiredAuthError ? error : undefined;
  const trace = traceId.exec(text)?.[1] ?? guidOf(own?.traceId);
  const correlation = correlationId.exec(text)?.[1] ?? guidOf(error.correlationId);
  const time = date.exec(text)?.[1] ?? date.exec(`Timestamp: ${own?.timestamp ?? ''}`)?.[1];
  const sentence = redacted(
    text
      .split(tail, 1)[0]
      ?.replace(/^AADSTS\d+: */, '')
      .trim() ?? '',
  );
  // Without a word of Entra, ids of MSAL's own would say nothing.
  if (sentence === '' && trace === undefined) return undefined;
  const scope = scopeIn(sentence);
  return {
    sentence: shortened(sentence, longestSentence),
    ...(trace !== undefined && { traceId: trace }),
    ...(correlation !== undefined && { correlationId: correlation }),
    ...(time !== undefined && { date: time }),
    ...(scope !== undefined && { scope: shortened(scope, longestScope) }),
  };
}

/** MSAL puts the answer of the token endpoint into a line of its own, and names a page where Entra wrote nothing. */
function description(text: string): string {
  if (text.startsWith('See https://aka.ms/')) return '';
  const [, around] = /^Error\(s\): .*? - Description: (.*)$/s.exec(text) ?? [];
  if (around === undefined) return text;
  const end = around.lastIndexOf(' - Correlation ID: ');
  const own = end < 0 ? around : around.slice(0, end);
  return own === 'not_available' ? '' : own;
}

/** One line, without what cannot be seen or turns the direction of what follows. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}

/** A sentence for support names no person, and carries no code or token that Entra may have repeated. */
function redacted(sentence: string): string {
  return sentence
    .replace(/[^\s'"<>(),;]{1,64}@[^\s'"<>(),;]{1,255}/g, mask)
    .replace(/[\w.~+=-]{41,}/g, (run) =>
      /\d/.test(run) && /[a-z]/.test(run) && /[A-Z]/.test(run) ? mask : run,
    );
}

function scopeIn(sentence: string): string | undefined {
  return /\bscope '([^']+)'/i.exec(sentence)?.[1] ?? /\bscope (\S+) is not valid/i.exec(sentence)?.[1];
}

function guidOf(text: string | undefined): string | undefined {
  return text !== undefined && new RegExp(`^${guid}$`, 'i').test(text) ? text : undefined;
}

function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1).toWellFormed()}…` : text;
}
