import { findKey } from '#src/domain/keys/keys.ts';

const urlMarks = "-._~:/?#[]@!$&'()*+,;=%";

/**
 * The address as it goes over the wire: what RFC 3986 does not allow in a URL is percent-encoded, so that neither a template language
 * nor a shell finds its braces, backslashes, quotes or typographic marks in it.
 */
export function wireUrl(url: string): string {
  let out = '';
  for (const char of url.toWellFormed()) {
    out += isAlphanumeric(char) || urlMarks.includes(char) ? char : encodeURIComponent(char);
  }
  return out;
}

/** Scheme, host and port of an address; the whole of what is no address. */
export function originOf(url: string): string {
  return wireUrl(URL.canParse(url) ? new URL(url).origin : url);
}

/** A JSON string in letters, digits and marks that stand for themselves between single quotes, in any of the languages here. */
export function plainJson(text: string): string {
  let out = '';
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    const plain = isAlphanumeric(char) || ' -._~:/?#[]@!&()*+,;=%<>|^'.includes(char);
    out += plain ? char : `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`;
  }
  return `"${out}"`;
}

/** For a POSIX shell. Takes any text but NUL, which no shell can hold. */
export function posixQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules */
export function powershellQuoted(text: string): string {
  let out = '';
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    // PowerShell takes typographic quotes for quotes, so only ASCII is written as it is.
    if (char < ' ' || char > '~') out += `\`u{${text.charCodeAt(at).toString(16)}}`;
    else out += '"`$'.includes(char) ? `\`${char}` : char;
  }
  return out === text ? `'${text.replaceAll("'", "''")}'` : `"${out}"`;
}

/** https://developer.hashicorp.com/terraform/language/expressions/strings */
export function terraformQuoted(text: string): string {
  let out = '';
  for (const char of text.toWellFormed()) {
    const code = char.codePointAt(0) ?? 0;
    if (char === '"' || char === '\\') out += `\\${char}`;
    else if (code < 0x20 || (code > 0x7e && code < 0x10000))
      out += `\\u${code.toString(16).padStart(4, '0')}`;
    else if (code >= 0x10000) out += `\\U${code.toString(16).padStart(8, '0')}`;
    else out += char;
  }
  // A function, since a dollar has a meaning of its own in a replacement text.
  return `"${out.replaceAll('${', () => '$${').replaceAll('%{', '%%{')}"`;
}

/** A name for each key, in order and each of its own: `base_address`; a number where the key is unknown or came before. */
export function namesOf(keys: readonly string[]): readonly string[] {
  return keys.map((key, at) =>
    findKey(key) === undefined || keys.indexOf(key) !== at ? `credential_${at + 1}` : snakeCase(key),
  );
}

function snakeCase(key: string): string {
  return Array.from(key, (char, at) => {
    const before = key[at - 1] ?? '';
    const next = key[at + 1] ?? '';
    const starts = isUpper(char) && before !== '' && (!isUpper(before) || (next !== '' && !isUpper(next)));
    return (starts ? '_' : '') + char.toLowerCase();
  }).join('');
}

function isUpper(char: string): boolean {
  return char >= 'A' && char <= 'Z';
}

function isAlphanumeric(char: string): boolean {
  return isUpper(char) || (char >= 'a' && char <= 'z') || (char >= '0' && char <= '9');
}

/** Keys and never values: what has no value in it cannot show one. */
export type SnippetRequest = {
  /** Full URL of the call. */
  endpoint: string;
  kind: 'servicePrincipal' | 'application';
  /** Object id. */
  id: string;
  /** In the order to be sent. */
  keys: readonly string[];
};
