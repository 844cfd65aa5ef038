import type { Sentences } from '../sentences.js';

const quotaNouns: Readonly<Record<string, string>> = {
  stream: 'Stream',
  streams: 'Streams',
  'live stream at once': 'Stream zugleich live',
  'live streams at once': 'Streams zugleich live',
  'enabled restream target': 'eingeschaltetes Ziel',
  'enabled restream targets': 'eingeschaltete Ziele',
};
const auditActions: Readonly<Record<string, string>> = {
  created: 'hinzugefügt',
  changed: 'geändert',
  deleted: 'gelöscht',
};
const streamParts: Readonly<Record<string, string>> = { name: 'Name', application: 'Anwendung' };

/**
 * What portier answers when it refuses, by its English sentence. A test (apps/portier/src/http/german.spec.ts) reads portier's
 * source and fails on one that is missing or gone.
 */
export const portierSentences: Sentences = {
  // two at the same moment
  'Another took this name at the same moment; look again, or choose another.':
    'Diesen Namen hat im selben Augenblick jemand anderes genommen; sehen Sie nach, oder wählen Sie einen anderen.',
  'What this belongs to was deleted at the same moment; look again.':
    'Wozu dies gehört, wurde im selben Augenblick gelöscht; sehen Sie nach.',
  'Another changed the same at the same moment; try again.':
    'Dasselbe hat im selben Augenblick jemand anderes geändert; versuchen Sie es noch einmal.',

  // accounts, rights
  'Sign in, or send an API token.': 'Melden Sie sich an.',
  'This needs an API token with the scope "{}".': 'Das geht nur mit einem API-Token mit dem Recht „{1}“.',
  'This needs {}.': (whose) =>
    whose.includes('administrator') ? 'Das dürfen nur Administratoren.' : 'Das geht nur mit dem Konto einer Person.',
  'The API token lacks the scope "{}".': 'Dem API-Token fehlt das Recht „{1}“.',
  'Name or password is wrong.': 'Name oder Passwort ist falsch.',
  'Too many attempts; wait {} s and try again.':
    'Zu viele Versuche; warten Sie {1} s und versuchen Sie es dann wieder.',
  'Another site tried to use your sign-in; open the admin pages themselves.':
    'Eine andere Seite wollte Ihre Anmeldung benutzen; öffnen Sie die Verwaltung selbst.',
  'A token cannot make tokens; sign in to make one.': 'Ein Token kann keine Tokens erzeugen; melden Sie sich dafür an.',
  'You have a token "{}" already; delete it first, or choose another name.':
    'Sie haben schon ein Token „{1}“; löschen Sie es zuerst oder wählen Sie einen anderen Namen.',
  'Open the link in the mail you got to confirm your address, then sign in.':
    'Öffnen Sie den Link in der Mail, um Ihre Adresse zu bestätigen, und melden Sie sich dann an.',
  'An administrator must approve this account before it can be used.':
    'Ein Administrator muss dieses Konto freigeben, bevor es benutzt werden kann.',
  'This account is disabled; ask an administrator.': 'Dieses Konto ist gesperrt; fragen Sie einen Administrator.',
  'Only an administrator may do this.': 'Das dürfen nur Administratoren.',
  'You may see this {}, but not {}; ask somebody who owns it.':
    'Sie dürfen das sehen, aber nicht ändern; fragen Sie jemanden, dem es gehört.',
  'The list of grants is not valid.': 'Die Liste der Rechte stimmt nicht.',
  'Somebody must keep the rights to view, change and delete it; leave them to yourself or to somebody else.':
    'Jemand muss es weiter sehen, ändern und löschen dürfen; lassen Sie sich oder jemand anderem diese Rechte.',
  'Only somebody who may change and delete it may say who else may see it.':
    'Nur wer es ändern und löschen darf, darf sagen, wer es noch sehen darf.',
  'Somebody in the list is not there.': 'Jemanden aus der Liste gibt es nicht.',
  'The quota of the owner is {} {}, and there {} {} already. Remove one or switch one off; an administrator can raise the quota.':
    (limit, noun, _, used) =>
      `Dem Besitzer stehen ${limit} ${quotaNouns[noun] ?? noun} zu, und es gibt schon ${used}. Entfernen Sie eines oder schalten Sie eines aus; ein Administrator kann die Grenze anheben.`,
  'This {} belongs to another account.': (what) =>
    what === 'name' ? 'Dieser Name gehört zu einem anderen Konto.' : 'Diese Mailadresse gehört zu einem anderen Konto.',
  'This is the last administrator who can sign in; make another one first.':
    'Das ist der letzte Administrator, der sich anmelden kann; legen Sie zuerst einen weiteren an.',
  'Portier cannot send mail; ask an administrator to change your address.':
    'Portier kann keine Mails senden; bitten Sie einen Administrator, Ihre Adresse zu ändern.',
  'Portier cannot send mail; ask an administrator for a link to set a password.':
    'Portier kann keine Mails senden; bitten Sie einen Administrator um einen Link, mit dem Sie ein Passwort setzen.',
  'Portier has no mail server; set PORTIER_SMTP_URL.':
    'Portier hat keinen Mailserver; PORTIER_SMTP_URL muss gesetzt werden.',
  'Set a password first; nothing else would be left to sign in with.':
    'Setzen Sie zuerst ein Passwort; sonst bliebe nichts, womit Sie sich anmelden könnten.',
  'This link was used already, or is too old; ask for a new one.':
    'Dieser Link wurde schon benutzt oder ist zu alt; fordern Sie einen neuen an.',
  'Nobody can register here; ask an administrator for an account.':
    'Hier kann sich niemand registrieren; bitten Sie einen Administrator um ein Konto.',
  'New users join "{}"; take its rights away instead.':
    'Neue Benutzer kommen in „{1}“; nehmen Sie der Gruppe stattdessen ihre Rechte.',
  'There is a group "{}" already; choose another name.':
    'Es gibt schon eine Gruppe „{1}“; wählen Sie einen anderen Namen.',
  'No OpenID Connect provider is set here.': 'Hier ist kein OpenID-Connect-Anbieter eingestellt.',
  'The OpenID Connect provider does not answer; try again in a moment.':
    'Der OpenID-Connect-Anbieter antwortet nicht; versuchen Sie es gleich noch einmal.',
  // streams and what belongs to them
  'There is a stream "{}" already; names are unique in the installation.':
    'Es gibt schon einen Stream „{1}“; jeder Name kommt in der Installation nur einmal vor.',
  'Stream "{}" is live: its {} is in use by the encoder, its tasks and its viewers. Stop publishing first.': (
    name,
    part,
  ) =>
    `Stream „${name}“ ist live: Encoder, Aufgaben und Zuschauer benutzen gerade, was Sie ändern (${streamParts[part] ?? part}). Beenden Sie zuerst die Sendung.`,
  'Stream "{}" is live: its name and application are in use. Stop publishing first.':
    'Stream „{1}“ ist live: Name und Anwendung sind in Gebrauch. Beenden Sie zuerst die Sendung.',
  'Stream {} is not live; start the encoder, then look again.':
    'Der Stream ist nicht live; starten Sie den Encoder und sehen Sie dann wieder nach.',
  'The stream was deleted meanwhile.': 'Der Stream wurde inzwischen gelöscht.',
  'The stream has {} keys; delete one that is no longer used.':
    'Der Stream hat {1} Schlüssel; löschen Sie einen, der nicht mehr gebraucht wird.',
  'This is the key of an invitation; change the invitation.':
    'Das ist der Schlüssel einer Einladung; ändern Sie die Einladung.',
  'The stream has {} invitations; revoke those that are over.':
    'Der Stream hat {1} Einladungen; ziehen Sie die zurück, die vorbei sind.',
  'There is an application "{}" already.': 'Es gibt schon eine Anwendung „{1}“.',
  'Application "{}" has {} stream(s); move or delete them first.':
    'Die Anwendung „{1}“ hat {2} Stream(s); verschieben oder löschen Sie sie zuerst.',
  'A secret was sealed under another cluster secret; set it again.':
    'Ein Geheimnis wurde unter einem anderen Cluster-Geheimnis verschlossen; geben Sie es neu ein.',
  'There is no task {}.': 'Diese Aufgabe gibt es nicht.',
  'Task {} is {}; only a quarantined or waiting one can be retried.':
    'Die Aufgabe ist inzwischen weiter; nur eine angehaltene oder wartende lässt sich erneut versuchen.',
  'No agent is online that can look at an input; start one, or update it.':
    'Kein Agent ist online, der einen Eingang ansehen kann; starten Sie einen oder aktualisieren Sie ihn.',
  'There is no picture of stream {} yet.': 'Von diesem Stream gibt es noch kein Bild.',
  'The director does not answer, so there is no picture.': 'Der Director antwortet nicht, darum gibt es kein Bild.',
  'The director answered something that is no picture.': 'Was der Director geantwortet hat, ist kein Bild.',
  'The director answered {}, so there is no picture.': 'Der Director hat {1} geantwortet, darum gibt es kein Bild.',
  // machines
  'There is an agent "{}" already; choose another name.':
    'Es gibt schon einen Agenten „{1}“; wählen Sie einen anderen Namen.',
  'There is a media server "{}" already; change that one instead.':
    'Es gibt schon einen Medienserver „{1}“; ändern Sie stattdessen diesen.',
  'There is no media server "{}".': 'Es gibt keinen Medienserver „{1}“.',
  'There is an edge "{}" already; choose another name.':
    'Es gibt schon einen Edge „{1}“; wählen Sie einen anderen Namen.',
  'There are {} edges already; remove one that is gone.': 'Es gibt schon {1} Edges; entfernen Sie einen, der weg ist.',
  // alerts
  'A test was sent a moment ago; wait {} seconds.': 'Eben wurde ein Test gesendet; warten Sie {1} Sekunden.',
  'There are {} alert destinations already; delete one that is not used.':
    'Es gibt schon {1} Alarmziele; löschen Sie eines, das nicht gebraucht wird.',
  'Only a webhook has a secret.': 'Nur ein Webhook hat ein Geheimnis.',
  'The destination has {} rules already; merge some.': 'Das Ziel hat schon {1} Regeln; fassen Sie einige zusammen.',
  // changes, and what takes them back
  'You may see this change, but not take it back; ask an administrator.':
    'Sie dürfen diese Änderung sehen, aber nicht zurücknehmen; fragen Sie einen Administrator.',
  'That would leave no administrator who can sign in.': 'Dann könnte sich kein Administrator mehr anmelden.',
  'A stream has one {} configuration at a time; switch the other off first.':
    'Ein Stream hat nur eine Konfiguration der Art {1} zugleich; schalten Sie zuerst die andere aus.',
  'Another has the name or place of {} now; rename that one first.':
    'Etwas anderes hat jetzt diesen Namen oder Platz; benennen Sie es zuerst um.',
  'What {} belongs to is gone, or something belongs to it; see to that first.':
    'Das, wozu es gehört, ist weg, oder etwas gehört dazu; kümmern Sie sich zuerst darum.',
  'A deleted {} like this cannot come back; make a new one.':
    'Das lässt sich nach dem Löschen nicht zurückholen; legen Sie es neu an.',
  'What is needed to take this back (a secret, or what belongs to it) is not kept; change it by hand.':
    'Was man dafür bräuchte (ein Geheimnis oder was dazugehört), wird nicht aufbewahrt; ändern Sie es von Hand.',
  'The {} has been deleted since; undo that first.': 'Es wurde seitdem gelöscht; nehmen Sie zuerst das zurück.',
  'The {} is there again already.': 'Es ist schon wieder da.',
  'Entry {} has taken this back already.': 'Der Eintrag {1} hat das schon zurückgenommen.',
  'Since then {} changed, last by {}; undo that first, or change it by hand.':
    'Seitdem hat sich {1} geändert, zuletzt durch {2}; nehmen Sie zuerst das zurück oder ändern Sie es von Hand.',
  'Since then {} changed; undo that first, or change it by hand.':
    'Seitdem hat sich {1} geändert; nehmen Sie zuerst das zurück oder ändern Sie es von Hand.',
  // files
  'Something has changed since the plan was made; look at a new plan first.':
    'Seit dem Plan hat sich etwas geändert; sehen Sie sich zuerst einen neuen an.',
  'The file changes too many streams that are on the air at once: their tasks would be taken from their agents. Apply it in parts.':
    'Die Datei ändert zu viele Streams auf einmal, die auf Sendung sind: Ihre Aufgaben würden ihren Agenten weggenommen. Wenden Sie sie in Teilen an.',
  'The file has {}; nothing was changed.': 'Die Datei hat Fehler; nichts wurde geändert.',
  // any request
  '{} field(s) are not valid: {}.': 'Angaben stimmen nicht: {2}.',
  'Version {} is current; load it again and repeat the change.':
    'Jemand anderes hat es inzwischen geändert; laden Sie es neu und wiederholen Sie die Änderung.',
  'There is no {} {}; somebody may have deleted it.': 'Das gibt es nicht mehr; vielleicht hat es jemand gelöscht.',
  'PostgreSQL does not answer; running streams go on. Try again in a moment.':
    'PostgreSQL antwortet nicht; laufende Streams laufen weiter. Versuchen Sie es gleich noch einmal.',
  'The cursor is not one of this list; start again without it.':
    'Die Liste hat sich geändert; laden Sie die Seite neu.',
  // guests
  'Too many wrong links; wait {} s and try again.':
    'Zu viele falsche Links; warten Sie {1} s und versuchen Sie es dann wieder.',
  'This link is not valid, or no longer. Ask whoever invited you.':
    'Dieser Link gilt nicht oder nicht mehr. Fragen Sie, wer Sie eingeladen hat.',
  'This link is open on {} pages already; close some of them.':
    'Dieser Link ist schon auf {1} Seiten offen; schließen Sie einige davon.',
  'There is no picture of your signal yet.': 'Von Ihrem Signal gibt es noch kein Bild.',
};

