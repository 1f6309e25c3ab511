import { wordsFor, isBareWord } from '#src/domain/keys/keys.ts';
import { ownCopy } from '#src/domain/value-memory.ts';
import { latePart } from '#src/ui/late-part.ts';
import { type CredentialRows, focusField } from './credential-rows.ts';

export type PastedText = {
  /** Takes a text that is more than a key out of a paste or drop into a row's key box; says whether it did. */
  take: (text: string, row: string) => boolean;
  /** The text that opened the import, once. */
  takeForImport: () => string | undefined;
};

/** Where the secret fields hold the text on its way into a row or the import, so that it goes whenever they are emptied. */
const held = 'pasted';

/** What reads a pasted text, or a key: 10 kB of brotli that a page without a person at its form does without. */
export const pasteReader = latePart(async () => {
  const [{ pasteShape, parsePaste }, { contextOf, keyMeant }, { connectorNames }] = await Promise.all([
    import('#src/domain/paste/paste-shape.ts'),
    import('#src/domain/credentials/plan-merge.ts'),
    import('#src/domain/paste/connector-names.ts'),
  ]);
  return { pasteShape, parsePaste, contextOf, keyMeant, connectorNames };
});

type Reader = Awaited<ReturnType<typeof pasteReader.load>>;

type Rows = Pick<CredentialRows, 'list' | 'apply' | 'rename'> & {
  secrets: Pick<CredentialRows['secrets'], 'isBlank' | 'read' | 'drop' | 'write'>;
};

/** What the page does with a text pasted where a key belongs: one pair fills the row, more opens the import. */
export function usePastedText(
  rows: Rows,
  openImport: () => void,
  /** Id of the connector in whose light a name is read. */
  connector: string | undefined,
): PastedText {
  const { secrets } = rows;
  const takeForImport = () => {
    if (secrets.isBlank(held)) return undefined;
    const text = secrets.read(held);
    secrets.drop(held);
    return text;
  };
  const takeNow = (ready: Reader, text: string, row: string) => {
    const { pasteShape, parsePaste, contextOf, keyMeant, connectorNames } = ready;
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
  };
  /** The text is in no variable meanwhile: it would outlast the fields when they are emptied. */
  const takeHeld = async (row: string) => {
    let ready: Reader;
    try {
      ready = await pasteReader.load();
    } catch {
      // The import, which needs the same part, says that it could not be fetched.
      openImport();
      return;
    }
    const text = takeForImport();
    const box = rows.list().find((values) => values.row === row);
    // A row that has gone meanwhile, or has a key by now, is no place for it.
    if (text === undefined || !box) return;
    if (box.key !== '') {
      secrets.write(held, text);
      openImport();
    } else if (!takeNow(ready, text, row)) rows.rename(row, ownCopy(text).split('\n').join(''));
  };
  return {
    take(text, row) {
      const ready = pasteReader.now();
      if (ready) return takeNow(ready, text, row);
      // The browser pastes a plain key itself; whatever may hold a value waits where it is safe.
      if (isBareWord(text)) return false;
      secrets.write(held, text);
      void takeHeld(row);
      return true;
    },
    takeForImport,
  };
}
