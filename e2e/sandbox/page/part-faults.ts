/** The state of each part that the app loads on demand. One sentence each, for the person who runs the sandbox. */
export const partFaults = {
  default: 'Every part of the app, as it was built.',
  'workspace-missing': 'What stands behind the sign-in is not on the server, as after a new version.',
  'form-missing': 'The form is not on the server, as after a new version.',
  'form-html': 'The form comes as a web page, from a host that answers everything with its start page.',
  'tools-missing': 'Import, JSON view and code are not on the server.',
  'tools-broken': 'Import, JSON view and code have a fault: they throw as soon as they are drawn.',
} as const;
export type PartFault = keyof typeof partFaults;

export function isPartFault(name: string | undefined): name is PartFault {
  return name !== undefined && Object.hasOwn(partFaults, name);
}

const workspace = /^\/assets\/workspace-[\w-]+\.js$/;
const form = /^\/assets\/target-screen-[\w-]+\.js$/;
const tools = /^\/assets\/(import|json|code)-dialog-[\w-]+\.js$/;

/** What a broken part answers in place of the file at `path`, or undefined where the file itself is right. */
export function partAnswer(
  fault: PartFault,
  path: string,
): { readonly kind: 'missing' | 'html' | 'broken' } | undefined {
  switch (fault) {
    case 'default':
      return undefined;
    case 'workspace-missing':
      return workspace.test(path) ? { kind: 'missing' } : undefined;
    case 'form-missing':
      return form.test(path) ? { kind: 'missing' } : undefined;
    case 'form-html':
      return form.test(path) ? { kind: 'html' } : undefined;
    case 'tools-missing':
      return tools.test(path) ? { kind: 'missing' } : undefined;
    case 'tools-broken':
      return tools.test(path) ? { kind: 'broken' } : undefined;
  }
}

/** A module with the same names as the built one, each of which throws when React draws it. */
export function brokenModule(built: string): string {
  const names = [
    ...(/export\{([^}]*)\};?\s*$/.exec(built)?.[1] ?? '').matchAll(/(?:^|,)[^,]*?([\w$]+)(?=,|$)/g),
  ];
  const exports = names.map(([, name]) => `broken as ${name ?? 'none'}`);
  return `function broken(){throw new Error('A part that is broken on purpose')}export{${exports.join(',')}};`;
}
