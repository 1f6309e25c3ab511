import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { progressOf, type Renewal } from '#src/domain/renewal/renewal.ts';
import { CopyButton } from '#src/ui/copy-button.tsx';
import { givePageBack } from '#src/ui/restore-aria-hidden.ts';
import { Notice } from '#src/ui/notice.tsx';
import { saveFile } from '#src/ui/save-file.ts';
import { ForgetQuestion } from './forget-question.tsx';
import { ReminderField } from './reminder-field.tsx';
import styles from './renewal-panel.module.css';
import { useRecord } from './use-record.ts';

type RenewalEndProps = {
  renewal: Renewal;
  complete: boolean;
  /** The renewal goes, and this with it. */
  onForget: () => void;
};

/** Taking the record along, also of a renewal that came to no end, and forgetting it. */
export function RenewalEnd({ renewal, complete, onForget }: RenewalEndProps) {
  const { markdown, json } = useRecord(renewal);
  /** How much of it has been taken along. */
  const [taken, setTaken] = useState(0);
  const [asking, setAsking] = useState(false);
  const leave = useRef<HTMLDivElement>(null);
  const take = () => setTaken(renewal.entries.length);
  const name = `renewal-${new Date(renewal.startedAt).toISOString().slice(0, 10)}-${renewal.target.id.slice(0, 8)}`;
  const save = (ending: string, text: string, type: 'text/markdown' | 'application/json') => {
    saveFile({ name: `${name}.${ending}`, text, type });
    take();
  };
  return (
    <div className={styles.end}>
      {complete && <CompleteNotice renewal={renewal} />}
      <div role="group" aria-labelledby="renewal-record" className={styles.record}>
        <span id="renewal-record">
          <FormattedMessage defaultMessage="Record, without any value:" />
        </span>
        <Button
          size="small"
          icon={<ArrowDownloadRegular />}
          onClick={() => save('md', markdown(), 'text/markdown')}
        >
          <FormattedMessage defaultMessage="Save as Markdown" />
        </Button>
        <Button
          size="small"
          icon={<ArrowDownloadRegular />}
          onClick={() => save('json', json(), 'application/json')}
        >
          <FormattedMessage defaultMessage="Save as JSON" />
        </Button>
        <CopyButton text={markdown} onAnswer={(answer) => answer === 'copied' && take()}>
          <FormattedMessage defaultMessage="Copy the record" />
        </CopyButton>
      </div>
      {complete && <ReminderField renewal={renewal} />}
      <div ref={leave}>
        <Button
          size="small"
          appearance={complete ? 'primary' : 'secondary'}
          onClick={() => (taken === renewal.entries.length ? onForget() : setAsking(true))}
        >
          {complete ? (
            <FormattedMessage defaultMessage="Finish and forget" />
          ) : (
            <FormattedMessage defaultMessage="Give up this renewal" />
          )}
        </Button>
      </div>
      {asking && (
        <ForgetQuestion
          onKeep={() => {
            setAsking(false);
            // The dialog has no trigger of its own to go back to.
            void givePageBack().then(() => leave.current?.querySelector('button')?.focus());
          }}
          onForget={() => {
            setAsking(false);
            void givePageBack().then(onForget);
          }}
        />
      )}
    </div>
  );
}

function CompleteNotice({ renewal }: { renewal: Renewal }) {
  const skipped = progressOf(renewal).filter(({ state }) => state === 'skipped').length;
  return (
    <Notice
      intent={skipped > 0 ? 'info' : 'success'}
      title={<FormattedMessage defaultMessage="This renewal is complete." />}
    >
      {skipped > 0 && (
        <>
          <FormattedMessage
            defaultMessage="{skipped, plural, one {One step was} other {# steps were}} skipped, and the record says so."
            values={{ skipped }}
          />{' '}
        </>
      )}
      <FormattedMessage defaultMessage="Take its record along for your change ticket, and note when the next one is due. Nothing of it is kept once you finish." />
    </Notice>
  );
}
