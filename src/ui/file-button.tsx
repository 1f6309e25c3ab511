import { DocumentRegular } from '@fluentui/react-icons';
import { useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import { Button } from './button.tsx';

type FileButtonProps = {
  onRead: (read: TextFile) => void;
  /** So many bytes. */
  most?: number;
};

/** Lets a person choose a small text file. */
export function FileButton({ onRead, most = maxBytes }: FileButtonProps) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button size="small" icon={<DocumentRegular />} onClick={() => chooser.current?.click()}>
        <FormattedMessage defaultMessage="Choose a file…" />
      </Button>
      <input
        ref={chooser}
        type="file"
        hidden
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file) void readTextFile(file, most).then(onRead);
          // Forgets the file, so that it can be chosen again and its name stays nowhere.
          currentTarget.value = '';
        }}
      />
    </>
  );
}

/** More than any set of credentials takes. */
const maxBytes = 65_536;

export type TextFile =
  | { ok: true; text: string }
  | { ok: false; why: 'too-large' | 'not-text' | 'not-readable' };

/**
 * The text of a small file: UTF-8, or UTF-16 with its mark, as PowerShell writes it. Looks at the size before it reads, never
 * at the name, and keeps nothing. Never rejects.
 */
export async function readTextFile(file: Blob, most = maxBytes): Promise<TextFile> {
  if (file.size > most) return { ok: false, why: 'too-large' };
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    // A folder, or a file that has been changed or deleted since it was chosen.
    return { ok: false, why: 'not-readable' };
  }
  const text = decoded(bytes);
  bytes.fill(0);
  // UTF-16 without its mark comes out full of these.
  return text === undefined || text.includes('\0') ? { ok: false, why: 'not-text' } : { ok: true, text };
}

/** Without the byte order mark. */
function decoded(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
