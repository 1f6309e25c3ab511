import { Button } from '#src/ui/button.tsx';
import { Field } from '#src/ui/field.tsx';
import { EyeOffRegular, EyeRegular } from '@fluentui/react-icons';
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  useSyncExternalStore,
  type RefObject,
} from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { pasteRefusal, type PasteRefusal } from '#src/domain/paste/paste-refusal.ts';
import type { SecretFields } from '#src/ui/secret-fields.ts';
import { ValueArea } from '#src/ui/value-box.tsx';
import styles from './import-dialog.module.css';
import { FileButton, readTextFile, type TextFile } from '#src/ui/file-button.tsx';

type ImportFieldProps = {
  /** Where the area is found under `name`. */
  secrets: SecretFields;
  name: string;
  /** A text to begin with; its holder then forgets it. */
  takePasted: () => string | undefined;
  onText: () => void;
  /** Control and Enter. */
  onCommit: () => void;
  /** Further buttons. */
  children: ReactNode;
};

/** Takes a text by keyboard, paste, drop or file. It stays in the area, which gets none that it would change. */
export function ImportField({ secrets, name, takePasted, onText, onCommit, children }: ImportFieldProps) {
  const intl = useIntl();
  const area = useRef<HTMLTextAreaElement>(null);
  const [refused, setRefused] = useState<{ what: RefusedImport; time: number }>();
  const { revealed } = useSyncExternalStore(secrets.subscribe, () => secrets.state(name));
  const attach = useCallback(
    (element: HTMLTextAreaElement | null) => {
      area.current = element;
      return secrets.ref(name)(element);
    },
    [secrets, name],
  );

  const refuse = (what: RefusedImport | undefined) =>
    setRefused((before) => what && { what, time: (before?.time ?? 0) + 1 });
  const take = (text: string) => {
    const refusal = pasteRefusal(text);
    refuse(refusal);
    if (refusal || !area.current) return;
    area.current.value = text;
    onText();
  };
  const takeRead = (read: TextFile) => (read.ok ? take(read.text) : refuse(read));
  const takeFiles = (files: FileList) => {
    const [file, another] = files;
    if (another) refuse({ why: 'several-files' });
    else if (file) void readTextFile(file).then(takeRead);
  };
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const text = event.clipboardData.getData('text/plain');
    const refusal = pasteRefusal(value.slice(0, selectionStart) + text + value.slice(selectionEnd));
    refuse(refusal);
    if (refusal) event.preventDefault();
    else if (text === '' && event.clipboardData.files.length > 0) takeFiles(event.clipboardData.files);
  };
  const over = useDrops(area, {
    onFiles: takeFiles,
    onText: (text) => take([area.current?.value ?? '', text].filter((part) => part !== '').join('\n')),
  });
  const begin = useEffectEvent(() => {
    const text = takePasted();
    if (text !== undefined) take(text);
  });
  // oxlint-disable-next-line react/set-state-in-effect -- the text goes into an element, which is there from now on
  useEffect(() => begin(), []);

  return (
    <div className={styles.field}>
      <Field
        label={intl.formatMessage({ defaultMessage: 'Text with keys and values' })}
        hint={
          <FormattedMessage defaultMessage="Paste, type or drop a file up to 64 KB, such as .env, JSON, YAML, a table, PowerShell or Terraform. It stays in this dialog." />
        }
        // Each refusal is a message of its own: one that is there already is not read out again.
        {...(refused
          ? { validationMessage: <RefusedImportText key={refused.time} refused={refused.what} /> }
          : {})}
      >
        {(control) => (
          <ValueArea
            {...control}
            masked={!revealed}
            ref={attach}
            rows={7}
            className={`${styles.area} ${over ? styles.over : ''}`}
            onPaste={paste}
            onInput={() => {
              refuse(undefined);
              onText();
            }}
            onKeyDown={(event: KeyboardEvent) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onCommit();
            }}
          />
        )}
      </Field>
      <div className={styles.tools}>
        <FileButton onRead={takeRead} />
        <Button
          size="small"
          icon={revealed ? <EyeOffRegular /> : <EyeRegular />}
          onClick={() => (revealed ? secrets.conceal(name) : secrets.reveal(name))}
        >
          {revealed ? (
            <FormattedMessage defaultMessage="Hide text" />
          ) : (
            <FormattedMessage defaultMessage="Show text" />
          )}
        </Button>
        {children}
      </div>
    </div>
  );
}

/** Why a text or a file was not taken. */
type RefusedImport = PasteRefusal | { why: 'not-text' | 'not-readable' | 'several-files' };

const maxLines = 5;

/** Why nothing was taken, and what to do; the text in the area is as it was. */
function RefusedImportText({ refused }: { refused: RefusedImport }) {
  const intl = useIntl();
  switch (refused.why) {
    case 'too-large':
      return <FormattedMessage defaultMessage="Nothing imported: larger than 64 KB." />;
    case 'nul':
    case 'not-text':
      return (
        <FormattedMessage defaultMessage="Nothing imported: not a text file. Use UTF-8, or UTF-16 with a byte order mark." />
      );
    case 'not-readable':
      return (
        <FormattedMessage defaultMessage="Nothing imported: a folder, or a file that can't be read or has just changed. Choose it again." />
      );
    case 'several-files':
      return <FormattedMessage defaultMessage="Nothing imported: drop one file at a time." />;
    case 'carriage-return': {
      const { lines } = refused;
      const listed = lines
        .slice(0, maxLines)
        .map(({ line, lastLine }) => (line === lastLine ? String(line) : `${line}–${lastLine}`));
      return (
        <FormattedMessage
          defaultMessage="Nothing imported: Windows line ends in {count, plural, one {a value} other {# values}} (lines {lines}{more, plural, =0 {} other { and # more}}). Save the text with plain line ends (LF), or on one line."
          values={{
            count: lines.length,
            lines: intl.formatList(listed, { type: 'unit' }),
            more: lines.length - listed.length,
          }}
        />
      );
    }
  }
}

type Drops = {
  onFiles: (files: FileList) => void;
  /** Text that the area must not take by itself. */
  onText: (text: string) => void;
};

/**
 * Takes files that are dropped anywhere on the page, and text that is dropped into the area. Nothing else may be: a browser
 * opens what is dropped beside, and everything typed would be gone. Returns whether files are being dragged over the page.
 */
function useDrops(area: RefObject<HTMLTextAreaElement | null>, { onFiles, onText }: Drops): boolean {
  const [over, setOver] = useState(false);
  const drag = useEffectEvent((event: DragEvent) => {
    const files = event.dataTransfer?.types.includes('Files') === true;
    setOver(files);
    if (!files && event.target === area.current) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = files ? 'copy' : 'none';
  });
  const drop = useEffectEvent((event: DragEvent) => {
    setOver(false);
    const data = event.dataTransfer;
    if (data && data.files.length > 0) onFiles(data.files);
    else if (event.target === area.current) {
      const text = data?.getData('text/plain') ?? '';
      // All else the area takes as it is, at the place where it is dropped.
      if (!text.includes('\r') && !text.includes('\0')) return;
      onText(text);
    }
    event.preventDefault();
  });
  const leave = useEffectEvent((event: DragEvent) => {
    if (event.relatedTarget === null) setOver(false);
  });
  useEffect(() => {
    addEventListener('dragover', drag);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', drag);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, []);
  return over;
}
