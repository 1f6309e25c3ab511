import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { Origins } from '../tenant.ts';

const headers = v.record(v.string(), v.string());
const table = v.object({
  globalHeaders: headers,
  routes: v.array(
    v.object({
      route: v.string(),
      headers: v.optional(headers, {}),
      statusCode: v.optional(v.literal(404)),
    }),
  ),
  navigationFallback: v.object({ rewrite: v.string(), exclude: v.array(v.string()) }),
});

/** The one table of headers, as a host of the app would apply it. */
export type HeaderTable = {
  /** Response headers of a path, without the query. */
  readonly headersFor: (path: string) => Readonly<Record<string, string>>;
  /** Whether the table refuses the path, with or without a file there. */
  readonly isBlocked: (path: string) => boolean;
  /** The file to serve for a path that is none, or undefined for a 404. */
  readonly fallbackFor: (path: string) => string | undefined;
};

/**
 * Reads a Static Web Apps configuration and applies it the way that host does: the first matching route decides,
 * its headers override the global ones, an empty value takes one away.
 * https://learn.microsoft.com/azure/static-web-apps/configuration
 * On loopback, which is where `origins` are, there is no https and Entra and Graph are the sandbox's, so three values
 * change; without `origins` the table is what a host sends.
 */
export function loadHeaderTable(file: string, origins?: Origins): HeaderTable {
  const { globalHeaders, routes, navigationFallback } = v.parse(
    table,
    JSON.parse(readFileSync(file, 'utf8')),
  );
  const excluded = navigationFallback.exclude.map(pattern);
  const matchers = routes.map(({ route, headers: own, statusCode }) => ({
    matches: pattern(route),
    own,
    statusCode,
  }));
  const ruleOf = (path: string) => matchers.find(({ matches }) => matches.test(path));
  return {
    headersFor(path) {
      const own = ruleOf(path)?.own ?? {};
      const merged = new Map(
        [...Object.entries(globalHeaders), ...Object.entries(own)].map(([name, value]) => [
          name.toLowerCase(),
          value,
        ]),
      );
      const sent = [...merged].filter(([, value]) => value !== '');
      return Object.fromEntries(
        origins ? sent.flatMap(([name, value]) => onLoopback(name, value, origins)) : sent,
      );
    },
    isBlocked: (path) => ruleOf(path)?.statusCode === 404,
    fallbackFor: (path) =>
      excluded.some((exclude) => exclude.test(path)) ? undefined : navigationFallback.rewrite,
  };
}

/** `*` stands for anything, `{a,b}` for one of several endings. */
function pattern(route: string): RegExp {
  const source = route
    .replace(/[.+?^$()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replace(/\{([^}]*)\}/g, (_, choices: string) => `(?:${choices.split(',').join('|')})`);
  return new RegExp(`^${source}$`);
}

function onLoopback(name: string, value: string, origins: Origins): [string, string][] {
  if (name === 'strict-transport-security') return [];
  if (name !== 'content-security-policy') return [[name, value]];
  const policy = value
    .replace(/;\s*upgrade-insecure-requests/, '')
    .replace('https://login.microsoftonline.com https://graph.microsoft.com', origins.services);
  return [[name, policy]];
}