/** What portier says of a single field. */
export const portierFieldSentences: Sentences = {
  'must be in the future': 'muss in der Zukunft liegen',
  'taken by another of your tokens': 'hat schon ein anderes Ihrer Tokens',
  'taken by another agent': 'hat schon ein anderer Agent',
  'taken by another edge': 'hat schon ein anderer Edge',
  'taken by another group': 'hat schon eine andere Gruppe',
  'taken by another stream': 'hat schon ein anderer Stream',
  'belongs to another account': 'gehört zu einem anderen Konto',
  'is not your password': 'ist nicht Ihr Passwort',
  'there is no such stream': 'diesen Stream gibt es nicht',
  'not a cursor of this list with this sorting': 'gehört nicht zu dieser Liste',
  'nested deeper than {} levels': 'ist mehr als {1} Ebenen tief verschachtelt',
  // an undo that something later stands in the way of
  '{} by {} at {} (entry {})': (action, who, at, entry) =>
    `${auditActions[action] ?? action} durch ${who}, ${at} (Eintrag ${entry})`,
  'there is no such field': 'dieses Feld gibt es nicht',
  'there is no such alert destination': 'dieses Alarmziel gibt es nicht',
  'there is no such {}': 'das gibt es nicht',
  'there is no stream {}': 'diesen Stream gibt es nicht',
  'there is no application {}': 'diese Anwendung gibt es nicht',
  'there is no application "{}"; make it first': 'es gibt keine Anwendung „{1}“; legen Sie sie zuerst an',
  'there is no application "{}" in which you may make streams':
    'es gibt keine Anwendung „{1}“, in der Sie Streams anlegen dürfen',
  'a stream has one {} configuration at a time, and this one has {}; switch that off or change it':
    'ein Stream hat nur eine Konfiguration der Art {1} zugleich, und dieser hat {2}; schalten Sie diese aus oder ändern Sie sie',
  'use 1: {} sends to a target that takes one at a time':
    'nehmen Sie 1: {1} sendet an ein Ziel, das nur eines zugleich nimmt',
  'set it again: it was sealed under another cluster secret':
    'geben Sie es neu ein: es wurde unter einem anderen Cluster-Geheimnis verschlossen',
  'holds a character that no text may hold (NUL, half a surrogate pair)':
    'enthält ein Zeichen, das in keinem Text stehen darf',
  'a name in it holds NUL or half a surrogate pair': 'ein Name darin enthält ein Zeichen, das nicht erlaubt ist',
  'must be later than notBefore': 'muss nach „gültig ab“ liegen',
  'must lie between notBefore and notAfter': 'muss zwischen Anfang und Ende liegen',
  'needed to expire after the broadcast: what ends before it is a rehearsal':
    'wird dafür gebraucht: Was vorher endet, ist eine Probe',
  'its broadcast was over at {}; say when the next one begins':
    'die Sendung war um {1} vorbei; sagen Sie, wann die nächste beginnt',
  'is over already; use a later moment': 'ist schon vorbei; nehmen Sie einen späteren Zeitpunkt',
  'is in the list twice': 'steht zweimal in der Liste',
  '"create" is for applications': '„anlegen“ gibt es nur bei Anwendungen',
  'a mail has no address of this kind': 'eine Mail hat keine solche Adresse',
  'only a mail has one': 'das hat nur eine Mail',
  'say where to post it': 'sagen Sie, wohin es geht',
  'say who gets it': 'sagen Sie, wer es bekommt',
  'leave it empty: your alerts go to the address of your account':
    'lassen Sie das leer: Ihre Alarme gehen an die Adresse Ihres Kontos',
  'only administrators hear of {}': 'nur Administratoren hören von {1}',
  'needed without configurationId': 'wird hier gebraucht',
  // what a field may hold
  'give it a name': 'geben Sie einen Namen an',
  'give it a name, or null': 'geben Sie einen Namen an oder nichts',
  'say for whom it is': 'sagen Sie, für wen',
  'choose at least one': 'wählen Sie mindestens eines',
  'give each height only once': 'jede Höhe nur einmal',
  'use 1 to 64 letters, digits, "-" or "_"': 'nehmen Sie 1 bis 64 Buchstaben, Ziffern, „-“ oder „_“',
  'use 1 to 64 letters, digits, ".", "-" or "_"': 'nehmen Sie 1 bis 64 Buchstaben, Ziffern, „.“, „-“ oder „_“',
  'use 2 to 64 letters, digits and "_.-"': 'nehmen Sie 2 bis 64 Buchstaben, Ziffern und „_.-“',
  'use 10 to 79 characters without spaces': 'nehmen Sie 10 bis 79 Zeichen ohne Leerzeichen',
  'use at most 1024 characters': 'nehmen Sie höchstens 1024 Zeichen',
  'use at least {} characters; a few unrelated words are easy to remember':
    'nehmen Sie mindestens {1} Zeichen; ein paar Wörter ohne Zusammenhang merkt man sich leicht',
  'is your name or mail address with little around it; choose something else':
    'das ist Ihr Name oder Ihre Mailadresse mit wenig darum herum; nehmen Sie etwas anderes',
  'is among those that are guessed first; use a few unrelated words instead':
    'das wird als Erstes geraten; nehmen Sie ein paar Wörter ohne Zusammenhang',
  'use an address or network such as 192.0.2.0/24 or 2001:db8::/32':
    'nehmen Sie eine Adresse oder ein Netz wie 192.0.2.0/24 oder 2001:db8::/32',
  'use rtmp://host:port without a path': 'nehmen Sie rtmp://host:port ohne Pfad',
  'use the server_id of its configuration': 'nehmen Sie die server_id aus seiner Konfiguration',
  'use a time zone such as Europe/Berlin or UTC': 'nehmen Sie eine Zeitzone wie Europe/Berlin oder UTC',
  'use an address that begins with https:// or http://': 'nehmen Sie eine Adresse mit https:// oder http:// am Anfang',
  'the address must not contain a user or password': 'die Adresse darf weder Benutzer noch Passwort enthalten',
  "it is this machine or a network that is not public; portier's setting must allow private targets":
    'das ist dieser Rechner oder ein Netz, das nicht öffentlich ist; die Einstellungen von Portier müssen das erlauben',
  'use http:// or https:// and a host, such as https://edge-1.example.org':
    'nehmen Sie http:// oder https:// und einen Rechner, etwa https://edge-1.example.org',
  'leave out user and password: every viewer reads this address':
    'ohne Benutzer und Passwort: Jeder Zuschauer liest diese Adresse',
  'leave out everything from "?" or "#" on': 'lassen Sie alles ab „?“ oder „#“ weg',
  'leave out the path: /hls/... follows the host': 'lassen Sie den Pfad weg: /hls/... folgt auf den Rechner',
  'the host has characters that no host name has': 'der Rechnername hat Zeichen, die es darin nicht gibt',
  'the target is longer than 1000 characters': 'das Ziel ist länger als 1000 Zeichen',
  'the target must not contain spaces, control characters or backslashes':
    'das Ziel darf keine Leerzeichen, Steuerzeichen oder umgekehrten Schrägstriche enthalten',
  "the target is in a network that is not public ({}); portier's setting must allow private targets":
    'das Ziel ist in einem Netz, das nicht öffentlich ist; die Einstellungen von Portier müssen das erlauben',
  "the target is this machine or its local network; portier's setting must allow private targets":
    'das Ziel ist dieser Rechner oder sein lokales Netz; die Einstellungen von Portier müssen das erlauben',
  'use an address that begins with {}': 'nehmen Sie eine Adresse, die mit {1} anfängt',
  'the target must not contain a user or password; put the key in its own field':
    'das Ziel darf weder Benutzer noch Passwort enthalten; der Schlüssel hat ein eigenes Feld',
  'the target must not contain "#"': 'das Ziel darf kein „#“ enthalten',
  'the target has no valid host name or address': 'das Ziel hat keinen gültigen Rechnernamen und keine Adresse',
  'the target port must be 1 to 65535': 'der Port des Ziels muss zwischen 1 und 65535 liegen',
  'the target needs an application path, as in rtmp://host/app':
    'das Ziel braucht den Pfad einer Anwendung, wie in rtmp://host/app',
  'an srt target needs a port, as in srt://host:9000': 'ein SRT-Ziel braucht einen Port, wie in srt://host:9000',
  'an srt target has no path; put the stream id in the key field':
    'ein SRT-Ziel hat keinen Pfad; die Stream-ID gehört ins Feld für den Schlüssel',
  'an srt target must be in mode caller': 'ein SRT-Ziel muss im Modus caller sein',
  'an srt target takes auto or mpegts': 'ein SRT-Ziel nimmt auto oder mpegts',
  'an rtmp target takes auto or flv': 'ein RTMP-Ziel nimmt auto oder flv',
};

