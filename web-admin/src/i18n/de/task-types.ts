/**
 * What Portier says of task types and their fields, by its English text. The English pages show it as it comes; a text of a newer
 * Portier that is not here is shown as it comes, too. A test compares it with the schemas (libs/tasks/src/german.spec.ts).
 */
export const germanTaskTexts: Readonly<Record<string, string>> = {
  'HLS for viewers': 'HLS für Zuschauer',
  'Encodes the stream into several picture sizes and packages it for browsers and players.':
    'Kodiert den Stream in mehreren Bildgrößen und verpackt ihn für Browser und Player.',
  'Segment length': 'Segmentlänge',
  'Shorter segments mean less delay and more requests; viewers are about three segments behind':
    'Kürzere Segmente bedeuten weniger Verzögerung und mehr Anfragen; Zuschauer sind etwa drei Segmente zurück',
  'Playlist window': 'Fenster der Playlist',
  'Segments a live playlist lists; viewers can seek back this far':
    'So viele Segmente nennt eine Live-Playlist; so weit können Zuschauer zurückspringen',
  segments: 'Segmente',
  Ladder: 'Leiter',
  'Picture sizes to encode; those above the source are left out, the highest fits the source':
    'Bildgrößen, die kodiert werden; größere als die Quelle entfallen, die größte passt sich der Quelle an',
  Height: 'Höhe',
  'Lines of the picture (its short side); rungs above the source are left out':
    'Zeilen des Bildes (seine kurze Seite); Sprossen über der Quelle entfallen',
  'Video bit rate': 'Bitrate des Bildes',
  'Average bit rate of the picture': 'Mittlere Bitrate des Bildes',
  Rung: 'Sprosse',
  'Audio bit rate': 'Bitrate des Tons',
  'Used when the sound must be encoded again; AAC-LC stereo at 44.1 or 48 kHz is copied':
    'Gilt, wenn der Ton neu kodiert werden muss; AAC-LC in Stereo mit 44,1 oder 48 kHz wird kopiert',
  'Copy the source as top variant': 'Quelle als oberste Variante kopieren',
  'Saves about half of the CPU. Needs H.264 with a keyframe at least every segment length, else all is encoded':
    'Spart etwa die Hälfte der CPU. Braucht H.264 mit einem Keyframe je Segmentlänge, sonst wird alles kodiert',
  'Audio-only variant': 'Variante nur mit Ton',
  'Lets players on very slow networks keep the sound': 'Lässt Playern in sehr langsamen Netzen den Ton',
  'Encoder preset': 'Voreinstellung des Encoders',
  'Slower presets give a better picture at the same bit rate and need more CPU':
    'Langsamere ergeben bei gleicher Bitrate ein besseres Bild und brauchen mehr CPU',
  'Highest frame rate': 'Höchste Bildrate',
  'Faster sources are halved until they fit': 'Schnellere Quellen werden halbiert, bis sie passen',
  'Poster every': 'Standbild alle',
  'How often the still picture of the stream is renewed': 'So oft wird das Standbild des Streams erneuert',
  Restream: 'Weiterleitung',
  'Sends the stream to another server or platform over RTMP, RTMPS or SRT.':
    'Sendet den Stream über RTMP, RTMPS oder SRT an einen anderen Server oder eine Plattform.',
  Target: 'Ziel',
  'Server address, as in rtmps://live.example.com/app or srt://host:9000':
    'Serveradresse, wie rtmps://live.example.com/app oder srt://host:9000',
  'Stream key': 'Stream-Schlüssel',
  'Appended to an RTMP target as its last path part; the stream id of an SRT target':
    'Bei RTMP der letzte Teil der Adresse, bei SRT die Stream-ID',
  'auto: FLV for RTMP, MPEG-TS for SRT': 'auto: FLV für RTMP, MPEG-TS für SRT',
  Picture: 'Bild',
  'copy: as it came; h264: encode again at the bit rate below':
    'copy: wie es kam; h264: neu kodiert mit der Bitrate unten',
  'Used when the picture is encoded again': 'Gilt, wenn das Bild neu kodiert wird',
  Sound: 'Ton',
  'copy: as it came; aac: encode again at the bit rate below':
    'copy: wie er kam; aac: neu kodiert mit der Bitrate unten',
  'Used when the sound is encoded again': 'Gilt, wenn der Ton neu kodiert wird',
  'SRT passphrase': 'SRT-Passphrase',
  'Encrypts an SRT target; both sides must know it':
    'Verschlüsselt die Verbindung zu einem SRT-Ziel; beide Seiten müssen sie kennen',
  'SRT latency': 'SRT-Latenz',
  'Time SRT has to repeat lost packets; about four round trips':
    'Zeit, in der SRT verlorene Pakete wiederholen kann; etwa vier Umlaufzeiten',
};

/** Texts that are the same in German. */
export const sameInGerman: readonly string[] = ['Container', 's', 'ms', 'px', 'fps', 'bit/s'];
