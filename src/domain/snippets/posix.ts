import { classOf, findKey } from '#src/domain/keys/keys.ts';
import { namesOf, originOf, plainJson, posixQuoted, wireUrl, type SnippetRequest } from './quoting.ts';

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
