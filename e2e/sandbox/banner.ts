import { styleText } from 'node:util';
import type { Origins } from './tenant.ts';

/** What the terminal says once the sandbox listens. */
export function banner(origins: Origins): string {
  const style = (format: 'bold' | 'cyan' | 'dim', text: string): string =>
    process.stdout.isTTY && !process.env['NO_COLOR'] ? styleText(format, text) : text;
  const line = (label: string, text: string): string => `  ${style('dim', label.padEnd(9))}${text}`;
  return [
    '',
    `  ${style('bold', 'Provisioning Keys')} with its sandbox: nothing is sent to Microsoft`,
    '',
    line('Open', style('cyan', `${origins.page}/`)),
    line('Then', 'Sign in, pick “Adele Admin”, choose “Contoso HR”, add a credential,'),
    line('', 'Review and authorize, Authorize, Accept: Graph answers 204'),
    line(
      'Fleet',
      `${style('cyan', `${origins.page}/?kind=provisioning`)} scans for provisioned applications`,
    ),
    line('More', `${style('cyan', `${origins.services}/scenarios`)} lists everything that can go wrong`),
    line('Stop', 'Ctrl-C ends it'),
    '',
  ].join('\n');
}
