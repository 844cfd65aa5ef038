import type { Examples } from './manual.js';

export const examples: Examples = new Map<string, [string, string][]>([
  [
    'portierctl',
    [
      ['Sign in', 'portierctl login --url https://portier.example.org --user anna'],
      ['Make a stream, keep its key', "portierctl streams create concert --title 'Concert' -o json | jq -r .key"],
      ['What is live, for a script', 'portierctl streams list --live yes -q'],
      [
        'Try everything again that has failed',
        'portierctl tasks retry $(portierctl tasks list --state quarantined -q)',
      ],
    ],
  ],
  [
    'portierctl login',
    [
      ['In a script', 'portierctl login --url https://portier.example.org --user ci --password-stdin < password'],
      ['To manage accounts, too', 'portierctl login --url https://portier.example.org --user admin --manage-users'],
      ['A second installation', 'portierctl login --url https://other.example.org --profile other'],
    ],
  ],
  [
    'portierctl streams',
    [
      ['Make one, keep its key', "portierctl streams create concert --title 'Concert' -o json | jq -r .key"],
      ['Those of an application, the newest first', 'portierctl streams list --application sports --sort -createdAt'],
      ['End a show: disconnect who publishes', 'portierctl streams disable concert'],
    ],
  ],
  [
    'portierctl streams share',
    [
      ['Let a colleague look', 'portierctl streams share concert --user anna'],
      ['Let a group run it', 'portierctl streams share concert --group crew --rights view,change,delete'],
    ],
  ],
  ['portierctl streams unshare', [['Take it away again', 'portierctl streams unshare concert --user anna']]],
  [
    'portierctl invitations',
    [
      [
        'A guest crew for one evening; prints the link to send them',
        'portierctl invitations create concert "Van of the broadcaster" --not-after 2026-11-22T02:00:00+01:00 -o json | jq -r .link',
      ],
      ['Who has used theirs', 'portierctl invitations list concert'],
    ],
  ],
  [
    'portierctl users',
    [
      [
        'An account, its link to a password',
        'portierctl users invite anna --email anna@example.org -o json | jq -r .link.url',
      ],
      ['Nobody signs in with it any more', 'portierctl users disable anna'],
      ['Who has not signed in for longest', 'portierctl users list --sort lastSignInAt'],
    ],
  ],
  [
    'portierctl groups',
    [
      ['A crew', 'portierctl groups create crew && portierctl groups add crew anna bert'],
      ['What it may work on', 'portierctl streams share concert --group crew --rights view,change'],
    ],
  ],
  [
    'portierctl alert-destinations',
    [
      [
        'A chat, its address from a file',
        'portierctl alert-destinations create Operations slack --address - < address.txt',
      ],
      ['Does it arrive?', 'portierctl alert-destinations test Operations'],
    ],
  ],
  [
    'portierctl alert-rules',
    [
      [
        'What is down, told after half a minute and again each hour',
        "portierctl alert-rules create 'What is down' --to Operations --event stream.down silence --after 30 --repeat 60",
      ],
    ],
  ],
  [
    'portierctl alert-deliveries',
    [
      [
        'Send again what failed',
        'portierctl alert-deliveries redeliver $(portierctl alert-deliveries list --state failed -q)',
      ],
    ],
  ],
  [
    'portierctl audit',
    [
      ['Who changed a stream today', 'portierctl audit list --stream concert --from 2026-11-21T00:00:00Z'],
      ['What exactly, as JSON', 'portierctl audit show 4711 -o json'],
      ['Take it back', 'portierctl audit undo 4711'],
    ],
  ],
  [
    'portierctl problems',
    [
      ['What needs a person now', 'portierctl problems list --severity error'],
      ['How a stream has been', 'portierctl problems history concert'],
    ],
  ],
  [
    'portierctl agents',
    [
      [
        'A machine; its token goes into CONCIERGE_TOKEN there',
        'portierctl agents register worker-4 -o json | jq -r .token',
      ],
      ['What configurations may ask for', 'portierctl agents update worker-4 --label region=vienna gpu=yes'],
    ],
  ],
  [
    'portierctl keys update',
    [['Works an hour longer', 'portierctl keys update concert <key> --not-after 2026-11-22T03:00:00+01:00']],
  ],
  [
    'portierctl configurations create',
    [
      ['Adaptive HLS', 'portierctl configurations create concert hls'],
      [
        'A restream, its key from standard input',
        'echo "streamKey: $KEY" | portierctl configurations create concert restream --name Platform --field url=rtmps://live.example.org/app --fields -',
      ],
    ],
  ],
  [
    'portierctl keys create',
    [
      [
        'For one evening',
        'portierctl keys create concert --label van --not-after 2026-11-22T02:00:00+01:00 --network 192.0.2.0/24',
      ],
    ],
  ],
  [
    'portierctl apply',
    [
      ['Look, then apply', 'portierctl plan -f cluster.yaml && portierctl apply -f cluster.yaml'],
      ['From a pipeline', 'portierctl apply -f cluster.yaml --prune --yes --secret platform=/run/secrets/platform'],
    ],
  ],
  ['portierctl export', [['A copy of the configuration', 'portierctl export > cluster.yaml']]],
  ['portierctl logs', [['Until the task ends', 'portierctl logs -f 0192d0a0-0000-7000-8000-000000000001']]],
  ['portierctl agents drain', [['Before an upgrade of the machine', 'portierctl agents drain worker-3']]],
  [
    'portierctl edges create',
    [
      [
        'With a line of 8 Gbit/s, its token to the machine',
        'portierctl edges create vienna-1 https://edge-1.example.org --region vienna --bandwidth 8e9 -o json | jq -r .token',
      ],
    ],
  ],
  ['portierctl edges drain', [['Before an upgrade of the machine', 'portierctl edges drain vienna-1']]],
  ['portierctl api', [['Any route', 'portierctl api PATCH /streams/<id> -d \'{"title": "Concert"}\'']]],
  [
    'portierctl completion',
    [['For bash', 'portierctl completion bash > ~/.local/share/bash-completion/completions/portierctl']],
  ],
]);
