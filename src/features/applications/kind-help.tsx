import { FormattedMessage } from 'react-intl';
import styles from './picker-screen.module.css';

/** The question that everybody has before these two tabs, answered where it is asked. */
export function KindHelp() {
  return (
    <details className={styles.help}>
      <summary>
        <FormattedMessage defaultMessage="Which one do I need?" />
      </summary>
      <p>
        <FormattedMessage defaultMessage="Almost always the enterprise application. It is the app as it lives in your tenant (in Graph, a service principal), and provisioning belongs to it: what you find in the portal under Enterprise applications, Provisioning." />
      </p>
      <p>
        <FormattedMessage defaultMessage="The app registration is the app's blueprint in its home tenant (in Graph, an application). Choose it only when instructions name an application object. The two share an app ID and have different object IDs." />
      </p>
    </details>
  );
}
