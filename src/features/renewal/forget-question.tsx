import { Button } from '@fluentui/react-components';
import { FormattedMessage } from 'react-intl';
import { TaskDialog } from '#src/ui/task-dialog.tsx';

type ForgetQuestionProps = { onKeep: () => void; onForget: () => void };

/** For a renewal whose record nobody has taken along as it is now. */
export function ForgetQuestion({ onKeep, onForget }: ForgetQuestionProps) {
  return (
    <TaskDialog
      title={<FormattedMessage defaultMessage="Forget this renewal?" />}
      onDismiss={onKeep}
      actions={
        <>
          <Button appearance="primary" onClick={onKeep}>
            <FormattedMessage defaultMessage="Keep it" />
          </Button>
          <Button onClick={onForget}>
            <FormattedMessage defaultMessage="Forget it" />
          </Button>
        </>
      }
    >
      <p>
        <FormattedMessage defaultMessage="Its record has not been saved since the last step, and is kept nowhere else: the times and request IDs are lost with it. What was changed in Microsoft Entra stays as it is." />
      </p>
    </TaskDialog>
  );
}
