import { memo, type KeyboardEvent, type MouseEvent, useId, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Cloud } from '#src/config/clouds.ts';
import { portalPage } from '#src/config/portal-link.ts';
import { type Target, targetPath } from '#src/domain/target.ts';
import type { FleetRow } from '#src/domain/fleet/row.ts';
import { ActionMenu } from '#src/ui/action-menu.tsx';
import { NameWarning } from '#src/ui/name-warning.tsx';
import { opensElsewhere } from '#src/ui/router.tsx';
import tones from '#src/ui/tone.module.css';
import { toneOfState, wordsOf } from './fleet-words.tsx';
import styles from './fleet-table.module.css';

type RowProps = {
  row: FleetRow;
  index: number;
  top: number;
  now: number;
  /** Columns, with a blank between: a text is compared by what it says. */
  shown: string;
  cloud: Cloud;
  isSelected: boolean;
  /** Tab leads into this row, and past all others. */
  isActive: boolean;
  onSelect: (id: string, on: boolean) => void;
  onOpen: (target: Target, renew: boolean) => void;
};

/**
 * One application. A row is drawn anew when something in it changes: a key that walks draws two, and one that turns a page
 * writes other words into the elements that are there.
 */
export const Row = memo(function Row(props: RowProps) {
  const { row, index, top, now, shown, cloud, isSelected, isActive, onSelect, onOpen } = props;
  const { target, state } = row;
  const { kind, id, displayName } = target;
  const intl = useIntl();
  const label = useId();
  /** The application whose menu was opened: these elements can stand for another one by now. */
  const [menuOf, setMenuOf] = useState<string>();
  if (menuOf !== undefined && menuOf !== id) setMenuOf(undefined);
  const words = wordsOf(intl, row, now);
  const tabIndex = isActive ? 0 : -1;
  const hasMenu = menuOf === id;
  const follow = (event: MouseEvent) => {
    if (opensElsewhere(event)) return;
    event.preventDefault();
    onOpen(target, false);
  };
  const open = () => setMenuOf(id);
  const openByKey = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' || event.altKey) return;
    event.preventDefault();
    open();
  };
  return (
    <tr
      aria-rowindex={index + 2}
      data-id={id}
      className={`${styles.row} ${isSelected ? styles.selected : ''} ${hasMenu ? styles.open : ''}`}
      style={{ insetBlockStart: top }}
    >
      <td className={styles.select}>
        <input
          type="checkbox"
          tabIndex={tabIndex}
          checked={isSelected}
          aria-label={words.select}
          onChange={({ target: box }) => onSelect(id, box.checked)}
        />
      </td>
      <th scope="row" className={styles.name}>
        <a
          href={targetPath(kind, id)}
          tabIndex={tabIndex}
          aria-describedby={words.isDoubtful ? label : undefined}
          onClick={follow}
        >
          <bdi>{displayName}</bdi>
        </a>
        {words.isDoubtful && <NameWarning id={label} name={displayName} short />}
      </th>
      <td className={styles.state}>
        <span className={`${styles.word} ${tones[toneOfState[state]]}`}>{words.state}</span>
        {words.note !== undefined && <span className={styles.day}>{words.note}</span>}
      </td>
      {shown.includes('cause') && <td className={styles.cause}>{words.cause}</td>}
      {shown.includes('success') && (
        <td className={styles.success} title={words.success.exact}>
          {words.success.text}
        </td>
      )}
      {shown.includes('deadline') && (
        <td className={styles.deadline} title={words.deadline?.exact}>
          {words.deadline?.text}
        </td>
      )}
      {shown.includes('connector') && <td className={styles.connector}>{words.connector}</td>}
      {shown.includes('code-grant') && <td className={styles['code-grant']}>{words.grant}</td>}
      <td className={styles.actions}>
        {hasMenu ? (
          <ActionMenu
            name={words.actions}
            tabIndex={tabIndex}
            startsOpen
            actions={[
              {
                id: 'renew',
                label: <FormattedMessage defaultMessage="Renew" />,
                act: () => onOpen(target, true),
              },
              {
                id: 'open',
                label: <FormattedMessage defaultMessage="Open" />,
                act: () => onOpen(target, false),
              },
              {
                id: 'entra',
                label: <FormattedMessage defaultMessage="Open in Entra" />,
                href: portalPage(cloud.name, target, 'ProvisioningManagement'),
              },
            ]}
          />
        ) : (
          // One element in place of the menu's four, for the menu that most rows never open.
          <button
            type="button"
            className={styles.more}
            tabIndex={tabIndex}
            aria-haspopup="menu"
            aria-expanded={false}
            aria-label={words.actions}
            title={words.actions}
            onClick={open}
            onKeyDown={openByKey}
          />
        )}
      </td>
    </tr>
  );
});
