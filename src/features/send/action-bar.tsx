import { Button } from '#src/ui/button.tsx';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Mode } from '#src/domain/receipt.ts';
import type { TargetKind } from '#src/domain/target.ts';
import { placeIds } from '#src/ui/places.ts';
import styles from './action-bar.module.css';

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
    <div className={styles.bar}>
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
