import { type IntlShape, type MessageDescriptor, useIntl } from 'react-intl';
import { productName } from '#src/i18n/product-name.ts';
import {
  badTexts,
  goodTexts,
  openTexts,
  recordFacts,
  recordWords,
  stateTexts,
  stepTexts,
  targetKindTexts,
} from '#src/i18n/renewal-texts.ts';
import { recordJson, recordOf, recordMarkdown, type RecordTexts } from '#src/domain/renewal/record-text.ts';
import type { Renewal } from '#src/domain/renewal/renewal.ts';
import { version } from '#src/domain/version.ts';

/** The current record of a renewal, written on request. */
export function useRecord(renewal: Renewal): { markdown: () => string; json: () => string } {
  const intl = useIntl();
  const record = () => recordOf(renewal, `${intl.formatMessage(productName)} ${version}`);
  return {
    markdown: () => recordMarkdown(record(), textsOf(intl)),
    json: () => recordJson(record()),
  };
}

function textsOf(intl: IntlShape): RecordTexts {
  const say = (message: MessageDescriptor) => intl.formatMessage(message);
  return {
    word: (word) => say(recordWords[word]),
    fact: (fact) => say(recordFacts[fact]),
    kind: (kind) => say(targetKindTexts[kind]),
    step: (step) => say(stepTexts[step]),
    state: (state) => say(stateTexts[state]),
    result({ kind, result, detail }) {
      switch (result) {
        case 'good':
          return say(goodTexts[kind]);
        case 'bad':
          return say(badTexts[kind]);
        case 'open':
          return say(detail === 'not-sent' ? openTexts.unsent : openTexts.sent);
      }
    },
  };
}
