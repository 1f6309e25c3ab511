import { Button } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular, DeleteRegular } from '@fluentui/react-icons';
import { useIntl } from 'react-intl';
import type { CredentialRows } from './credential-rows.ts';
import styles from './rows.module.css';

type RowActionsProps = {
  row: string;
  number: number;
  rows: CredentialRows;
  blank: boolean;
  last: boolean;
  onMove: (by: -1 | 1) => void;
};

/** Up, down, away. The blank row at the end has nothing to move or to lose. */
export function RowActions({ row, number, rows, blank, last, onMove }: RowActionsProps) {
  const intl = useIntl();
  if (blank) return null;
  return (
    <div className={styles.actions}>
      <Button
        size="small"
        appearance="subtle"
        icon={<ArrowUpRegular />}
        aria-label={intl.formatMessage({ defaultMessage: 'Move credential {number} up' }, { number })}
        aria-keyshortcuts="Alt+Shift+ArrowUp"
        title={intl.formatMessage({ defaultMessage: 'Move up (Alt+Shift+Up)' })}
        disabledFocusable={number === 1}
        onClick={() => onMove(-1)}
      />
      <Button
        size="small"
        appearance="subtle"
        icon={<ArrowDownRegular />}
        aria-label={intl.formatMessage({ defaultMessage: 'Move credential {number} down' }, { number })}
        aria-keyshortcuts="Alt+Shift+ArrowDown"
        title={intl.formatMessage({ defaultMessage: 'Move down (Alt+Shift+Down)' })}
        disabledFocusable={last}
        onClick={() => onMove(1)}
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
