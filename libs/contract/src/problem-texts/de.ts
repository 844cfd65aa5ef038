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

const disks: Readonly<Record<string, string>> = {
  work: 'des Arbeitsordners',
  store: 'des Segmentspeichers',
  'work,store': 'des Arbeitsordners und des Segmentspeichers',
};

const waitReasons: Readonly<Record<string, [sentence: string, action: string]>> = {
  no_agent: [
    'kein Agent ist online, der Arbeit annimmt',
    'Starten Sie einen Agenten oder aktivieren Sie einen, der geleert wird, wieder.',
  ],
  no_agent_with_skills: [
    'kein Agent, der online ist, kann das',
    'Starten Sie einen Agenten mit den Fähigkeiten, die die Aufgabe braucht.',
  ],
  no_agent_with_labels: [
    'kein Agent, der online ist, hat die verlangten Labels',
    'Starten Sie einen Agenten mit diesen Labels oder ändern Sie die Labels der Konfiguration.',
  ],
  no_other_agent: [
    'jeder Agent, der es könnte, führt schon ein anderes Replikat davon aus',
    'Starten Sie einen weiteren Agenten oder verringern Sie die Zahl der Replikate.',
  ],
  no_free_slot: [
    'jeder Agent, der es könnte, ist voll',
    'Starten Sie einen weiteren Agenten oder schalten Sie etwas ab.',
  ],
  waits_for_predecessor: [
    'ihr Vorgänger hat noch nicht aufgehört',
    'Warten Sie; wenn es bleibt, sehen Sie sich den Agenten der Aufgabe an.',
  ],
};

