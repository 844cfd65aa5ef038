import type { Sentences } from '../sentences.js';

/**
 * What agents say when a task fails (apps/concierge/src/runner, libs/tasks/src/restream/classify.ts), by its English sentence. One
 * that is not here is shown as it comes.
 */
export const taskSentences: Sentences = {
  '{} does not accept the stream key; copy it again from there, or end another stream using it.':
    '{1} nimmt den Stream-Schlüssel nicht an; kopieren Sie ihn dort noch einmal oder beenden Sie einen anderen Stream, der ihn benutzt.',
  '{} rejected the SRT connection; check passphrase and stream id.':
    '{1} hat die SRT-Verbindung abgelehnt; prüfen Sie Passphrase und Stream-ID.',
  "There is no host {}; check the target's address.": 'Es gibt keinen Rechner {1}; prüfen Sie die Adresse des Ziels.',
  '{} refuses the connection; nothing listens there, or on another port.':
    '{1} lehnt die Verbindung ab; dort lauscht nichts, oder auf einem anderen Port.',
  "{} does not answer; check the target's address and the network between.":
    '{1} antwortet nicht; prüfen Sie die Adresse des Ziels und das Netz dazwischen.',
  '{} takes no SRT connection; check that it listens there, and passphrase and stream id.':
    '{1} nimmt keine SRT-Verbindung an; prüfen Sie, ob dort etwas lauscht, und Passphrase und Stream-ID.',
  '{} closed the connection.': '{1} hat die Verbindung geschlossen.',
  'The target cannot carry the codec of the source; let the task encode picture and sound again.':
    'Das Ziel kann den Codec der Quelle nicht übertragen; lassen Sie die Aufgabe Bild und Ton neu kodieren.',
  'The target takes no more data although the connection is open; it is connected to again.':
    'Das Ziel nimmt keine Daten mehr an, obwohl die Verbindung offen ist; sie wird neu aufgebaut.',
  "The target is this machine or its local network; portier's setting must allow private targets.":
    'Das Ziel ist dieser Rechner oder sein lokales Netz; die Einstellungen von Portier müssen das erlauben.',
  "The target is in a network that is not public ({}); portier's setting must allow private targets.":
    'Das Ziel ist in einem Netz, das nicht öffentlich ist; die Einstellungen von Portier müssen das erlauben.',
  'The disk is full; free space on the agent or lower the playlist window.':
    'Die Festplatte ist voll; schaffen Sie auf dem Agenten Platz oder verkleinern Sie das Fenster der Playlist.',
  'The disk of the segment store is full; free space or lower the playlist window.':
    'Die Festplatte des Segmentspeichers ist voll; schaffen Sie Platz oder verkleinern Sie das Fenster der Playlist.',
  'Segments cannot be stored ({}); check the segment store.':
    'Segmente lassen sich nicht ablegen ({1}); prüfen Sie den Segmentspeicher.',
  'This ffmpeg has no encoder that the task needs; install one with libx264 and AAC.':
    'Diesem ffmpeg fehlt ein Encoder, den die Aufgabe braucht; installieren Sie eines mit libx264 und AAC.',
  'This ffmpeg lacks something that the task needs; use version 5.1 or later with RTMP, SRT and libx264.':
    'Diesem ffmpeg fehlt etwas, das die Aufgabe braucht; nehmen Sie Version 5.1 oder neuer mit RTMP, SRT und libx264.',
  'The agent ran out of memory; run fewer tasks on it.':
    'Dem Agenten ging der Speicher aus; lassen Sie weniger Aufgaben auf ihm laufen.',
  'The stream cannot be decoded; the encoder should send H.264 and AAC.':
    'Der Stream lässt sich nicht dekodieren; der Encoder soll H.264 und AAC senden.',
  'The stream lacks picture or sound that it had before; waiting for it.':
    'Dem Stream fehlt Bild oder Ton, den er vorher hatte; darauf wird gewartet.',
  'The encoder went away. The task waits {} s for it to come back.':
    'Der Encoder ist weg. Die Aufgabe wartet {1} s, ob er wiederkommt.',
  'The encoder went away. The task goes on as soon as it is back.':
    'Der Encoder ist weg. Die Aufgabe läuft weiter, sobald er wieder da ist.',
  'ffmpeg hung and was killed; it is started again.': 'ffmpeg hing und wurde beendet; es wird neu gestartet.',
  'The media server does not answer; check that it is running and reachable from this agent.':
    'Der Medienserver antwortet nicht; prüfen Sie, ob er läuft und von diesem Agenten aus erreichbar ist.',
  'The media server refuses this pull: another agent has the task by now, or the media server is just starting.':
    'Der Medienserver lehnt den Abruf ab: Ein anderer Agent hat die Aufgabe inzwischen, oder der Medienserver startet gerade.',
  'ffmpeg was killed by {}, perhaps for lack of memory; it is started again.':
    'ffmpeg wurde durch {1} beendet, vielleicht aus Mangel an Speicher; es wird neu gestartet.',
  'ffmpeg ended with code {}; the last lines of its log say why.':
    'ffmpeg endete mit Code {1}; warum, sagen die letzten Zeilen seines Protokolls.',
  'There is no ffmpeg that can be started on this agent; install it or set its path.':
    'Auf diesem Agenten gibt es kein ffmpeg, das sich starten lässt; installieren Sie es oder geben Sie seinen Pfad an.',
  'ffmpeg cannot be started ({}); check the limits of processes and memory on this agent.':
    'ffmpeg lässt sich nicht starten ({1}); prüfen Sie auf diesem Agenten die Grenzen für Prozesse und Speicher.',
  'Another agent has taken this task over.': 'Ein anderer Agent hat diese Aufgabe übernommen.',
  'This agent knows no task type of that name, only {}; upgrade it.':
    'Dieser Agent kennt die Aufgabenart nicht, nur {1}; aktualisieren Sie ihn.',
  'The agent cannot start the task and tries again: {}':
    'Der Agent kann die Aufgabe nicht starten und versucht es noch einmal: {1}',
  'The program that runs the task ended ({}) and is started again; see its runner.log.':
    'Das Programm der Aufgabe endete ({1}) und wird neu gestartet; mehr steht in seiner runner.log.',
};
