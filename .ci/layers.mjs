// The layers of src and what each knows: the one matrix from which the linter's blocks and the picture in
// CONTRIBUTING.md are made. `node .ci/layers.mjs` checks both, `node .ci/layers.mjs --write` makes them anew.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * A layer imports the layers that it `knows`, the types of those in `types`, and the packages in `packages`.
 * `apart`: each folder in it is a room of its own that knows none of its siblings.
 * @typedef {{ files: string, knows: string[], types?: string[], packages: string[], apart?: true }} Layer
 * @type {Record<string, Layer>}
 */
const layers = {
  domain: { files: 'src/domain', knows: ['domain'], packages: ['valibot', 'jose', 'papaparse', 'dotenv'] },
  storage: { files: 'src/storage.ts', knows: ['domain'], packages: ['valibot'] },
  config: { files: 'src/config', knows: ['domain', 'config', 'storage'], packages: ['valibot'] },
  auth: {
    files: 'src/auth',
    knows: ['domain', 'config', 'auth', 'storage'],
    packages: ['@azure', 'jose', 'react', 'valibot'],
  },
  graph: {
    files: 'src/graph',
    knows: ['domain', 'config', 'graph'],
    packages: ['valibot', 'jose', 'p-queue'],
  },
  requests: {
    files: 'src/requests',
    knows: ['domain', 'config', 'auth', 'graph', 'requests', 'storage'],
    packages: ['@tanstack', 'react', 'valibot'],
  },
  i18n: { files: 'src/i18n', knows: ['domain', 'i18n'], packages: ['react', 'react-intl'] },
  ui: {
    files: 'src/ui',
    knows: ['domain', 'i18n', 'ui'],
    packages: ['react', 'react-dom', 'react-hook-form', 'react-intl', '@fluentui', '@tanstack'],
  },
  features: {
    files: 'src/features',
    knows: ['domain', 'config', 'storage', 'requests', 'i18n', 'ui'],
    types: ['auth', 'graph'],
    packages: ['react', 'react-dom', 'react-hook-form', 'react-intl', '@fluentui', '@tanstack', 'valibot'],
    apart: true,
  },
};

/** The features that put others together. */
const composers = ['application', 'fleet'];

/** Every package that the app ships, by the part of its name that a pattern needs. */
const packages = [
  'react',
  'react-dom',
  'react-hook-form',
  'react-intl',
  '@azure',
  '@fluentui',
  '@tanstack',
  'dotenv',
  'jose',
  'p-queue',
  'papaparse',
  'valibot',
];

const oneWay = 'Imports run one way: see the layers in CONTRIBUTING.md.';
const sandboxApart = {
  group: ['**/e2e/**'],
  message: "The sandbox and the app share nothing: two readings of Microsoft's documentation.",
};

const inLayer = (name) => {
  const { files } = layers[name];
  return files.endsWith('.ts') ? [files.replace('src/', '#src/')] : [`${files.replace('src/', '#src/')}/**`];
};
const ofPackage = (name) => [name, `${name}/**`];

/** `siblings`: the rooms beside this one, where it is one of several in a layer whose rooms stand apart. */
function block(files, siblings, { knows, types = [], packages: known }, up) {
  const others = Object.keys(layers).filter((name) => !knows.includes(name) && !types.includes(name));
  const patterns = [
    sandboxApart,
    { group: [up], message: 'A folder is left by #src/…, so that the rules of the layers see it.' },
  ];
  if (types.length > 0)
    patterns.push({
      group: types.flatMap(inLayer),
      message: 'Features go through requests/: only types come from here.',
      allowTypeImports: true,
    });
  // No exceptions by `!`: an import that one pattern lets pass is refused by no other.
  patterns.push({
    group: [
      ...['main', 'app', 'routes'].map((name) => `#src/${name}.tsx`),
      ...others.filter((name) => layers[name].apart !== true).flatMap(inLayer),
      ...siblings.map((room) => `#${room}/**`),
      ...packages.filter((name) => !known.includes(name)).flatMap(ofPackage),
    ],
    message: oneWay,
  });
  return { files, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

function folders(of) {
  return readdirSync(join(root, of), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}

/** Every folder of a layer whose rooms stand apart. */
const rooms = Object.values(layers)
  .filter(({ apart }) => apart === true)
  .flatMap(({ files }) => folders(files).map((room) => `${files}/${room}`));

/** The linter's blocks, in the order in which a later one replaces an earlier one. */
function blocks() {
  const made = [];
  for (const layer of Object.values(layers)) {
    const { files, apart } = layer;
    if (apart !== true) {
      made.push(block([files.endsWith('.ts') ? files : `${files}/**`], rooms, layer, '../**'));
      continue;
    }
    for (const room of rooms.filter((path) => path.startsWith(`${files}/`))) {
      const composes = composers.some((other) => room === `${files}/${other}`);
      const siblings = composes ? [] : rooms.filter((other) => other !== room);
      made.push(block([`${room}/*`], siblings, layer, '../**'));
      made.push(block([`${room}/*/**`], siblings, layer, '../../**'));
    }
  }
  made.push(
    top(['src/main.tsx'], ['@fluentui', 'react-hook-form']),
    top(
      ['src/app.tsx', 'src/routes.tsx'],
      ['@fluentui/react-icons', 'react-hook-form'],
      ['./main.tsx', './app.tsx'],
    ),
    {
      files: ['e2e/**'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              {
                group: ['#src/**', '**/src/**'],
                message: 'The sandbox and its tests share nothing with the app.',
              },
            ],
          },
        ],
      },
    },
  );
  return made;
}

