import { type FindingOf, worse } from './modifiers.ts';

/**
 * The scripts of a page that is served over https. Stricter than the scanner, for which one guarded script is enough.
 * Markup is read by pattern: it is the markup of our own build.
 */
export function gradeIntegrity(contentType: string, body: string): FindingOf<'sri'> {
  if (!/^(?:text\/html|application\/xhtml\+xml)\b/.test(contentType))
    return 'sri-not-implemented-response-not-html';
  const tags = [...body.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
  if (tags.length === 0) return 'sri-not-implemented-but-no-scripts-loaded';
  return tags.map(gradeScript).reduce(worse);
}

function gradeScript(tag: string): FindingOf<'sri'> {
  const source = attribute(tag, 'src');
  const guarded = attribute(tag, 'integrity') !== undefined;
  const foreign = source !== undefined && /^(?:https?:)?\/\//.test(source);
  if (!foreign) {
    return guarded
      ? 'sri-implemented-and-all-scripts-loaded-securely'
      : 'sri-not-implemented-but-all-scripts-loaded-from-secure-origin';
  }
  const secure = source.startsWith('https:');
  if (guarded)
    return secure
      ? 'sri-implemented-and-external-scripts-loaded-securely'
      : 'sri-implemented-but-external-scripts-not-loaded-securely';
  return secure
    ? 'sri-not-implemented-but-external-scripts-loaded-securely'
    : 'sri-not-implemented-and-external-scripts-not-loaded-securely';
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(String.raw`\s${name}="([^"]*)"`).exec(tag)?.[1];
}
