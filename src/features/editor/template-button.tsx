import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { FormattedMessage, type IntlShape, useIntl } from 'react-intl';
import { credentialKeys, type ValueFormat } from '#src/domain/keys/keys.ts';
import { templateText, type TemplateTexts } from '#src/domain/credentials/template.ts';
import { keyHelp } from '#src/i18n/key-help.ts';
import { classLabels, keyLabels } from '#src/i18n/key-labels.ts';
import { templateTexts, valueFormatTexts } from '#src/i18n/template-texts.ts';
import { saveFile } from '#src/ui/save-file.ts';

/** Saves a file with the keys of these rows, or with all keys where there are none, and blanks for their values. */
export function TemplateButton({ rows }: { rows: readonly { key: string }[] }) {
  const intl = useIntl();
  const save = () => {
    const keys = rows.map(({ key }) => key).filter((key) => key.trim() !== '');
    const all = credentialKeys.map(({ key }) => key);
    saveFile({
      name: 'provisioning-credentials.env',
      type: 'text/plain',
      text: templateText(keys.length > 0 ? keys : all, textsOf(intl)),
    });
  };
  return (
    <Button size="small" icon={<ArrowDownloadRegular />} onClick={save}>
      <FormattedMessage defaultMessage="Save a template" />
    </Button>
  );
}

function textsOf(intl: IntlShape): TemplateTexts {
  const formats: Partial<Record<ValueFormat, string>> = {};
  for (const [format, message] of Object.entries(valueFormatTexts))
    Object.assign(formats, { [format]: intl.formatMessage(message) });
  return {
    head: [intl.formatMessage(templateTexts.fillIn), intl.formatMessage(templateTexts.keepSafe)],
    classes: {
      secret: intl.formatMessage(classLabels.secret),
      identifier: intl.formatMessage(classLabels.identifier),
      url: intl.formatMessage(classLabels.url),
      setting: intl.formatMessage(classLabels.setting),
      time: intl.formatMessage(classLabels.time),
    },
    keys: (key) => `${intl.formatMessage(keyLabels[key])}. ${intl.formatMessage(keyHelp[key])}`,
    formats,
    leftOut: (count) => intl.formatMessage(templateTexts.leftOut, { count }),
  };
}
