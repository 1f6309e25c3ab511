import { wordsFor } from '#src/domain/keys/keys.ts';
import { parsePaste } from '#src/domain/paste/parse-paste.ts';
import { pasteShape } from '#src/domain/paste/paste-shape.ts';
import { connectorNames } from '#src/domain/paste/connector-names.ts';
import { contextOf, keyMeant } from '#src/domain/credentials/plan-merge.ts';
import { ownCopy } from '#src/domain/copy-string.ts';
import type { CredentialRows } from './credential-rows.ts';
import { focusField } from './field-id.ts';

export type PastedText = {
  /** Takes a text that is more than a key out of a paste or drop into a row's key box; says whether it did. */
  take: (text: string, row: string) => boolean;
  /** The text that opened the import, once. */
  takeForImport: () => string | undefined;
};

/** Where the secret fields hold the text on its way into the import, so that it goes whenever they are emptied. */
const held = 'pasted';

/** What the page does with a text pasted where a key belongs: one pair fills the row, more opens the import. */
export function usePastedText(
  rows: CredentialRows,
  openImport: () => void,
  /** Id of the connector in whose light a name is read. */
  connector: string | undefined,
): PastedText {
  const { secrets } = rows;
  return {
    take(text, row) {
      switch (pasteShape(text)) {
        case 'key':
          return false;
        case 'pair': {
          const [entry] = parsePaste(text).entries;
          if (!entry) return false;
          const meant = keyMeant(entry.key, contextOf(rows.list(), [entry], connectorNames(connector)));
          const key = meant?.key ?? ownCopy(entry.key);
          const called =
            meant?.spelling === 'synonym' || meant?.spelling === 'connector'
              ? { called: meant.words ?? wordsFor(entry.key) }
              : {};
          if (entry.value === '') rows.rename(row, key);
          // Cut out of the text, the value would keep the whole of it alive.
          else rows.apply([{ row, key, value: ownCopy(entry.value), ...called }]);
          focusField(row, 'value');
          return true;
        }
        case 'several':
          secrets.write(held, text);
          openImport();
          return true;
      }
    },
    takeForImport() {
      if (secrets.isBlank(held)) return undefined;
      const text = secrets.read(held);
      secrets.drop(held);
      return text;
    },
  };
}
