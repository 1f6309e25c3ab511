import { classOf, findKey } from '#src/domain/keys/keys.ts';

/**
 * For bash and zsh, in a subshell, so that no variable outlives it. It reads values from the terminal and passes them
 * to the program through a pipe. So they appear neither in the history nor in the list of processes.
 */
export function curlSnippet({ endpoint, keys }: SnippetRequest): string {
  return interactive(keys, [
    ...readInto('access_token', 'Access token', 'secret'),
    'body | curl --globoff --include --request POST \\',
    `  --url ${posixQuoted(wireUrl(endpoint))} \\`,
    `  --config <(printf 'header = "Authorization: Bearer %s"\\n' "$access_token") \\`,
    `  --header 'Content-Type: application/json' \\`,
    '  --data-binary @-',
  ]);
}

/** https://learn.microsoft.com/cli/azure/reference-index#az-rest; `@-` is standard input. */
export function azSnippet(request: SnippetRequest): string {
  return interactive(request.keys, azCall(request));
}

/** https://pnp.github.io/cli-microsoft365/cmd/request */
export function m365Snippet({ endpoint, keys }: SnippetRequest): string {
  return interactive(keys, [
    'body | m365 request --method post \\',
    `  --url ${posixQuoted(wireUrl(endpoint))} \\`,
    `  --resource ${posixQuoted(originOf(endpoint))} \\`,
    '  --content-type application/json \\',
    '  --body @/dev/stdin',
  ]);
}

/**
 * One step of a workflow, behind a step that signs the Azure CLI in. The secrets reach the script as environment variables.
 * https://docs.github.com/actions/how-tos/write-workflows/choose-what-workflows-do/use-secrets
 */
export function githubActionsSnippet(request: SnippetRequest): string {
  const names = namesOf(request.keys).map((name) => name.toUpperCase());
  return [
    '- name: Authorize provisioning',
    '  shell: bash',
    '  env:',
    ...names.map((name) => `    ${name}: \${{ secrets.${name} }}`),
    '  run: |',
    ...[...functions(request.keys, names), ...azCall(request)].map((line) => `    ${line}`),
    '',
  ].join('\n');
}

function azCall({ endpoint }: SnippetRequest): readonly string[] {
  return [
    'body | az rest --method post \\',
    `  --url ${posixQuoted(wireUrl(endpoint))} \\`,
    `  --resource ${posixQuoted(originOf(endpoint))} \\`,
    `  --headers 'Content-Type=application/json' \\`,
    '  --body @-',
  ];
}

function interactive(keys: readonly string[], call: readonly string[]): string {
  const names = namesOf(keys);
  const reads = keys.flatMap((key, at) => {
    const prompt = findKey(key) ?? `Credential ${at + 1}`;
    return readInto(names[at] ?? '', prompt, classOf(key) === 'secret' ? 'secret' : 'plain');
  });
  return ['(', ...oneLine, ...functions(keys, names), ...reads, ...call, ')', ''].join('\n');
}

function readInto(name: string, prompt: string, kind: 'secret' | 'plain'): readonly string[] {
  const shown = `printf '%s: ' ${posixQuoted(prompt)} >&2`;
  return kind === 'secret'
    ? [`${shown}; IFS= read -rs ${name}; printf '\\n' >&2; one_line || exit 1`]
    : [`${shown}; IFS= read -r ${name}; one_line || exit 1`];
}

/**
 * Lines that come with the one that was asked for are taken away from the shell, which would run them and keep them in its history.
 * A whole second, since older shells know no part of one.
 */
export const oneLine: readonly string[] = [
  'one_line() {',
  `  local more found=''`,
  '  [ -t 0 ] || return 0',
  '  while IFS= read -rs -t 1 more; do [ -z "$more" ] || found=yes; done',
  '  [ -z "$found" ] && return 0',
  `  printf '%s\\n' 'That was more than one line. Nothing was sent. Enter each value as one line.' >&2`,
  '  return 1',
  '}',
];

/**
 * The same for PowerShell 7. Lines that come with the one that was asked for are taken away from the prompt, which would run them and keep them in its
 * history; then nothing is sent. A line break alone may have been copied along.
 */
export const readLine: readonly string[] = [
  '  function Read-Line([string]$Prompt, [switch]$Hidden) {',
  '    $text = if ($Hidden) { Read-Host $Prompt -AsSecureString | ConvertFrom-SecureString -AsPlainText } else { Read-Host $Prompt }',
  '    Start-Sleep -Milliseconds 300',
  '    $more = $false',
  '    while (-not [Console]::IsInputRedirected -and [Console]::KeyAvailable) {',
  '      if ([Console]::ReadKey($true).KeyChar -notin "`r", "`n") { $more = $true }',
  '    }',
  "    if ($more) { throw 'That was more than one line. Nothing was sent. Enter each value as one line.' }",
  '    $text',
  '  }',
];

/** `json` writes a JSON string and `body` the whole body, by what the shell itself can do. */
function functions(keys: readonly string[], names: readonly string[]): readonly string[] {
  return [
    'json() {',
    `  local text="$1" b='\\' q='"' code char`,
    '  text=${text//"$b"/"$b$b"}',
    '  text=${text//"$q"/"$b$q"}',
    `  text=\${text//$'\\n'/"\${b}n"}`,
    `  text=\${text//$'\\r'/"\${b}r"}`,
    `  text=\${text//$'\\t'/"\${b}t"}`,
    '  for code in 0{1..8} 0b 0c 0e 0f 1{0..9} 1{a..f}; do',
    `    printf -v char "\\\\x$code"`,
    '    text=${text//"$char"/"${b}u00$code"}',
    '  done',
    `  printf '"%s"' "$text"`,
    '}',
    'body() {',
    `  printf '%s' '{"credentials":['`,
    ...keys.flatMap((key, at) => [
      `  printf '%s' '${at > 0 ? ',' : ''}{"key":${plainJson(key)},"value":'`,
      `  json "$${names[at] ?? ''}"`,
      `  printf '}'`,
    ]),
    `  printf ']}'`,
    '}',
  ];
}

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
function originOf(url: string): string {
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
