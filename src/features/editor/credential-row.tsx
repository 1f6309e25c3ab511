import { useAnnounce } from '@fluentui/react-components';
import { type KeyboardEvent, memo } from 'react';
import { useIntl } from 'react-intl';
import type { CredentialError } from './credential-resolver.ts';
import type { CredentialRows } from './credential-rows.ts';
import { KeyField } from './key-field.tsx';
import { RowActions } from './row-actions.tsx';
import styles from './rows.module.css';
import { ValueField } from './value-field.tsx';

type CredentialRowProps = {
  /** Stays with the row when others come and go. */
  row: string;
  index: number;
  rows: CredentialRows;
  /** The row that waits to be filled in. */
  blank: boolean;
  /** The last one before the blank row. */
  last: boolean;
  keyError: CredentialError | undefined;
  valueError: CredentialError | undefined;
};

/** One credential. Renders for its own sake only: there may be 45 of them, and one is typed into. */
export const CredentialRow = memo(function CredentialRow(props: CredentialRowProps) {
  const { row, index, rows, blank, last, keyError, valueError } = props;
  const intl = useIntl();
  const { announce } = useAnnounce();
  const number = index + 1;
  // The focus stays in the row, so nothing else tells where that is now.
  const move = (by: -1 | 1) => {
    if (!rows.move(row, by)) return;
    announce(intl.formatMessage({ defaultMessage: 'Now credential {number}.' }, { number: number + by }), {
      polite: true,
    });
  };
  const moveByKey = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined;
    if (by === undefined || !event.altKey || !event.shiftKey) return;
    // The key box would open its list.
    event.preventDefault();
    event.stopPropagation();
    move(by);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys bubble up from the row's own fields
    <div
      role="group"
      aria-label={intl.formatMessage({ defaultMessage: 'Credential {number}' }, { number })}
      className={styles.row}
      onKeyDownCapture={moveByKey}
    >
      <p className={styles.number} aria-hidden="true">
        {number}
      </p>
      <KeyField row={row} index={index} rows={rows} blank={blank} error={keyError} />
      <ValueField row={row} index={index} rows={rows} blank={blank} error={valueError} />
      <RowActions row={row} number={number} rows={rows} blank={blank} last={last} onMove={move} />
    </div>
  );
});
