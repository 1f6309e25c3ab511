import { FormattedMessage } from 'react-intl';

export type LeaveQuestionProps = { onAnswer: (leave: boolean) => void };

/** Asked before typed values are lost. */
export const leaveWords = {
  title: <FormattedMessage defaultMessage="Discard typed values?" />,
  text: <FormattedMessage defaultMessage="They aren't saved anywhere." />,
  stay: <FormattedMessage defaultMessage="Stay" />,
  discard: (
    <FormattedMessage
      defaultMessage="Discard"
      description="Button that leaves the page and loses what is typed"
    />
  ),
};
