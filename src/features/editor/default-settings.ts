import type { SecretFields } from '#src/ui/secret-fields.ts';
import { defaultSetting } from './default-setting.ts';

/**
 * Gives a setting the string that its control starts with. A string that nobody has touched since goes when the key
 * becomes another one: it would be sent as that key's value.
 */
export function createDefaultSettings(secrets: SecretFields): (row: string, key: string) => void {
  const given = new Map<string, number>();
  return (row, key) => {
    const start = defaultSetting(key) ?? '';
    const untouched = given.get(row) === secrets.edits(row);
    if (!untouched && !secrets.isBlank(row)) return;
    if ((secrets.isBlank(row) ? '' : secrets.read(row)) === start) return;
    secrets.write(row, start);
    given.set(row, secrets.edits(row));
  };
}
