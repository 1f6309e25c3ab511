import { saveFile } from '#src/ui/save-file.ts';

/** Only for texts without values: this goes to the disk. */
export function saveTemplate(text: string): void {
  saveFile({ name: 'provisioning-credentials.env', type: 'text/plain', text });
}
