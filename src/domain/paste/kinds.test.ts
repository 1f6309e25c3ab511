import { expect, test } from 'vitest';
import { importChanges } from './import-preview.ts';

/** As rows come, whatever their order in the text. */
const imported = (text: string) =>
  importChanges([], text)
    .map(({ key, value }) => [key, value])
    .toSorted(([one = ''], [other = '']) => one.localeCompare(other));

const url = ['BaseAddress', 'https://scim.fabrikam.example/v2'];
const token = ['SecretToken', 'fk7Qm2xTr9Lw4Zp8'];

const json = `{"value":[{"key":"BaseAddress","value":"${url[1]}"},{"key":"SecretToken","value":"${token[1]}"}]}`;
const carets = json.replaceAll('"', '^\\^"').replaceAll('{', '^{').replaceAll('}', '^}');
const both: Record<string, string> = {
  'a PowerShell here-string': `$body = @'\n${json}\n'@\nInvoke-MgGraphRequest -Body $body`,
  'an expanding here-string': `$body = @"\n${json}\n"@`,
  'environment variables of PowerShell': `$env:SCIM_TOKEN = "${token[1]}"\n$env:BaseAddress = '${url[1]}' # the address\n$x = Get-It`,
  'an earlier hash table': `$headers = @{ Authorization = "Bearer $t"; Url = 'https://other.example' }\n$p = @{ value = @(\n@{ key = 'BaseAddress'; value = '${url[1]}' }\n@{ key = 'SecretToken'; value = '${token[1]}' }) }`,
  'a heredoc of bash': `curl -X PUT https://graph.example/x -d @- <<'EOF'\n${json}\nEOF\n`,
  "curl with $'…'": `curl https://graph.example -d $'${json.replaceAll('"', '\\x22')}'`,
  'curl with a cluster of options': `curl -sd '${json}' https://graph.example`,
  'curl with an attached option': `curl https://graph.example -sSd'${json}'`,
  'curl of the Windows prompt': `curl ^"https://graph.example^" ^\n  --data-raw ^"${carets}^"`,
  'curl in double quotes': `curl -d "${json.replaceAll('"', '\\"')}" https://graph.example`,
  'curl on several lines behind another command': `TOKEN=$(az account get-access-token)\ncurl https://graph.example \\\n  -H "Authorization: Bearer $TOKEN" \\\n  --data-raw '${json}'\n`,
  'variables of Terraform': `credentials = [\n  {\n    key   = "BaseAddress"\n    value = "${url[1]}"\n  },\n  { key = "SecretToken", value = "${token[1]}" }, # why\n]\n`,
  'a state of Terraform': JSON.stringify({
    version: 4,
    resources: [
      {
        type: 'azuread_synchronization_secret',
        name: 'x',
        instances: [
          {
            attributes: {
              id: 'y',
              credential: [
                { key: url[0], value: url[1] },
                { key: token[0], value: token[1] },
              ],
            },
          },
        ],
      },
    ],
  }),
  'jsonencode of a body': `body = jsonencode({\n  value = [\n    { key = "BaseAddress", value = "${url[1]}" },\n    { key = "SecretToken", value = "${token[1]}" }\n  ]\n})`,
  'Pulumi in TypeScript': `new azuread.SynchronizationSecret("x", {\n  servicePrincipalId: sp.id,\n  credentials: [\n    { key: "BaseAddress", value: "${url[1]}" },\n    {\n      key: 'SecretToken',\n      value: '${token[1]}',\n    },\n  ],\n});`,
  'C# of the documentation': `Value = new List<Pair>\n{\n  new Pair\n  {\n    Key = SynchronizationSecret.BaseAddress,\n    Value = "${url[1]}",\n  },\n  new Pair { Key = SynchronizationSecret.SecretToken, Value = "${token[1]}" },\n}`,
  'a list of YAML': `credentials:\n  - key: BaseAddress\n    value: ${url[1]}   # the address\n  - key: SecretToken\n    value: "${token[1]}"\n`,
  'a list of YAML, values first': `- value: ${url[1]}\n  key: BaseAddress\n- value: '${token[1]}'\n  key: SecretToken\n`,
  'a CSV with commas': `Key,Value\nBaseAddress,${url[1]}\nSecretToken,"${token[1]}"\n`,
  'a CSV of more columns': `label;note;value\r\nBaseAddress;x;${url[1]}\r\nSecretToken;"a;b";${token[1]}\r\n`,
  'an environment of Postman': JSON.stringify(
    {
      id: 'x',
      name: 'fabrikam',
      values: [
        { key: url[0], value: url[1], enabled: true, type: 'default' },
        { key: token[0], value: token[1], enabled: true, type: 'secret' },
      ],
    },
    undefined,
    2,
  ),
  'an item of 1Password': JSON.stringify({
    id: 'x',
    title: 'SCIM',
    fields: [
      { id: 'a', type: 'STRING', label: 'BaseAddress', value: url[1], reference: 'op://vault/item/a' },
      { id: 'b', type: 'CONCEALED', label: 'SecretToken', value: token[1] },
    ],
  }),
  'a fragment that begins with value': `"value": [\n  {\n    "key": "BaseAddress",\n    "value": "${url[1]}"\n  },\n  {\n    "key": "SecretToken",\n    "value": "${token[1]}"\n  }\n]`,
  'the inside of a list': `"key": "BaseAddress",\n"value": "${url[1]}"\n},\n{\n"key": "SecretToken",\n"value": "${token[1]}"\n}`,
  "PowerShell's Format-List": `Key   : BaseAddress\nValue : ${url[1]}\n\nKey   : SecretToken\nValue : ${token[1]}\n`,
  'the Windows prompt': `set BaseAddress=${url[1]}\nset "SecretToken=${token[1]}"\n`,
  'prose around': `Hi,\n\nas agreed (see the ticket):\n${json}\nDon't share it.`,
  'lines within a mail': `Hello, here they are :(\n\nBaseAddress: ${url[1]}\nSecretToken: ${token[1]}\n\nRegards, A`,
  'JSON that is cut off': `${json.slice(0, -2)}, {"key":"Url","va`,
};

test.each(Object.entries(both))('%s', (_, text) => {
  expect(imported(text)).toEqual([url, token]);
});
