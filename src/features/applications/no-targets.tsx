import { Button } from '@fluentui/react-components';
import { FormattedMessage } from 'react-intl';
import styles from './picker-screen.module.css';

/** Graph answered, and there is nothing: what a search finds, and the way back. */
export function NoTargets({ onClear }: { onClear: () => void }) {
  return (
    <div className={styles.empty}>
      <p>
        <FormattedMessage defaultMessage="Search finds the beginnings of words in a name, or a whole app ID or object ID. The other tab may have it." />
      </p>
      <Button onClick={onClear}>
        <FormattedMessage defaultMessage="Clear the search" />
      </Button>
    </div>
  );
}

export function NothingFound({ text }: { text: string }) {
  return text ? (
    <FormattedMessage
      defaultMessage="Nothing here is called {text}, and no id is equal to it."
      values={{ text: <bdi translate="no">{text}</bdi> }}
    />
  ) : (
    <FormattedMessage defaultMessage="This tenant has none yet." />
  );
}
