import type { ProblemFacts } from '../health-problem.js';
import { factReader, type FactReader, type ProblemText, type ProblemTexts } from './problem-text.js';

const say =
  (write: (fact: FactReader) => [sentence: string, action: string]) =>
  (facts: ProblemFacts): ProblemText => {
    const [sentence, action] = write(factReader('de', ['„', '“'], facts));
    return { sentence, action };
  };

/** `hls „Haupt“ auf agent-1` */
const taskOf = ({ text, quoted }: FactReader) =>
  [text('type'), quoted('configurationName'), text('agentName') && `auf ${text('agentName')}`]
    .filter(Boolean)
    .join(' ');

const waitReasons: Readonly<Record<string, [sentence: string, action: string]>> = {
  no_agent: [
    'kein Agent ist online, der Arbeit annimmt',
    'Einen Agenten starten oder einen, der geleert wird, wieder aktivieren.',
  ],
  no_agent_with_skills: [
    'kein Agent, der online ist, kann das',
    'Einen Agenten mit den Fähigkeiten starten, die die Aufgabe braucht.',
  ],
  no_agent_with_labels: [
    'kein Agent, der online ist, hat die verlangten Labels',
    'Einen Agenten mit diesen Labels starten oder die Labels der Konfiguration ändern.',
  ],
  no_other_agent: [
    'jeder Agent, der es könnte, führt schon ein anderes Replikat davon aus',
    'Einen weiteren Agenten starten oder die Zahl der Replikate verringern.',
  ],
  no_free_slot: ['jeder Agent, der es könnte, ist voll', 'Einen weiteren Agenten starten oder etwas abschalten.'],
  waits_for_predecessor: [
    'ihr Vorgänger hat noch nicht aufgehört',
    'Warten; wenn es bleibt, den Agenten der Aufgabe ansehen.',
  ],
};

/** German. `problemTexts` has every language. */
export const de: ProblemTexts = {
  stream_down: say((fact) =>
    fact.text('reason') === 'connection_lost'
      ? [
          'Die Verbindung zum Encoder brach ab, und er kam nicht wieder.',
          'Das Netz des Encoders prüfen, und ob er läuft. Falls die Sendung vorbei ist: nichts zu tun.',
        ]
      : [
          `Der Stream ging vom Netz, weil der Medienserver ${fact.quoted('serverId')} wegfiel, und kam nicht wieder.`,
          'Den Medienserver prüfen; danach den Encoder neu starten, falls er nicht von selbst wiederkommt.',
        ],
  ),
  no_video: say(() => [
    'Der Stream hat Ton, aber kein Bild.',
    'Kamera und Bildquelle im Encoder prüfen. Ein Stream, der nur Ton haben soll, braucht nichts.',
  ]),
  no_audio: say(() => [
    'Der Stream hat ein Bild, aber keine Tonspur.',
    'Eine Tonspur im Encoder einschalten; viele Plattformen lehnen Streams ohne Ton ab.',
  ]),
  bitrate_low: say((fact) => [
    `Es kommen nur ${fact.bitrate('bitrate')} an; erwartet sind mindestens ${fact.bitrate('thresholdBitrate')}.`,
    'Den Upload im Netz des Encoders und seine Bitrate prüfen.',
  ]),
  bitrate_unstable: say((fact) => [
    `Die Bitrate springt: Sie schwankt um ${fact.number('variationPercent')} % um ${fact.bitrate('bitrate')}.`,
    'Den Upload im Netz des Encoders prüfen, Kabel statt WLAN verwenden oder die Bitrate senken; konstante Bitrate einstellen.',
  ]),
  fps_low: say((fact) => [
    `Es kommen nur ${fact.number('framesPerSecond', 1)} Bilder je Sekunde an; erwartet sind mindestens ${fact.number('thresholdFramesPerSecond')}.`,
    'Encoder oder Netz kommen nicht mit: andere Programme dort schließen oder Auflösung oder Bildrate senken.',
  ]),
  keyframe_interval_long: say((fact) => [
    `Keyframes kommen nur alle ${fact.seconds('keyframeIntervalMs')}; höchstens ${fact.seconds('thresholdMs')} sind gut.`,
    'Das Keyframe-Intervall im Encoder auf 2 s stellen.',
  ]),
  silence: say((fact) => [
    `Der Ton ist still: ${fact.number('rmsDb')} dBFS, unter ${fact.number('thresholdDb')} dBFS.`,
    'Mikrofon, Mischpult und stummgeschaltete Spuren im Encoder prüfen.',
  ]),
  task_quarantined: say((fact) => [
    `${taskOf(fact)} ist angehalten: ${fact.text('sentence')}`,
    'Ändern, was der Satz sagt, dann die Aufgabe erneut versuchen lassen.',
  ]),
  task_retrying: say((fact) => [
    `${taskOf(fact)} scheitert immer wieder: ${fact.text('sentence')}`,
    'Es wird von selbst erneut versucht. Wenn es bleibt, steht mehr im Protokoll auf der Seite der Aufgabe.',
  ]),
  task_waiting: say((fact) => {
    const [sentence, action] = waitReasons[fact.text('reason')] ?? [
      fact.text('reason'),
      'Siehe die Seite der Aufgabe.',
    ];
    return [`${taskOf(fact)} läuft nicht: ${sentence}.`, action];
  }),
  task_slow: say((fact) => [
    `${taskOf(fact)} läuft mit ${fact.number('speed', 2)}-facher Echtzeit und fällt zurück.`,
    'Der Agent hat zu viel zu tun, oder das Ziel nimmt die Daten zu langsam ab: Aufgaben auf einen anderen Agenten verlegen oder die Bitrate senken.',
  ]),
  no_agents: say(() => [
    'Kein Agent ist online, der Arbeit annimmt.',
    'Einen Agenten starten oder einen, der geleert wird, wieder aktivieren: Bis dahin wird nichts verpackt oder weitergeleitet.',
  ]),
  agent_gone: say(() => [
    'Der Agent ist verstummt; seine Aufgaben laufen auf anderen, wenn diese freie Plätze haben.',
    'Den Rechner und sein Netz prüfen. Wenn er für immer weg ist, den Agenten entfernen.',
  ]),
  agent_overloaded: say((fact) => [
    `Der Agent hat zu viel zu tun: ${fact.number('cpuPercent')} % seiner Prozessoren, ${fact.number('memoryPercent')} % seines Speichers.`,
    'Seine Plätze verringern, ihn leeren oder einen weiteren Agenten hinzufügen.',
  ]),
  media_server_away: say((fact) => [
    `Der Medienserver antwortet nicht: ${fact.text('error') || 'nichts ist von ihm bekannt'}.`,
    'Prüfen, ob er läuft und ob die Adresse seiner API stimmt. Portier sieht nicht, was dort live ist.',
  ]),
  alert_destination_failing: say((fact) => [
    `Seit einem Tag kommt kein Alarm an: ${fact.text('sentence')}`,
    'Den Empfänger und die Adresse des Ziels prüfen, dann einen Test senden.',
  ]),
};
