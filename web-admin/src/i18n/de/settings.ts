/**
 * What portier's settings mean, by their English text (apps/portier/src/config.ts), so that one that has changed is noticed. A test
 * compares them (apps/portier/src/settings/german.spec.ts).
 */
export const germanSettings: Readonly<Record<string, string>> = {
  'Address the API and the admin pages listen on.': 'Adresse, auf der API und Verwaltung lauschen.',
  'Port of the API and the admin pages.': 'Port von API und Verwaltung.',
  'PostgreSQL 15 or newer.': 'PostgreSQL 15 oder neuer.',
  'Connections to PostgreSQL at the most.': 'So viele Verbindungen zu PostgreSQL höchstens.',
  'Redis that carries media events from srs-hooks.':
    'Redis, über das Ereignisse der Medienserver von srs-hooks kommen.',
  'Secret shared with srs-hooks. Publish keys, pull tokens and sealed values depend on it: changing it voids them.':
    'Geheimnis, das srs-hooks auch kennt. Sendeschlüssel, Abruf-Tokens und verschlossene Werte hängen daran: Wird es geändert, gelten sie nicht mehr.',
  'How browsers reach the admin pages.': 'Wie Browser die Verwaltung erreichen.',
  'How viewers reach the director.': 'Wie Zuschauer den Director erreichen.',
  'Server address shown to people who set up an encoder.':
    'Serveradresse, die denen gezeigt wird, die einen Encoder einrichten.',
  'Folder with the built admin pages.': 'Ordner mit den gebauten Seiten der Verwaltung.',
  'Allow restreams to loopback, link-local and private addresses.':
    'Weiterleitungen an diesen Rechner und an private Adressen erlauben.',
  'How long a task stays with an agent that went silent, milliseconds.':
    'Wie lange eine Aufgabe bei einem verstummten Agenten bleibt, Millisekunden.',
  'How often each media server is asked what is live, milliseconds.':
    'Wie oft jeder Medienserver gefragt wird, was live ist, Millisekunden.',
  'How long a publisher must have been silent before another one may take its place, milliseconds.':
    'Wie lange ein Sender still sein muss, bevor ein anderer seinen Platz einnehmen darf, Millisekunden.',
  'Serve agents of the older system below /concierge/api (docs/legacy-protocol.md).':
    'Agenten des älteren Systems unter /concierge/api bedienen (docs/legacy-protocol.md).',
  'How often the health of all live streams is judged, by one replica, milliseconds.':
    'Wie oft eine Instanz beurteilt, wie es allen Live-Streams geht, Millisekunden.',
  'A stream with a picture that sends less is a problem, bit/s.':
    'Sendet ein Stream mit Bild weniger, ist das ein Problem, bit/s.',
  'A stream with a picture that sends fewer pictures is a problem, pictures a second.':
    'Sendet ein Stream mit Bild weniger Bilder, ist das ein Problem, Bilder je Sekunde.',
  'How much the incoming bit rate may vary over a minute, standard deviation in percent of the mean. Pictures that stand still in between (slides) vary a lot without harm.':
    'Wie sehr die ankommende Bitrate in einer Minute schwanken darf, Standardabweichung in Prozent des Mittels. Bilder, die zwischendurch stillstehen (Folien), schwanken stark, ohne dass es schadet.',
  'A stream that sends fewer pictures than this share of what it sent steadily before is a problem, percent; 0 = never, for sources whose picture rate varies.':
    'Sendet ein Stream weniger als diesen Anteil der Bilder, die er vorher stetig sandte, ist das ein Problem, Prozent; 0 = nie, für Quellen mit wechselnder Bildrate.',
  'Keyframes that come less often are a problem for viewers who join and for most platforms, milliseconds.':
    'Kommen Keyframes seltener, ist das ein Problem für Zuschauer, die dazukommen, und für die meisten Plattformen, Millisekunden.',
  'Sound below this mean level is silence, dBFS.': 'Ton, der im Mittel leiser ist, gilt als Stille, dBFS.',
  'How long silence may last before it is a problem, milliseconds.':
    'Wie lange es still sein darf, bevor das ein Problem ist, Millisekunden.',
  'How long a stream may be gone before it counts as down, milliseconds: encoders reconnect by themselves.':
    'Wie lange ein Stream weg sein darf, bevor er als ausgefallen gilt, Millisekunden: Encoder verbinden sich von selbst neu.',
  'What every stream should have, with commas: video, audio. A radio sets `audio`.':
    'Was jeder Stream haben soll, mit Kommas: video, audio. Ein Radio setzt `audio`.',
  'A task that runs slower falls behind, percent of real time.':
    'Läuft eine Aufgabe langsamer, fällt sie zurück, Prozent der Echtzeit.',
  'An agent with a higher load average a core is overloaded, percent.':
    'Ein Agent mit höherer Last je Prozessorkern ist überlastet, Prozent.',
  'An agent that uses more of its memory is overloaded, percent.':
    'Ein Agent, der mehr von seinem Speicher braucht, ist überlastet, Prozent.',
  'A disk of an agent with less room is almost full, percent. Below three tenths of that, or 1 GiB, it is an error.':
    'Hat eine Festplatte eines Agenten weniger frei, ist sie fast voll, Prozent. Unter drei Zehnteln davon oder 1 GiB ist es ein Fehler.',
  'How long problems that have ended, and deliveries of alerts, are kept, days.':
    'Wie lange beendete Probleme und zugestellte Alarme aufbewahrt werden, Tage.',
  'Bearer token that `/metrics` asks for; without it only this machine may read them.':
    'Bearer-Token, das `/metrics` verlangt; ohne eines darf nur dieser Rechner sie lesen.',
  'Live streams with figures of their own in `/metrics`, by name, at the most; 0 = none.':
    'So viele Live-Streams haben höchstens eigene Zahlen in `/metrics`, nach Namen; 0 = keine.',
  'How long a sign-in lasts without use, hours.': 'Wie lange eine Anmeldung ohne Benutzung hält, Stunden.',
  'Whether strangers may make themselves an account: off, open (activated by mail), or approval (by mail, then by an administrator). Needs PORTIER_SMTP_URL.':
    'Ob sich Fremde selbst ein Konto anlegen dürfen: off (nein), open (mit Bestätigung per Mail) oder approval (per Mail, dann durch einen Administrator). Braucht PORTIER_SMTP_URL.',
  'Mail server: smtp://user:password@host:587 (STARTTLS when offered; with `?requireTLS=true` nothing is sent without it) or smtps://. Without it nothing is mailed.':
    'Mailserver: smtp://user:password@host:587 (mit STARTTLS, wenn er es anbietet; mit `?requireTLS=true` wird ohne TLS nichts gesendet) oder smtps://. Ohne ihn wird nichts gemailt.',
  'Sender of mails, `Name <name@host>`; portier at the host of PORTIER_PUBLIC_URL when not set.':
    'Absender von Mails, `Name <name@host>`; ohne Angabe portier am Rechner aus PORTIER_PUBLIC_URL.',
  'OpenID Connect provider people may sign in with: its issuer URL.':
    'OpenID-Connect-Anbieter, mit dem man sich anmelden darf: die URL des Ausstellers.',
  'Client id of Portier at the OpenID provider.': 'Client-ID von Portier beim OpenID-Anbieter.',
  'Client secret at the OpenID provider; none for a public client.':
    'Client-Geheimnis beim OpenID-Anbieter; keines für einen öffentlichen Client.',
  'What the button on the sign-in page calls the OpenID provider.':
    'Wie der Knopf auf der Anmeldeseite den OpenID-Anbieter nennt.',
  'Whether people the OpenID provider knows and Portier does not get an account: off, open, or approval.':
    'Ob jemand ein Konto bekommt, den der OpenID-Anbieter kennt und Portier nicht: off (nein), open (ja) oder approval (nach Freigabe).',
  'Scopes asked of the OpenID provider, with spaces between them.':
    'Scopes, die vom OpenID-Anbieter verlangt werden, mit Leerzeichen dazwischen.',
  'Claim of the OpenID provider that makes an administrator, such as groups=portier-admins. Decides at each sign-in when set.':
    'Claim des OpenID-Anbieters, der jemanden zum Administrator macht, etwa groups=portier-admins. Ist er gesetzt, entscheidet er bei jeder Anmeldung.',
  'Reverse proxies whose X-Forwarded-For and X-Forwarded-Host headers count: addresses or networks, by commas.':
    'Reverse-Proxys, deren Kopfzeilen X-Forwarded-For und X-Forwarded-Host zählen: Adressen oder Netze, mit Kommas.',
  'How long it is kept who changed what, days.': 'Wie lange aufbewahrt wird, wer was geändert hat, Tage.',
  'How long what was deleted, and secrets that were replaced, can be brought back, days.':
    'Wie lange sich Gelöschtes und ersetzte Geheimnisse zurückholen lassen, Tage.',
};
