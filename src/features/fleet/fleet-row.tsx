import { memo, useId } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Cloud } from '#src/config/clouds.ts';
import { portalPage } from '#src/config/portal-link.ts';
import { targetPath } from '#src/domain/target.ts';
import { type FleetRow, quarantineDay } from '#src/domain/fleet/row.ts';
import { lastDay } from '#src/domain/jobs/job-rules.ts';
import { listState, renewState } from '#src/domain/list-place.ts';
import { methodNames } from '#src/i18n/connector-words.ts';
import { ActionMenu } from '#src/ui/action-menu.tsx';
import { nameSigns } from '#src/ui/name-signs.ts';
import { NameWarning } from '#src/ui/name-warning.tsx';
import tones from '#src/ui/tone.module.css';
import { Link, useNavigate } from '#src/ui/router.tsx';
import {
  connectorText,
  DeadlineWords,
  FleetCause,
  fleetStateWords,
  GrantWords,
  Moment,
  toneOfState,
} from './fleet-words.tsx';
import styles from './fleet-table.module.css';

type RowProps = {
  row: FleetRow;
  index: number;
  top: number;
  now: number;
  /** Columns, with a blank between: a text is compared by what it says. */
  shown: string;
  cloud: Cloud;
  search: string;
  isSelected: boolean;
  /** Tab leads into this row, and past all others. */
  isActive: boolean;
  onSelect: (id: string, on: boolean) => void;
};

/** One application. A row is drawn anew when something in it changes: a key that walks draws two. */
export const Row = memo(function Row(props: RowProps) {
  const { row, index, top, now, shown, cloud, search, isSelected, isActive, onSelect } = props;
  const { target, state, job, jobs } = row;
  const { kind, id, displayName } = target;
  const intl = useIntl();
  const navigate = useNavigate();
  const label = useId();
  const tabIndex = isActive ? 0 : -1;
  const day = state === 'quarantined' ? quarantineDay(job, now) : undefined;
  const isDoubtful = nameSigns(displayName).length > 0;
  const open = (renew: boolean) =>
    navigate(targetPath(kind, id), { state: renew ? renewState(search) : listState(search) });
  return (
    <tr
      aria-rowindex={index + 2}
      data-id={id}
      className={isSelected ? `${styles.row} ${styles.selected}` : styles.row}
      style={{ insetBlockStart: top }}
    >
      <td className={styles.select}>
        <input
          type="checkbox"
          tabIndex={tabIndex}
          checked={isSelected}
          aria-label={intl.formatMessage({ defaultMessage: 'Select {name}' }, { name: displayName })}
          onChange={({ target: box }) => onSelect(id, box.checked)}
        />
      </td>
      <th scope="row" className={styles.name}>
        <Link
          to={targetPath(kind, id)}
          state={listState(search)}
          tabIndex={tabIndex}
          aria-describedby={isDoubtful ? label : undefined}
        >
          <bdi>{displayName}</bdi>
        </Link>
        {isDoubtful && <NameWarning id={label} name={displayName} short />}
      </th>
      <td className={styles.state}>
        <span className={`${styles.dot} ${tones[toneOfState[state]]}`} aria-hidden="true" />
        <span className={tones[toneOfState[state]]}>
          <FormattedMessage {...fleetStateWords[state]} />
        </span>
        {day !== undefined && (
          <span className={styles.day}>
            <FormattedMessage
              defaultMessage="day {day, number} of {last, number}"
              values={{ day, last: lastDay }}
            />
          </span>
        )}
        {day === undefined && jobs > 1 && (
          <span className={styles.day}>
            <FormattedMessage
              defaultMessage="1 of {jobs, number} jobs"
              values={{ jobs }}
              description="The strip shows the job that does worst"
            />
          </span>
        )}
      </td>
      {shown.includes('cause') && (
        <td className={styles.cause}>
          <FleetCause row={row} now={now} />
        </td>
      )}
      {shown.includes('success') && (
        <td className={styles.success}>
          {job.lastSuccess === undefined ? (
            <FormattedMessage defaultMessage="Never" description="When a job last succeeded" />
          ) : (
            <Moment at={job.lastSuccess} now={Math.max(now, job.lastSuccess)} />
          )}
        </td>
      )}
      {shown.includes('deadline') && (
        <td className={styles.deadline}>
          {row.deadline && <DeadlineWords deadline={row.deadline} now={now} />}
        </td>
      )}
      {shown.includes('connector') && (
        <td className={styles.connector}>
          {row.connector && (
            <>
              {connectorText(intl, row.connector)}
              {/* A way to connect is called after its method. */}
              {!row.connector.general && (
                <>
                  {' '}
                  · <FormattedMessage {...methodNames[row.connector.method.kind]} />
                </>
              )}
            </>
          )}
        </td>
      )}
      {shown.includes('code-grant') && (
        <td className={styles['code-grant']}>
          <GrantWords row={row} />
        </td>
      )}
      <td className={styles.actions}>
        <ActionMenu
          name={intl.formatMessage({ defaultMessage: 'Actions for {name}' }, { name: displayName })}
          tabIndex={tabIndex}
          actions={[
            { id: 'renew', label: <FormattedMessage defaultMessage="Renew" />, act: () => open(true) },
            { id: 'open', label: <FormattedMessage defaultMessage="Open" />, act: () => open(false) },
            {
              id: 'entra',
              label: <FormattedMessage defaultMessage="Open in Entra" />,
              href: portalPage(cloud.name, target, 'ProvisioningManagement'),
            },
          ]}
        />
      </td>
    </tr>
  );
});