/** What a refusal is about when its sentence is not known: of a newer portier, or one that only programs hear. */
export const problemCodes: Readonly<Record<string, string>> = {
  invalid: 'Eine Angabe stimmt nicht.',
  malformed: 'Die Anfrage ist nicht lesbar.',
  unauthenticated: 'Melden Sie sich zuerst an.',
  forbidden: 'Das ist nicht erlaubt.',
  account_unconfirmed: 'Die Mailadresse ist nicht bestätigt.',
  account_pending: 'Das Konto wartet auf Freigabe.',
  account_disabled: 'Das Konto ist gesperrt.',
  registration_off: 'Konten legen hier Administratoren an.',
  mail_off: 'Portier kann keine Mails senden.',
  link_invalid: 'Der Link ist verbraucht oder abgelaufen.',
  not_found: 'Das gibt es nicht.',
  method_not_allowed: 'So geht das nicht.',
  quota_exceeded: 'Mehr steht dem Besitzer nicht zu.',
  timed_out: 'Die Anfrage kam nicht rechtzeitig an.',
  conflict: 'Das verträgt sich nicht mit dem, was da ist.',
  in_progress: 'Dieselbe Anfrage läuft noch.',
  stale: 'Jemand anderes hat es inzwischen geändert.',
  lease_lost: 'Ein anderer Agent hat übernommen.',
  too_large: 'Das ist zu groß.',
  unsupported_type: 'Dieses Format geht nicht.',
  bad_range: 'So viel ist in der Datei nicht.',
  too_many: 'Zu viele Versuche.',
  no_source: 'Der Stream ist nicht live.',
  unavailable: 'Ein Teil von Portier ist gerade weg.',
  internal: 'In Portier ist etwas schiefgegangen.',
};
