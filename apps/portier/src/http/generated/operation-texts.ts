// Generated from the docstrings of the controllers by "npm run generate". Do not edit.
import type { OperationTexts } from '../operations.js';
export const operationTexts: OperationTexts = {
  "Session.signIn": {
    "summary": "Signs in",
    "description": "Signs in: the answer sets a cookie. Scripts use an API token or HTTP Basic instead."
  },
  "Session.current": {
    "summary": "Who is signed in",
    "description": "Who is signed in."
  },
  "Session.signOut": {
    "summary": "Signs out",
    "description": "Signs out. Works without a session, too."
  },
  "Sessions.list": {
    "summary": "Where you are signed in, the latest used first",
    "description": "Where you are signed in, the latest used first."
  },
  "Sessions.endOthers": {
    "summary": "Signs you out everywhere but here",
    "description": "Signs you out everywhere but here."
  },
  "Sessions.end": {
    "summary": "Signs you out there",
    "description": "Signs you out there."
  },
  "SignInOptions.get": {
    "summary": "What the sign-in page may offer",
    "description": "What the sign-in page may offer."
  },
  "UserTokens.list": {
    "summary": "Your API tokens",
    "description": "Your API tokens."
  },
  "UserTokens.create": {
    "summary": "The answer holds the token, once",
    "description": "The answer holds the token, once."
  },
  "UserTokens.delete": {
    "summary": "It stops working at once",
    "description": "It stops working at once."
  },
  "Deliveries.list": {
    "summary": "What was sent and what became of it, newest first",
    "description": "What was sent and what became of it, newest first: of your own destinations, or for administrators of all."
  },
  "Deliveries.get": {
    "summary": "One delivery with the events it carries",
    "description": "One delivery with the events it carries."
  },
  "Deliveries.redeliver": {
    "summary": "Sends a delivery again at once, with the id it had",
    "description": "Sends a delivery again at once, with the id it had."
  },
  "Destinations.list": {
    "summary": "Where alerts can go",
    "description": "Where alerts can go: your own, or for administrators all."
  },
  "Destinations.create": {
    "summary": "Adds a destination",
    "description": "Adds a destination. Made by an administrator, it belongs to the installation."
  },
  "Destinations.get": {
    "summary": "Shows an alert destination",
    "description": "Shows an alert destination."
  },
  "Destinations.update": {
    "summary": "Changes an alert destination",
    "description": "Changes an alert destination."
  },
  "Destinations.delete": {
    "summary": "Deletes a destination with its rules and deliveries",
    "description": "Deletes a destination with its rules and deliveries."
  },
  "Destinations.renewSecret": {
    "summary": "Makes a new secret for a webhook and shows it once",
    "description": "Makes a new secret for a webhook and shows it once; the old one signs nothing any more."
  },
  "Destinations.test": {
    "summary": "Sends a test to a destination, also to one that is switched off",
    "description": "Sends a test to a destination, also to one that is switched off. Its delivery tells what became of it."
  },
  "Rules.list": {
    "summary": "What is told to whom",
    "description": "What is told to whom: of your own destinations, or for administrators all."
  },
  "Rules.create": {
    "summary": "Makes an alert rule",
    "description": "Makes an alert rule: which events go to which destination."
  },
  "Rules.get": {
    "summary": "Shows an alert rule",
    "description": "Shows an alert rule."
  },
  "Rules.update": {
    "summary": "Changes an alert rule",
    "description": "Changes an alert rule."
  },
  "Rules.delete": {
    "summary": "Deletes an alert rule",
    "description": "Deletes an alert rule."
  },
  "Applications.list": {
    "summary": "Lists applications",
    "description": "Lists applications. A caller sees those it has a right on, or on a stream of."
  },
  "Applications.create": {
    "summary": "Makes an application",
    "description": "Makes an application. Encoders publish to it by its name."
  },
  "Applications.get": {
    "summary": "Shows an application",
    "description": "Shows an application."
  },
  "Applications.delete": {
    "summary": "Deletes an application",
    "description": "Deletes an application. It must have no streams."
  },
  "Concierges.list": {
    "summary": "Lists agents",
    "description": "Lists agents."
  },
  "Concierges.create": {
    "summary": "Registers an agent",
    "description": "Registers an agent. Its token is in the answer, once."
  },
  "Concierges.get": {
    "summary": "Shows an agent",
    "description": "Shows an agent: load, slots, skills, and what a drain waits for."
  },
  "Concierges.update": {
    "summary": "Renames an agent, or gives it labels",
    "description": "Renames an agent, or gives it labels. They win over what the agent says of itself."
  },
  "Concierges.drain": {
    "summary": "Drains an agent",
    "description": "Drains an agent. It takes nothing new, and its tasks move to others without a break."
  },
  "Concierges.activate": {
    "summary": "Ends the drain of an agent",
    "description": "Ends the drain of an agent. It takes work again; what has not moved yet stays."
  },
  "Concierges.delete": {
    "summary": "Removes an agent for good",
    "description": "Removes an agent for good. Its tasks go to others, and its token is worth nothing."
  },
  "ConfigurationsBulk.apply": {
    "summary": "Switches many configurations on or off, or deletes them",
    "description": "Switches many configurations on or off, or deletes them."
  },
  "Configurations.list": {
    "summary": "Lists task configurations",
    "description": "Lists task configurations. With the state of their tasks."
  },
  "Configurations.create": {
    "summary": "Makes a task configuration",
    "description": "Makes a task configuration. It runs whenever its stream is live and it is enabled."
  },
  "Configurations.get": {
    "summary": "Shows a task configuration",
    "description": "Shows a task configuration. Without the values of its secret fields."
  },
  "Configurations.update": {
    "summary": "Changes a task configuration",
    "description": "Changes a task configuration. A secret field that is absent stays, null clears it. Tasks restart only when what they do changes."
  },
  "Configurations.delete": {
    "summary": "Deletes a task configuration",
    "description": "Deletes a task configuration. Its tasks end."
  },
  "Directors.report": {
    "summary": "For directors",
    "description": "For directors: how many people they serve."
  },
  "DryRuns.try": {
    "summary": "What would come of a configuration, saved or not",
    "description": "What would come of a configuration, saved or not: which agents, which command, whether the target answers."
  },
  "Edges.list": {
    "summary": "Lists edges",
    "description": "Lists edges."
  },
  "Edges.create": {
    "summary": "Registers an edge",
    "description": "Registers an edge. Its token is in the answer, once."
  },
  "Edges.get": {
    "summary": "Shows an edge",
    "description": "Shows an edge: how it stands, and what it carries."
  },
  "Edges.update": {
    "summary": "Changes the name, address, region, capacity or weight of an edge",
    "description": "Changes the name, address, region, capacity or weight of an edge."
  },
  "Edges.drain": {
    "summary": "Drains an edge",
    "description": "Drains an edge. It gets no new viewers, and those it has are steered to others."
  },
  "Edges.activate": {
    "summary": "Ends the drain of an edge",
    "description": "Ends the drain of an edge. It gets viewers again, or will when it speaks."
  },
  "Edges.renewToken": {
    "summary": "Makes a new token for an edge",
    "description": "Makes a new token for an edge. It is in the answer, once; the old one is refused at once."
  },
  "Edges.delete": {
    "summary": "Removes an edge for good",
    "description": "Removes an edge for good. Viewers are sent elsewhere within seconds, and its token is worth nothing."
  },
  "Presence.speak": {
    "summary": "For edges, each second",
    "description": "For edges, each second: what an edge carries; the answer is how it stands."
  },
  "Presence.feed": {
    "summary": "For directors, each second",
    "description": "For directors, each second: all edges, and what each carries."
  },
  "Feeds.authorization": {
    "summary": "For srs-hooks",
    "description": "For srs-hooks: who may publish what."
  },
  "Feeds.directory": {
    "summary": "For directors",
    "description": "For directors: which streams there are, and which are live."
  },
  "Figures.list": {
    "summary": "Frames a second, bit rate, speed and drops of a task over the last hour",
    "description": "Frames a second, bit rate, speed and drops of a task over the last hour."
  },
  "Guest.view": {
    "summary": "Shows what the holder of an invitation needs to publish",
    "description": "Shows what the holder of an invitation needs to publish."
  },
  "Guest.events": {
    "summary": "Tells a guest of every change",
    "description": "Tells a guest of every change. Server-sent events with the same content as the view; `null` and the end when the invitation is gone."
  },
  "Guest.picture": {
    "summary": "Shows a still picture of what arrives",
    "description": "Shows a still picture of what arrives. A few seconds old; ask again with its ETag to learn whether there is a newer one."
  },
  "Invitations.list": {
    "summary": "Lists the invitations of a stream",
    "description": "Lists the invitations of a stream."
  },
  "Invitations.create": {
    "summary": "Invites a guest crew",
    "description": "Invites a guest crew. The answer holds the link of the guest page, once."
  },
  "Invitations.get": {
    "summary": "Shows an invitation",
    "description": "Shows an invitation."
  },
  "Invitations.change": {
    "summary": "Changes the window, networks or label of an invitation",
    "description": "Changes the window, networks or label of an invitation."
  },
  "Invitations.renewLink": {
    "summary": "Makes another link and another publish key",
    "description": "Makes another link and another publish key. The old ones end at once; the answer holds the new link, once."
  },
  "Invitations.revoke": {
    "summary": "Revokes the link and its publish key",
    "description": "Revokes the link and its publish key; who publishes with it is disconnected within seconds."
  },
  "Leases.heartbeat": {
    "summary": "What an agent runs and can do",
    "description": "What an agent runs and can do; the answer is what it must start and stop."
  },
  "Identities.create": {
    "summary": "Registers an agent of the older system (docs/legacy-protocol.md)",
    "description": "Registers an agent of the older system (docs/legacy-protocol.md). It is drained and removed as any other."
  },
  "LiveEvents.events": {
    "summary": "Tells what changes, as it happens (server-sent events)",
    "description": "Tells what changes, as it happens (server-sent events). Each event names a thing to fetch again; only what the caller may view. Ends with the session or token."
  },
  "LiveStreams.list": {
    "summary": "What is on air at this moment, with its figures",
    "description": "What is on air at this moment, with its figures."
  },
  "LiveStreams.picture": {
    "summary": "The newest still picture of a stream",
    "description": "The newest still picture of a stream. Ask again with its ETag to learn whether there is a newer one."
  },
  "MediaServers.list": {
    "summary": "Lists media servers",
    "description": "Lists media servers."
  },
  "MediaServers.create": {
    "summary": "Registers a media server",
    "description": "Registers a media server."
  },
  "MediaServers.get": {
    "summary": "Shows a media server",
    "description": "Shows a media server: whether it answers, and how many publish to it."
  },
  "MediaServers.update": {
    "summary": "Changes the addresses or role of a media server",
    "description": "Changes the addresses or role of a media server."
  },
  "MediaServers.delete": {
    "summary": "Forgets a media server",
    "description": "Forgets a media server. What is published to it goes on there, but is no longer seen."
  },
  "ServerPublications.list": {
    "summary": "What is live on a media server now, at most 500",
    "description": "What is live on a media server now, at most 500; empty for one that is not known."
  },
  "OpenId.signIn": {
    "summary": "Begins a sign-in with the OpenID Connect provider",
    "description": "Begins a sign-in with the OpenID Connect provider: send the browser to the address in the answer."
  },
  "OpenId.connect": {
    "summary": "Begins to connect your account with who you are at the OpenID Connect provider",
    "description": "Begins to connect your account with who you are at the OpenID Connect provider."
  },
  "OpenId.callback": {
    "summary": "Where the provider sends the browser back to",
    "description": "Where the provider sends the browser back to."
  },
  "ProbeResults.answer": {
    "summary": "What an agent saw of what it was asked to look at",
    "description": "What an agent saw of what it was asked to look at."
  },
  "Probes.look": {
    "summary": "Lets an agent watch the live input for some seconds",
    "description": "Lets an agent watch the live input for some seconds; answers when it is done. A failed look is an answer, too."
  },
  "Probes.list": {
    "summary": "The last looks within a day, at most ten, the newest first",
    "description": "The last looks within a day, at most ten, the newest first."
  },
  "Problems.list": {
    "summary": "What is wrong right now with what you may see",
    "description": "What is wrong right now with what you may see: errors first, then the newest first, unless sorted otherwise."
  },
  "Problems.ofStream": {
    "summary": "What has been wrong with a stream, open and ended, newest first",
    "description": "What has been wrong with a stream, open and ended, newest first."
  },
  "Publications.list": {
    "summary": "Publications of a stream, newest first",
    "description": "Publications of a stream, newest first."
  },
  "PublishKeys.list": {
    "summary": "Lists the publish keys of a stream",
    "description": "Lists the publish keys of a stream. The keys themselves are shown once, when they are made."
  },
  "PublishKeys.create": {
    "summary": "Makes a publish key",
    "description": "Makes a publish key. The answer holds it, once."
  },
  "PublishKeys.get": {
    "summary": "Shows a publish key",
    "description": "Shows a publish key. Not the key itself: that was shown once."
  },
  "PublishKeys.update": {
    "summary": "Changes label, window or networks of a publish key",
    "description": "Changes label, window or networks of a publish key. Who may no longer publish with it is disconnected within seconds."
  },
  "PublishKeys.delete": {
    "summary": "Revokes a publish key",
    "description": "Revokes a publish key. Who publishes with it is disconnected within seconds."
  },
  "Refusals.list": {
    "summary": "Lists refused publishes and plays, newest first",
    "description": "Lists refused publishes and plays, newest first."
  },
  "ServerFacts.get": {
    "summary": "Tells addresses, version and limits of this installation",
    "description": "Tells addresses, version and limits of this installation."
  },
  "Settings.show": {
    "summary": "How portier is set up, without secrets, and whether it has what it needs",
    "description": "How portier is set up, without secrets, and whether it has what it needs. For administrators."
  },
  "StreamsBulk.apply": {
    "summary": "Switches many streams on or off, or deletes them",
    "description": "Switches many streams on or off, or deletes them."
  },
  "Streams.list": {
    "summary": "Lists streams the caller may view",
    "description": "Lists streams the caller may view."
  },
  "Streams.create": {
    "summary": "The answer holds the first publish key, once",
    "description": "The answer holds the first publish key, once."
  },
  "Streams.get": {
    "summary": "Shows a stream",
    "description": "Shows a stream: whether it is live, its tasks in numbers, its addresses."
  },
  "Streams.update": {
    "summary": "Changes a stream",
    "description": "Changes a stream. Name and application only while nobody publishes."
  },
  "Streams.delete": {
    "summary": "Deletes a stream",
    "description": "Deletes a stream. With its keys, configurations and history; a publisher is disconnected."
  },
  "TaskTypes.list": {
    "summary": "What the form of a task configuration is made from",
    "description": "What the form of a task configuration is made from."
  },
  "Tasks.list": {
    "summary": "Tasks, newest first",
    "description": "Tasks, newest first. Ended ones only when asked for."
  },
  "Tasks.get": {
    "summary": "One task with its last 20 runs",
    "description": "One task with its last 20 runs."
  },
  "Tasks.retry": {
    "summary": "Tries a quarantined or waiting task at once",
    "description": "Tries a quarantined or waiting task at once."
  },
  "Tasks.retryMany": {
    "summary": "Tries many quarantined or waiting tasks at once",
    "description": "Tries many quarantined or waiting tasks at once."
  },
  "Account.get": {
    "summary": "Your account",
    "description": "Your account."
  },
  "Account.update": {
    "summary": "Changes your display name or the language of mails to you",
    "description": "Changes your display name or the language of mails to you."
  },
  "Account.changePassword": {
    "summary": "Changes your password and signs you out on other devices",
    "description": "Changes your password and signs you out on other devices. API tokens stay."
  },
  "Account.changeMail": {
    "summary": "Mails a link to the new address",
    "description": "Mails a link to the new address; it counts once that was opened."
  },
  "Account.confirmMail": {
    "summary": "Confirms a new mail address with what follows # in the link",
    "description": "Confirms a new mail address with what follows # in the link."
  },
  "Account.disconnectOpenId": {
    "summary": "Ends the sign-in by OpenID Connect",
    "description": "Ends the sign-in by OpenID Connect."
  },
  "PasswordResets.ask": {
    "summary": "Mails a link to set a new password",
    "description": "Mails a link to set a new password. The answer is the same whether or not there is such an account."
  },
  "PasswordResets.look": {
    "summary": "Whose password a link sets",
    "description": "Whose password a link sets. Does not use it up."
  },
  "PasswordResets.complete": {
    "summary": "Sets the password with what follows # in the link, and activates the account if it was not",
    "description": "Sets the password with what follows # in the link, and activates the account if it was not. Ends all sessions."
  },
  "Registrations.register": {
    "summary": "Makes an account for a stranger, where that is allowed",
    "description": "Makes an account for a stranger, where that is allowed. A mail brings the link to choose a password and activate it. The answer is the same whether or not the address has an account."
  },
  "Users.list": {
    "summary": "All users, in order of their names unless sorted otherwise",
    "description": "All users, in order of their names unless sorted otherwise."
  },
  "Users.create": {
    "summary": "Makes an account",
    "description": "Makes an account. Without a password the answer holds a link to set one, once; it is mailed too, if that can be done."
  },
  "Users.get": {
    "summary": "One user",
    "description": "One user."
  },
  "Users.update": {
    "summary": "Changes an account",
    "description": "Changes an account. The last administrator stays one."
  },
  "Users.delete": {
    "summary": "Deletes an account with its sessions, tokens and rights",
    "description": "Deletes an account with its sessions, tokens and rights; its streams stay."
  },
  "Users.approve": {
    "summary": "Lets in somebody who has registered",
    "description": "Lets in somebody who has registered."
  },
  "Users.disable": {
    "summary": "Signs a user out everywhere and lets nobody sign in with the account",
    "description": "Signs a user out everywhere and lets nobody sign in with the account."
  },
  "Users.enable": {
    "summary": "Undoes `disable`",
    "description": "Undoes `disable`."
  },
  "Users.link": {
    "summary": "A link to set a password, to hand over to that person",
    "description": "A link to set a password, to hand over to that person: for who has forgotten it where Portier sends no mail."
  }
};
