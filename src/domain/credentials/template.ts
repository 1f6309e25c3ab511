import {
  credentialKeys,
  type CredentialClass,
  type CredentialKey,
  type ValueFormat,
} from '#src/domain/keys/keys.ts';
import { keyMeant } from './plan-merge.ts';

/** Every word of a template: each becomes a comment, whatever it holds. */
export type TemplateTexts = {
  head: readonly string[];
  classes: Record<CredentialClass, string>;
  keys: (key: CredentialKey) => string;
  formats: Partial<Record<ValueFormat, string>>;
  /** For keys that Graph does not have. */
  leftOut: (count: number) => string;
};

const order: readonly CredentialClass[] = ['url', 'identifier', 'secret', 'setting', 'time'];

/**
 * A .env text with these keys by class and a blank for each value. A key that Graph has not is counted and not written: it may
 * be a secret that got into the wrong box, and this text goes to the disk.
 */
export function templateText(keys: readonly string[], texts: TemplateTexts): string {
  const meant = keys.map((key) => keyMeant(key)?.key);
  const unknown = keys.filter((key, at) => meant[at] === undefined && key.trim() !== '').length;
  const lines = texts.head.map(comment);
  if (unknown > 0) lines.push(comment(texts.leftOut(unknown)));
  for (const group of order) {
    const entries = credentialKeys.filter((entry) => entry.class === group && meant.includes(entry.key));
    if (entries.length > 0) lines.push('', comment(texts.classes[group]));
    for (const { key, format } of entries) {
      lines.push('', comment([texts.keys(key), texts.formats[format] ?? ''].join(' ').trim()), `${key}=`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** On one line, since what follows a line break would be no comment. */
function comment(text: string): string {
  return `# ${Array.from(text, (char) => (char < ' ' ? ' ' : char)).join('')}`;
}
