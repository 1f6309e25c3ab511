import type { BrowserContext } from '@playwright/test';

/**
 * Watches every page of a context, popups included, for what no page may ever do: throw, reject unheard,
 * violate its content security policy, or ask a host that is not this machine. Returns what was found so far.
 */
export async function watchContext(context: BrowserContext): Promise<() => readonly string[]> {
  const found: string[] = [];
  await context.exposeBinding('reportViolation', (_, what: string) => {
    found.push(`policy violation: ${what}`);
  });
  await context.addInitScript(() => {
    addEventListener(
      'securitypolicyviolation',
      ({ violatedDirective, blockedURI, sample, sourceFile, lineNumber, columnNumber }) => {
        // The binding lives on the page's global object, which no type knows.
        Reflect.get(
          globalThis,
          'reportViolation',
        )(`${violatedDirective} ${blockedURI} ${sample} at ${sourceFile}:${lineNumber}:${columnNumber}`);
      },
    );
  });
  context.on('weberror', (fault) => found.push(`page error: ${fault.error().message}`));
  context.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    const local = hostname === 'localhost' || hostname === '127.0.0.1' || protocol === 'blob:';
    if (!local && protocol.startsWith('http')) found.push(`foreign request: ${hostname}`);
  });
  return () => found;
}
