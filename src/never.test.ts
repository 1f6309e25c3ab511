import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What the source must never hold, from any author and even if the linter misses it. */
type Rule = {
  readonly pattern: RegExp;
  /** The only files that may. */
  readonly only?: readonly string[];
  /** Would be found. */
  readonly guilty: readonly string[];
  /** Would not. */
  readonly innocent?: readonly string[];
};

const rules: Readonly<Record<string, Rule>> = {
  'storage that outlives the tab': {
    pattern: /\bindexedDB\b|\bdocument\s*\.\s*cookie\b|\bcookieStore\b/,
    guilty: ['window.indexedDB.open(a)', 'document.cookie = a', 'cookieStore'],
    innocent: ['sessionStorage.getItem(key)'],
  },
  // Expiry dates are of use only if they are still there next month. Ids, names of keys and days; no value, no
  // person's name.
  // Also what the other tabs must learn: a random name of the last sign-out, and for a moment the id of a target.
  'storage that outlives the tab, outside the file that says what is in it': {
    pattern: /\blocalStorage\b/,
    only: ['src/storage.ts'],
    guilty: ["localStorage.setItem('a', b)", "window['localStorage']"],
    innocent: ['sessionStorage.getItem(key)'],
  },
  'storage of the tab, outside the file that says what is in it and those that know what MSAL keeps': {
    pattern: /\bsessionStorage\b/,
    only: ['src/auth/session.ts', 'src/auth/msal-storage.ts', 'src/storage.ts'],
    guilty: ["sessionStorage.setItem('a', b)", "window['sessionStorage']"],
  },
  'caches and workers': {
    pattern: /\bcaches\s*[.[]|\bserviceWorker\b|\bnew\s+(?:Shared)?Worker\b/,
    guilty: [
      "caches.open('a')",
      'navigator.serviceWorker.register(a)',
      'new Worker(a)',
      'new SharedWorker(a)',
    ],
    innocent: ['// two caches of ours'],
  },
  'the console': {
    pattern: /\bconsole\s*(?:\?\.|\.|\[)\s*['"\w]/,
    guilty: ['console.log(a)', 'console?.error(a)', "console['warn'](a)", 'globalThis.console.debug(a)'],
    innocent: ['// this page writes nothing to the console.'],
  },
  'markup from text': {
    pattern:
      /dangerouslySetInnerHTML|\b(?:inner|outer)HTML\b|insertAdjacentHTML|\bsrcdoc\b|\bsrcDoc\b|HTMLUnsafe\b|createContextualFragment|\bDOMParser\b|\bdocument\s*\.\s*write/,
    guilty: [
      '<p dangerouslySetInnerHTML={{ __html: a }} />',
      'a.innerHTML = b',
      'a.outerHTML',
      "a.insertAdjacentHTML('beforeend', b)",
      'document.writeln(a)',
      '<iframe srcDoc={a} />',
      'a.setHTMLUnsafe(b)',
      'new DOMParser()',
    ],
  },
  'code from text': {
    pattern:
      /\beval\b|\bFunction\s*\(|\bset(?:Timeout|Interval)\s*\(\s*['"`]|\bjavascript:|\bimport\s*\(\s*[^'")]/,
    guilty: [
      'eval(a)',
      "globalThis['eval'](a)",
      "new Function('a')",
      "setTimeout('a()', 1)",
      'setInterval(`a()`)',
      "href='javascript:a'",
      'import(address)',
    ],
    innocent: ['setTimeout(work)', "import('./a.ts')", 'evaluate(a)', '(a: Function)'],
  },
  'another window': {
    pattern: /\b(?:window|globalThis|self)\s*\.\s*open\b|(?<![.\w])open\(\s*['"`](?:https?:|\/|about:)/,
    guilty: ['window.open(a)', "open('https://a.example')", 'globalThis.open(a)'],
    innocent: ["open('import')", "tools.open('/')"],
  },
  'a way out other than fetch': {
    pattern:
      /sendBeacon|XMLHttpRequest|\bWebSocket\b|\bEventSource\b|RTCPeerConnection|WebTransport|fetchLater/,
    guilty: ["navigator.sendBeacon('a')", 'new XMLHttpRequest()', 'new WebSocket(a)', 'new EventSource(a)'],
  },
  'a way to other pages': {
    pattern: /\bpostMessage\b|\bBroadcastChannel\b|\bwindow\s*\.\s*name\b/,
    guilty: ['opener.postMessage(a)', "new BroadcastChannel('a')", 'window.name = a'],
  },
  'a request, outside the four places that send any': {
    pattern: /(?<!\w)fetch\s*\(/,
    only: ['src/auth/entra-network.ts', 'src/graph/read.ts', 'src/graph/send.ts', 'src/config/config.ts'],
    guilty: ['await fetch(a)', 'globalThis.fetch(a)', 'void fetch (a)'],
    innocent: ['query.refetch()', 'createClient({ fetch })'],
  },
  'what others have copied': {
    pattern: /\bclipboard\s*\.\s*read/,
    guilty: ['navigator.clipboard.readText()', 'navigator.clipboard.read()'],
    innocent: ['navigator.clipboard.writeText(a)'],
  },
  'a key of the query cache, outside data/': {
    pattern: /\b(?:query|mutation)Key\s*:\s*\[/,
    only: ['src/requests/preflight.ts', 'src/requests/targets.ts'],
    guilty: ["useQuery({ queryKey: ['a'] })", 'mutationKey: ['],
    innocent: ['queryKey: storedKey(target)'],
  },
  'a value in a key of the query cache': {
    pattern: /\b\w*Key\b[^\n]*\[[^\]\n]*\b(?:values?|secrets?|credentials|rows|tokens?)\b(?!')/,
    guilty: [
      "queryKey: ['a', value]",
      "queryKey: ['a', row.values]",
      "const aKey = (secret) => ['a', secret]",
    ],
    innocent: ["queryKey: ['credentials', target.id]", 'queryKey: [kind, text]'],
  },
  'a value in the state of React': {
    pattern:
      /\[\s*\w*(?:[vV]alue|[sS]ecret|[pP]assword|[tT]oken)s?\s*,\s*set\w*\s*\]\s*=\s*(?:use(?:State|Reducer)|React)|\buse(?:State|Reducer|Ref|DeferredValue|SyncExternalStore)\b[^\n]*\bsecrets\s*\.\s*read\b/,
    guilty: [
      "const [value, setValue] = useState('')",
      "const [clientSecret, setClientSecret] = useState<string>('')",
      'const [row] = useState(() => secrets.read(id))',
      'const kept = useRef(secrets.read(id))',
    ],
    innocent: ['const [open, setOpen] = useState(false)', 'const [begin] = useState(() => rowsOf(secrets))'],
  },
};

/** Every source file by its path with `/`; tests are left out, since they may name what the source must not. */
function sources(): ReadonlyMap<string, string> {
  const names = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  return new Map(
    names
      .map((name) => `src/${name.replaceAll('\\', '/')}`)
      .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts'))
      .map((name) => [name, readFileSync(join(root, name), 'utf8')]),
  );
}

const files = sources();

test('the sources are found', () => {
  expect([...files.keys()]).toEqual(expect.arrayContaining(['src/main.tsx', 'src/graph/send.ts']));
  expect(files.size).toBeGreaterThan(150);
});

describe.each(Object.entries(rules))('the source never holds %s', (_, rule) => {
  const { pattern, only = [], guilty, innocent = [] } = rule;
  test('in no file of the source', () => {
    const places = [...files].flatMap(([name, text]) =>
      text
        .split('\n')
        .flatMap((line, index) => (pattern.test(line) ? [`${name}:${index + 1}: ${line.trim()}`] : [])),
    );
    expect(places.filter((place) => !only.some((name) => place.startsWith(`${name}:`)))).toEqual([]);
    // An exception without a use would let the next violation in unseen.
    expect(only.filter((name) => !places.some((place) => place.startsWith(`${name}:`)))).toEqual([]);
  });
  test.each(guilty)('and would be found: %s', (line) => expect(line).toMatch(pattern));
  if (innocent.length > 0)
    test.each(innocent)('and is not found where it is not: %s', (line) => expect(line).not.toMatch(pattern));
});

/** Text in the page that the policy would refuse to run or to apply. */
const inline = /<script(?![^>]*\ssrc=)|\son\w+=|\sstyle=|<style|<base\b|http-equiv/i;

test.each(['index.html', 'redirect.html'])('%s holds no code, style or policy of its own', (name) => {
  expect(readFileSync(join(root, name), 'utf8')).not.toMatch(inline);
});

test.each(['<script>a()</script>', '<p onclick="a()">', '<p style="a">', '<base href="a">', '<style>'])(
  'what a page must not hold would be found: %s',
  (markup) => expect(markup).toMatch(inline),
);