/** What starts the app knows every layer; of MSAL it knows types alone. */
function top(files, never, above = []) {
  return {
    files,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            sandboxApart,
            { group: [...above, ...never.flatMap(ofPackage)], message: oneWay },
            {
              group: ['@azure/**'],
              message: 'MSAL is known to auth/ alone; only its types come here.',
              allowTypeImports: true,
            },
          ],
        },
      ],
    },
  };
}

const isGenerated = ({ rules }) => 'no-restricted-imports' in rules;

function linterConfig(text) {
  const config = JSON.parse(text);
  const own = config.overrides.filter((override) => !isGenerated(override));
  return { ...config, overrides: [...blocks(), ...own] };
}

/** The layer of a file, a feature by its own name. */
function layerOf(file) {
  const found = Object.entries(layers).find(
    ([, { files }]) => file === files || file.startsWith(`${files}/`),
  );
  if (!found) return posix.basename(file);
  const [name, { files, apart }] = found;
  return apart === true ? `${name}/${file.slice(files.length + 1).split('/')[0]}` : name;
}

/** Which layers really import which, from the files. */
function arrows() {
  const files = readdirSync(join(root, 'src'), { recursive: true })
    .map((name) => `src/${String(name).replaceAll('\\', '/')}`)
    .filter((name) => /\.tsx?$/.test(name) && !/\.(?:test|fixture)\.tsx?$/.test(name));
  const found = new Set();
  for (const file of files) {
    const text = readFileSync(join(root, file), 'utf8');
    for (const [, specifier] of text.matchAll(/(?:from|import)\s*\(?\s*'((?:#src|\.{1,2})\/[^']+)'/g)) {
      const imported = specifier.startsWith('#')
        ? specifier.slice(1)
        : posix.join(posix.dirname(file), specifier);
      const [from, to] = [layerOf(file), layerOf(imported)].map((name) =>
        name.startsWith('features/') && !composers.some((room) => name === `features/${room}`)
          ? 'features/…'
          : name,
      );
      if (from !== to) found.add(`${from} --> ${to}`);
    }
  }
  return [...found].toSorted((one, other) => one.localeCompare(other));
}

/** Without the arrows that a way over another layer says already. */
function withoutShortcuts(all) {
  const next = new Map();
  for (const [from, to] of all) next.set(from, [...(next.get(from) ?? []), to]);
  const reaches = (from, to) => (next.get(from) ?? []).some((name) => name === to || reaches(name, to));
  return all.filter(([from, to]) => !(next.get(from) ?? []).some((name) => name !== to && reaches(name, to)));
}

function picture() {
  const id = (name) => name.replaceAll(/[^a-z0-9]/gi, '_');
  const lines = withoutShortcuts(arrows().map((arrow) => arrow.split(' --> '))).map(([from, to]) => {
    return `  ${id(from)}["${from}"] --> ${id(to)}["${to}"]`;
  });
  return ['```mermaid', 'flowchart TD', ...lines, '```'].join('\n');
}

const [begin, end] = ['<!-- layers: node .ci/layers.mjs --write -->', '<!-- /layers -->'];

function withPicture(text) {
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < 0) throw new Error('CONTRIBUTING.md has no place for the picture of the layers.');
  return `${text.slice(0, from + begin.length)}\n\n${picture()}\n\n${text.slice(to)}`;
}

const known = Object.values(layers).map(({ files }) => files);
for (const folder of folders('src')) {
  if (!known.includes(`src/${folder}`))
    throw new Error(`src/${folder} is in no layer: add it to the matrix.`);
}

const write = process.argv.includes('--write');
const made = {
  '.oxlintrc.json': (text) => {
    const next = linterConfig(text);
    return JSON.stringify(next) === JSON.stringify(JSON.parse(text))
      ? text
      : `${JSON.stringify(next, null, 2)}\n`;
  },
  '.github/CONTRIBUTING.md': withPicture,
};
for (const [file, make] of Object.entries(made)) {
  const before = readFileSync(join(root, file), 'utf8');
  const after = make(before);
  if (before === after) continue;
  if (write) writeFileSync(join(root, file), after);
  else {
    process.exitCode = 1;
    process.stderr.write(`${file} differs from the layers: run node .ci/layers.mjs --write\n`);
  }
}
