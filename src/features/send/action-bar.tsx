import { Button } from '#src/ui/button.tsx';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Mode } from '#src/domain/attempt.ts';
import type { TargetKind } from '#src/domain/target.ts';
import { placeIds } from '#src/ui/places.ts';
import styles from './action-bar.module.css';
import { useGraph } from '#src/requests/graph-context.ts';
import { submitEndpoint } from '#src/requests/verbs.ts';
import { useTargetPage } from '#src/requests/application-page.ts';
import { sourceLink } from '#src/ui/source-link.tsx';

type ActionBarProps = {
  kind: TargetKind;
  /** The one that the connector needs. */
  first: 'authorize' | 'save';
  /** Whether that one has the accent: a page has one. */
  leads: boolean;
  /** Whether anything is typed that could be tested. */
  canTest: boolean;
  isTesting: boolean;
  onOpen: (as: Mode) => void;
  /** What would change. */
  children: ReactNode;
};

/**
 * What can be done with the credentials of the form; it stays in view. Graph documents a save and a test for enterprise
 * applications alone: https://learn.microsoft.com/graph/api/synchronization-serviceprincipal-put-synchronization
 */
export function ActionBar({ kind, first, leads, canTest, isTesting, onOpen, children }: ActionBarProps) {
  const intl = useIntl();
  const isApplication = kind === 'application';
  const titles: Readonly<Record<Mode, string>> = {
    authorize: intl.formatMessage({
      defaultMessage: 'Entra signs in to the app and stores the credentials. Other stored keys stay.',
    }),
    save: intl.formatMessage({ defaultMessage: 'Replaces all stored credentials. Nothing is tested.' }),
    test: intl.formatMessage({ defaultMessage: 'Tests these values. Nothing is stored.' }),
  };
  const button = (as: 'authorize' | 'save', id: string, label: ReactNode) => (
    <Button
      id={id}
      type={as === first ? 'submit' : 'button'}
      appearance={as === first && leads ? 'primary' : 'secondary'}
      className={as === first ? styles.first : undefined}
      title={titles[as]}
      {...(as !== first && { onClick: () => onOpen(as) })}
    >
      {label}
    </Button>
  );
  return (
    <div className={styles.bar} data-leads={leads || undefined}>
      <p className={styles.changes}>{children}</p>
      <div className={styles.buttons}>
        {!isApplication && canTest && (
          <Button
            id={placeIds.test}
            title={titles.test}
            disabledFocusable={isTesting}
            onClick={() => onOpen('test')}
          >
            <FormattedMessage defaultMessage="Test" description="Button that tests the typed values" />
          </Button>
        )}
        {!isApplication &&
          button('save', placeIds.save, <FormattedMessage defaultMessage="Review and save" />)}
        {button('authorize', placeIds.review, <FormattedMessage defaultMessage="Review and authorize" />)}
      </div>
    </div>
  );
}

const betaMetadata = 'https://github.com/microsoftgraph/msgraph-metadata/blob/master/schemas/beta-Prod.csdl';
/** There the RemovalDate of the action and its kin. */
const removal = Date.UTC(2027, 6, 6);

/** Said quietly, and only where this page uses the beta: for v1.0 Microsoft has announced nothing. */
export function SunsetNote() {
  const intl = useIntl();
  const graph = useGraph();
  const { target } = useTargetPage();
  if (!submitEndpoint(graph, 'authorize', target).includes('/beta/')) return null;
  return (
    <p className={styles.note}>
      <FormattedMessage
        defaultMessage="Microsoft removes this beta API on {date}. <source>Microsoft's metadata</source>"
        values={{
          date: intl.formatDate(removal, { timeZone: 'UTC', dateStyle: 'medium' }),
          source: sourceLink(betaMetadata),
        }}
      />
    </p>
  );
}
