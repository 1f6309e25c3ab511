import { Input } from '@fluentui/react-components';
import { FormattedMessage, useIntl } from 'react-intl';
import { PageTitle } from '#src/ui/page-title.tsx';
import { Tabs } from '#src/ui/tabs.tsx';
import { KindHelp } from './kind-help.tsx';
import styles from './picker-screen.module.css';
import { TargetResults } from './target-results.tsx';
import { usePickerPlace } from './use-picker-place.ts';

/** Where the job begins: find the application whose provisioning needs credentials. */
export function PickerScreen() {
  const intl = useIntl();
  const { place, typed, type, searchNow, choose } = usePickerPlace();
  const searchName = intl.formatMessage({ defaultMessage: 'Search by name, app ID or object ID' });
  return (
    <>
      <PageTitle className={styles.title}>
        <FormattedMessage defaultMessage="Choose an application" />
      </PageTitle>
      <Tabs
        label={intl.formatMessage({ defaultMessage: 'Kind of object' })}
        tabs={[
          {
            value: 'servicePrincipal',
            label: <FormattedMessage defaultMessage="Enterprise applications" />,
          },
          { value: 'application', label: <FormattedMessage defaultMessage="App registrations" /> },
        ]}
        selected={place.kind}
        onSelect={choose}
      >
        <KindHelp />
        <search>
          <Input
            type="search"
            size="large"
            className={styles.search}
            aria-label={searchName}
            placeholder={searchName}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(_, { value }) => type(value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') searchNow();
            }}
          />
        </search>
        <TargetResults place={place} onClear={() => type('')} />
      </Tabs>
    </>
  );
}
