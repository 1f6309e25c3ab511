import { defineMessages, type MessageDescriptor } from 'react-intl';
import type { SnippetFormat } from '#src/domain/snippets/snippet.ts';

export const snippetNames: Record<SnippetFormat, MessageDescriptor> = defineMessages({
  curl: { defaultMessage: 'curl (bash, zsh)' },
  powershell: { defaultMessage: 'PowerShell 7' },
  az: { defaultMessage: 'Azure CLI (bash, zsh)' },
  m365: { defaultMessage: 'CLI for Microsoft 365 (bash, zsh)' },
  terraform: { defaultMessage: 'Terraform' },
  'github-actions': { defaultMessage: 'GitHub Actions step' },
  http: { defaultMessage: 'Raw HTTP' },
});

/** What one has to know before running it. */
export const snippetNotes: Record<SnippetFormat, MessageDescriptor> = defineMessages({
  curl: {
    defaultMessage: 'Asks for an access token and for each value, one line each; secrets stay hidden.',
  },
  powershell: {
    defaultMessage:
      'Needs the module Microsoft.Graph.Authentication. Asks for each value, one line each; secrets stay hidden.',
  },
  az: {
    defaultMessage:
      'Needs az login in the right cloud. Asks for each value, one line each; secrets stay hidden.',
  },
  m365: {
    defaultMessage: 'Needs m365 login. Asks for each value, one line each; secrets stay hidden.',
  },
  terraform: {
    defaultMessage:
      'Saves instead of authorizing. Replaces all stored credentials, and keeps the values in the Terraform state.',
  },
  'github-actions': {
    defaultMessage: "Runs after azure/login. Takes the values from the repository's secrets.",
  },
  http: {
    defaultMessage:
      'Names in double braces stand for the access token and the values. Never save real ones in a file.',
  },
});
