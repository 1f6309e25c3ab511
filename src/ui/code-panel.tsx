import { snippetNotes, snippetNames } from '#src/i18n/snippet-texts.ts';
import { Field, Select } from './field.tsx';
import { useId, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { snippet, type SnippetFormat, snippetFormats } from '#src/domain/snippets/snippet.ts';
import type { SnippetRequest } from '#src/domain/snippets/posix.ts';
import { CodeBlock } from '#src/ui/code-block.tsx';
import styles from '#src/ui/code-panel.module.css';
import { Verbatim } from '#src/ui/verbatim.tsx';

/** Formats whose code asks for a value at a prompt, which takes one line. */
const asking: ReadonlySet<SnippetFormat> = new Set(['curl', 'powershell', 'az', 'm365']);

type CodePanelProps = {
  request: SnippetRequest;
  /** The keys of the rows whose value has several lines. */
  severalLines?: readonly string[];
};

/** The same call as code, in the format of the person's choice. Rows without a key are left out. */
export function CodePanel({ request, severalLines = [] }: CodePanelProps) {
  const intl = useIntl();
  const note = useId();
  const [format, setFormat] = useState<SnippetFormat>('curl');
  const formats = snippetFormats(request.kind);
  const keys = request.keys.filter((key) => key.trim() !== '');
  const left = request.keys.length - keys.length;
  const code = snippet(format, { ...request, keys });
  const name = intl.formatMessage(snippetNames[format]);
  return (
    <div className={styles.panel}>
      <Field label={intl.formatMessage({ defaultMessage: 'Format' })} className={styles.format}>
        {(control) => (
          <Select
            {...control}
            value={format}
            onChange={({ currentTarget: { value } }) =>
              setFormat(formats.find((known) => known === value) ?? format)
            }
          >
            {formats.map((known) => (
              <option key={known} value={known}>
                {intl.formatMessage(snippetNames[known])}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <p id={note} className={styles.note}>
        <FormattedMessage {...snippetNotes[format]} />
      </p>
      {keys.length === 0 ? (
        <p className={styles.note}>
          <FormattedMessage defaultMessage="No credential has a key yet. Choose keys in the form first." />
        </p>
      ) : (
        left > 0 && (
          <p className={styles.note}>
            <FormattedMessage
              defaultMessage="{count, plural, one {Skipped: # credential without a key.} other {Skipped: # credentials without a key.}}"
              values={{ count: left }}
            />
          </p>
        )
      )}
      {asking.has(format) &&
        severalLines.map((key) => (
          <p key={key} className={styles.note}>
            <FormattedMessage
              defaultMessage="{key} has several lines, but this code reads one line. Choose GitHub Actions or raw HTTP for it."
              values={{ key: <Verbatim>{key}</Verbatim> }}
            />
          </p>
        ))}
      <CodeBlock
        code={code}
        label={intl.formatMessage({ defaultMessage: 'Code: {format}' }, { format: name })}
        describedBy={note}
      />
    </div>
  );
}
