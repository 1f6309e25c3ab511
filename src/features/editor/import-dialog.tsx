import { Button } from '#src/ui/button.tsx';
import { useId, useRef, useState } from 'react';
import {
  FormattedMessage,
  type IntlShape,
  useIntl,
  defineMessages,
  type MessageDescriptor,
} from 'react-intl';
import {
  type ImportChange,
  importChanges,
  type ImportPreview,
  importPreview,
} from '#src/domain/paste/import-preview.ts';
import type { Reading } from '#src/domain/credentials/plan-merge.ts';
import { connectorNames } from '#src/domain/paste/connector-names.ts';
import { TaskDialog } from '#src/ui/task-dialog.tsx';
import { useSecretFields } from '#src/ui/secret-fields.ts';
import { ImportField } from './import-field.tsx';
import styles from './import-dialog.module.css';
import { PreviewList } from './preview-list.tsx';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { credentialKeys, type ValueFormat } from '#src/domain/keys/keys.ts';
import { templateText, type TemplateTexts } from '#src/domain/credentials/template.ts';
import { keyHelp } from '#src/i18n/key-help.ts';
import { classLabels, keyLabels } from '#src/i18n/key-labels.ts';
import {
  templateTexts,
  valueFormatTexts,
  jsonProblemTexts,
  seemsTexts,
  pasteFormatNames,
} from '#src/i18n/paste-texts.ts';
import { saveFile } from '#src/ui/save-file.ts';

type ImportDialogProps = {
  /** The form's rows as they are. */
  rows: readonly { key: string }[];
  /** Id of the connector in whose light names are read. */
  connector: string | undefined;
  /** The text that opened the dialog, once: its holder then forgets it. */
  takePasted: () => string | undefined;
  /** Called with values that have just been read, to be written at once; then the dialog is closed from outside. */
  onApply: (changes: readonly ImportChange[]) => void;
  onClose: () => void;
};

type Wishes = Required<Pick<Reading, 'ticks' | 'chosen'>>;
const noWishes: Wishes = { ticks: new Map(), chosen: new Map() };

/** The name of the text area among the secret fields. */
const text = 'import';

/** Shows what a text with credentials means before anything of it gets into the form. */
export function ImportDialog({ rows, connector, takePasted, onApply, onClose }: ImportDialogProps) {
  const summary = useId();
  const heading = useId();
  const secrets = useSecretFields();
  const applied = useRef(false);
  const [preview, setPreview] = useState<ImportPreview>();

  /** By place in the text as it is: another text has other places. */
  const [wishes, setWishes] = useState<Wishes>(noWishes);
  const look = (next: Wishes) => {
    setWishes(next);
    const reading = { ...next, connector: connectorNames(connector) };
    setPreview(importPreview(rows, secrets.read(text), Date.now(), reading));
  };
  const count = preview ? preview.adds + preview.replaces : 0;
  const apply = () => {
    // Reads and plans again: the preview holds no values, and the text is what counts.
    // A second click, before the dialog has gone, would add the same rows again.
    if (applied.current) return;
    const reading = { ...wishes, connector: connectorNames(connector) };
    const changes = importChanges(rows, secrets.read(text), reading);
    if (changes.length === 0) {
      look(wishes);
      return;
    }
    applied.current = true;
    onApply(changes);
  };
  return (
    <TaskDialog
      title={<FormattedMessage defaultMessage="Import credentials" />}
      onDismiss={onClose}
      holdsWork={() => !secrets.isBlank(text)}
      actions={
        <>
          <Button
            appearance="primary"
            disabledFocusable={count === 0 || (preview?.duplicates ?? 0) > 0}
            aria-describedby={summary}
            onClick={apply}
          >
            <FormattedMessage
              defaultMessage="{count, plural, =0 {Import} one {Import # credential} other {Import # credentials}}"
              values={{ count }}
            />
          </Button>
          <Button onClick={onClose}>
            <FormattedMessage defaultMessage="Cancel" />
          </Button>
        </>
      }
    >
      <ImportField
        secrets={secrets}
        name={text}
        takePasted={takePasted}
        onText={() => look(noWishes)}
        onCommit={apply}
      >
        <TemplateButton rows={rows} />
      </ImportField>
      <section aria-labelledby={heading} className={styles.preview}>
        <h3 id={heading}>
          <FormattedMessage defaultMessage="Preview" />
        </h3>
        <div id={summary} role="status" className={styles.summary}>
          <ImportSummary preview={preview} />
        </div>
        {preview && (
          <PreviewList
            preview={preview}
            onTick={(place, ticked) =>
              look({ ...wishes, ticks: new Map([...wishes.ticks, [place, ticked]]) })
            }
            onChoose={(place, key) => {
              const chosen = new Map(wishes.chosen);
              if (key === undefined) chosen.delete(place);
              else chosen.set(place, key);
              look({ ...wishes, chosen });
            }}
          />
        )}
      </section>
    </TaskDialog>
  );
}

