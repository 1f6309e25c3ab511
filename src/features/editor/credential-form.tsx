import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import type { KeyboardEvent, ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type { Cloud } from '#src/config/clouds.ts';
import { ByteMeter } from './byte-meter.tsx';
import type { CredentialRowValues } from '#src/domain/credentials/credential-row.ts';
import styles from './credential-form.module.css';
import type { CredentialErrors } from './credential-resolver.ts';
import type { CredentialRows } from './credential-rows.ts';
import { ReviewButtonText } from './review-button-text.tsx';
import { ProblemSummary } from './problem-summary.tsx';
import { placeIds } from '#src/ui/places.ts';
import { CredentialRow } from './credential-row.tsx';
import type { Mode } from '#src/domain/receipt.ts';
import { UndoRemoval } from './undo-removal.tsx';

type CredentialFormProps = {
  rows: CredentialRows;
  fields: readonly CredentialRowValues[];
  errors: CredentialErrors;
  /** How often a review has been tried. */
  attempt: number;
  cloud: Cloud;
  onReview: () => void;
  /** Other ways to fill the rows, beside "Add credential". */
  tools: ReactNode;
  /** Beside the button: how the last attempt failed. */
  outcome: ReactNode;
  /** What the form is for, and the choice of it. */
  mode: Mode;
  modeChoice: ReactNode;
};

/** The rows of credentials. Keys are form state; each value stays in its own input. */
export function CredentialForm(props: CredentialFormProps) {
  const { rows, fields, errors, attempt, cloud, onReview, tools, outcome } = props;
  const submitOnCommand = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    if (event.ctrlKey || event.metaKey) onReview();
    // Enter in a single-line field would submit; in a text area it is a line break.
    else if (event.target instanceof HTMLInputElement) event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys bubble up from the form's own fields
    <form
      noValidate
      autoComplete="off"
      onKeyDown={submitOnCommand}
      onSubmit={(event) => {
        event.preventDefault();
        onReview();
      }}
    >
      <ProblemSummary errors={errors} fields={fields} attempt={attempt} />
      <div className={styles.rows}>
        {fields.map(({ row }, index) => (
          <CredentialRow
            key={row}
            row={row}
            index={index}
            rows={rows}
            blank={index === fields.length - 1}
            last={index === fields.length - 2}
            keyError={errors.credentials?.[index]?.key}
            valueError={errors.credentials?.[index]?.value}
          />
        ))}
      </div>
      <UndoRemoval rows={rows} />
      <div className={styles.tools}>
        <Button data-add icon={<AddRegular />} onClick={rows.add}>
          <FormattedMessage defaultMessage="Add credential" />
        </Button>
        {tools}
      </div>
      {outcome}
      <ByteMeter rows={rows} cloud={cloud} />
      {props.modeChoice}
      <div className={styles.submit}>
        <Button id={placeIds.review} type="submit" appearance="primary" size="large">
          <ReviewButtonText mode={props.mode} />
        </Button>
        <p className={styles.hint}>
          <FormattedMessage defaultMessage="Nothing is sent before you have seen what goes where." />
        </p>
      </div>
    </form>
  );
}
