import { Button } from '#src/ui/button.tsx';
import { announce } from '#src/ui/announce.ts';
import { DeleteRegular } from '@fluentui/react-icons';
import { type KeyboardEvent, memo } from 'react';
import { useWatch } from 'react-hook-form';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Connector } from '#src/domain/connectors/connector.ts';
import { findKey } from '#src/domain/keys/keys.ts';
import { ActionMenu } from '#src/ui/action-menu.tsx';
import type { CredentialError } from './credential-resolver.ts';
import { type CredentialRows, fieldId } from './credential-rows.ts';
import { KeyField } from './key-field.tsx';
import rowsStyles from './rows.module.css';
import { NoDate } from './stored-row.tsx';
import { ValueField } from './value-field.tsx';

type CredentialRowProps = {
  /** Stays with the row when others come and go. */
  row: string;
  index: number;
  rows: CredentialRows;
  connector: Connector | undefined;
  /** The row that waits to be filled in. */
  blank: boolean;
  /** The last one before the blank row. */
  last: boolean;
  /** The stored key in whose place it stands. */
  replaces: string | undefined;
  onKeep: (key: string) => void;
  keyError: CredentialError | undefined;
  valueError: CredentialError | undefined;
};

/** Only the row itself decides: there may be 45 of them, and one is typed into. */
function isSameRow(one: CredentialRowProps, other: CredentialRowProps): boolean {
  const { onKeep: _, ...rest } = one;
  return Object.entries(rest).every(([name, value]) => Reflect.get(other, name) === value);
}

/** One credential. */
export const CredentialRow = memo(function CredentialRow(props: CredentialRowProps) {
  const { row, index, rows, connector, blank, last, replaces, onKeep, keyError, valueError } = props;
  const intl = useIntl();
  const number = index + 1;
  // The focus stays in the row, so nothing else announces the new position.
  const move = (by: -1 | 1) => {
    if (!rows.move(row, by)) return;
    announce(intl.formatMessage({ defaultMessage: 'Now credential {number}.' }, { number: number + by }), {
      polite: true,
    });
  };
  const moveByKey = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined;
    if (by === undefined || !event.altKey) return;
    // There, Alt and an arrow open the list and close it.
    const isKeyBox = event.target instanceof Element && event.target.id === fieldId(row, 'key');
    if (isKeyBox && !event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    move(by);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys bubble up from the row's own fields
    <div
      role="group"
      aria-label={intl.formatMessage({ defaultMessage: 'Credential {number}' }, { number })}
      className={rowsStyles.row}
      onKeyDownCapture={moveByKey}
    >
      <KeyField row={row} index={index} rows={rows} connector={connector} blank={blank} error={keyError} />
      <ValueField row={row} index={index} rows={rows} blank={blank} error={valueError} />
      <div className={rowsStyles.expires}>
        <NoDate />
      </div>
      {replaces === undefined ? (
        <RowActions row={row} index={index} rows={rows} blank={blank} last={last} onMove={move} />
      ) : (
        <div className={rowsStyles.actions}>
          <Button
            size="small"
            aria-label={intl.formatMessage({ defaultMessage: 'Keep {key}' }, { key: replaces })}
            title={intl.formatMessage({ defaultMessage: 'Keep the stored value' })}
            onClick={() => onKeep(replaces)}
          >
            <FormattedMessage defaultMessage="Keep" />
          </Button>
        </div>
      )}
    </div>
  );
}, isSameRow);

type RowActionsProps = {
  row: string;
  index: number;
  rows: CredentialRows;
  blank: boolean;
  last: boolean;
  onMove: (by: -1 | 1) => void;
};

/** The blank row at the end has nothing to move or to lose. */
function RowActions({ row, index, rows, blank, last, onMove }: RowActionsProps) {
  const intl = useIntl();
  const key = useWatch({ control: rows.form.control, name: `credentials.${index}.key` });
  if (blank) return null;
  const number = index + 1;
  const isFirst = index === 0 || rows.list()[index - 1]?.replaces !== undefined;
  const name = findKey(key) ?? intl.formatMessage({ defaultMessage: 'credential {number}' }, { number });
  return (
    <div className={rowsStyles.actions}>
      <ActionMenu
        name={intl.formatMessage({ defaultMessage: 'More for {name}' }, { name })}
        actions={[
          {
            id: 'up',
            label: <FormattedMessage defaultMessage="Move up (Alt+Up)" />,
            disabled: isFirst,
            act: () => onMove(-1),
          },
          {
            id: 'down',
            label: <FormattedMessage defaultMessage="Move down (Alt+Down)" />,
            disabled: last,
            act: () => onMove(1),
          },
        ]}
      />
      <Button
        size="small"
        appearance="subtle"
        data-remove
        icon={<DeleteRegular />}
        aria-label={intl.formatMessage({ defaultMessage: 'Remove credential {number}' }, { number })}
        title={intl.formatMessage({ defaultMessage: 'Remove' })}
        onClick={() => rows.remove(row)}
      />
    </div>
  );
}