/** Saves a file with the keys of these rows, or with all keys where there are none, and blanks for their values. */
function TemplateButton({ rows }: { rows: readonly { key: string }[] }) {
  const intl = useIntl();
  const save = () => {
    const keys = rows.map(({ key }) => key).filter((key) => key.trim() !== '');
    const all = credentialKeys.map(({ key }) => key);
    saveFile({
      name: 'provisioning-credentials.env',
      type: 'text/plain',
      text: templateText(keys.length > 0 ? keys : all, textsOf(intl)),
    });
  };
  return (
    <Button size="small" icon={<ArrowDownloadRegular />} onClick={save}>
      <FormattedMessage defaultMessage="Download template" />
    </Button>
  );
}

function textsOf(intl: IntlShape): TemplateTexts {
  const formats: Partial<Record<ValueFormat, string>> = {};
  for (const [format, message] of Object.entries(valueFormatTexts))
    Object.assign(formats, { [format]: intl.formatMessage(message) });
  return {
    head: [intl.formatMessage(templateTexts.fillIn), intl.formatMessage(templateTexts.keepSafe)],
    classes: {
      secret: intl.formatMessage(classLabels.secret),
      identifier: intl.formatMessage(classLabels.identifier),
      url: intl.formatMessage(classLabels.url),
      setting: intl.formatMessage(classLabels.setting),
      time: intl.formatMessage(classLabels.time),
    },
    keys: (key) => `${intl.formatMessage(keyLabels[key])}. ${intl.formatMessage(keyHelp[key])}`,
    formats,
    leftOut: (count) => intl.formatMessage(templateTexts.leftOut, { count }),
  };
}

const outcomes: Record<'adds' | 'replaces' | 'unticked' | 'ignored' | 'duplicates', MessageDescriptor> =
  defineMessages({
    adds: { defaultMessage: '{count} to add', description: 'Part of a list of counts of credentials' },
    replaces: {
      defaultMessage: '{count} to replace',
      description: 'Part of a list of counts of credentials',
    },
    unticked: {
      defaultMessage: '{count} not selected',
      description: 'Part of a list of counts of credentials',
    },
    ignored: {
      defaultMessage: '{count} not imported',
      description: 'Part of a list of counts of credentials',
    },
    duplicates: {
      defaultMessage: '{count, plural, one {# error} other {# errors}}',
      description: 'Part of a list of counts of credentials',
    },
  });
const besides: Record<'blanks' | 'comments' | 'structure', MessageDescriptor> = defineMessages({
  blanks: { defaultMessage: '{count, plural, one {# empty line} other {# empty lines}}' },
  comments: { defaultMessage: '{count, plural, one {# comment} other {# comments}}' },
  structure: {
    defaultMessage: '{count, plural, one {# structure line} other {# structure lines}}',
  },
});

/** What the whole text comes to, and what stands in the way of the import. */
function ImportSummary({ preview }: { preview: ImportPreview | undefined }) {
  const intl = useIntl();
  if (!preview) return <FormattedMessage defaultMessage="Nothing to import yet." />;
  if (preview.format === 'unknown')
    return (
      <strong>
        <FormattedMessage {...seemsTexts[preview.seems ?? 'other']} />
      </strong>
    );
  const format = intl.formatMessage(pasteFormatNames[preview.format]);
  if (preview.problem) {
    const { code, ...place } = preview.problem;
    return (
      <>
        <FormattedMessage defaultMessage="Read as {format}." values={{ format }} />{' '}
        <strong className={styles.wrong}>
          <FormattedMessage {...jsonProblemTexts[code]} values={place} />
        </strong>
      </>
    );
  }
  const { adds, replaces, unticked, ignored, duplicates, blanks, comments, structure } = preview;
  const listOf = (counts: readonly (readonly [number, MessageDescriptor])[]) => {
    const parts = counts.filter(([count]) => count > 0);
    const texts = parts.map(([count, message]) => intl.formatMessage(message, { count }));
    return intl.formatList(texts, { type: 'unit' });
  };
  const outcome = listOf([
    [adds, outcomes.adds],
    [replaces, outcomes.replaces],
    [unticked, outcomes.unticked],
    [ignored, outcomes.ignored],
    [duplicates, outcomes.duplicates],
  ]);
  const rest = listOf([
    [blanks, besides.blanks],
    [comments, besides.comments],
    [structure, besides.structure],
  ]);
  return (
    <>
      <FormattedMessage defaultMessage="Read as {format}." values={{ format }} />
      {outcome !== '' && ' '}
      {outcome !== '' && <FormattedMessage defaultMessage="{list}." values={{ list: outcome }} />}
      {rest !== '' && ' '}
      {rest !== '' && <FormattedMessage defaultMessage="Skipped: {list}." values={{ list: rest }} />}
      {duplicates > 0 ? (
        <strong className={styles.wrong}>
          {' '}
          <FormattedMessage defaultMessage="Duplicate keys: clear one or remove a line to import." />
        </strong>
      ) : (
        adds + replaces === 0 && (
          <strong>
            {' '}
            {unticked > 0 ? (
              <FormattedMessage defaultMessage="Select what to import." />
            ) : (
              <FormattedMessage defaultMessage="Nothing to import." />
            )}
          </strong>
        )
      )}
    </>
  );
}
