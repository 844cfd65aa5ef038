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
      ['A second installation', 'portierctl login --url https://other.example.org --profile other'],
    ],
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
  ['portierctl api', [['Any route', 'portierctl api PATCH /streams/<id> -d \'{"title": "Concert"}\'']]],
  [
    'portierctl completion',
    [['For bash', 'portierctl completion bash > ~/.local/share/bash-completion/completions/portierctl']],
  ],
]);