/** German. `problemTexts` has every language. */
export const de: ProblemTexts = {
  stream_down: say((fact) =>
    fact.text('reason') === 'connection_lost'
      ? [
          'Die Verbindung zum Encoder brach ab, und er kam nicht wieder.',
          'Prüfen Sie das Netz des Encoders und ob er läuft. Falls die Sendung vorbei ist, gibt es nichts zu tun.',
        ]
      : [
          `Der Stream ging vom Netz, weil der Medienserver ${fact.quoted('serverId')} wegfiel, und kam nicht wieder.`,
          'Prüfen Sie den Medienserver; starten Sie danach den Encoder neu, falls er nicht von selbst wiederkommt.',
        ],
  ),
  no_video: say(() => [
    'Der Stream hat Ton, aber kein Bild.',
    'Prüfen Sie Kamera und Bildquelle im Encoder. Ein Stream, der nur Ton haben soll, braucht nichts.',
  ]),
  no_audio: say(() => [
    'Der Stream hat ein Bild, aber keine Tonspur.',
    'Schalten Sie im Encoder eine Tonspur ein; viele Plattformen lehnen Streams ohne Ton ab.',
  ]),
  bitrate_low: say((fact) => [
    `Es kommen nur ${fact.bitrate('bitrate')} an; erwartet sind mindestens ${fact.bitrate('thresholdBitrate')}.`,
    'Prüfen Sie den Upload im Netz des Encoders und seine Bitrate.',
  ]),
  bitrate_unstable: say((fact) => [
    `Die Bitrate springt: Sie schwankt um ${fact.number('variationPercent')} % um ${fact.bitrate('bitrate')}.`,
    'Prüfen Sie den Upload im Netz des Encoders, verwenden Sie Kabel statt WLAN oder senken Sie die Bitrate; stellen Sie eine konstante Bitrate ein.',
  ]),
  fps_low: say((fact) => [
    `Es kommen nur ${fact.number('framesPerSecond', 1)} Bilder je Sekunde an; erwartet sind mindestens ${fact.number('thresholdFramesPerSecond')}.`,
    'Encoder oder Netz kommen nicht mit: Schließen Sie dort andere Programme oder senken Sie Auflösung oder Bildrate.',
  ]),
  fps_dropped: say((fact) => [
    `Es kommen nur noch ${fact.number('framesPerSecond', 1)} Bilder je Sekunde an; vorher waren es ${fact.number('usualFramesPerSecond', 1)}.`,
    'Encoder oder Netz kommen nicht mehr mit: Sehen Sie nach Last und Temperatur des Encoders und schließen Sie dort andere Programme.',
  ]),
  keyframe_interval_long: say((fact) => [
    `Keyframes kommen nur alle ${fact.seconds('keyframeIntervalMs')}; höchstens ${fact.seconds('thresholdMs')} sind gut.`,
    'Stellen Sie das Keyframe-Intervall im Encoder auf 2 s.',
  ]),
  input_changed: say((fact) => [
    `Der Encoder wurde mitten im Stream umgestellt: Er sendete ${fact.text('before')} und sendet jetzt ${fact.text('after')}.`,
    'Prüfen Sie, ob Player und Ziele weiterlaufen; manche brauchen einen Neustart. Ändern Sie Codec und Auflösung nur zwischen zwei Streams.',
  ]),
  silence: say((fact) => [
    `Der Ton ist still: ${fact.number('rmsDb')} dBFS, unter ${fact.number('thresholdDb')} dBFS.`,
    'Prüfen Sie Mikrofon, Mischpult und stummgeschaltete Spuren im Encoder.',
  ]),
  task_quarantined: say((fact) => [
    `${taskOf(fact)} ist angehalten: ${fact.text('sentence')}`,
    'Ändern Sie, was der Satz sagt, und lassen Sie die Aufgabe dann erneut versuchen.',
  ]),
  task_retrying: say((fact) => [
    `${taskOf(fact)} scheitert immer wieder: ${fact.text('sentence')}`,
    'Es wird von selbst erneut versucht. Wenn es bleibt, steht mehr im Protokoll auf der Seite der Aufgabe.',
  ]),
  task_waiting: say((fact) => {
    const [sentence, action] = waitReasons[fact.text('reason')] ?? [
      fact.text('reason'),
      'Mehr steht auf der Seite der Aufgabe.',
    ];
    return [`${taskOf(fact)} läuft nicht: ${sentence}.`, action];
  }),
  task_slow: say((fact) => [
    `${taskOf(fact)} läuft mit ${fact.number('speed', 2)}-facher Echtzeit und fällt zurück.`,
    'Der Agent hat zu viel zu tun, oder das Ziel nimmt die Daten zu langsam ab: Verlegen Sie Aufgaben auf einen anderen Agenten oder senken Sie die Bitrate.',
  ]),
  no_agents: say(() => [
    'Kein Agent ist online, der Arbeit annimmt.',
    'Starten Sie einen Agenten oder aktivieren Sie einen, der geleert wird, wieder: Bis dahin wird nichts verpackt oder weitergeleitet.',
  ]),
  agent_gone: say(() => [
    'Der Agent ist verstummt; seine Aufgaben laufen auf anderen, wenn diese freie Plätze haben.',
    'Prüfen Sie den Rechner und sein Netz. Wenn er für immer weg ist, entfernen Sie den Agenten.',
  ]),
  agent_overloaded: say((fact) => [
    `Der Agent hat zu viel zu tun: ${fact.number('cpuPercent')} % seiner Prozessoren, ${fact.number('memoryPercent')} % seines Speichers.`,
    'Verringern Sie seine Plätze, leeren Sie ihn oder fügen Sie einen weiteren Agenten hinzu.',
  ]),
  agent_disk_low: say((fact) => [
    `Die Festplatte ${disks[fact.text('disk')] ?? 'des Agenten'} ist fast voll: ${fact.number('freePercent')} % frei, ${fact.bytes('freeBytes')}.`,
    'Geben Sie dort Platz frei oder leeren Sie den Agenten: Ist die Festplatte voll, gehen Segmente verloren und Aufgaben scheitern.',
  ]),
  edge_gone: say(() => [
    'Der Edge ist verstummt; seine Zuschauer werden zu anderen geschickt.',
    'Prüfen Sie den Rechner, sein nginx und seinen Agenten. Wenn er für immer weg ist, entfernen Sie den Edge.',
  ]),
  edge_overloaded: say((fact) => [
    `Der Edge ist fast voll: ${fact.number('usedPercent')} % seiner ${fact.text('of') === 'sessions' ? 'Sitzungen' : 'Bandbreite'}.`,
    'Fügen Sie einen weiteren Edge hinzu oder verringern Sie das Gewicht dieses Edges. Wenn er mehr schafft, erhöhen Sie seine Kapazität.',
  ]),
  edge_without_origin: say(() => [
    'Der Edge erreicht keinen Director; seine Zuschauer bekommen nur, was er noch hat.',
    'Prüfen Sie das Netz zwischen Edge und Directors und die Adressen in EDGE_DIRECTOR_URLS.',
  ]),
  media_server_away: say((fact) => [
    `Der Medienserver antwortet nicht: ${fact.text('error') || 'nichts ist von ihm bekannt'}.`,
    'Prüfen Sie, ob er läuft und ob die Adresse seiner API stimmt. Portier sieht nicht, was dort live ist.',
  ]),
  alert_destination_failing: say((fact) => [
    `Seit einem Tag kommt kein Alarm an: ${fact.text('sentence')}`,
    'Prüfen Sie den Empfänger und die Adresse des Ziels und senden Sie dann einen Test.',
  ]),
};
