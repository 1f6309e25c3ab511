import {
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { Button } from '#src/ui/button.tsx';
import { useEffect } from 'react';
import { Fluent } from '#src/ui/fluent.tsx';
import { givePageBack } from '#src/ui/restore-aria-hidden.ts';
import { type LeaveQuestionProps, leaveWords } from './leave-words.tsx';

/** Asks whether to lose the typed values. After a yes, the page closes together with this dialog. */
export function LeaveQuestion({ onAnswer }: LeaveQuestionProps) {
  // What is hidden while a dialog is open lies outside React.
  useEffect(() => () => void givePageBack(), []);
  return (
    <Fluent>
      <Dialog open modalType="alert" onOpenChange={() => onAnswer(false)}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle action={null}>{leaveWords.title}</DialogTitle>
            <DialogContent>{leaveWords.text}</DialogContent>
            <DialogActions>
              <Button appearance="primary" onClick={() => onAnswer(false)}>
                {leaveWords.stay}
              </Button>
              <Button onClick={() => onAnswer(true)}>{leaveWords.discard}</Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </Fluent>
  );
}
