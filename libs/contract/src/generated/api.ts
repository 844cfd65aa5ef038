// Generated from apps/portier/openapi.json by "npm run generate". Do not edit.
export interface paths {
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells what changes, as it happens (server-sent events)
         * @description Tells what changes, as it happens (server-sent events). Each event names a thing to fetch again; only what the caller may view. Ends with the session or token.
         *
         *     Scope of API tokens: `events:read`.
         */
        get: operations["LiveEvents.events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in
         * @description Who is signed in.
         *
         *     Scope of API tokens: `session:read`.
         */
        get: operations["Session.current"];
        put?: never;
        /**
         * Signs in
         * @description Signs in: the answer sets a cookie. Scripts use an API token or HTTP Basic instead.
         */
        post: operations["Session.signIn"];
        /**
         * Signs out
         * @description Signs out. Works without a session, too.
         */
        delete: operations["Session.signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where you are signed in, the latest used first
         * @description Where you are signed in, the latest used first.
         *
         *     Scope of API tokens: `sessions:read`.
         */
        get: operations["Sessions.list"];
        put?: never;
        post?: never;
        /**
         * Signs you out everywhere but here
         * @description Signs you out everywhere but here.
         *
         *     Scope of API tokens: `sessions:write`.
         */
        delete: operations["Sessions.endOthers"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Signs you out there
         * @description Signs you out there.
         *
         *     Scope of API tokens: `sessions:write`.
         */
        delete: operations["Sessions.end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your API tokens
         * @description Your API tokens.
         *
         *     Scope of API tokens: `tokens:read`.
         */
        get: operations["UserTokens.list"];
        put?: never;
        /**
         * The answer holds the token, once
         * @description The answer holds the token, once.
         *
         *     Scope of API tokens: `tokens:write`.
         */
        post: operations["UserTokens.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * It stops working at once
         * @description It stops working at once.
         *
         *     Scope of API tokens: `tokens:write`.
         */
        delete: operations["UserTokens.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the sign-in page may offer
         * @description What the sign-in page may offer.
         */
        get: operations["SignInOptions.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All users, in order of their names unless sorted otherwise
         * @description All users, in order of their names unless sorted otherwise.
         *
         *     For administrators. Scope of API tokens: `users:read`.
         */
        get: operations["Users.list"];
        put?: never;
        /**
         * Makes an account
         * @description Makes an account. Without a password the answer holds a link to set one, once; it is mailed too, if that can be done.
         *
         *     For administrators. Scope of API tokens: `users:write`.
         */
        post: operations["Users.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One user
         * @description One user.
         *
         *     For administrators. Scope of API tokens: `users:read`.
         */
        get: operations["Users.get"];
        put?: never;
        post?: never;
        /**
         * Deletes an account with its sessions, tokens and rights
         * @description Deletes an account with its sessions, tokens and rights; its streams stay.
         *
         *     For administrators. Scope of API tokens: `users:write`.
         */
        delete: operations["Users.delete"];
        options?: never;
        head?: never;
        /**
         * Changes an account
         * @description Changes an account. The last administrator stays one.
         *
         *     For administrators. Scope of API tokens: `users:write`.
         */
        patch: operations["Users.update"];
        trace?: never;
    };
    "/api/v1/users/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets in somebody who has registered
         * @description Lets in somebody who has registered.
         *
         *     For administrators. Scope of API tokens: `users:write`.
         */
        post: operations["Users.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs a user out everywhere and lets nobody sign in with the account
         * @description Signs a user out everywhere and lets nobody sign in with the account.
         *
         *     For administrators. Scope of API tokens: `users:write`.
         */
        post: operations["Users.disable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undoes `disable`
         * @description Undoes `disable`.
         *
         *     For administrators. Scope of API tokens: `users:write`.
         */
        post: operations["Users.enable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A link to set a password, to hand over to that person
         * @description A link to set a password, to hand over to that person: for who has forgotten it where Portier sends no mail.
         *
         *     For administrators. Scope of API tokens: `users:write`.
         */
        post: operations["Users.link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your account
         * @description Your account.
         *
         *     Scope of API tokens: `account:read`.
         */
        get: operations["Account.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes your display name or the language of mails to you
         * @description Changes your display name or the language of mails to you.
         *
         *     Scope of API tokens: `account:write`.
         */
        patch: operations["Account.update"];
        trace?: never;
    };
    "/api/v1/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Changes your password and signs you out on other devices
         * @description Changes your password and signs you out on other devices. API tokens stay.
         *
         *     Scope of API tokens: `account:write`.
         */
        post: operations["Account.changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mails a link to the new address
         * @description Mails a link to the new address; it counts once that was opened.
         *
         *     Scope of API tokens: `account:write`.
         */
        post: operations["Account.changeMail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/email/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirms a new mail address with what follows # in the link
         * @description Confirms a new mail address with what follows # in the link.
         */
        post: operations["Account.confirmMail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/openid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins to connect your account with who you are at the OpenID Connect provider
         * @description Begins to connect your account with who you are at the OpenID Connect provider.
         *
         *     Scope of API tokens: `account:write`.
         */
        post: operations["OpenId.connect"];
        /**
         * Ends the sign-in by OpenID Connect
         * @description Ends the sign-in by OpenID Connect.
         *
         *     Scope of API tokens: `account:write`.
         */
        delete: operations["Account.disconnectOpenId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes an account for a stranger, where that is allowed
         * @description Makes an account for a stranger, where that is allowed. A mail brings the link to choose a password and activate it. The answer is the same whether or not the address has an account.
         */
        post: operations["Registrations.register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mails a link to set a new password
         * @description Mails a link to set a new password. The answer is the same whether or not there is such an account.
         */
        post: operations["PasswordResets.ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-resets/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whose password a link sets
         * @description Whose password a link sets. Does not use it up.
         */
        post: operations["PasswordResets.look"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-resets/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sets the password with what follows # in the link, and activates the account if it was not
         * @description Sets the password with what follows # in the link, and activates the account if it was not. Ends all sessions.
         */
        post: operations["PasswordResets.complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/openid/sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins a sign-in with the OpenID Connect provider
         * @description Begins a sign-in with the OpenID Connect provider: send the browser to the address in the answer.
         */
        post: operations["OpenId.signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/streams/{id}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who was given rights on it
         * @description For those who may change and delete it.
         *
         *     Scope of API tokens: `streams:read`.
         */
        get: operations["StreamGrants.list"];
        /**
         * Share it
         * @description Replaces the list: who is not in it loses its rights on it.
         *
         *     Scope of API tokens: `streams:write`.
         */
        put: operations["StreamGrants.replace"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/streams/{id}/grants/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find people and groups to share it with
         * @description At most 10, by name.
         *
         *     Scope of API tokens: `streams:read`.
         */
        get: operations["StreamGrants.candidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/streams/{id}/grants/{grantId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take rights on it away from somebody
         * @description `If-Match`: ETag of the list.
         *
         *     Scope of API tokens: `streams:write`.
         */
        delete: operations["StreamGrants.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who was given rights on it
         * @description For those who may change and delete it.
         *
         *     Scope of API tokens: `applications:read`.
         */
        get: operations["ApplicationGrants.list"];
        /**
         * Share it
         * @description Replaces the list: who is not in it loses its rights on it.
         *
         *     Scope of API tokens: `applications:write`.
         */
        put: operations["ApplicationGrants.replace"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/grants/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find people and groups to share it with
         * @description At most 10, by name.
         *
         *     Scope of API tokens: `applications:read`.
         */
        get: operations["ApplicationGrants.candidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}/grants/{grantId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take rights on it away from somebody
         * @description `If-Match`: ETag of the list.
         *
         *     Scope of API tokens: `applications:write`.
         */
        delete: operations["ApplicationGrants.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configurations/{id}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who was given rights on it
         * @description For those who may change and delete it.
         *
         *     Scope of API tokens: `configurations:read`.
         */
        get: operations["ConfigurationGrants.list"];
        /**
         * Share it
         * @description Replaces the list: who is not in it loses its rights on it.
         *
         *     Scope of API tokens: `configurations:write`.
         */
        put: operations["ConfigurationGrants.replace"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configurations/{id}/grants/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find people and groups to share it with
         * @description At most 10, by name.
         *
         *     Scope of API tokens: `configurations:read`.
         */
        get: operations["ConfigurationGrants.candidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configurations/{id}/grants/{grantId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take rights on it away from somebody
         * @description `If-Match`: ETag of the list.
         *
         *     Scope of API tokens: `configurations:write`.
         */
        delete: operations["ConfigurationGrants.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List groups
         * @description List groups
         *
         *     For administrators. Scope of API tokens: `groups:read`.
         */
        get: operations["Groups.list"];
        put?: never;
        /**
         * Make a group
         * @description Make a group
         *
         *     For administrators. Scope of API tokens: `groups:write`.
         */
        post: operations["Groups.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a group
         * @description Show a group
         *
         *     For administrators. Scope of API tokens: `groups:read`.
         */
        get: operations["Groups.get"];
        put?: never;
        post?: never;
        /**
         * Delete a group
         * @description Its members lose what they have by it alone. Not the group that new users join.
         *
         *     For administrators. Scope of API tokens: `groups:write`.
         */
        delete: operations["Groups.delete"];
        options?: never;
        head?: never;
        /**
         * Rename a group
         * @description Rename a group
         *
         *     For administrators. Scope of API tokens: `groups:write`.
         */
        patch: operations["Groups.update"];
        trace?: never;
    };
    "/api/v1/groups/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the members of a group
         * @description List the members of a group
         *
         *     For administrators. Scope of API tokens: `groups:read`.
         */
        get: operations["Groups.members"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{id}/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put a user into a group
         * @description Again changes nothing. `If-Match`: ETag of the group.
         *
         *     For administrators. Scope of API tokens: `groups:write`.
         */
        put: operations["Groups.join"];
        post?: never;
        /**
         * Take a user out of a group
         * @description `If-Match`: ETag of the group.
         *
         *     For administrators. Scope of API tokens: `groups:write`.
         */
        delete: operations["Groups.leave"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quota": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What you may have and have
         * @description Counted by the owner of the streams.
         *
         *     Scope of API tokens: `quota:read`.
         */
        get: operations["Quotas.own"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/quota": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The quota set for a user
         * @description The quota set for a user
         *
         *     For administrators. Scope of API tokens: `users:read`.
         */
        get: operations["Quotas.getOfUser"];
        /**
         * Set the quota of a user
         * @description Set the quota of a user
         *
         *     For administrators. Scope of API tokens: `users:write`.
         */
        put: operations["Quotas.putOfUser"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{id}/quota": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The quota set for the members of a group
         * @description The quota set for the members of a group
         *
         *     For administrators. Scope of API tokens: `groups:read`.
         */
        get: operations["Quotas.getOfGroup"];
        /**
         * Set the quota of the members of a group
         * @description Each member may have this much.
         *
         *     For administrators. Scope of API tokens: `groups:write`.
         */
        put: operations["Quotas.putOfGroup"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who changed what, newest first
         * @description Administrators see every change, others those of streams they may view and their own.
         *
         *     Scope of API tokens: `audit:read`.
         */
        get: operations["Audit.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All changes as a file
         * @description CSV (RFC 4180) or one JSON object a line.
         *
         *     Scope of API tokens: `audit:read`.
         */
        get: operations["Audit.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One change
         * @description One change
         *
         *     Scope of API tokens: `audit:read`.
         */
        get: operations["Audit.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a change back
         * @description As a new change. 409 `conflict` when somebody changed the same since, saying who, when and what. What was deleted comes back with its id and all that belonged to it, but for what `missing` names.
         *
         *     Scope of API tokens: `audit:write`.
         */
        post: operations["Audit.undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tasks, newest first
         * @description Tasks, newest first. Ended ones only when asked for.
         *
         *     Scope of API tokens: `tasks:read`.
         */
        get: operations["Tasks.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One task with its last 20 runs
         * @description One task with its last 20 runs.
         *
         *     Scope of API tokens: `tasks:read`.
         */
        get: operations["Tasks.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tries a quarantined or waiting task at once
         * @description Tries a quarantined or waiting task at once.
         *
         *     Scope of API tokens: `tasks:write`.
         */
        post: operations["Tasks.retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tries many quarantined or waiting tasks at once
         * @description Tries many quarantined or waiting tasks at once.
         *
         *     Scope of API tokens: `tasks:write`.
         */
        post: operations["Tasks.retryMany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What there is, as a file
         * @description Applying it changes nothing. Without secrets. Users get what they may view.
         *
         *     Scope of API tokens: `export:read`.
         */
        get: operations["Apply.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a file would change, and what it would cut
         * @description Changes nothing. 422 names each problem of the file with its line.
         *
         *     Scope of API tokens: `plan:write`.
         */
        post: operations["Apply.plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply a file whose plan was looked at
         * @description All of it in one transaction, or nothing. 409 when it would no longer do what the plan said.
         *
         *     Scope of API tokens: `apply:write`.
         */
        post: operations["Apply.apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alert-destinations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where alerts can go
         * @description Where alerts can go: your own, or for administrators all.
         *
         *     Scope of API tokens: `alert-destinations:read`.
         */
        get: operations["Destinations.list"];
        put?: never;
        /**
         * Adds a destination
         * @description Adds a destination. Made by an administrator, it belongs to the installation.
         *
         *     Scope of API tokens: `alert-destinations:write`.
         */
        post: operations["Destinations.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alert-destinations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows an alert destination
         * @description Shows an alert destination.
         *
         *     Scope of API tokens: `alert-destinations:read`.
         */
        get: operations["Destinations.get"];
        put?: never;
        post?: never;
        /**
         * Deletes a destination with its rules and deliveries
         * @description Deletes a destination with its rules and deliveries.
         *
         *     Scope of API tokens: `alert-destinations:write`.
         */
        delete: operations["Destinations.delete"];
        options?: never;
        head?: never;
        /**
         * Changes an alert destination
         * @description Changes an alert destination.
         *
         *     Scope of API tokens: `alert-destinations:write`.
         */
        patch: operations["Destinations.update"];
        trace?: never;
    };
    "/api/v1/alert-destinations/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a new secret for a webhook and shows it once
         * @description Makes a new secret for a webhook and shows it once; the old one signs nothing any more.
         *
         *     Scope of API tokens: `alert-destinations:write`.
         */
        post: operations["Destinations.renewSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alert-destinations/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a test to a destination, also to one that is switched off
         * @description Sends a test to a destination, also to one that is switched off. Its delivery tells what became of it.
         *
         *     Scope of API tokens: `alert-destinations:write`.
         */
        post: operations["Destinations.test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alert-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is told to whom
         * @description What is told to whom: of your own destinations, or for administrators all.
         *
         *     Scope of API tokens: `alert-rules:read`.
         */
        get: operations["Rules.list"];
        put?: never;
        /**
         * Makes an alert rule
         * @description Makes an alert rule: which events go to which destination.
         *
         *     Scope of API tokens: `alert-rules:write`.
         */
        post: operations["Rules.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alert-rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows an alert rule
         * @description Shows an alert rule.
         *
         *     Scope of API tokens: `alert-rules:read`.
         */
        get: operations["Rules.get"];
        put?: never;
        post?: never;
        /**
         * Deletes an alert rule
         * @description Deletes an alert rule.
         *
         *     Scope of API tokens: `alert-rules:write`.
         */
        delete: operations["Rules.delete"];
        options?: never;
        head?: never;
        /**
         * Changes an alert rule
         * @description Changes an alert rule.
         *
         *     Scope of API tokens: `alert-rules:write`.
         */
        patch: operations["Rules.update"];
        trace?: never;
    };
    "/api/v1/alert-deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was sent and what became of it, newest first
         * @description What was sent and what became of it, newest first: of your own destinations, or for administrators of all.
         *
         *     Scope of API tokens: `alert-deliveries:read`.
         */
        get: operations["Deliveries.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alert-deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One delivery with the events it carries
         * @description One delivery with the events it carries.
         *
         *     Scope of API tokens: `alert-deliveries:read`.
         */
        get: operations["Deliveries.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alert-deliveries/{id}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a delivery again at once, with the id it had
         * @description Sends a delivery again at once, with the id it had.
         *
         *     Scope of API tokens: `alert-deliveries:write`.
         */
        post: operations["Deliveries.redeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists applications
         * @description Lists applications. A caller sees those it has a right on, or on a stream of.
         *
         *     Scope of API tokens: `applications:read`.
         */
        get: operations["Applications.list"];
        put?: never;
        /**
         * Makes an application
         * @description Makes an application. Encoders publish to it by its name.
         *
         *     For administrators. Scope of API tokens: `applications:write`.
         */
        post: operations["Applications.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/applications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows an application
         * @description Shows an application.
         *
         *     Scope of API tokens: `applications:read`.
         */
        get: operations["Applications.get"];
        put?: never;
        post?: never;
        /**
         * Deletes an application
         * @description Deletes an application. It must have no streams.
         *
         *     Scope of API tokens: `applications:write`.
         */
        delete: operations["Applications.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/streams/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switches many streams on or off, or deletes them
         * @description Switches many streams on or off, or deletes them.
         *
         *     Scope of API tokens: `streams:write`.
         */
        post: operations["StreamsBulk.apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/streams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists streams the caller may view
         * @description Lists streams the caller may view.
         *
         *     Scope of API tokens: `streams:read`.
         */
        get: operations["Streams.list"];
        put?: never;
        /**
         * The answer holds the first publish key, once
         * @description The answer holds the first publish key, once.
         *
         *     Scope of API tokens: `streams:write`.
         */
        post: operations["Streams.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/streams/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a stream
         * @description Shows a stream: whether it is live, its tasks in numbers, its addresses.
         *
         *     Scope of API tokens: `streams:read`.
         */
        get: operations["Streams.get"];
        put?: never;
        post?: never;
        /**
         * Deletes a stream
         * @description Deletes a stream. With its keys, configurations and history; a publisher is disconnected.
         *
         *     Scope of API tokens: `streams:write`.
         */
        delete: operations["Streams.delete"];
        options?: never;
        head?: never;
        /**
         * Changes a stream
         * @description Changes a stream. Name and application only while nobody publishes.
         *
         *     Scope of API tokens: `streams:write`.
         */
        patch: operations["Streams.update"];
        trace?: never;
    };
    "/api/v1/streams/{id}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the publish keys of a stream
         * @description Lists the publish keys of a stream. The keys themselves are shown once, when they are made.
         *
         *     Scope of API tokens: `streams:read`.
         */
        get: operations["PublishKeys.list"];
        put?: never;
        /**
         * Makes a publish key
         * @description Makes a publish key. The answer holds it, once.
         *
         *     Scope of API tokens: `streams:write`.
         */
        post: operations["PublishKeys.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/streams/{id}/keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a publish key
         * @description Shows a publish key. Not the key itself: that was shown once.
         *
         *     Scope of API tokens: `streams:read`.
         */
        get: operations["PublishKeys.get"];
        put?: never;
        post?: never;
        /**
         * Revokes a publish key
         * @description Revokes a publish key. Who publishes with it is disconnected within seconds.
         *
         *     Scope of API tokens: `streams:write`.
         */
        delete: operations["PublishKeys.delete"];
        options?: never;
        head?: never;
        /**
         * Changes label, window or networks of a publish key
         * @description Changes label, window or networks of a publish key. Who may no longer publish with it is disconnected within seconds.
         *
         *     Scope of API tokens: `streams:write`.
         */
        patch: operations["PublishKeys.update"];
        trace?: never;
    };
    "/api/v1/configurations/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switches many configurations on or off, or deletes them
         * @description Switches many configurations on or off, or deletes them.
         *
         *     Scope of API tokens: `configurations:write`.
         */
        post: operations["ConfigurationsBulk.apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configurations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists task configurations
         * @description Lists task configurations. With the state of their tasks.
         *
         *     Scope of API tokens: `configurations:read`.
         */
        get: operations["Configurations.list"];
        put?: never;
        /**
         * Makes a task configuration
         * @description Makes a task configuration. It runs whenever its stream is live and it is enabled.
         *
         *     Scope of API tokens: `configurations:write`.
         */
        post: operations["Configurations.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configurations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a task configuration
         * @description Shows a task configuration. Without the values of its secret fields.
         *
         *     Scope of API tokens: `configurations:read`.
         */
        get: operations["Configurations.get"];
        put?: never;
        post?: never;
        /**
         * Deletes a task configuration
         * @description Deletes a task configuration. Its tasks end.
         *
         *     Scope of API tokens: `configurations:write`.
         */
        delete: operations["Configurations.delete"];
        options?: never;
        head?: never;
        /**
         * Changes a task configuration
         * @description Changes a task configuration. A secret field that is absent stays, null clears it. Tasks restart only when what they do changes.
         *
         *     Scope of API tokens: `configurations:write`.
         */
        patch: operations["Configurations.update"];
        trace?: never;
    };
    "/api/v1/media-servers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists media servers
         * @description Lists media servers.
         *
         *     For administrators. Scope of API tokens: `media-servers:read`.
         */
        get: operations["MediaServers.list"];
        put?: never;
        /**
         * Registers a media server
         * @description Registers a media server.
         *
         *     For administrators. Scope of API tokens: `media-servers:write`.
         */
        post: operations["MediaServers.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media-servers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a media server
         * @description Shows a media server: whether it answers, and how many publish to it.
         *
         *     For administrators. Scope of API tokens: `media-servers:read`.
         */
        get: operations["MediaServers.get"];
        put?: never;
        post?: never;
        /**
         * Forgets a media server
         * @description Forgets a media server. What is published to it goes on there, but is no longer seen.
         *
         *     For administrators. Scope of API tokens: `media-servers:write`.
         */
        delete: operations["MediaServers.delete"];
        options?: never;
        head?: never;
        /**
         * Changes the addresses or role of a media server
         * @description Changes the addresses or role of a media server.
         *
         *     For administrators. Scope of API tokens: `media-servers:write`.
         */
        patch: operations["MediaServers.update"];
        trace?: never;
    };
    "/api/v1/media-servers/{id}/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is live on a media server now, at most 500
         * @description What is live on a media server now, at most 500; empty for one that is not known.
         *
         *     For administrators. Scope of API tokens: `media-servers:read`.
         */
        get: operations["ServerPublications.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/streams/{id}/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Publications of a stream, newest first
         * @description Publications of a stream, newest first.
         *
         *     Scope of API tokens: `streams:read`.
         */
        get: operations["Publications.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists refused publishes and plays, newest first
         * @description Lists refused publishes and plays, newest first.
         *
         *     Scope of API tokens: `refusals:read`.
         */
        get: operations["Refusals.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/streams/{id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the invitations of a stream
         * @description Lists the invitations of a stream.
         *
         *     Scope of API tokens: `streams:read`.
         */
        get: operations["Invitations.list"];
        put?: never;
        /**
         * Invites a guest crew
         * @description Invites a guest crew. The answer holds the link of the guest page, once.
         *
         *     Scope of API tokens: `streams:write`.
         */
        post: operations["Invitations.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/streams/{id}/invitations/{invitationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows an invitation
         * @description Shows an invitation.
         *
         *     Scope of API tokens: `streams:read`.
         */
        get: operations["Invitations.get"];
        put?: never;
        post?: never;
        /**
         * Revokes the link and its publish key
         * @description Revokes the link and its publish key; who publishes with it is disconnected within seconds.
         *
         *     Scope of API tokens: `streams:write`.
         */
        delete: operations["Invitations.revoke"];
        options?: never;
        head?: never;
        /**
         * Changes the window, networks or label of an invitation
         * @description Changes the window, networks or label of an invitation.
         *
         *     Scope of API tokens: `streams:write`.
         */
        patch: operations["Invitations.change"];
        trace?: never;
    };
    "/api/v1/streams/{id}/invitations/{invitationId}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes another link and another publish key
         * @description Makes another link and another publish key. The old ones end at once; the answer holds the new link, once.
         *
         *     Scope of API tokens: `streams:write`.
         */
        post: operations["Invitations.renewLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows what the holder of an invitation needs to publish
         * @description Shows what the holder of an invitation needs to publish.
         */
        get: operations["Guest.view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells a guest of every change
         * @description Tells a guest of every change. Server-sent events with the same content as the view; `null` and the end when the invitation is gone.
         */
        get: operations["Guest.events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a still picture of what arrives
         * @description Shows a still picture of what arrives. A few seconds old; ask again with its ETag to learn whether there is a newer one.
         */
        get: operations["Guest.picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/streams/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is on air at this moment, with its figures
         * @description What is on air at this moment, with its figures.
         *
         *     Scope of API tokens: `streams:read`.
         */
        get: operations["LiveStreams.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/streams/{id}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest still picture of a stream
         * @description The newest still picture of a stream. Ask again with its ETag to learn whether there is a newer one.
         *
         *     Scope of API tokens: `streams:read`.
         */
        get: operations["LiveStreams.picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/task-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the form of a task configuration is made from
         * @description What the form of a task configuration is made from.
         *
         *     Scope of API tokens: `task-types:read`.
         */
        get: operations["TaskTypes.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feeds/authorization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * For srs-hooks
         * @description For srs-hooks: who may publish what.
         *
         *     For programs: a token with the scope `feeds:authorization`.
         */
        get: operations["Feeds.authorization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feeds/directory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * For directors
         * @description For directors: which streams there are, and which are live.
         *
         *     For programs: a token with the scope `feeds:directory`.
         */
        get: operations["Feeds.directory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directors/self/viewers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * For directors
         * @description For directors: how many people they serve.
         *
         *     For programs: a token with the scope `directors:report`.
         */
        put: operations["Directors.report"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/edges/self/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * For edges, each second
         * @description For edges, each second: what an edge carries; the answer is how it stands.
         */
        put: operations["Presence.speak"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feeds/edges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * For directors, each second
         * @description For directors, each second: all edges, and what each carries.
         *
         *     For programs: a token with the scope `feeds:directory`.
         */
        get: operations["Presence.feed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/edges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists edges
         * @description Lists edges.
         *
         *     For administrators. Scope of API tokens: `edges:read`.
         */
        get: operations["Edges.list"];
        put?: never;
        /**
         * Registers an edge
         * @description Registers an edge. Its token is in the answer, once.
         *
         *     For administrators. Scope of API tokens: `edges:write`.
         */
        post: operations["Edges.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/edges/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows an edge
         * @description Shows an edge: how it stands, and what it carries.
         *
         *     For administrators. Scope of API tokens: `edges:read`.
         */
        get: operations["Edges.get"];
        put?: never;
        post?: never;
        /**
         * Removes an edge for good
         * @description Removes an edge for good. Viewers are sent elsewhere within seconds, and its token is worth nothing.
         *
         *     For administrators. Scope of API tokens: `edges:write`.
         */
        delete: operations["Edges.delete"];
        options?: never;
        head?: never;
        /**
         * Changes the name, address, region, capacity or weight of an edge
         * @description Changes the name, address, region, capacity or weight of an edge.
         *
         *     For administrators. Scope of API tokens: `edges:write`.
         */
        patch: operations["Edges.update"];
        trace?: never;
    };
    "/api/v1/edges/{id}/drain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Drains an edge
         * @description Drains an edge. It gets no new viewers, and those it has are steered to others.
         *
         *     For administrators. Scope of API tokens: `edges:write`.
         */
        post: operations["Edges.drain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/edges/{id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends the drain of an edge
         * @description Ends the drain of an edge. It gets viewers again, or will when it speaks.
         *
         *     For administrators. Scope of API tokens: `edges:write`.
         */
        post: operations["Edges.activate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/edges/{id}/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a new token for an edge
         * @description Makes a new token for an edge. It is in the answer, once; the old one is refused at once.
         *
         *     For administrators. Scope of API tokens: `edges:write`.
         */
        post: operations["Edges.renewToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/concierges/self/heartbeat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What an agent runs and can do
         * @description What an agent runs and can do; the answer is what it must start and stop.
         */
        post: operations["Leases.heartbeat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/concierges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists agents
         * @description Lists agents.
         *
         *     For administrators. Scope of API tokens: `concierges:read`.
         */
        get: operations["Concierges.list"];
        put?: never;
        /**
         * Registers an agent
         * @description Registers an agent. Its token is in the answer, once.
         *
         *     For administrators. Scope of API tokens: `concierges:write`.
         */
        post: operations["Concierges.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/concierges/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows an agent
         * @description Shows an agent: load, slots, skills, and what a drain waits for.
         *
         *     For administrators. Scope of API tokens: `concierges:read`.
         */
        get: operations["Concierges.get"];
        put?: never;
        post?: never;
        /**
         * Removes an agent for good
         * @description Removes an agent for good. Its tasks go to others, and its token is worth nothing.
         *
         *     For administrators. Scope of API tokens: `concierges:write`.
         */
        delete: operations["Concierges.delete"];
        options?: never;
        head?: never;
        /**
         * Renames an agent, or gives it labels
         * @description Renames an agent, or gives it labels. They win over what the agent says of itself.
         *
         *     For administrators. Scope of API tokens: `concierges:write`.
         */
        patch: operations["Concierges.update"];
        trace?: never;
    };
    "/api/v1/concierges/{id}/drain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Drains an agent
         * @description Drains an agent. It takes nothing new, and its tasks move to others without a break.
         *
         *     For administrators. Scope of API tokens: `concierges:write`.
         */
        post: operations["Concierges.drain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/concierges/{id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends the drain of an agent
         * @description Ends the drain of an agent. It takes work again; what has not moved yet stays.
         *
         *     For administrators. Scope of API tokens: `concierges:write`.
         */
        post: operations["Concierges.activate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/streams/{id}/probes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The last looks within a day, at most ten, the newest first
         * @description The last looks within a day, at most ten, the newest first.
         *
         *     Scope of API tokens: `streams:read`.
         */
        get: operations["Probes.list"];
        put?: never;
        /**
         * Lets an agent watch the live input for some seconds
         * @description Lets an agent watch the live input for some seconds; answers when it is done. A failed look is an answer, too.
         *
         *     Scope of API tokens: `streams:write`.
         */
        post: operations["Probes.look"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/concierges/self/probes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What an agent saw of what it was asked to look at
         * @description What an agent saw of what it was asked to look at.
         */
        post: operations["ProbeResults.answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/configurations/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What would come of a configuration, saved or not
         * @description What would come of a configuration, saved or not: which agents, which command, whether the target answers.
         *
         *     Scope of API tokens: `configurations:write`.
         */
        post: operations["DryRuns.try"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Frames a second, bit rate, speed and drops of a task over the last hour
         * @description Frames a second, bit rate, speed and drops of a task over the last hour.
         *
         *     Scope of API tokens: `tasks:read`.
         */
        get: operations["Figures.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/legacy/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Registers an agent of the older system (docs/legacy-protocol.md)
         * @description Registers an agent of the older system (docs/legacy-protocol.md). It is drained and removed as any other.
         *
         *     For administrators. Scope of API tokens: `legacy:write`.
         */
        post: operations["Identities.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is wrong right now with what you may see
         * @description What is wrong right now with what you may see: errors first, then the newest first, unless sorted otherwise.
         *
         *     Scope of API tokens: `problems:read`.
         */
        get: operations["Problems.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/streams/{id}/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What has been wrong with a stream, open and ended, newest first
         * @description What has been wrong with a stream, open and ended, newest first.
         *
         *     Scope of API tokens: `streams:read`.
         */
        get: operations["Problems.ofStream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/server": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells addresses, version and limits of this installation
         * @description Tells addresses, version and limits of this installation.
         *
         *     Scope of API tokens: `server:read`.
         */
        get: operations["ServerFacts.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How portier is set up, without secrets, and whether it has what it needs
         * @description How portier is set up, without secrets, and whether it has what it needs. For administrators.
         *
         *     For administrators. Scope of API tokens: `settings:read`.
         */
        get: operations["Settings.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        SignIn: {
            /** @description Name or mail address. */
            user: string;
            password: string;
        };
        Session: {
            user: {
                /** Format: uuid */
                id: string;
                name: string;
                isAdministrator: boolean;
            };
        };
        SignedInDevicePage: {
            items: components["schemas"]["SignedInDevice"][];
            nextCursor: string | null;
        };
        SignedInDevice: {
            /** Format: uuid */
            id: string;
            /** @description The session of this very request. */
            isCurrent: boolean;
            /** @description IP address of its last use. */
            address: string;
            userAgent: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description To the minute.
             */
            lastUsedAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description Of what people may change of it: the ETag without its quotes. */
            version: number;
        };
        TokenPage: {
            items: components["schemas"]["Token"][];
            nextCursor: string | null;
        };
        Token: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description Its last four characters. */
            hint: string;
            scopes: string[];
            expiresAt: string | null;
            /** @description To the minute. */
            lastUsedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description Of what people may change of it: the ETag without its quotes. */
            version: number;
        };
        TokenDraft: {
            /** @description What it is for. Unique among your tokens. */
            name: string;
            /** @description What it may do: `<noun>:read` or `<noun>:write` (which includes reading), `*` for every noun. */
            scopes: string[];
            /**
             * @description Null: until it is deleted.
             * @default null
             */
            expiresAt?: string | null;
        };
        NewToken: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description Its last four characters. */
            hint: string;
            scopes: string[];
            expiresAt: string | null;
            /** @description To the minute. */
            lastUsedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description Of what people may change of it: the ETag without its quotes. */
            version: number;
            /** @description The token: shown this once, never again. */
            token: string;
        };
        SignInOptions: {
            /**
             * @description Whether strangers may make themselves an account.
             * @enum {string}
             */
            registration: "off" | "open" | "approval";
            /** @description Whether a forgotten password can be replaced by mail. */
            passwordReset: boolean;
            /** @description The other way to sign in, if there is one. */
            openId: {
                label: string;
            } | null;
            /** @enum {number} */
            minimalPasswordLength: 10;
        };
        UserAccountPage: {
            items: components["schemas"]["UserAccount"][];
            nextCursor: string | null;
        };
        UserAccount: {
            /** Format: uuid */
            id: string;
            name: string;
            displayName: string;
            email: string | null;
            /** @enum {string} */
            language: "en" | "de";
            isAdministrator: boolean;
            /**
             * @description unconfirmed: mail address not proved; pending: waits for approval.
             * @enum {string}
             */
            state: "unconfirmed" | "pending" | "active" | "disabled";
            /** Format: date-time */
            since: string;
            hasPassword: boolean;
            /** @description OpenID Connect provider that signs in to this account. */
            openIdIssuer: string | null;
            lastSignInAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        UserDraft: {
            /** @description To sign in with. Letters, digits and "_.-". */
            name: string;
            /**
             * @description What others read.
             * @default
             */
            displayName?: string;
            /** @default null */
            email?: string | null;
            /**
             * @description Of mails.
             * @default en
             * @enum {string}
             */
            language?: "en" | "de";
            /** @default false */
            isAdministrator?: boolean;
            /** @description Without it the answer holds a link to set one, which is also mailed. */
            password?: string;
        };
        NewUserAccount: {
            /** Format: uuid */
            id: string;
            name: string;
            displayName: string;
            email: string | null;
            /** @enum {string} */
            language: "en" | "de";
            isAdministrator: boolean;
            /**
             * @description unconfirmed: mail address not proved; pending: waits for approval.
             * @enum {string}
             */
            state: "unconfirmed" | "pending" | "active" | "disabled";
            /** Format: date-time */
            since: string;
            hasPassword: boolean;
            /** @description OpenID Connect provider that signs in to this account. */
            openIdIssuer: string | null;
            lastSignInAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
            /** @description To set a password, when none was given: shown this once. */
            link: components["schemas"]["PasswordLink"] | null;
        };
        PasswordLink: {
            /** @description Sets a password, once. As good as a password itself: give it to that person only. */
            url: string;
            /** Format: date-time */
            expiresAt: string;
        };
        UserChange: {
            /** @description To sign in with. Letters, digits and "_.-". */
            name?: string;
            /** @description What others read. */
            displayName?: string;
            email?: string | null;
            /**
             * @description Of mails.
             * @enum {string}
             */
            language?: "en" | "de";
            isAdministrator?: boolean;
        };
        AccountChange: {
            /** @description What others read. */
            displayName?: string;
            /**
             * @description Of mails.
             * @enum {string}
             */
            language?: "en" | "de";
        };
        PasswordChange: {
            /** @description Needed when the account has a password. */
            currentPassword?: string;
            /** @description At least 10 characters; not your name, and none of the passwords that are guessed first. */
            newPassword: string;
        };
        MailChange: {
            /** Format: email */
            email: string;
            /** @description Needed when the account has a password. */
            currentPassword?: string;
        };
        LinkToken: {
            /** @description What follows # in the address of the link. */
            token: string;
        };
        RegistrationDraft: {
            /** @description To sign in with. Letters, digits and "_.-". */
            name: string;
            /** Format: email */
            email: string;
            /**
             * @description What others read.
             * @default
             */
            displayName?: string;
            /**
             * @description Of mails.
             * @default en
             * @enum {string}
             */
            language?: "en" | "de";
        };
        PasswordResetDraft: {
            /** @description Name or mail address. */
            user: string;
        };
        PasswordResetPreview: {
            name: string;
            email: string | null;
            /** @enum {string} */
            purpose: "activate" | "password";
        };
        PasswordResetCompletion: {
            /** @description What follows # in the address of the link. */
            token: string;
            /** @description At least 10 characters; not your name, and none of the passwords that are guessed first. */
            password: string;
        };
        PasswordResetResult: {
            name: string;
            /**
             * @description active: you can sign in now.
             * @enum {string}
             */
            state: "unconfirmed" | "pending" | "active" | "disabled";
        };
        OpenIdDraft: {
            /**
             * @description Path of the admin pages to go to afterwards.
             * @default /
             */
            next?: string;
        };
        OpenIdRequest: {
            /** @description Page of the provider to open in this browser. */
            url: string;
        };
        GrantList: {
            items: components["schemas"]["Grant"][];
            nextCursor: null;
            /** @description Changes with the list; the ETag without its quotes. */
            version: string;
        };
        Grant: {
            /** @enum {string} */
            kind: "user" | "group";
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            grantId: string;
            name: string;
            rights: ("view" | "change" | "delete" | "create")[];
        };
        /** @description All grants on it; who is not named loses them. */
        GrantListDraft: {
            items: {
                /** @enum {string} */
                kind: "user" | "group";
                /** Format: uuid */
                id: string;
                /** @description `change` and `delete` include `view`; `create` (make streams in it) is for applications. */
                rights: ("view" | "change" | "delete" | "create")[];
            }[];
        };
        CandidateList: {
            items: {
                /** @enum {string} */
                kind: "user" | "group";
                /** Format: uuid */
                id: string;
                name: string;
            }[];
            nextCursor: null;
        };
        GroupPage: {
            items: components["schemas"]["Group"][];
            nextCursor: string | null;
        };
        Group: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description Every new user joins it. */
            isDefault: boolean;
            memberCount: number;
            version: number;
            /** Format: date-time */
            createdAt: string;
        };
        GroupDraft: {
            name: string;
        };
        GroupChange: {
            name?: string;
        };
        GroupMemberPage: {
            items: components["schemas"]["GroupMember"][];
            nextCursor: string | null;
        };
        GroupMember: {
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: date-time */
            since: string;
        };
        QuotaUse: {
            streams: {
                /** @description null = no limit */
                limit: number | null;
                used: number;
            };
            liveStreams: {
                /** @description null = no limit */
                limit: number | null;
                used: number;
            };
            targets: {
                /** @description null = no limit */
                limit: number | null;
                used: number;
            };
        };
        Quota: {
            /** @description The highest of the own one and those of the groups counts; null says nothing. */
            streams: number | null;
            /** @description The highest of the own one and those of the groups counts; null says nothing. */
            liveStreams: number | null;
            /** @description Enabled restream configurations. */
            targets: number | null;
        };
        AuditPage: {
            items: components["schemas"]["AuditEntry"][];
            nextCursor: string | null;
        };
        AuditEntry: {
            id: number;
            /** Format: date-time */
            at: string;
            actor: {
                /**
                 * @description `unknown`: an older version of Portier, or a person at the database.
                 * @enum {string}
                 */
                kind: "user" | "program" | "agent" | "visitor" | "bootstrap" | "portier" | "unknown";
                id: string | null;
                name: string | null;
            };
            /** @description How that person was signed in. */
            via: ("session" | "basic" | "token") | null;
            address: string | null;
            requestId: string | null;
            /** @enum {string} */
            action: "created" | "changed" | "deleted";
            kind: string;
            objectId: string;
            objectName: string;
            stream: {
                /** Format: uuid */
                id: string;
                name: string | null;
            } | null;
            /** @description By field. A secret is `{"$secret": "<fingerprint>"}`: it tells that it changed, and nothing else. */
            before: {
                [key: string]: unknown;
            } | null;
            /** @description By field. A secret is `{"$secret": "<fingerprint>"}`: it tells that it changed, and nothing else. */
            after: {
                [key: string]: unknown;
            } | null;
            /** @description Entry that this one takes back. */
            undoes: number | null;
            /** @description Entry that takes this one back. */
            undoneBy: number | null;
            /** @description False when it has been undone or cannot be; whether something changed since is seen on trying. */
            canUndo: boolean;
        };
        Undone: {
            /** @description The entry that was taken back. */
            id: number;
            /** @description What did not come back with a thing that was deleted, because no secret of it is kept. Mostly nothing. */
            missing: ("password" | "tokens" | "invitations")[];
        };
        TaskPage: {
            items: components["schemas"]["Task"][];
            nextCursor: string | null;
        };
        Task: {
            /** Format: uuid */
            id: string;
            type: string;
            replica: number;
            /** Format: uuid */
            streamId: string;
            streamName: string;
            configurationId: string | null;
            configurationName: string | null;
            /** @enum {string} */
            state: "pending" | "claimed" | "running" | "retrying" | "quarantined" | "stopping" | "ended";
            reason: string | null;
            /** @description What `reason` means, when it is no error. */
            reasonSentence: string | null;
            /** Format: date-time */
            since: string;
            concierge: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            leaseToken: number;
            /** @description Tries since it last ran well, the present one included. */
            attempts: number;
            /** @description Failed runs in a row by the fault of agents. */
            failures: number;
            /** @description What its agent must have. */
            labels: {
                [key: string]: string;
            };
            /** @description It is leaving an agent that drains. */
            isMoving: boolean;
            /** @description Why it cannot leave an agent that drains. */
            moveBlocked: string | null;
            nextAttemptAt: string | null;
            error: {
                code: string;
                /** @enum {string} */
                fault: "publisher" | "destination" | "operator" | "portier";
                sentence: string;
                /** Format: date-time */
                at: string;
            } | null;
            progress: {
                /** Format: date-time */
                at: string;
                frames: number;
                framesPerSecond: number;
                bitrate: number | null;
                speed: number | null;
                droppedFrames: number;
                duplicatedFrames: number;
                outTimeSeconds: number;
                keyframeIntervalMs?: number | null;
                inputFramesPerSecond?: number | null;
                audio?: {
                    peakDb: number;
                    rmsDb: number;
                } | null;
            } | null;
            command: string[] | null;
            logTail: string[];
            /** Format: date-time */
            createdAt: string;
        };
        TaskDetail: {
            /** Format: uuid */
            id: string;
            type: string;
            replica: number;
            /** Format: uuid */
            streamId: string;
            streamName: string;
            configurationId: string | null;
            configurationName: string | null;
            /** @enum {string} */
            state: "pending" | "claimed" | "running" | "retrying" | "quarantined" | "stopping" | "ended";
            reason: string | null;
            /** @description What `reason` means, when it is no error. */
            reasonSentence: string | null;
            /** Format: date-time */
            since: string;
            concierge: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            leaseToken: number;
            /** @description Tries since it last ran well, the present one included. */
            attempts: number;
            /** @description Failed runs in a row by the fault of agents. */
            failures: number;
            /** @description What its agent must have. */
            labels: {
                [key: string]: string;
            };
            /** @description It is leaving an agent that drains. */
            isMoving: boolean;
            /** @description Why it cannot leave an agent that drains. */
            moveBlocked: string | null;
            nextAttemptAt: string | null;
            error: {
                code: string;
                /** @enum {string} */
                fault: "publisher" | "destination" | "operator" | "portier";
                sentence: string;
                /** Format: date-time */
                at: string;
            } | null;
            progress: {
                /** Format: date-time */
                at: string;
                frames: number;
                framesPerSecond: number;
                bitrate: number | null;
                speed: number | null;
                droppedFrames: number;
                duplicatedFrames: number;
                outTimeSeconds: number;
                keyframeIntervalMs?: number | null;
                inputFramesPerSecond?: number | null;
                audio?: {
                    peakDb: number;
                    rmsDb: number;
                } | null;
            } | null;
            command: string[] | null;
            logTail: string[];
            /** Format: date-time */
            createdAt: string;
            runs: components["schemas"]["Run"][];
        };
        Run: {
            leaseToken: number;
            concierge: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            /** Format: date-time */
            grantedAt: string;
            runningAt: string | null;
            endedAt: string | null;
            endReason: string | null;
            error: {
                code: string;
                /** @enum {string} */
                fault: "publisher" | "destination" | "operator" | "portier";
                sentence: string;
                /** Format: date-time */
                at: string;
            } | null;
        };
        TasksRetry: {
            /** @description At most 200; one named twice is done once. */
            ids: string[];
        };
        BulkAnswer: {
            /** @description How many went well. */
            done: number;
            failed: number;
            items: {
                /** Format: uuid */
                id: string;
                /** @description Why this one failed; null = it is done. */
                problem: components["schemas"]["Problem"] | null;
            }[];
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @description What failed, and what to do. */
            detail: string;
            /**
             * @description For programs.
             * @enum {string}
             */
            code: "invalid" | "malformed" | "unauthenticated" | "forbidden" | "account_unconfirmed" | "account_pending" | "account_disabled" | "registration_off" | "mail_off" | "link_invalid" | "not_found" | "method_not_allowed" | "quota_exceeded" | "timed_out" | "conflict" | "in_progress" | "stale" | "lease_lost" | "too_large" | "unsupported_type" | "bad_range" | "too_many" | "no_source" | "unavailable" | "internal";
            /**
             * @description Whose turn it is to act.
             * @enum {string}
             */
            fault: "publisher" | "destination" | "operator" | "portier";
            retryable: boolean;
            /** @description Wrong fields of the request. */
            errors?: {
                path: string;
                message: string;
                /** @description In a file that was sent. */
                line?: number;
                column?: number;
            }[];
        };
        PlanDraft: {
            /** @description YAML 1.2 or JSON of kind `portier/v1` (docs/apply.md). */
            file: string;
            /**
             * @description Delete what a list of the file does not name.
             * @default false
             */
            prune?: boolean;
            /**
             * @description What `secretFrom` names in the file stand for.
             * @default {}
             */
            secrets?: {
                [key: string]: string;
            };
        };
        Plan: {
            /** @description For `POST /apply`. */
            hash: string;
            /** @description Empty: nothing would change. */
            steps: {
                /** @enum {string} */
                action: "create" | "change" | "delete";
                /** @enum {string} */
                kind: "application" | "stream" | "key" | "configuration" | "mediaServer" | "group" | "member" | "grants" | "quota" | "alertDestination" | "alertRule";
                name: string;
                /** @description Name of the stream it belongs to. */
                stream: string | null;
                changes: {
                    /** @description Field, such as `title` or `fields.segmentSeconds`. */
                    path: string;
                    /** @description Absent: it was not set. */
                    before?: unknown;
                    /** @description Absent: it goes. A secret is `{"$secret": "given" | "made" | "kept"}`. */
                    after?: unknown;
                }[];
                /** @description Where the file says so. */
                line: number | null;
            }[];
            /** @description Running tasks and live publishers that would be ended or interrupted. */
            cuts: {
                /** @enum {string} */
                what: "task" | "publisher";
                /** Format: uuid */
                streamId: string;
                stream: string;
                type: string | null;
                configuration: string | null;
                reason: string;
            }[];
        };
        ApplyDraft: {
            /** @description YAML 1.2 or JSON of kind `portier/v1` (docs/apply.md). */
            file: string;
            /**
             * @description Delete what a list of the file does not name.
             * @default false
             */
            prune?: boolean;
            /**
             * @description What `secretFrom` names in the file stand for.
             * @default {}
             */
            secrets?: {
                [key: string]: string;
            };
            /** @description `hash` of the plan that was looked at. */
            planHash: string;
        };
        Applied: {
            /** @description For `POST /apply`. */
            hash: string;
            /** @description Empty: nothing would change. */
            steps: {
                /** @enum {string} */
                action: "create" | "change" | "delete";
                /** @enum {string} */
                kind: "application" | "stream" | "key" | "configuration" | "mediaServer" | "group" | "member" | "grants" | "quota" | "alertDestination" | "alertRule";
                name: string;
                /** @description Name of the stream it belongs to. */
                stream: string | null;
                changes: {
                    /** @description Field, such as `title` or `fields.segmentSeconds`. */
                    path: string;
                    /** @description Absent: it was not set. */
                    before?: unknown;
                    /** @description Absent: it goes. A secret is `{"$secret": "given" | "made" | "kept"}`. */
                    after?: unknown;
                }[];
                /** @description Where the file says so. */
                line: number | null;
            }[];
            /** @description Running tasks and live publishers that would be ended or interrupted. */
            cuts: {
                /** @enum {string} */
                what: "task" | "publisher";
                /** Format: uuid */
                streamId: string;
                stream: string;
                type: string | null;
                configuration: string | null;
                reason: string;
            }[];
            /** @description Publish keys that were made: shown this once, never again. */
            newKeys: {
                stream: string;
                label: string;
                key: string;
            }[];
            /** @description What deliveries of alert webhooks that were made are signed with: shown this once, never again. */
            newSecrets: {
                destination: string;
                secret: string;
            }[];
        };
        AlertDestinationPage: {
            items: components["schemas"]["AlertDestination"][];
            nextCursor: string | null;
        };
        AlertDestination: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            kind: "webhook" | "mail" | "slack" | "discord" | "matrix";
            enabled: boolean;
            /** @enum {string} */
            language: "en" | "de";
            /** @description Host of the address it is posted to; the address itself is a secret. */
            host: string | null;
            mailTo: string | null;
            /** @description Null: it belongs to the installation. */
            owner: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            ruleCount: number;
            /** @description Nothing has been delivered since then although it was tried. */
            failingSince: string | null;
            lastSuccessAt: string | null;
            lastError: string | null;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        AlertDestinationDraft: {
            name: string;
            /** @enum {string} */
            kind: "webhook" | "mail" | "slack" | "discord" | "matrix";
            /** @default true */
            enabled?: boolean;
            /**
             * @description Of what people read.
             * @default en
             * @enum {string}
             */
            language?: "en" | "de";
            /** @description Where it is posted to. Of a chat: the address of its incoming webhook. Stored sealed, never answered. */
            url?: string;
            /** @description Of kind mail: who gets it; null = your own address. Administrators name others. */
            mailTo?: string | null;
        };
        NewAlertDestination: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            kind: "webhook" | "mail" | "slack" | "discord" | "matrix";
            enabled: boolean;
            /** @enum {string} */
            language: "en" | "de";
            /** @description Host of the address it is posted to; the address itself is a secret. */
            host: string | null;
            mailTo: string | null;
            /** @description Null: it belongs to the installation. */
            owner: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            ruleCount: number;
            /** @description Nothing has been delivered since then although it was tried. */
            failingSince: string | null;
            lastSuccessAt: string | null;
            lastError: string | null;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description What deliveries of a webhook are signed with (docs/alerts.md): shown this once. Null for other kinds. */
            secret: string | null;
        };
        AlertDestinationChange: {
            name?: string;
            enabled?: boolean;
            /**
             * @description Of what people read.
             * @enum {string}
             */
            language?: "en" | "de";
            /** @description Where it is posted to. Of a chat: the address of its incoming webhook. Stored sealed, never answered. */
            url?: string;
            mailTo?: string | null;
        };
        AlertDelivery: {
            /**
             * Format: uuid
             * @description The same at every attempt.
             */
            id: string;
            destination: {
                /** Format: uuid */
                id: string;
                name: string;
                /** @enum {string} */
                kind: "webhook" | "mail" | "slack" | "discord" | "matrix";
            };
            /** @description Null for a test, and when the rule is gone. */
            rule: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            streamId: string | null;
            /**
             * @description Of the first event.
             * @enum {string}
             */
            type: "stream.up" | "stream.down" | "problem.opened" | "problem.continues" | "problem.ended" | "test";
            /** @description Of the first event. */
            title: string;
            eventCount: number;
            /** @enum {string} */
            state: "pending" | "delivered" | "failed";
            attempts: number;
            nextAttemptAt: string | null;
            lastAttemptAt: string | null;
            /** @description HTTP status of the last answer. */
            answerCode: number | null;
            /** @description Beginning of the last answer. */
            answerExcerpt: string | null;
            /** @description Why the last attempt failed, in one sentence. */
            error: string | null;
            /** Format: date-time */
            createdAt: string;
            endedAt: string | null;
        };
        AlertRulePage: {
            items: components["schemas"]["AlertRule"][];
            nextCursor: string | null;
        };
        AlertRule: {
            /** Format: uuid */
            id: string;
            name: string;
            destination: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** @description As that of its destination. */
            owner: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            enabled: boolean;
            events: ("stream.up" | "stream.down" | "stream_down" | "no_video" | "no_audio" | "bitrate_low" | "bitrate_unstable" | "fps_low" | "fps_dropped" | "keyframe_interval_long" | "input_changed" | "silence" | "task_quarantined" | "task_retrying" | "task_waiting" | "task_slow" | "no_agents" | "agent_gone" | "agent_overloaded" | "agent_disk_low" | "edge_gone" | "edge_overloaded" | "edge_without_origin" | "media_server_away" | "alert_destination_failing")[];
            streamIds: string[];
            applicationIds: string[];
            minDurationSeconds: number;
            repeatMinutes: number | null;
            quiet: {
                from: string;
                to: string;
                timeZone: string;
            } | null;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        AlertRuleDraft: {
            name: string;
            /** @default true */
            enabled?: boolean;
            /** @description `stream.up`, `stream.down`, or codes of problems. */
            events: ("stream.up" | "stream.down" | "stream_down" | "no_video" | "no_audio" | "bitrate_low" | "bitrate_unstable" | "fps_low" | "fps_dropped" | "keyframe_interval_long" | "input_changed" | "silence" | "task_quarantined" | "task_retrying" | "task_waiting" | "task_slow" | "no_agents" | "agent_gone" | "agent_overloaded" | "agent_disk_low" | "edge_gone" | "edge_overloaded" | "edge_without_origin" | "media_server_away" | "alert_destination_failing")[];
            /**
             * @description Only these streams.
             * @default []
             */
            streamIds?: string[];
            /**
             * @description Only streams of these applications. Without streams and applications: everything you may view.
             * @default []
             */
            applicationIds?: string[];
            /**
             * @description A problem that passes sooner is not told, seconds. Not for `stream.up` and `stream.down`.
             * @default 0
             */
            minDurationSeconds?: number;
            /**
             * @description Told again this often while it lasts; null = once.
             * @default null
             */
            repeatMinutes?: number | null;
            /** @default null */
            quiet?: {
                from: string;
                to: string;
                timeZone: string;
            } | null;
            /** Format: uuid */
            destinationId: string;
        };
        AlertRuleChange: {
            name?: string;
            enabled?: boolean;
            /** @description `stream.up`, `stream.down`, or codes of problems. */
            events?: ("stream.up" | "stream.down" | "stream_down" | "no_video" | "no_audio" | "bitrate_low" | "bitrate_unstable" | "fps_low" | "fps_dropped" | "keyframe_interval_long" | "input_changed" | "silence" | "task_quarantined" | "task_retrying" | "task_waiting" | "task_slow" | "no_agents" | "agent_gone" | "agent_overloaded" | "agent_disk_low" | "edge_gone" | "edge_overloaded" | "edge_without_origin" | "media_server_away" | "alert_destination_failing")[];
            /** @description Only these streams. */
            streamIds?: string[];
            /** @description Only streams of these applications. Without streams and applications: everything you may view. */
            applicationIds?: string[];
            /** @description A problem that passes sooner is not told, seconds. Not for `stream.up` and `stream.down`. */
            minDurationSeconds?: number;
            /** @description Told again this often while it lasts; null = once. */
            repeatMinutes?: number | null;
            quiet?: {
                from: string;
                to: string;
                timeZone: string;
            } | null;
            /** Format: uuid */
            destinationId?: string;
        };
        AlertDeliveryPage: {
            items: components["schemas"]["AlertDelivery"][];
            nextCursor: string | null;
        };
        AlertDeliveryDetail: {
            /**
             * Format: uuid
             * @description The same at every attempt.
             */
            id: string;
            destination: {
                /** Format: uuid */
                id: string;
                name: string;
                /** @enum {string} */
                kind: "webhook" | "mail" | "slack" | "discord" | "matrix";
            };
            /** @description Null for a test, and when the rule is gone. */
            rule: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            streamId: string | null;
            /**
             * @description Of the first event.
             * @enum {string}
             */
            type: "stream.up" | "stream.down" | "problem.opened" | "problem.continues" | "problem.ended" | "test";
            /** @description Of the first event. */
            title: string;
            eventCount: number;
            /** @enum {string} */
            state: "pending" | "delivered" | "failed";
            attempts: number;
            nextAttemptAt: string | null;
            lastAttemptAt: string | null;
            /** @description HTTP status of the last answer. */
            answerCode: number | null;
            /** @description Beginning of the last answer. */
            answerExcerpt: string | null;
            /** @description Why the last attempt failed, in one sentence. */
            error: string | null;
            /** Format: date-time */
            createdAt: string;
            endedAt: string | null;
            events: {
                /** @enum {number} */
                version: 1;
                /** @enum {string} */
                type: "stream.up" | "stream.down" | "problem.opened" | "problem.continues" | "problem.ended" | "test";
                /** Format: date-time */
                timestamp: string;
                text: {
                    title: string;
                    sentence: string;
                    action: string;
                };
                url: string;
                rule: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                } | null;
                stream: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                    title: string;
                    application: string;
                } | null;
                problem: {
                    /** Format: uuid */
                    id: string;
                    /** @enum {string} */
                    code: "stream_down" | "no_video" | "no_audio" | "bitrate_low" | "bitrate_unstable" | "fps_low" | "fps_dropped" | "keyframe_interval_long" | "input_changed" | "silence" | "task_quarantined" | "task_retrying" | "task_waiting" | "task_slow" | "no_agents" | "agent_gone" | "agent_overloaded" | "agent_disk_low" | "edge_gone" | "edge_overloaded" | "edge_without_origin" | "media_server_away" | "alert_destination_failing";
                    /** @enum {string} */
                    severity: "error" | "warning";
                    /** @enum {string} */
                    fault: "publisher" | "destination" | "operator" | "portier";
                    streamId: string | null;
                    streamName: string | null;
                    taskId: string | null;
                    conciergeId: string | null;
                    mediaServerId: string | null;
                    edgeId: string | null;
                    /** Format: date-time */
                    since: string;
                    endedAt: string | null;
                    facts: {
                        [key: string]: string | number | null;
                    };
                } | null;
            }[];
        };
        ApplicationPage: {
            items: components["schemas"]["Application"][];
            nextCursor: string | null;
        };
        Application: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description Streams in it that you may see. */
            streamCount: number;
            /** Format: date-time */
            createdAt: string;
            rights: components["schemas"]["ApplicationRights"];
            /** @description Of what people may change of it: the ETag without its quotes. */
            version: number;
        };
        ApplicationRights: {
            view: boolean;
            change: boolean;
            delete: boolean;
            /** @description Make streams in it. */
            create: boolean;
        };
        ApplicationDraft: {
            name: string;
        };
        StreamsBulk: {
            /** @description At most 200; one named twice is done once. */
            ids: string[];
            /** @enum {string} */
            action: "enable" | "disable" | "delete";
        };
        StreamPage: {
            items: components["schemas"]["Stream"][];
            nextCursor: string | null;
        };
        Stream: {
            /** Format: uuid */
            id: string;
            name: string;
            application: string;
            title: string;
            enabled: boolean;
            /** @enum {string} */
            visibility: "public" | "unlisted" | "token";
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            live: {
                /** Format: date-time */
                since: string;
            } | null;
            taskCounts: {
                running: number;
                pending: number;
                retrying: number;
                quarantined: number;
            };
            watchUrl: string;
            /** @description Multivariant playlist. */
            hlsUrl: string;
            /** @description Server address for an encoder; the key is its stream name. */
            rtmpUrl: string;
            rights: components["schemas"]["Rights"];
        };
        /** @description What you may do with it. */
        Rights: {
            view: boolean;
            change: boolean;
            delete: boolean;
        };
        StreamDraft: {
            /** @description Public name, part of the watch address. Never a secret. */
            name: string;
            /**
             * @description RTMP application it is published to.
             * @default live
             */
            application?: string;
            /**
             * @description What viewers read.
             * @default
             */
            title?: string;
            /** @default true */
            enabled?: boolean;
            /**
             * @default public
             * @enum {string}
             */
            visibility?: "public" | "unlisted" | "token";
        };
        NewStream: {
            /** Format: uuid */
            id: string;
            name: string;
            application: string;
            title: string;
            enabled: boolean;
            /** @enum {string} */
            visibility: "public" | "unlisted" | "token";
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            live: {
                /** Format: date-time */
                since: string;
            } | null;
            taskCounts: {
                running: number;
                pending: number;
                retrying: number;
                quarantined: number;
            };
            watchUrl: string;
            /** @description Multivariant playlist. */
            hlsUrl: string;
            /** @description Server address for an encoder; the key is its stream name. */
            rtmpUrl: string;
            rights: components["schemas"]["Rights"];
            /** @description The first publish key: shown this once, never again. */
            key: string;
        };
        StreamChange: {
            name?: string;
            application?: string;
            /** @description What viewers read. */
            title?: string;
            enabled?: boolean;
            /** @enum {string} */
            visibility?: "public" | "unlisted" | "token";
        };
        PublishKeyPage: {
            items: components["schemas"]["PublishKey"][];
            nextCursor: string | null;
        };
        PublishKey: {
            /** Format: uuid */
            id: string;
            label: string;
            /** @description The last four characters of the key. */
            hint: string;
            notBefore: string | null;
            notAfter: string | null;
            networks: string[];
            /** Format: date-time */
            createdAt: string;
            lastUsedAt: string | null;
            /** @description Of what people may change of it: the ETag without its quotes. */
            version: number;
        };
        PublishKeyDraft: {
            /**
             * @description Whose key it is, or where it is used.
             * @default
             */
            label?: string;
            /**
             * @description Refused before this moment.
             * @default null
             */
            notBefore?: string | null;
            /**
             * @description Refused after this moment.
             * @default null
             */
            notAfter?: string | null;
            /**
             * @description Allowed networks; empty = any.
             * @default []
             */
            networks?: string[];
        };
        NewPublishKey: {
            /** Format: uuid */
            id: string;
            label: string;
            /** @description The last four characters of the key. */
            hint: string;
            notBefore: string | null;
            notAfter: string | null;
            networks: string[];
            /** Format: date-time */
            createdAt: string;
            lastUsedAt: string | null;
            /** @description Of what people may change of it: the ETag without its quotes. */
            version: number;
            /** @description The key itself: shown this once, never again. */
            key: string;
        };
        /** @description What is absent stays. The key itself never changes: make another one. */
        PublishKeyChange: {
            /** @description Whose key it is, or where it is used. */
            label?: string;
            /** @description Refused before this moment. */
            notBefore?: string | null;
            /** @description Refused after this moment. */
            notAfter?: string | null;
            /** @description Allowed networks; empty = any. */
            networks?: string[];
        };
        ConfigurationsBulk: {
            /** @description At most 200; one named twice is done once. */
            ids: string[];
            /** @enum {string} */
            action: "enable" | "disable" | "delete";
        };
        ConfigurationPage: {
            items: components["schemas"]["Configuration"][];
            nextCursor: string | null;
        };
        Configuration: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            streamId: string;
            streamName: string;
            type: string;
            name: string;
            enabled: boolean;
            /** @description Without the secret ones. */
            fields: {
                [key: string]: unknown;
            };
            /** @description Names of the secret fields that have a value. */
            secretsSet: string[];
            replicas: number;
            labels: {
                [key: string]: string;
            };
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description Its tasks that have not ended. */
            tasks: {
                /** Format: uuid */
                id: string;
                state: string;
                reason: string | null;
                error: {
                    code: string;
                    /** @enum {string} */
                    fault: "publisher" | "destination" | "operator" | "portier";
                    sentence: string;
                    /** Format: date-time */
                    at: string;
                } | null;
            }[];
            rights: components["schemas"]["Rights"];
        };
        ConfigurationDraft: {
            /** Format: uuid */
            streamId: string;
            /** @description One of `GET /task-types`. */
            type: string;
            /**
             * @description For people; no task restarts when it changes.
             * @default
             */
            name?: string;
            /** @default true */
            enabled?: boolean;
            /**
             * @description By the task type's schema. A secret that is absent stays as it is, null clears it.
             * @default {}
             */
            fields?: {
                [key: string]: unknown;
            };
            /**
             * @description How many agents run it at once, each on its own; more than 1 only for types with handover `overlap`.
             * @default 1
             */
            replicas?: number;
            /**
             * @description Labels an agent must have, all of them with these values, to run its tasks.
             * @default {}
             */
            labels?: {
                [key: string]: string;
            };
        };
        ConfigurationChange: {
            /** @description For people; no task restarts when it changes. */
            name?: string;
            enabled?: boolean;
            /** @description By the task type's schema. A secret that is absent stays as it is, null clears it. */
            fields?: {
                [key: string]: unknown;
            };
            /** @description How many agents run it at once, each on its own; more than 1 only for types with handover `overlap`. */
            replicas?: number;
            /** @description Labels an agent must have, all of them with these values, to run its tasks. */
            labels?: {
                [key: string]: string;
            };
        };
        MediaServerPage: {
            items: components["schemas"]["MediaServer"][];
            nextCursor: string | null;
        };
        MediaServer: {
            id: string;
            /** @enum {string} */
            kind: "srs";
            /** @enum {string} */
            role: "origin" | "edge";
            rtmpUrl: string;
            apiUrl: string;
            serviceId: string | null;
            software: string | null;
            lastSeenAt: string | null;
            lastError: string | null;
            isOnline: boolean;
            publicationCount: number;
            version: number;
        };
        MediaServerDraft: {
            /** @description SRS's `server_id`, as configured there. */
            id: string;
            /**
             * @default origin
             * @enum {string}
             */
            role?: "origin" | "edge";
            /** @description Where agents pull from. */
            rtmpUrl: string;
            /**
             * Format: uri
             * @description Its HTTP API.
             */
            apiUrl: string;
        };
        MediaServerChange: {
            /** @enum {string} */
            role?: "origin" | "edge";
            /** @description Where agents pull from. */
            rtmpUrl?: string;
            /**
             * Format: uri
             * @description Its HTTP API.
             */
            apiUrl?: string;
        };
        ServerPublicationPage: {
            items: {
                /** Format: uuid */
                id: string;
                /** Format: uuid */
                streamId: string;
                streamName: string;
                application: string;
                ip: string;
                liveAt: string | null;
                /** @description bit/s, mean of the last 30 s */
                bitrate: number | null;
                /** @description So many clients of our agents pull it there. */
                agentPulls: number;
            }[];
            nextCursor: null;
        };
        PublicationPage: {
            items: components["schemas"]["Publication"][];
            nextCursor: string | null;
        };
        Publication: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            streamId: string;
            serverId: string;
            /** @enum {string} */
            state: "authorized" | "live" | "ended";
            reason: string | null;
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            authorizedAt: string;
            liveAt: string | null;
            endedAt: string | null;
            ip: string;
            application: string;
            keyId: string | null;
            media: {
                video?: {
                    codec: string;
                    profile: string | null;
                    width: number | null;
                    height: number | null;
                } | null;
                audio?: {
                    codec: string;
                    sampleRate: number | null;
                    channels: number | null;
                } | null;
                /** @description bit/s, mean of the last 30 s */
                bitrate?: number | null;
                /** @description Pictures a second that arrive, mean of the last 20 s */
                framesPerSecond?: number | null;
            };
        };
        RefusalPage: {
            items: components["schemas"]["Refusal"][];
            nextCursor: string | null;
        };
        Refusal: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            action: "on_connect" | "on_close" | "on_publish" | "on_unpublish" | "on_play" | "on_stop";
            /** @enum {string} */
            reason: "malformed_request" | "bad_name" | "unknown_application" | "unknown_key" | "key_not_yet_valid" | "key_expired" | "network_not_allowed" | "stream_disabled" | "unknown_stream" | "viewer_not_authorized" | "already_live" | "quota_exceeded" | "pull_superseded" | "pull_forged" | "not_ready";
            /** @description What an operator can do about it. */
            sentence: string;
            serverId: string;
            ip: string;
            application: string;
            streamId: string | null;
            streamName: string | null;
        };
        InvitationPage: {
            items: components["schemas"]["Invitation"][];
            nextCursor: string | null;
        };
        Invitation: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            streamId: string;
            label: string;
            contact: string;
            /**
             * @description `before` it opens, `open`, or `over`.
             * @enum {string}
             */
            phase: "before" | "open" | "over";
            notBefore: string | null;
            showAt: string | null;
            /** Format: date-time */
            notAfter: string;
            networks: string[];
            expiresAfterBroadcast: boolean;
            /** @description When the broadcast it was for was over. */
            fulfilledAt: string | null;
            /**
             * Format: uuid
             * @description The publish key that goes with it.
             */
            keyId: string;
            /** @description The last four characters of the key. */
            keyHint: string;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description When somebody last had the guest page open, to about a minute. */
            lastOpenedAt: string | null;
            /** @description When somebody last published with its key. */
            lastUsedAt: string | null;
        };
        InvitationDraft: {
            /** @description For whom it is; the guests read it. */
            label: string;
            /**
             * @description Whom the guests ask when something does not work; they read it.
             * @default
             */
            contact?: string;
            /**
             * @description The key works from here on, and the page shows it; null = at once.
             * @default null
             */
            notBefore?: string | null;
            /**
             * @description When the event begins. What is published earlier is a rehearsal.
             * @default null
             */
            showAt?: string | null;
            /**
             * Format: date-time
             * @description The key works until here.
             */
            notAfter: string;
            /**
             * @description Allowed networks; empty = any.
             * @default []
             */
            networks?: string[];
            /**
             * @description Ends ten minutes after a broadcast that ended after `showAt`, if that is earlier than `notAfter`.
             * @default false
             */
            expiresAfterBroadcast?: boolean;
        };
        NewInvitation: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            streamId: string;
            label: string;
            contact: string;
            /**
             * @description `before` it opens, `open`, or `over`.
             * @enum {string}
             */
            phase: "before" | "open" | "over";
            notBefore: string | null;
            showAt: string | null;
            /** Format: date-time */
            notAfter: string;
            networks: string[];
            expiresAfterBroadcast: boolean;
            /** @description When the broadcast it was for was over. */
            fulfilledAt: string | null;
            /**
             * Format: uuid
             * @description The publish key that goes with it.
             */
            keyId: string;
            /** @description The last four characters of the key. */
            keyHint: string;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description When somebody last had the guest page open, to about a minute. */
            lastOpenedAt: string | null;
            /** @description When somebody last published with its key. */
            lastUsedAt: string | null;
            /** @description Address of the guest page: shown this once, never again. */
            link: string;
        };
        InvitationChange: {
            /** @description For whom it is; the guests read it. */
            label?: string;
            /** @description Whom the guests ask when something does not work; they read it. */
            contact?: string;
            /** @description The key works from here on, and the page shows it; null = at once. */
            notBefore?: string | null;
            /** @description When the event begins. What is published earlier is a rehearsal. */
            showAt?: string | null;
            /**
             * Format: date-time
             * @description The key works until here.
             */
            notAfter?: string;
            /** @description Allowed networks; empty = any. */
            networks?: string[];
            /** @description Ends ten minutes after a broadcast that ended after `showAt`, if that is earlier than `notAfter`. */
            expiresAfterBroadcast?: boolean;
        };
        GuestView: {
            label: string;
            contact: string;
            /** @description Title of the stream, or its name. */
            stream: string;
            /** @enum {string} */
            phase: "before" | "open" | "over";
            notBefore: string | null;
            showAt: string | null;
            /** Format: date-time */
            notAfter: string;
            /** @description From where it may be published; empty = from anywhere. */
            networks: string[];
            /**
             * Format: date-time
             * @description The time here, for guests whose clock is wrong.
             */
            now: string;
            /** @description Only while the invitation is open. */
            publish: {
                server: string;
                key: string;
            } | null;
            signal: {
                /** @enum {string} */
                state: "waiting" | "arriving" | "live" | "ended";
                since: string | null;
                /** @description Address the encoder publishes from. */
                from: string | null;
                endReason: string | null;
                /** @description Whether something looks into the signal: keyframes and levels are known then. */
                isMeasured: boolean;
                hasPicture: boolean;
                /** @description Level of the sound over about the last second, dBFS; -120 is silence. */
                level: {
                    peakDb: number;
                    rmsDb: number;
                } | null;
                checks: components["schemas"]["SignalCheck"][];
            };
            /** @description The last attempts with this key that were refused, newest first. */
            refusals: {
                /** Format: date-time */
                at: string;
                /** @enum {string} */
                reason: "malformed_request" | "bad_name" | "unknown_application" | "unknown_key" | "key_not_yet_valid" | "key_expired" | "network_not_allowed" | "stream_disabled" | "unknown_stream" | "viewer_not_authorized" | "already_live" | "quota_exceeded" | "pull_superseded" | "pull_forged" | "not_ready";
                /** @description Address the encoder came from; empty when it is not known. */
                from: string;
            }[];
        };
        SignalCheck: {
            /** @enum {string} */
            aspect: "video" | "resolution" | "frame_rate" | "bitrate" | "keyframes" | "audio" | "sample_rate" | "level";
            /**
             * @description `unknown`: not measured, or not yet.
             * @enum {string}
             */
            verdict: "good" | "warn" | "unknown";
            /** @description Codec, `1280x720`, pictures a second, bit/s, milliseconds, Hz or peak dBFS, by the aspect. */
            value: string | number | null;
            /** @description What is not right. */
            advice: ("no_video" | "video_codec" | "resolution_low" | "frame_rate_low" | "frame_rate_high" | "bitrate_low" | "bitrate_high" | "keyframes_rare" | "no_audio" | "audio_codec" | "sample_rate" | "silent" | "too_quiet" | "too_loud") | null;
        };
        LiveStreamPage: {
            items: components["schemas"]["LiveStream"][];
            nextCursor: null;
        };
        LiveStream: {
            /** Format: uuid */
            id: string;
            name: string;
            title: string;
            application: string;
            /**
             * Format: date-time
             * @description When it went live.
             */
            since: string;
            /** @description Encoders that publish it at this moment. */
            publications: number;
            media: {
                video?: {
                    codec: string;
                    profile: string | null;
                    width: number | null;
                    height: number | null;
                } | null;
                audio?: {
                    codec: string;
                    sampleRate: number | null;
                    channels: number | null;
                } | null;
                /** @description bit/s, mean of the last 30 s */
                bitrate?: number | null;
                /** @description Pictures a second that arrive, mean of the last 20 s */
                framesPerSecond?: number | null;
            };
            /** @description Pictures a second that come in. */
            framesPerSecond: number | null;
            /** @description Longest time between two keyframes lately, milliseconds. */
            keyframeIntervalMs: number | null;
            /** @description Level of the incoming sound over the last second, dBFS; -120 is silence. */
            audio: {
                peakDb: number;
                rmsDb: number;
            } | null;
            /** @description When a task last told figures of it. */
            measuredAt: string | null;
            /** @description People who watch now, at least; null = no director has told. */
            viewers: number | null;
            /** @description When the picture of `/streams/{id}/picture` was taken. */
            pictureAt: string | null;
        };
        TaskTypePage: {
            items: components["schemas"]["TaskType"][];
            nextCursor: string | null;
        };
        TaskType: {
            name: string;
            title: string;
            summary: string;
            /**
             * @description Whether several agents may run it at once (`overlap`), and a drain moves it without a gap.
             * @enum {string}
             */
            handover: "overlap" | "stop_first";
            /** @description JSON Schema 2020-12 of the fields, with title, description, default, unit, secret and advanced on each. */
            schema: {
                [key: string]: unknown;
            };
            /** @description Common targets of it, for its form; none when it sends to no target. */
            presets: components["schemas"]["TargetPreset"][];
        };
        TargetPreset: {
            /** @description Stable word. */
            id: string;
            title: string;
            /** @description Server address to begin with; empty where each account or event has its own. */
            url: string;
            /** @description Host names of its servers, or their ends. */
            hosts: string[];
            /** @description Where an operator finds address and key. */
            whereToFind: string;
            /** @description The key must be pasted anew for each broadcast. */
            hasKeyForEachBroadcast: boolean;
            asks: {
                videoCodecs: string[];
                audioCodecs: string[];
                /** @description bit/s, picture and sound together */
                maxBitrate: number | null;
                maxKeyframeSeconds: number | null;
                /** @description Short side of the picture, pixels. */
                maxHeight: number | null;
                maxFramesPerSecond: number | null;
                isUpright: boolean;
            };
        };
        EdgePage: {
            items: components["schemas"]["Edge"][];
            nextCursor: string | null;
        };
        Edge: {
            /** Format: uuid */
            id: string;
            name: string;
            baseUrl: string;
            region: string | null;
            capacityBitsPerSecond: number | null;
            capacitySessions: number | null;
            weight: number;
            /** @description An operator drained it. It keeps that while it is silent. */
            isDrained: boolean;
            /** @enum {string} */
            state: "joining" | "active" | "draining" | "gone";
            /** @enum {string} */
            reason: "registered" | "present" | "returned" | "operator" | "leaving" | "silent" | "left";
            /** Format: date-time */
            since: string;
            /** @description Rises each time it comes back from `gone`. */
            incarnation: number;
            /** @description It has spoken within the last seconds. */
            isOnline: boolean;
            software: string | null;
            lastSeenAt: string | null;
            /** @description What it last said, or null while it is silent. */
            load: {
                bitsPerSecond: number;
                connections: number;
                requestsPerSecond: number;
                cacheHitRatio: number | null;
                originReachable: boolean;
            } | null;
            /** @description Of what people may change of it: the ETag without its quotes. */
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        EdgeDraft: {
            /** @description Part of the id of its HLS pathway. */
            name: string;
            /** @description How viewers reach it: scheme, host and port. `/hls/...` follows. */
            baseUrl: string;
            /**
             * @description Where it is, for people and for policies; null = not said.
             * @default null
             */
            region?: string | null;
            /**
             * @description What it may send to viewers, bit/s; null = not said, and nothing is spared or warned of.
             * @default null
             */
            capacityBitsPerSecond?: number | null;
            /**
             * @description How many viewers it may serve at once; null = not said.
             * @default null
             */
            capacitySessions?: number | null;
            /**
             * @description Share of viewers relative to the other edges; 0 = none.
             * @default 1
             */
            weight?: number;
        };
        EdgeWithToken: {
            /** Format: uuid */
            id: string;
            name: string;
            baseUrl: string;
            region: string | null;
            capacityBitsPerSecond: number | null;
            capacitySessions: number | null;
            weight: number;
            /** @description An operator drained it. It keeps that while it is silent. */
            isDrained: boolean;
            /** @enum {string} */
            state: "joining" | "active" | "draining" | "gone";
            /** @enum {string} */
            reason: "registered" | "present" | "returned" | "operator" | "leaving" | "silent" | "left";
            /** Format: date-time */
            since: string;
            /** @description Rises each time it comes back from `gone`. */
            incarnation: number;
            /** @description It has spoken within the last seconds. */
            isOnline: boolean;
            software: string | null;
            lastSeenAt: string | null;
            /** @description What it last said, or null while it is silent. */
            load: {
                bitsPerSecond: number;
                connections: number;
                requestsPerSecond: number;
                cacheHitRatio: number | null;
                originReachable: boolean;
            } | null;
            /** @description Of what people may change of it: the ETag without its quotes. */
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            token: string;
        };
        EdgeChange: {
            /** @description Part of the id of its HLS pathway. */
            name?: string;
            /** @description How viewers reach it: scheme, host and port. `/hls/...` follows. */
            baseUrl?: string;
            /** @description Where it is, for people and for policies; null = not said. */
            region?: string | null;
            /** @description What it may send to viewers, bit/s; null = not said, and nothing is spared or warned of. */
            capacityBitsPerSecond?: number | null;
            /** @description How many viewers it may serve at once; null = not said. */
            capacitySessions?: number | null;
            /** @description Share of viewers relative to the other edges; 0 = none. */
            weight?: number;
        };
        ConciergePage: {
            items: components["schemas"]["Concierge"][];
            nextCursor: string | null;
        };
        Concierge: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            state: "active" | "draining" | "gone";
            reason: string | null;
            /** Format: date-time */
            since: string;
            isOnline: boolean;
            slots: number;
            freeSlots: number;
            skills: string[];
            /** @description All that count: what the agent says of itself, and those given here. */
            labels: {
                [key: string]: string;
            };
            /** @description Labels given to it here. They win over those of the same name that the agent says of itself. */
            givenLabels: {
                [key: string]: string;
            };
            load: {
                cpu?: number;
                memory?: number;
            };
            /** @description Room on its disks; empty while an agent tells none. */
            disks: {
                /** @description Task folders and logs (`work`), segments of a store on disk (`store`). */
                holds: ("work" | "store")[];
                bytesFree: number;
                bytesTotal: number;
            }[];
            software: string | null;
            lastHeartbeatAt: string | null;
            taskCount: number;
            /** @description The agent itself says that it is stopping. */
            isStopping: boolean;
            /** @description When a second machine last used the token of this agent, if that was within a minute. */
            rivalSeenAt: string | null;
            /** @description While it drains: its tasks, at most 20, and what each waits for. */
            drainWaits: {
                /** Format: uuid */
                taskId: string;
                streamName: string;
                type: string;
                /** @description `stopping`, `successor_starting`, or why no other agent can take the task. */
                reason: string;
                sentence: string;
            }[];
            /** @description Of what people may change of it: the ETag without its quotes. */
            version: number;
        };
        ConciergeDraft: {
            name: string;
        };
        CreatedConcierge: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            state: "active" | "draining" | "gone";
            reason: string | null;
            /** Format: date-time */
            since: string;
            isOnline: boolean;
            slots: number;
            freeSlots: number;
            skills: string[];
            /** @description All that count: what the agent says of itself, and those given here. */
            labels: {
                [key: string]: string;
            };
            /** @description Labels given to it here. They win over those of the same name that the agent says of itself. */
            givenLabels: {
                [key: string]: string;
            };
            load: {
                cpu?: number;
                memory?: number;
            };
            /** @description Room on its disks; empty while an agent tells none. */
            disks: {
                /** @description Task folders and logs (`work`), segments of a store on disk (`store`). */
                holds: ("work" | "store")[];
                bytesFree: number;
                bytesTotal: number;
            }[];
            software: string | null;
            lastHeartbeatAt: string | null;
            taskCount: number;
            /** @description The agent itself says that it is stopping. */
            isStopping: boolean;
            /** @description When a second machine last used the token of this agent, if that was within a minute. */
            rivalSeenAt: string | null;
            /** @description While it drains: its tasks, at most 20, and what each waits for. */
            drainWaits: {
                /** Format: uuid */
                taskId: string;
                streamName: string;
                type: string;
                /** @description `stopping`, `successor_starting`, or why no other agent can take the task. */
                reason: string;
                sentence: string;
            }[];
            /** @description Of what people may change of it: the ETag without its quotes. */
            version: number;
            token: string;
        };
        /** @description What is absent stays; `givenLabels` replaces all of them. */
        ConciergeChange: {
            name?: string;
            /** @description Labels given to it here. They win over those of the same name that the agent says of itself. */
            givenLabels?: {
                [key: string]: string;
            };
        };
        Probe: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            streamId: string;
            /** @description Who looked. */
            agent: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            /**
             * Format: date-time
             * @description When the answer came.
             */
            at: string;
            /** @description What was seen; null when it failed. */
            input: {
                watchedSeconds: number;
                bitrate: number | null;
                video: {
                    codec: string;
                    profile: string | null;
                    level: string | null;
                    pixelFormat: string | null;
                    width: number;
                    height: number;
                    framesPerSecond: number;
                    isInterlaced: boolean;
                    hasBFrames: boolean;
                    keyframeIntervalSeconds: number | null;
                    bitrate: number | null;
                } | null;
                audio: {
                    codec: string;
                    profile: string | null;
                    sampleRate: number;
                    channels: number;
                    layout: string | null;
                    bitrate: number | null;
                } | null;
            } | null;
            error: {
                code: string;
                /** @enum {string} */
                fault: "publisher" | "destination" | "operator" | "portier";
                sentence: string;
            } | null;
            /** @description What is unusual about the input by itself. */
            warnings: components["schemas"]["InputWarning"][];
        };
        InputWarning: {
            /** @description Stable word for programs. */
            code: string;
            /** @description Numbers with their unit in the name. */
            facts: {
                [key: string]: string | number;
            };
            sentence: string;
        };
        ProbePage: {
            items: components["schemas"]["Probe"][];
            nextCursor: null;
        };
        DryRunDraft: {
            /**
             * Format: uuid
             * @description A stored configuration to begin with; what else is given takes its place.
             */
            configurationId?: string;
            /**
             * Format: uuid
             * @description Needed without `configurationId`.
             */
            streamId?: string;
            /** @description Needed without `configurationId`: one of `GET /task-types`. */
            type?: string;
            /**
             * @description As in a configuration. Of a stored one a secret that is absent is taken from it.
             * @default {}
             */
            fields?: {
                [key: string]: unknown;
            };
            replicas?: number;
            labels?: {
                [key: string]: string;
            };
        };
        DryRun: {
            /** @description Enough agents can run it now, and the target did not refuse. */
            isPossible: boolean;
            /** @description So many at once: its replicas. */
            neededAgents: number;
            readyAgents: number;
            /** @description What an agent must have. */
            skills: string[];
            /** @description At most 50, those that can run it first. */
            agents: {
                name: string;
                /** @enum {string} */
                verdict: "ready" | "offline" | "draining" | "lacks_skills" | "lacks_labels" | "full";
                /** @description Skills or labels it lacks. */
                missing: string[];
            }[];
            /** @description What would run, with every secret masked and the addresses of the input made up. */
            command: string[];
            /** @description Choices made for this input. */
            notices: string[];
            /** @description What is known of the input. */
            input: {
                /**
                 * @description Seen by a look, told by the media server, or nobody has seen it, so that the usual is taken.
                 * @enum {string}
                 */
                source: "probe" | "media_server" | "assumed";
                at: string | null;
            };
            /** @description Null when it sends to no target. */
            target: components["schemas"]["TargetCheck"] | null;
            warnings: components["schemas"]["InputWarning"][];
        };
        TargetCheck: {
            host: string;
            port: number;
            /** @description Null when nobody could try. */
            isReachable: boolean | null;
            /** @description Who tried. */
            agentName: string | null;
            target: {
                address: string;
                tookMs: number;
                /** @enum {string} */
                answer: "spoke" | "connected";
                certificateProblem: string | null;
            } | null;
            /** @description What came of it, and what to do. */
            sentence: string;
            /** @description `spoke`, `connected`, or why not. */
            code: string;
        };
        TaskFigures: {
            /** @description Distance of two points while the task runs; a gap = it did not. */
            intervalSeconds: number;
            /** @description Oldest first, at most an hour. */
            items: {
                /** Format: date-time */
                at: string;
                framesPerSecond: number;
                /** @description bit/s */
                bitrate: number | null;
                /** @description 1 = real time */
                speed: number | null;
                /** @description Since its run began. */
                droppedFrames: number;
            }[];
        };
        LegacyIdentityDraft: {
            name: string;
            /**
             * @description Tasks it may run at once: the agent itself knows no limit.
             * @default 20
             */
            slots?: number;
            /**
             * Format: uuid
             * @description Its present CONCIERGE_IDENTITY, to keep it; else a new one is made.
             */
            identity?: string;
        };
        CreatedLegacyIdentity: {
            /** Format: uuid */
            id: string;
            name: string;
            slots: number;
            /** Format: uuid */
            identity: string;
        };
        HealthProblemPage: {
            items: components["schemas"]["HealthProblem"][];
            nextCursor: string | null;
        };
        HealthProblem: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            code: "stream_down" | "no_video" | "no_audio" | "bitrate_low" | "bitrate_unstable" | "fps_low" | "fps_dropped" | "keyframe_interval_long" | "input_changed" | "silence" | "task_quarantined" | "task_retrying" | "task_waiting" | "task_slow" | "no_agents" | "agent_gone" | "agent_overloaded" | "agent_disk_low" | "edge_gone" | "edge_overloaded" | "edge_without_origin" | "media_server_away" | "alert_destination_failing";
            /** @enum {string} */
            severity: "error" | "warning";
            /**
             * @description Whose turn it is.
             * @enum {string}
             */
            fault: "publisher" | "destination" | "operator" | "portier";
            /** @description Null for agents, edges, media servers and alert destinations. */
            streamId: string | null;
            streamName: string | null;
            taskId: string | null;
            conciergeId: string | null;
            mediaServerId: string | null;
            edgeId: string | null;
            /**
             * Format: date-time
             * @description When it began, which is before it had lasted long enough to be called a problem.
             */
            since: string;
            /** @description Null while it is open. */
            endedAt: string | null;
            /** @description Numbers and names that its sentence is made of; units are part of the names. */
            facts: {
                [key: string]: string | number | null;
            };
        };
        ServerFacts: {
            version: string;
            publicUrl: string;
            /** @description Server address to put into an encoder. */
            rtmpUrl: string;
            directorUrl: string;
            allowPrivateTargets: boolean;
            leaseTtlMs: number;
        };
        Settings: {
            version: string;
            nodeVersion: string;
            /** @description Settings of the replica that answers. */
            items: {
                /** @description Environment variable. */
                name: string;
                description: string;
                /** @description Null for a secret. */
                value: string | null;
                isSecret: boolean;
                isSet: boolean;
                isDefault: boolean;
            }[];
            /** @description What this replica needs. */
            checks: {
                name: string;
                /** @description Null = it answers. */
                problem: string | null;
            }[];
            /** @description Directors that reported within a day. */
            directors: {
                id: string;
                /** Format: date-time */
                lastReportAt: string;
                isOnline: boolean;
            }[];
        };
    };
    responses: {
        /** @description The request cannot be read: no JSON, or an address that cannot be decoded. */
        malformed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://portier.invalid/problems/malformed",
                 *       "title": "The request cannot be read",
                 *       "status": 400,
                 *       "detail": "The request cannot be read: no JSON, or an address that cannot be decoded.",
                 *       "code": "malformed",
                 *       "fault": "operator",
                 *       "retryable": false
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nobody is signed in, or the token is unknown, expired or revoked. */
        unauthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://portier.invalid/problems/unauthenticated",
                 *       "title": "Sign in first",
                 *       "status": 401,
                 *       "detail": "Nobody is signed in, or the token is unknown, expired or revoked.",
                 *       "code": "unauthenticated",
                 *       "fault": "operator",
                 *       "retryable": false
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The caller may see it, but not do this; or its token lacks the scope. */
        forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://portier.invalid/problems/forbidden",
                 *       "title": "Not allowed",
                 *       "status": 403,
                 *       "detail": "The caller may see it, but not do this; or its token lacks the scope.",
                 *       "code": "forbidden",
                 *       "fault": "operator",
                 *       "retryable": false
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing, or the caller may not even see it. */
        not_found: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://portier.invalid/problems/not_found",
                 *       "title": "Not found",
                 *       "status": 404,
                 *       "detail": "There is no such thing, or the caller may not even see it.",
                 *       "code": "not_found",
                 *       "fault": "operator",
                 *       "retryable": false
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It conflicts with what is there; `detail` says with what. */
        conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://portier.invalid/problems/conflict",
                 *       "title": "Conflicts with what is there",
                 *       "status": 409,
                 *       "detail": "It conflicts with what is there; `detail` says with what.",
                 *       "code": "conflict",
                 *       "fault": "operator",
                 *       "retryable": false
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Somebody else changed it meanwhile: `If-Match` names an older version. */
        stale: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://portier.invalid/problems/stale",
                 *       "title": "Changed by somebody else meanwhile",
                 *       "status": 412,
                 *       "detail": "Somebody else changed it meanwhile: `If-Match` names an older version.",
                 *       "code": "stale",
                 *       "fault": "operator",
                 *       "retryable": false
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is over 4 MiB. */
        too_large: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://portier.invalid/problems/too_large",
                 *       "title": "The request is too large",
                 *       "status": 413,
                 *       "detail": "The body is over 4 MiB.",
                 *       "code": "too_large",
                 *       "fault": "operator",
                 *       "retryable": false
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not application/json. */
        unsupported_type: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://portier.invalid/problems/unsupported_type",
                 *       "title": "Not in this format",
                 *       "status": 415,
                 *       "detail": "The body is not application/json.",
                 *       "code": "unsupported_type",
                 *       "fault": "operator",
                 *       "retryable": false
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something in the request is wrong: `errors` says what and where. */
        invalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://portier.invalid/problems/invalid",
                 *       "title": "A field is not valid",
                 *       "status": 422,
                 *       "detail": "Something in the request is wrong: `errors` says what and where.",
                 *       "code": "invalid",
                 *       "fault": "operator",
                 *       "retryable": false
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many attempts; `Retry-After` says when to try again. */
        too_many: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://portier.invalid/problems/too_many",
                 *       "title": "Too many attempts",
                 *       "status": 429,
                 *       "detail": "Too many attempts; `Retry-After` says when to try again.",
                 *       "code": "too_many",
                 *       "fault": "operator",
                 *       "retryable": true
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Portier failed; its log says why. */
        internal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://portier.invalid/problems/internal",
                 *       "title": "Portier failed",
                 *       "status": 500,
                 *       "detail": "Portier failed; its log says why.",
                 *       "code": "internal",
                 *       "fault": "portier",
                 *       "retryable": true
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A part of Portier is away: try again. */
        unavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "https://portier.invalid/problems/unavailable",
                 *       "title": "A part of Portier is away",
                 *       "status": 503,
                 *       "detail": "A part of Portier is away: try again.",
                 *       "code": "unavailable",
                 *       "fault": "portier",
                 *       "retryable": true
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "LiveEvents.events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Session.current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "0192d0a0-0000-7000-8000-000000000013",
                     *         "name": "admin",
                     *         "isAdministrator": true
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Session.signIn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["malformed"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Session.signOut": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            409: components["responses"]["conflict"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Sessions.list": {
        parameters: {
            query?: {
                /** @description How many items to answer at the most. */
                limit?: number;
                /** @description `nextCursor` of the previous answer. */
                cursor?: string;
                /** @description By what; `-` before a name: the other way round. */
                sort?: "lastUsedAt" | "-lastUsedAt" | "createdAt" | "-createdAt";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["SignedInDevicePage"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Sessions.endOthers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Sessions.end": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id, from the list of sessions. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "UserTokens.list": {
        parameters: {
            query?: {
                /** @description How many items to answer at the most. */
                limit?: number;
                /** @description `nextCursor` of the previous answer. */
                cursor?: string;
                /** @description By what; `-` before a name: the other way round. */
                sort?: "name" | "-name" | "createdAt" | "-createdAt" | "lastUsedAt" | "-lastUsedAt";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0192d0a0-0000-7000-8000-000000000012",
                     *           "name": "deployment",
                     *           "hint": "wxyz",
                     *           "scopes": [
                     *             "streams:read",
                     *             "tasks:write"
                     *           ],
                     *           "expiresAt": null,
                     *           "lastUsedAt": null,
                     *           "createdAt": "2026-11-21T12:00:00.000Z",
                     *           "version": 1
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPage"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "UserTokens.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID. A repeat with the same key and body within 24 hours answers what the first one answered and makes nothing. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "deployment",
                 *       "scopes": [
                 *         "streams:read",
                 *         "tasks:write"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["TokenDraft"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000012",
                     *       "name": "deployment",
                     *       "hint": "wxyz",
                     *       "scopes": [
                     *         "streams:read",
                     *         "tasks:write"
                     *       ],
                     *       "expiresAt": null,
                     *       "lastUsedAt": null,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "version": 1,
                     *       "token": "token-that-is-shown-once"
                     *     }
                     */
                    "application/json": components["schemas"]["NewToken"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "UserTokens.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of tokens.
                 * @example 0192d0a0-0000-7000-8000-000000000012
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "SignInOptions.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "registration": "off",
                     *       "passwordReset": false,
                     *       "openId": null,
                     *       "minimalPasswordLength": 10
                     *     }
                     */
                    "application/json": components["schemas"]["SignInOptions"];
                };
            };
            400: components["responses"]["malformed"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Users.list": {
        parameters: {
            query?: {
                /** @description How many items to answer at the most. */
                limit?: number;
                /** @description `nextCursor` of the previous answer. */
                cursor?: string;
                /** @description By what; `-` before a name: the other way round. */
                sort?: "name" | "-name" | "createdAt" | "-createdAt" | "lastSignInAt" | "-lastSignInAt";
                /** @description Text in name, display name or mail address. */
                search?: string;
                /** @description Only those with this state. */
                state?: "unconfirmed" | "pending" | "active" | "disabled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0192d0a0-0000-7000-8000-000000000013",
                     *           "name": "admin",
                     *           "displayName": "The administrator",
                     *           "email": null,
                     *           "language": "en",
                     *           "isAdministrator": true,
                     *           "state": "active",
                     *           "since": "2026-11-21T12:00:00.000Z",
                     *           "hasPassword": true,
                     *           "openIdIssuer": null,
                     *           "lastSignInAt": null,
                     *           "createdAt": "2026-11-21T12:00:00.000Z",
                     *           "updatedAt": "2026-11-21T12:00:00.000Z",
                     *           "version": 2
                     *         },
                     *         {
                     *           "id": "0192d0a0-0000-7000-8000-000000000007",
                     *           "name": "anna",
                     *           "displayName": "Anna B.",
                     *           "email": null,
                     *           "language": "en",
                     *           "isAdministrator": false,
                     *           "state": "active",
                     *           "since": "2026-11-21T12:00:00.000Z",
                     *           "hasPassword": true,
                     *           "openIdIssuer": null,
                     *           "lastSignInAt": null,
                     *           "createdAt": "2026-11-21T12:00:00.000Z",
                     *           "updatedAt": "2026-11-21T12:00:00.000Z",
                     *           "version": 4
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["UserAccountPage"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Users.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID. A repeat with the same key and body within 24 hours answers what the first one answered and makes nothing. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "anna",
                 *       "displayName": "Anna",
                 *       "password": "a long enough sentence"
                 *     }
                 */
                "application/json": components["schemas"]["UserDraft"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000007",
                     *       "name": "anna",
                     *       "displayName": "Anna",
                     *       "email": null,
                     *       "language": "en",
                     *       "isAdministrator": false,
                     *       "state": "active",
                     *       "since": "2026-11-21T12:00:00.000Z",
                     *       "hasPassword": true,
                     *       "openIdIssuer": null,
                     *       "lastSignInAt": null,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "updatedAt": "2026-11-21T12:00:00.000Z",
                     *       "version": 1,
                     *       "link": null
                     *     }
                     */
                    "application/json": components["schemas"]["NewUserAccount"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Users.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id, from the list of users.
                 * @example 0192d0a0-0000-7000-8000-000000000007
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000007",
                     *       "name": "anna",
                     *       "displayName": "Anna B.",
                     *       "email": null,
                     *       "language": "en",
                     *       "isAdministrator": false,
                     *       "state": "active",
                     *       "since": "2026-11-21T12:00:00.000Z",
                     *       "hasPassword": true,
                     *       "openIdIssuer": null,
                     *       "lastSignInAt": null,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "updatedAt": "2026-11-21T12:00:00.000Z",
                     *       "version": 4
                     *     }
                     */
                    "application/json": components["schemas"]["UserAccount"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Users.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of users.
                 * @example 0192d0a0-0000-7000-8000-000000000007
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Users.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of users.
                 * @example 0192d0a0-0000-7000-8000-000000000007
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "displayName": "Anna B."
                 *     }
                 */
                "application/json": components["schemas"]["UserChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000007",
                     *       "name": "anna",
                     *       "displayName": "Anna B.",
                     *       "email": null,
                     *       "language": "en",
                     *       "isAdministrator": false,
                     *       "state": "active",
                     *       "since": "2026-11-21T12:00:00.000Z",
                     *       "hasPassword": true,
                     *       "openIdIssuer": null,
                     *       "lastSignInAt": null,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "updatedAt": "2026-11-21T12:00:00.000Z",
                     *       "version": 2
                     *     }
                     */
                    "application/json": components["schemas"]["UserAccount"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Users.approve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id, from the list of users. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserAccount"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Users.disable": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id, from the list of users.
                 * @example 0192d0a0-0000-7000-8000-000000000007
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000007",
                     *       "name": "anna",
                     *       "displayName": "Anna B.",
                     *       "email": null,
                     *       "language": "en",
                     *       "isAdministrator": false,
                     *       "state": "disabled",
                     *       "since": "2026-11-21T12:00:00.000Z",
                     *       "hasPassword": true,
                     *       "openIdIssuer": null,
                     *       "lastSignInAt": null,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "updatedAt": "2026-11-21T12:00:00.000Z",
                     *       "version": 3
                     *     }
                     */
                    "application/json": components["schemas"]["UserAccount"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Users.enable": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id, from the list of users.
                 * @example 0192d0a0-0000-7000-8000-000000000007
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000007",
                     *       "name": "anna",
                     *       "displayName": "Anna B.",
                     *       "email": null,
                     *       "language": "en",
                     *       "isAdministrator": false,
                     *       "state": "active",
                     *       "since": "2026-11-21T12:00:00.000Z",
                     *       "hasPassword": true,
                     *       "openIdIssuer": null,
                     *       "lastSignInAt": null,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "updatedAt": "2026-11-21T12:00:00.000Z",
                     *       "version": 4
                     *     }
                     */
                    "application/json": components["schemas"]["UserAccount"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Users.link": {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID. A repeat with the same key and body within 24 hours answers what the first one answered and makes nothing. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of users.
                 * @example 0192d0a0-0000-7000-8000-000000000007
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "url": "url-that-is-shown-once",
                     *       "expiresAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["PasswordLink"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Account.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000013",
                     *       "name": "admin",
                     *       "displayName": "The administrator",
                     *       "email": null,
                     *       "language": "en",
                     *       "isAdministrator": true,
                     *       "state": "active",
                     *       "since": "2026-11-21T12:00:00.000Z",
                     *       "hasPassword": true,
                     *       "openIdIssuer": null,
                     *       "lastSignInAt": null,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "updatedAt": "2026-11-21T12:00:00.000Z",
                     *       "version": 2
                     *     }
                     */
                    "application/json": components["schemas"]["UserAccount"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Account.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "displayName": "The administrator",
                 *       "language": "en"
                 *     }
                 */
                "application/json": components["schemas"]["AccountChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000013",
                     *       "name": "admin",
                     *       "displayName": "The administrator",
                     *       "email": null,
                     *       "language": "en",
                     *       "isAdministrator": true,
                     *       "state": "active",
                     *       "since": "2026-11-21T12:00:00.000Z",
                     *       "hasPassword": true,
                     *       "openIdIssuer": null,
                     *       "lastSignInAt": null,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "updatedAt": "2026-11-21T12:00:00.000Z",
                     *       "version": 2
                     *     }
                     */
                    "application/json": components["schemas"]["UserAccount"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Account.changePassword": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Account.changeMail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailChange"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Account.confirmMail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkToken"];
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "OpenId.connect": {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID. A repeat with the same key and body within 24 hours answers what the first one answered and makes nothing. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenIdDraft"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenIdRequest"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Account.disconnectOpenId": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserAccount"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Registrations.register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegistrationDraft"];
            };
        };
        responses: {
            /** @description A mail is on its way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "PasswordResets.ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordResetDraft"];
            };
        };
        responses: {
            /** @description If there is such an account, a mail is on its way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "PasswordResets.look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkToken"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordResetPreview"];
                };
            };
            400: components["responses"]["malformed"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "PasswordResets.complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordResetCompletion"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordResetResult"];
                };
            };
            400: components["responses"]["malformed"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "OpenId.signIn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenIdDraft"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenIdRequest"];
                };
            };
            400: components["responses"]["malformed"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "StreamGrants.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id, from the list of streams.
                 * @example 0192d0a0-0000-7000-8000-000000000002
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "grantId": "0192d0a0-0000-7000-8000-000000000009",
                     *           "kind": "group",
                     *           "id": "0192d0a0-0000-7000-8000-000000000008",
                     *           "name": "stage crew",
                     *           "rights": [
                     *             "view",
                     *             "change"
                     *           ]
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "version": "2de85460913d82a0"
                     *     }
                     */
                    "application/json": components["schemas"]["GrantList"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "StreamGrants.replace": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of streams.
                 * @example 0192d0a0-0000-7000-8000-000000000002
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "kind": "group",
                 *           "id": "0192d0a0-0000-7000-8000-000000000008",
                 *           "rights": [
                 *             "view",
                 *             "change"
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["GrantListDraft"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "grantId": "0192d0a0-0000-7000-8000-000000000009",
                     *           "kind": "group",
                     *           "id": "0192d0a0-0000-7000-8000-000000000008",
                     *           "name": "stage crew",
                     *           "rights": [
                     *             "view",
                     *             "change"
                     *           ]
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "version": "2de85460913d82a0"
                     *     }
                     */
                    "application/json": components["schemas"]["GrantList"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "StreamGrants.candidates": {
        parameters: {
            query: {
                /**
                 * @description How the name begins.
                 * @example an
                 */
                search: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id, from the list of streams.
                 * @example 0192d0a0-0000-7000-8000-000000000002
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "kind": "user",
                     *           "id": "0192d0a0-0000-7000-8000-000000000007",
                     *           "name": "anna"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["CandidateList"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "StreamGrants.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of streams.
                 * @example 0192d0a0-0000-7000-8000-000000000002
                 */
                id: string;
                /**
                 * @description Id, from the list of grants.
                 * @example 0192d0a0-0000-7000-8000-000000000009
                 */
                grantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "ApplicationGrants.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id, from the list of applications.
                 * @example 0192d0a0-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "grantId": "0192d0a0-0000-7000-8000-000000000010",
                     *           "kind": "group",
                     *           "id": "0192d0a0-0000-7000-8000-000000000008",
                     *           "name": "stage crew",
                     *           "rights": [
                     *             "view",
                     *             "change"
                     *           ]
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "version": "2de85460913d82a0"
                     *     }
                     */
                    "application/json": components["schemas"]["GrantList"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "ApplicationGrants.replace": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of applications.
                 * @example 0192d0a0-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "kind": "group",
                 *           "id": "0192d0a0-0000-7000-8000-000000000008",
                 *           "rights": [
                 *             "view",
                 *             "change"
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["GrantListDraft"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "grantId": "0192d0a0-0000-7000-8000-000000000010",
                     *           "kind": "group",
                     *           "id": "0192d0a0-0000-7000-8000-000000000008",
                     *           "name": "stage crew",
                     *           "rights": [
                     *             "view",
                     *             "change"
                     *           ]
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "version": "2de85460913d82a0"
                     *     }
                     */
                    "application/json": components["schemas"]["GrantList"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "ApplicationGrants.candidates": {
        parameters: {
            query: {
                /**
                 * @description How the name begins.
                 * @example an
                 */
                search: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id, from the list of applications.
                 * @example 0192d0a0-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "kind": "user",
                     *           "id": "0192d0a0-0000-7000-8000-000000000007",
                     *           "name": "anna"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["CandidateList"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "ApplicationGrants.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of applications.
                 * @example 0192d0a0-0000-7000-8000-000000000001
                 */
                id: string;
                /**
                 * @description Id, from the list of grants.
                 * @example 0192d0a0-0000-7000-8000-000000000010
                 */
                grantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "ConfigurationGrants.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id, from the list of configurations.
                 * @example 0192d0a0-0000-7000-8000-000000000004
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "grantId": "0192d0a0-0000-7000-8000-000000000011",
                     *           "kind": "group",
                     *           "id": "0192d0a0-0000-7000-8000-000000000008",
                     *           "name": "stage crew",
                     *           "rights": [
                     *             "view",
                     *             "change"
                     *           ]
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "version": "2de85460913d82a0"
                     *     }
                     */
                    "application/json": components["schemas"]["GrantList"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "ConfigurationGrants.replace": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of configurations.
                 * @example 0192d0a0-0000-7000-8000-000000000004
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "kind": "group",
                 *           "id": "0192d0a0-0000-7000-8000-000000000008",
                 *           "rights": [
                 *             "view",
                 *             "change"
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["GrantListDraft"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "grantId": "0192d0a0-0000-7000-8000-000000000011",
                     *           "kind": "group",
                     *           "id": "0192d0a0-0000-7000-8000-000000000008",
                     *           "name": "stage crew",
                     *           "rights": [
                     *             "view",
                     *             "change"
                     *           ]
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "version": "2de85460913d82a0"
                     *     }
                     */
                    "application/json": components["schemas"]["GrantList"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "ConfigurationGrants.candidates": {
        parameters: {
            query: {
                /**
                 * @description How the name begins.
                 * @example an
                 */
                search: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id, from the list of configurations.
                 * @example 0192d0a0-0000-7000-8000-000000000004
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "kind": "user",
                     *           "id": "0192d0a0-0000-7000-8000-000000000007",
                     *           "name": "anna"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["CandidateList"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "ConfigurationGrants.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of configurations.
                 * @example 0192d0a0-0000-7000-8000-000000000004
                 */
                id: string;
                /**
                 * @description Id, from the list of grants.
                 * @example 0192d0a0-0000-7000-8000-000000000011
                 */
                grantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Groups.list": {
        parameters: {
            query?: {
                /** @description How many items to answer at the most. */
                limit?: number;
                /** @description `nextCursor` of the previous answer. */
                cursor?: string;
                /** @description By what; `-` before a name: the other way round. */
                sort?: "name" | "-name" | "createdAt" | "-createdAt";
                /** @description Text in the name. */
                search?: string;
                /** @description Groups of this user. */
                userId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0192d0a0-0000-7000-8000-000000000023",
                     *           "name": "everybody",
                     *           "isDefault": true,
                     *           "version": 1,
                     *           "createdAt": "2026-11-21T12:00:00.000Z",
                     *           "memberCount": 2
                     *         },
                     *         {
                     *           "id": "0192d0a0-0000-7000-8000-000000000008",
                     *           "name": "stage crew",
                     *           "isDefault": false,
                     *           "version": 3,
                     *           "createdAt": "2026-11-21T12:00:00.000Z",
                     *           "memberCount": 1
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["GroupPage"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Groups.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID. A repeat with the same key and body within 24 hours answers what the first one answered and makes nothing. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "crew"
                 *     }
                 */
                "application/json": components["schemas"]["GroupDraft"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000008",
                     *       "name": "crew",
                     *       "isDefault": false,
                     *       "version": 1,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "memberCount": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Group"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Groups.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id, from the list of groups.
                 * @example 0192d0a0-0000-7000-8000-000000000008
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000008",
                     *       "name": "stage crew",
                     *       "isDefault": false,
                     *       "version": 3,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "memberCount": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Group"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Groups.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of groups.
                 * @example 0192d0a0-0000-7000-8000-000000000008
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Groups.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of groups.
                 * @example 0192d0a0-0000-7000-8000-000000000008
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "stage crew"
                 *     }
                 */
                "application/json": components["schemas"]["GroupChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000008",
                     *       "name": "stage crew",
                     *       "isDefault": false,
                     *       "version": 2,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "memberCount": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Group"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Groups.members": {
        parameters: {
            query?: {
                /** @description How many items to answer at the most. */
                limit?: number;
                /** @description `nextCursor` of the previous answer. */
                cursor?: string;
                /** @description By what; `-` before a name: the other way round. */
                sort?: "name" | "-name" | "since" | "-since";
                /** @description Text in the name. */
                search?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id, from the list of groups.
                 * @example 0192d0a0-0000-7000-8000-000000000008
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0192d0a0-0000-7000-8000-000000000007",
                     *           "name": "anna",
                     *           "since": "2026-11-21T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["GroupMemberPage"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Groups.join": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of groups.
                 * @example 0192d0a0-0000-7000-8000-000000000008
                 */
                id: string;
                /**
                 * @description Id, from the list of members.
                 * @example 0192d0a0-0000-7000-8000-000000000007
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Groups.leave": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of groups.
                 * @example 0192d0a0-0000-7000-8000-000000000008
                 */
                id: string;
                /**
                 * @description Id, from the list of members.
                 * @example 0192d0a0-0000-7000-8000-000000000007
                 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Quotas.own": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "streams": {
                     *         "limit": null,
                     *         "used": 2
                     *       },
                     *       "liveStreams": {
                     *         "limit": null,
                     *         "used": 0
                     *       },
                     *       "targets": {
                     *         "limit": null,
                     *         "used": 0
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["QuotaUse"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Quotas.getOfUser": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id, from the list of users.
                 * @example 0192d0a0-0000-7000-8000-000000000007
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "streams": 10,
                     *       "liveStreams": 2,
                     *       "targets": null
                     *     }
                     */
                    "application/json": components["schemas"]["Quota"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Quotas.putOfUser": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of users.
                 * @example 0192d0a0-0000-7000-8000-000000000007
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "streams": 10,
                 *       "liveStreams": 2,
                 *       "targets": null
                 *     }
                 */
                "application/json": components["schemas"]["Quota"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "streams": 10,
                     *       "liveStreams": 2,
                     *       "targets": null
                     *     }
                     */
                    "application/json": components["schemas"]["Quota"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Quotas.getOfGroup": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id, from the list of groups.
                 * @example 0192d0a0-0000-7000-8000-000000000008
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "streams": 50,
                     *       "liveStreams": 10,
                     *       "targets": 100
                     *     }
                     */
                    "application/json": components["schemas"]["Quota"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Quotas.putOfGroup": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of groups.
                 * @example 0192d0a0-0000-7000-8000-000000000008
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "streams": 50,
                 *       "liveStreams": 10,
                 *       "targets": 100
                 *     }
                 */
                "application/json": components["schemas"]["Quota"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "streams": 50,
                     *       "liveStreams": 10,
                     *       "targets": 100
                     *     }
                     */
                    "application/json": components["schemas"]["Quota"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Audit.list": {
        parameters: {
            query?: {
                /**
                 * @description How many items to answer at the most.
                 * @example 2
                 */
                limit?: number;
                /** @description `nextCursor` of the previous answer. */
                cursor?: string;
                /** @description By what; `-` before a name: the other way round. */
                sort?: "at" | "-at";
                /** @description Changes of this stream and of what belongs to it. */
                streamId?: string;
                /** @description Changes by this user or program. */
                actorId?: string;
                /** @description Such as `stream`, `publish_key`, `configuration`, `user`, `grant`. */
                kind?: string;
                /** @description Changes of the thing with this id. */
                objectId?: string;
                /** @description Only those with this action. */
                action?: "created" | "changed" | "deleted";
                /** @description Not before this moment. */
                from?: string;
                /** @description Before this moment. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 4711,
                     *           "at": "2026-11-21T12:00:00.000Z",
                     *           "via": "basic",
                     *           "address": "127.0.0.1",
                     *           "requestId": "0192d0a0-0000-7000-8000-000000000020",
                     *           "action": "created",
                     *           "kind": "grant",
                     *           "objectId": "0192d0a0-0000-7000-8000-000000000021",
                     *           "objectName": "",
                     *           "undoes": null,
                     *           "undoneBy": null,
                     *           "actor": {
                     *             "kind": "user",
                     *             "id": "0192d0a0-0000-7000-8000-000000000013",
                     *             "name": "admin"
                     *           },
                     *           "stream": {
                     *             "id": "0192d0a0-0000-7000-8000-000000000022",
                     *             "name": "matinee"
                     *           },
                     *           "before": null,
                     *           "after": {
                     *             "rights": [
                     *               "view",
                     *               "change",
                     *               "delete"
                     *             ],
                     *             "user": "admin",
                     *             "group": null,
                     *             "stream": "matinee",
                     *             "application": null,
                     *             "configuration": null
                     *           },
                     *           "canUndo": true
                     *         },
                     *         {
                     *           "id": 4711,
                     *           "at": "2026-11-21T12:00:00.000Z",
                     *           "via": "basic",
                     *           "address": "127.0.0.1",
                     *           "requestId": "0192d0a0-0000-7000-8000-000000000020",
                     *           "action": "created",
                     *           "kind": "stream",
                     *           "objectId": "0192d0a0-0000-7000-8000-000000000022",
                     *           "objectName": "matinee",
                     *           "undoes": null,
                     *           "undoneBy": null,
                     *           "actor": {
                     *             "kind": "user",
                     *             "id": "0192d0a0-0000-7000-8000-000000000013",
                     *             "name": "admin"
                     *           },
                     *           "stream": {
                     *             "id": "0192d0a0-0000-7000-8000-000000000022",
                     *             "name": "matinee"
                     *           },
                     *           "before": null,
                     *           "after": {
                     *             "name": "matinee",
                     *             "title": "Matinee",
                     *             "enabled": true,
                     *             "owner": "admin",
                     *             "visibility": "public",
                     *             "application": "live"
                     *           },
                     *           "canUndo": true
                     *         }
                     *       ],
                     *       "nextCursor": "WyItYXQiLCI1NyIsIjU3Il0"
                     *     }
                     */
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Audit.export": {
        parameters: {
            query?: {
                /** @description Changes of this stream and of what belongs to it. */
                streamId?: string;
                /** @description Changes by this user or program. */
                actorId?: string;
                /** @description Such as `stream`, `publish_key`, `configuration`, `user`, `grant`. */
                kind?: string;
                /** @description Changes of the thing with this id. */
                objectId?: string;
                /** @description Only those with this action. */
                action?: "created" | "changed" | "deleted";
                /** @description Not before this moment. */
                from?: string;
                /** @description Before this moment. */
                to?: string;
                /** @description Only those with this format. */
                format?: "csv" | "ndjson";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One line an entry, newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/x-ndjson": string;
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Audit.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id, from the list of audit.
                 * @example 58
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 4711,
                     *       "at": "2026-11-21T12:00:00.000Z",
                     *       "via": "basic",
                     *       "address": "127.0.0.1",
                     *       "requestId": "0192d0a0-0000-7000-8000-000000000020",
                     *       "action": "created",
                     *       "kind": "grant",
                     *       "objectId": "0192d0a0-0000-7000-8000-000000000021",
                     *       "objectName": "",
                     *       "undoes": null,
                     *       "undoneBy": null,
                     *       "actor": {
                     *         "kind": "user",
                     *         "id": "0192d0a0-0000-7000-8000-000000000013",
                     *         "name": "admin"
                     *       },
                     *       "stream": {
                     *         "id": "0192d0a0-0000-7000-8000-000000000022",
                     *         "name": "matinee"
                     *       },
                     *       "before": null,
                     *       "after": {
                     *         "rights": [
                     *           "view",
                     *           "change",
                     *           "delete"
                     *         ],
                     *         "user": "admin",
                     *         "group": null,
                     *         "stream": "matinee",
                     *         "application": null,
                     *         "configuration": null
                     *       },
                     *       "canUndo": true
                     *     }
                     */
                    "application/json": components["schemas"]["AuditEntry"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Audit.undo": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id, from the list of audit. */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Undone"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Tasks.list": {
        parameters: {
            query?: {
                /** @description How many items to answer at the most. */
                limit?: number;
                /** @description `nextCursor` of the previous answer. */
                cursor?: string;
                /** @description By what; `-` before a name: the other way round. */
                sort?: "createdAt" | "-createdAt" | "since" | "-since";
                /** @description Only those with this stream id. */
                streamId?: string;
                /** @description Only those with this configuration id. */
                configurationId?: string;
                /** @description One of `GET /task-types`. */
                type?: string;
                /** @description Only those with this state. */
                state?: "pending" | "claimed" | "running" | "retrying" | "quarantined" | "stopping" | "ended";
                /** @description Only those with this concierge id. */
                conciergeId?: string;
                /** @description Also those that have ended. */
                includeEnded?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0192d0a0-0000-7000-8000-000000000019",
                     *           "type": "hls",
                     *           "replica": 0,
                     *           "streamId": "0192d0a0-0000-7000-8000-000000000002",
                     *           "streamName": "concert",
                     *           "configurationId": "0192d0a0-0000-7000-8000-000000000004",
                     *           "configurationName": "Platform",
                     *           "state": "pending",
                     *           "reason": "no_agent",
                     *           "since": "2026-11-21T12:00:00.000Z",
                     *           "concierge": null,
                     *           "leaseToken": 0,
                     *           "nextAttemptAt": "2026-11-21T12:00:00.000Z",
                     *           "failures": 0,
                     *           "labels": {},
                     *           "isMoving": false,
                     *           "moveBlocked": null,
                     *           "createdAt": "2026-11-21T12:00:00.000Z",
                     *           "reasonSentence": "No agent is online that takes work; start one, or activate one that drains.",
                     *           "attempts": 0,
                     *           "error": null,
                     *           "progress": null,
                     *           "command": null,
                     *           "logTail": []
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["TaskPage"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Tasks.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id, from the list of tasks.
                 * @example 0192d0a0-0000-7000-8000-000000000019
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000019",
                     *       "type": "hls",
                     *       "replica": 0,
                     *       "streamId": "0192d0a0-0000-7000-8000-000000000002",
                     *       "streamName": "concert",
                     *       "configurationId": "0192d0a0-0000-7000-8000-000000000004",
                     *       "configurationName": "Platform",
                     *       "state": "pending",
                     *       "reason": "no_agent",
                     *       "since": "2026-11-21T12:00:00.000Z",
                     *       "concierge": null,
                     *       "leaseToken": 0,
                     *       "nextAttemptAt": "2026-11-21T12:00:00.000Z",
                     *       "failures": 0,
                     *       "labels": {},
                     *       "isMoving": false,
                     *       "moveBlocked": null,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "reasonSentence": "No agent is online that takes work; start one, or activate one that drains.",
                     *       "attempts": 0,
                     *       "error": null,
                     *       "progress": null,
                     *       "command": null,
                     *       "logTail": [],
                     *       "runs": []
                     *     }
                     */
                    "application/json": components["schemas"]["TaskDetail"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Tasks.retry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id, from the list of tasks.
                 * @example 0192d0a0-0000-7000-8000-000000000019
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000019",
                     *       "type": "hls",
                     *       "replica": 0,
                     *       "streamId": "0192d0a0-0000-7000-8000-000000000002",
                     *       "streamName": "concert",
                     *       "configurationId": "0192d0a0-0000-7000-8000-000000000004",
                     *       "configurationName": "Platform",
                     *       "state": "pending",
                     *       "reason": "no_agent",
                     *       "since": "2026-11-21T12:00:00.000Z",
                     *       "concierge": null,
                     *       "leaseToken": 0,
                     *       "nextAttemptAt": "2026-11-21T12:00:00.000Z",
                     *       "failures": 0,
                     *       "labels": {},
                     *       "isMoving": false,
                     *       "moveBlocked": null,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "reasonSentence": "No agent is online that takes work; start one, or activate one that drains.",
                     *       "attempts": 0,
                     *       "error": null,
                     *       "progress": null,
                     *       "command": null,
                     *       "logTail": [],
                     *       "runs": []
                     *     }
                     */
                    "application/json": components["schemas"]["TaskDetail"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Tasks.retryMany": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ids": [
                 *         "0192d0a0-0000-7000-8000-000000000019"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["TasksRetry"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "done": 1,
                     *       "failed": 0,
                     *       "items": [
                     *         {
                     *           "id": "0192d0a0-0000-7000-8000-000000000019",
                     *           "problem": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BulkAnswer"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Apply.export": {
        parameters: {
            query?: {
                /** @description Only those with this format. */
                format?: "yaml" | "json";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A file of kind `portier/v1`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml": string;
                    "application/json": string;
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Apply.plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "file": "kind: portier/v1\nstreams:\n  - name: matinee\n    title: Matinee\n"
                 *     }
                 */
                "application/json": components["schemas"]["PlanDraft"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "hash": "hash-of-the-plan",
                     *       "steps": [
                     *         {
                     *           "action": "create",
                     *           "kind": "stream",
                     *           "name": "matinee",
                     *           "stream": "matinee",
                     *           "changes": [
                     *             {
                     *               "path": "title",
                     *               "after": "Matinee"
                     *             }
                     *           ],
                     *           "line": 3
                     *         }
                     *       ],
                     *       "cuts": []
                     *     }
                     */
                    "application/json": components["schemas"]["Plan"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Apply.apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "file": "kind: portier/v1\nstreams:\n  - name: matinee\n    title: Matinee\n",
                 *       "planHash": "hash-of-the-plan"
                 *     }
                 */
                "application/json": components["schemas"]["ApplyDraft"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "hash": "hash-of-the-plan",
                     *       "steps": [
                     *         {
                     *           "action": "create",
                     *           "kind": "stream",
                     *           "name": "matinee",
                     *           "stream": "matinee",
                     *           "changes": [
                     *             {
                     *               "path": "title",
                     *               "after": "Matinee"
                     *             }
                     *           ],
                     *           "line": 3
                     *         }
                     *       ],
                     *       "cuts": [],
                     *       "newKeys": [],
                     *       "newSecrets": []
                     *     }
                     */
                    "application/json": components["schemas"]["Applied"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Destinations.list": {
        parameters: {
            query?: {
                /** @description How many items to answer at the most. */
                limit?: number;
                /** @description `nextCursor` of the previous answer. */
                cursor?: string;
                /** @description By what; `-` before a name: the other way round. */
                sort?: "name" | "-name" | "createdAt" | "-createdAt";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0192d0a0-0000-7000-8000-000000000017",
                     *           "name": "Operations",
                     *           "kind": "webhook",
                     *           "enabled": false,
                     *           "language": "en",
                     *           "host": "hooks.example.org",
                     *           "mailTo": null,
                     *           "owner": null,
                     *           "ruleCount": 1,
                     *           "failingSince": null,
                     *           "lastSuccessAt": null,
                     *           "lastError": null,
                     *           "version": 2,
                     *           "createdAt": "2026-11-21T12:00:00.000Z",
                     *           "updatedAt": "2026-11-21T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["AlertDestinationPage"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Destinations.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID. A repeat with the same key and body within 24 hours answers what the first one answered and makes nothing. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Operations",
                 *       "kind": "webhook",
                 *       "url": "https://hooks.example.org/portier"
                 *     }
                 */
                "application/json": components["schemas"]["AlertDestinationDraft"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000017",
                     *       "name": "Operations",
                     *       "kind": "webhook",
                     *       "enabled": true,
                     *       "language": "en",
                     *       "host": "hooks.example.org",
                     *       "mailTo": null,
                     *       "owner": null,
                     *       "ruleCount": 0,
                     *       "failingSince": null,
                     *       "lastSuccessAt": null,
                     *       "lastError": null,
                     *       "version": 1,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "updatedAt": "2026-11-21T12:00:00.000Z",
                     *       "secret": "secret-that-is-shown-once"
                     *     }
                     */
                    "application/json": components["schemas"]["NewAlertDestination"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Destinations.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id, from the list of alert destinations.
                 * @example 0192d0a0-0000-7000-8000-000000000017
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000017",
                     *       "name": "Operations",
                     *       "kind": "webhook",
                     *       "enabled": false,
                     *       "language": "en",
                     *       "host": "hooks.example.org",
                     *       "mailTo": null,
                     *       "owner": null,
                     *       "ruleCount": 1,
                     *       "failingSince": null,
                     *       "lastSuccessAt": null,
                     *       "lastError": null,
                     *       "version": 2,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "updatedAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AlertDestination"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Destinations.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of alert destinations.
                 * @example 0192d0a0-0000-7000-8000-000000000017
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Destinations.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of alert destinations.
                 * @example 0192d0a0-0000-7000-8000-000000000017
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "enabled": false
                 *     }
                 */
                "application/json": components["schemas"]["AlertDestinationChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000017",
                     *       "name": "Operations",
                     *       "kind": "webhook",
                     *       "enabled": false,
                     *       "language": "en",
                     *       "host": "hooks.example.org",
                     *       "mailTo": null,
                     *       "owner": null,
                     *       "ruleCount": 0,
                     *       "failingSince": null,
                     *       "lastSuccessAt": null,
                     *       "lastError": null,
                     *       "version": 2,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "updatedAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AlertDestination"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Destinations.renewSecret": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id, from the list of alert destinations. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewAlertDestination"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Destinations.test": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id, from the list of alert destinations. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertDelivery"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Rules.list": {
        parameters: {
            query?: {
                /** @description How many items to answer at the most. */
                limit?: number;
                /** @description `nextCursor` of the previous answer. */
                cursor?: string;
                /** @description By what; `-` before a name: the other way round. */
                sort?: "name" | "-name" | "createdAt" | "-createdAt";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0192d0a0-0000-7000-8000-000000000018",
                     *           "name": "What is down",
                     *           "destination": {
                     *             "id": "0192d0a0-0000-7000-8000-000000000017",
                     *             "name": "Operations"
                     *           },
                     *           "owner": null,
                     *           "enabled": false,
                     *           "events": [
                     *             "stream.down",
                     *             "task_quarantined"
                     *           ],
                     *           "streamIds": [],
                     *           "applicationIds": [],
                     *           "minDurationSeconds": 0,
                     *           "repeatMinutes": null,
                     *           "quiet": null,
                     *           "version": 2,
                     *           "createdAt": "2026-11-21T12:00:00.000Z",
                     *           "updatedAt": "2026-11-21T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["AlertRulePage"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Rules.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID. A repeat with the same key and body within 24 hours answers what the first one answered and makes nothing. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "What is down",
                 *       "events": [
                 *         "stream.down",
                 *         "task_quarantined"
                 *       ],
                 *       "destinationId": "0192d0a0-0000-7000-8000-000000000017"
                 *     }
                 */
                "application/json": components["schemas"]["AlertRuleDraft"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000018",
                     *       "name": "What is down",
                     *       "destination": {
                     *         "id": "0192d0a0-0000-7000-8000-000000000017",
                     *         "name": "Operations"
                     *       },
                     *       "owner": null,
                     *       "enabled": true,
                     *       "events": [
                     *         "stream.down",
                     *         "task_quarantined"
                     *       ],
                     *       "streamIds": [],
                     *       "applicationIds": [],
                     *       "minDurationSeconds": 0,
                     *       "repeatMinutes": null,
                     *       "quiet": null,
                     *       "version": 1,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "updatedAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AlertRule"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Rules.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id, from the list of alert rules.
                 * @example 0192d0a0-0000-7000-8000-000000000018
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000018",
                     *       "name": "What is down",
                     *       "destination": {
                     *         "id": "0192d0a0-0000-7000-8000-000000000017",
                     *         "name": "Operations"
                     *       },
                     *       "owner": null,
                     *       "enabled": false,
                     *       "events": [
                     *         "stream.down",
                     *         "task_quarantined"
                     *       ],
                     *       "streamIds": [],
                     *       "applicationIds": [],
                     *       "minDurationSeconds": 0,
                     *       "repeatMinutes": null,
                     *       "quiet": null,
                     *       "version": 2,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "updatedAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AlertRule"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Rules.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of alert rules.
                 * @example 0192d0a0-0000-7000-8000-000000000018
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Rules.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of alert rules.
                 * @example 0192d0a0-0000-7000-8000-000000000018
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "enabled": false
                 *     }
                 */
                "application/json": components["schemas"]["AlertRuleChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000018",
                     *       "name": "What is down",
                     *       "destination": {
                     *         "id": "0192d0a0-0000-7000-8000-000000000017",
                     *         "name": "Operations"
                     *       },
                     *       "owner": null,
                     *       "enabled": false,
                     *       "events": [
                     *         "stream.down",
                     *         "task_quarantined"
                     *       ],
                     *       "streamIds": [],
                     *       "applicationIds": [],
                     *       "minDurationSeconds": 0,
                     *       "repeatMinutes": null,
                     *       "quiet": null,
                     *       "version": 2,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "updatedAt": "2026-11-21T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AlertRule"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Deliveries.list": {
        parameters: {
            query?: {
                /** @description How many items to answer at the most. */
                limit?: number;
                /** @description `nextCursor` of the previous answer. */
                cursor?: string;
                /** @description By what; `-` before a name: the other way round. */
                sort?: "createdAt" | "-createdAt";
                /** @description Only those with this destination id. */
                destinationId?: string;
                /** @description Only those with this rule id. */
                ruleId?: string;
                /** @description Only those with this state. */
                state?: "pending" | "delivered" | "failed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["AlertDeliveryPage"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Deliveries.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id, from the list of alert deliveries. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertDeliveryDetail"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Deliveries.redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id, from the list of alert deliveries. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertDelivery"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Applications.list": {
        parameters: {
            query?: {
                /** @description How many items to answer at the most. */
                limit?: number;
                /** @description `nextCursor` of the previous answer. */
                cursor?: string;
                /** @description By what; `-` before a name: the other way round. */
                sort?: "name" | "-name" | "createdAt" | "-createdAt";
                /** @description Text in the name. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0192d0a0-0000-7000-8000-000000000024",
                     *           "name": "live",
                     *           "createdAt": "2026-11-21T12:00:00.000Z",
                     *           "streamCount": 2,
                     *           "rights": {
                     *             "view": true,
                     *             "change": true,
                     *             "delete": true,
                     *             "create": true
                     *           },
                     *           "version": 1
                     *         },
                     *         {
                     *           "id": "0192d0a0-0000-7000-8000-000000000001",
                     *           "name": "sports",
                     *           "createdAt": "2026-11-21T12:00:00.000Z",
                     *           "streamCount": 0,
                     *           "rights": {
                     *             "view": true,
                     *             "change": true,
                     *             "delete": true,
                     *             "create": true
                     *           },
                     *           "version": 1
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ApplicationPage"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Applications.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID. A repeat with the same key and body within 24 hours answers what the first one answered and makes nothing. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "sports"
                 *     }
                 */
                "application/json": components["schemas"]["ApplicationDraft"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000001",
                     *       "name": "sports",
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "streamCount": 0,
                     *       "rights": {
                     *         "view": true,
                     *         "change": true,
                     *         "delete": true,
                     *         "create": true
                     *       },
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Application"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Applications.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id, from the list of applications.
                 * @example 0192d0a0-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000001",
                     *       "name": "sports",
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "streamCount": 0,
                     *       "rights": {
                     *         "view": true,
                     *         "change": true,
                     *         "delete": true,
                     *         "create": true
                     *       },
                     *       "version": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Application"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Applications.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of applications.
                 * @example 0192d0a0-0000-7000-8000-000000000001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "StreamsBulk.apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ids": [
                 *         "0192d0a0-0000-7000-8000-000000000002"
                 *       ],
                 *       "action": "enable"
                 *     }
                 */
                "application/json": components["schemas"]["StreamsBulk"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "done": 1,
                     *       "failed": 0,
                     *       "items": [
                     *         {
                     *           "id": "0192d0a0-0000-7000-8000-000000000002",
                     *           "problem": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BulkAnswer"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Streams.list": {
        parameters: {
            query?: {
                /**
                 * @description How many items to answer at the most.
                 * @example 20
                 */
                limit?: number;
                /** @description `nextCursor` of the previous answer. */
                cursor?: string;
                /**
                 * @description By what; `-` before a name: the other way round.
                 * @example -createdAt
                 */
                sort?: "name" | "-name" | "createdAt" | "-createdAt" | "updatedAt" | "-updatedAt";
                /**
                 * @description Text in the name or title.
                 * @example concert
                 */
                search?: string;
                /** @description Only those with this application. */
                application?: string;
                /** @description Only streams that are live, or only those that are not. */
                live?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0192d0a0-0000-7000-8000-000000000002",
                     *           "name": "concert",
                     *           "application": "live",
                     *           "title": "Concert, second evening",
                     *           "enabled": true,
                     *           "visibility": "public",
                     *           "version": 3,
                     *           "createdAt": "2026-11-21T12:00:00.000Z",
                     *           "updatedAt": "2026-11-21T12:00:00.000Z",
                     *           "live": null,
                     *           "taskCounts": {
                     *             "running": 0,
                     *             "pending": 1,
                     *             "retrying": 0,
                     *             "quarantined": 0
                     *           },
                     *           "rights": {
                     *             "view": true,
                     *             "change": true,
                     *             "delete": true
                     *           },
                     *           "watchUrl": "http://portier.example.org/watch/concert",
                     *           "hlsUrl": "http://portier.example.org/hls/concert/index.m3u8",
                     *           "rtmpUrl": "rtmp://127.0.0.1/live"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["StreamPage"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Streams.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID. A repeat with the same key and body within 24 hours answers what the first one answered and makes nothing. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "concert",
                 *       "title": "Concert",
                 *       "application": "live",
                 *       "visibility": "public"
                 *     }
                 */
                "application/json": components["schemas"]["StreamDraft"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000002",
                     *       "name": "concert",
                     *       "application": "live",
                     *       "title": "Concert",
                     *       "enabled": true,
                     *       "visibility": "public",
                     *       "version": 1,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "updatedAt": "2026-11-21T12:00:00.000Z",
                     *       "live": null,
                     *       "taskCounts": {
                     *         "running": 0,
                     *         "pending": 0,
                     *         "retrying": 0,
                     *         "quarantined": 0
                     *       },
                     *       "rights": {
                     *         "view": true,
                     *         "change": true,
                     *         "delete": true
                     *       },
                     *       "watchUrl": "http://portier.example.org/watch/concert",
                     *       "hlsUrl": "http://portier.example.org/hls/concert/index.m3u8",
                     *       "rtmpUrl": "rtmp://127.0.0.1/live",
                     *       "key": "key-that-is-shown-once"
                     *     }
                     */
                    "application/json": components["schemas"]["NewStream"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Streams.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id, from the list of streams.
                 * @example 0192d0a0-0000-7000-8000-000000000002
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000002",
                     *       "name": "concert",
                     *       "application": "live",
                     *       "title": "Concert, second evening",
                     *       "enabled": true,
                     *       "visibility": "public",
                     *       "version": 3,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "updatedAt": "2026-11-21T12:00:00.000Z",
                     *       "live": null,
                     *       "taskCounts": {
                     *         "running": 0,
                     *         "pending": 1,
                     *         "retrying": 0,
                     *         "quarantined": 0
                     *       },
                     *       "rights": {
                     *         "view": true,
                     *         "change": true,
                     *         "delete": true
                     *       },
                     *       "watchUrl": "http://portier.example.org/watch/concert",
                     *       "hlsUrl": "http://portier.example.org/hls/concert/index.m3u8",
                     *       "rtmpUrl": "rtmp://127.0.0.1/live"
                     *     }
                     */
                    "application/json": components["schemas"]["Stream"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Streams.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of streams.
                 * @example 0192d0a0-0000-7000-8000-000000000002
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Streams.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of streams.
                 * @example 0192d0a0-0000-7000-8000-000000000002
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "Concert, second evening"
                 *     }
                 */
                "application/json": components["schemas"]["StreamChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000002",
                     *       "name": "concert",
                     *       "application": "live",
                     *       "title": "Concert, second evening",
                     *       "enabled": true,
                     *       "visibility": "public",
                     *       "version": 2,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "updatedAt": "2026-11-21T12:00:00.000Z",
                     *       "live": null,
                     *       "taskCounts": {
                     *         "running": 0,
                     *         "pending": 0,
                     *         "retrying": 0,
                     *         "quarantined": 0
                     *       },
                     *       "rights": {
                     *         "view": true,
                     *         "change": true,
                     *         "delete": true
                     *       },
                     *       "watchUrl": "http://portier.example.org/watch/concert",
                     *       "hlsUrl": "http://portier.example.org/hls/concert/index.m3u8",
                     *       "rtmpUrl": "rtmp://127.0.0.1/live"
                     *     }
                     */
                    "application/json": components["schemas"]["Stream"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "PublishKeys.list": {
        parameters: {
            query?: {
                /** @description How many items to answer at the most. */
                limit?: number;
                /** @description `nextCursor` of the previous answer. */
                cursor?: string;
                /** @description By what; `-` before a name: the other way round. */
                sort?: "createdAt" | "-createdAt" | "label" | "-label";
            };
            header?: never;
            path: {
                /**
                 * @description Id, from the list of streams.
                 * @example 0192d0a0-0000-7000-8000-000000000002
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0192d0a0-0000-7000-8000-000000000025",
                     *           "label": "",
                     *           "hint": "wxyz",
                     *           "notBefore": null,
                     *           "notAfter": null,
                     *           "networks": [],
                     *           "createdAt": "2026-11-21T12:00:00.000Z",
                     *           "lastUsedAt": null,
                     *           "version": 1
                     *         },
                     *         {
                     *           "id": "0192d0a0-0000-7000-8000-000000000003",
                     *           "label": "Van, second evening",
                     *           "hint": "wxyz",
                     *           "notBefore": null,
                     *           "notAfter": "2026-11-21T12:00:00.000Z",
                     *           "networks": [
                     *             "192.0.2.0/24"
                     *           ],
                     *           "createdAt": "2026-11-21T12:00:00.000Z",
                     *           "lastUsedAt": null,
                     *           "version": 2
                     *         },
                     *         {
                     *           "id": "0192d0a0-0000-7000-8000-000000000016",
                     *           "label": "Guest crew of the second evening",
                     *           "hint": "wxyz",
                     *           "notBefore": "2026-11-21T12:00:00.000Z",
                     *           "notAfter": "2026-11-21T12:00:00.000Z",
                     *           "networks": [],
                     *           "createdAt": "2026-11-21T12:00:00.000Z",
                     *           "lastUsedAt": null,
                     *           "version": 1
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["PublishKeyPage"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "PublishKeys.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID. A repeat with the same key and body within 24 hours answers what the first one answered and makes nothing. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of streams.
                 * @example 0192d0a0-0000-7000-8000-000000000002
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "label": "Van",
                 *       "notAfter": "2099-11-22T02:00:00+01:00",
                 *       "networks": [
                 *         "192.0.2.0/24"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["PublishKeyDraft"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000003",
                     *       "label": "Van",
                     *       "hint": "wxyz",
                     *       "notBefore": null,
                     *       "notAfter": "2026-11-21T12:00:00.000Z",
                     *       "networks": [
                     *         "192.0.2.0/24"
                     *       ],
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "lastUsedAt": null,
                     *       "version": 1,
                     *       "key": "key-that-is-shown-once"
                     *     }
                     */
                    "application/json": components["schemas"]["NewPublishKey"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "PublishKeys.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id, from the list of streams.
                 * @example 0192d0a0-0000-7000-8000-000000000002
                 */
                id: string;
                /**
                 * @description Id, from the list of keys.
                 * @example 0192d0a0-0000-7000-8000-000000000003
                 */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000003",
                     *       "label": "Van, second evening",
                     *       "hint": "wxyz",
                     *       "notBefore": null,
                     *       "notAfter": "2026-11-21T12:00:00.000Z",
                     *       "networks": [
                     *         "192.0.2.0/24"
                     *       ],
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "lastUsedAt": null,
                     *       "version": 2
                     *     }
                     */
                    "application/json": components["schemas"]["PublishKey"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "PublishKeys.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of streams.
                 * @example 0192d0a0-0000-7000-8000-000000000002
                 */
                id: string;
                /**
                 * @description Id, from the list of keys.
                 * @example 0192d0a0-0000-7000-8000-000000000003
                 */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "PublishKeys.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of streams.
                 * @example 0192d0a0-0000-7000-8000-000000000002
                 */
                id: string;
                /**
                 * @description Id, from the list of keys.
                 * @example 0192d0a0-0000-7000-8000-000000000003
                 */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "label": "Van, second evening"
                 *     }
                 */
                "application/json": components["schemas"]["PublishKeyChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000003",
                     *       "label": "Van, second evening",
                     *       "hint": "wxyz",
                     *       "notBefore": null,
                     *       "notAfter": "2026-11-21T12:00:00.000Z",
                     *       "networks": [
                     *         "192.0.2.0/24"
                     *       ],
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "lastUsedAt": null,
                     *       "version": 2
                     *     }
                     */
                    "application/json": components["schemas"]["PublishKey"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "ConfigurationsBulk.apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ids": [
                 *         "0192d0a0-0000-7000-8000-000000000004"
                 *       ],
                 *       "action": "disable"
                 *     }
                 */
                "application/json": components["schemas"]["ConfigurationsBulk"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "done": 1,
                     *       "failed": 0,
                     *       "items": [
                     *         {
                     *           "id": "0192d0a0-0000-7000-8000-000000000004",
                     *           "problem": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BulkAnswer"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Configurations.list": {
        parameters: {
            query?: {
                /** @description How many items to answer at the most. */
                limit?: number;
                /** @description `nextCursor` of the previous answer. */
                cursor?: string;
                /** @description By what; `-` before a name: the other way round. */
                sort?: "createdAt" | "-createdAt" | "updatedAt" | "-updatedAt" | "name" | "-name";
                /** @description Only those with this stream id. */
                streamId?: string;
                /** @description One of `GET /task-types`. */
                type?: string;
                /** @description Only those with this enabled. */
                enabled?: string;
                /** @description Text in the name or the name of the stream. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0192d0a0-0000-7000-8000-000000000004",
                     *           "streamId": "0192d0a0-0000-7000-8000-000000000002",
                     *           "streamName": "concert",
                     *           "type": "restream",
                     *           "name": "Platform",
                     *           "enabled": false,
                     *           "replicas": 1,
                     *           "labels": {},
                     *           "version": 3,
                     *           "createdAt": "2026-11-21T12:00:00.000Z",
                     *           "updatedAt": "2026-11-21T12:00:00.000Z",
                     *           "tasks": [
                     *             {
                     *               "id": "0192d0a0-0000-7000-8000-000000000019",
                     *               "error": null,
                     *               "state": "pending",
                     *               "reason": "no_agent"
                     *             }
                     *           ],
                     *           "fields": {
                     *             "url": "rtmps://live.example.org/app",
                     *             "audio": "copy",
                     *             "video": "copy",
                     *             "format": "auto",
                     *             "audioBitrate": 128000,
                     *             "srtLatencyMs": 200,
                     *             "videoBitrate": 3000000
                     *           },
                     *           "secretsSet": [
                     *             "streamKey"
                     *           ],
                     *           "rights": {
                     *             "view": true,
                     *             "change": true,
                     *             "delete": true
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ConfigurationPage"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Configurations.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID. A repeat with the same key and body within 24 hours answers what the first one answered and makes nothing. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "streamId": "0192d0a0-0000-7000-8000-000000000002",
                 *       "type": "restream",
                 *       "name": "Platform",
                 *       "fields": {
                 *         "url": "rtmps://live.example.org/app",
                 *         "streamKey": "their-key"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ConfigurationDraft"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000004",
                     *       "streamId": "0192d0a0-0000-7000-8000-000000000002",
                     *       "streamName": "concert",
                     *       "type": "restream",
                     *       "name": "Platform",
                     *       "enabled": true,
                     *       "replicas": 1,
                     *       "labels": {},
                     *       "version": 1,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "updatedAt": "2026-11-21T12:00:00.000Z",
                     *       "tasks": [],
                     *       "fields": {
                     *         "url": "rtmps://live.example.org/app",
                     *         "audio": "copy",
                     *         "video": "copy",
                     *         "format": "auto",
                     *         "audioBitrate": 128000,
                     *         "srtLatencyMs": 200,
                     *         "videoBitrate": 3000000
                     *       },
                     *       "secretsSet": [
                     *         "streamKey"
                     *       ],
                     *       "rights": {
                     *         "view": true,
                     *         "change": true,
                     *         "delete": true
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Configurations.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id, from the list of configurations.
                 * @example 0192d0a0-0000-7000-8000-000000000004
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000004",
                     *       "streamId": "0192d0a0-0000-7000-8000-000000000002",
                     *       "streamName": "concert",
                     *       "type": "restream",
                     *       "name": "Platform",
                     *       "enabled": false,
                     *       "replicas": 1,
                     *       "labels": {},
                     *       "version": 3,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "updatedAt": "2026-11-21T12:00:00.000Z",
                     *       "tasks": [
                     *         {
                     *           "id": "0192d0a0-0000-7000-8000-000000000019",
                     *           "error": null,
                     *           "state": "pending",
                     *           "reason": "no_agent"
                     *         }
                     *       ],
                     *       "fields": {
                     *         "url": "rtmps://live.example.org/app",
                     *         "audio": "copy",
                     *         "video": "copy",
                     *         "format": "auto",
                     *         "audioBitrate": 128000,
                     *         "srtLatencyMs": 200,
                     *         "videoBitrate": 3000000
                     *       },
                     *       "secretsSet": [
                     *         "streamKey"
                     *       ],
                     *       "rights": {
                     *         "view": true,
                     *         "change": true,
                     *         "delete": true
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Configurations.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of configurations.
                 * @example 0192d0a0-0000-7000-8000-000000000004
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Configurations.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of configurations.
                 * @example 0192d0a0-0000-7000-8000-000000000004
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "enabled": false
                 *     }
                 */
                "application/json": components["schemas"]["ConfigurationChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000004",
                     *       "streamId": "0192d0a0-0000-7000-8000-000000000002",
                     *       "streamName": "concert",
                     *       "type": "restream",
                     *       "name": "Platform",
                     *       "enabled": false,
                     *       "replicas": 1,
                     *       "labels": {},
                     *       "version": 2,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "updatedAt": "2026-11-21T12:00:00.000Z",
                     *       "tasks": [],
                     *       "fields": {
                     *         "url": "rtmps://live.example.org/app",
                     *         "audio": "copy",
                     *         "video": "copy",
                     *         "format": "auto",
                     *         "audioBitrate": 128000,
                     *         "srtLatencyMs": 200,
                     *         "videoBitrate": 3000000
                     *       },
                     *       "secretsSet": [
                     *         "streamKey"
                     *       ],
                     *       "rights": {
                     *         "view": true,
                     *         "change": true,
                     *         "delete": true
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "MediaServers.list": {
        parameters: {
            query?: {
                /** @description How many items to answer at the most. */
                limit?: number;
                /** @description `nextCursor` of the previous answer. */
                cursor?: string;
                /** @description By what; `-` before a name: the other way round. */
                sort?: "id" | "-id" | "createdAt" | "-createdAt";
                /** @description Text in the id. */
                search?: string;
                /** @description Only those with this role. */
                role?: "origin" | "edge";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "srs-1",
                     *           "kind": "srs",
                     *           "role": "edge",
                     *           "rtmpUrl": "rtmp://192.0.2.10",
                     *           "apiUrl": "http://192.0.2.10:1985",
                     *           "serviceId": null,
                     *           "software": null,
                     *           "lastSeenAt": null,
                     *           "lastError": null,
                     *           "version": 2,
                     *           "publicationCount": 0,
                     *           "isOnline": false
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["MediaServerPage"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "MediaServers.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID. A repeat with the same key and body within 24 hours answers what the first one answered and makes nothing. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "srs-1",
                 *       "role": "origin",
                 *       "rtmpUrl": "rtmp://192.0.2.10",
                 *       "apiUrl": "http://192.0.2.10:1985"
                 *     }
                 */
                "application/json": components["schemas"]["MediaServerDraft"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "srs-1",
                     *       "kind": "srs",
                     *       "role": "origin",
                     *       "rtmpUrl": "rtmp://192.0.2.10",
                     *       "apiUrl": "http://192.0.2.10:1985",
                     *       "serviceId": null,
                     *       "software": null,
                     *       "lastSeenAt": null,
                     *       "lastError": null,
                     *       "version": 1,
                     *       "publicationCount": 0,
                     *       "isOnline": false
                     *     }
                     */
                    "application/json": components["schemas"]["MediaServer"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "MediaServers.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id, from the list of media servers.
                 * @example srs-1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "srs-1",
                     *       "kind": "srs",
                     *       "role": "edge",
                     *       "rtmpUrl": "rtmp://192.0.2.10",
                     *       "apiUrl": "http://192.0.2.10:1985",
                     *       "serviceId": null,
                     *       "software": null,
                     *       "lastSeenAt": null,
                     *       "lastError": null,
                     *       "version": 2,
                     *       "publicationCount": 0,
                     *       "isOnline": false
                     *     }
                     */
                    "application/json": components["schemas"]["MediaServer"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "MediaServers.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of media servers.
                 * @example srs-1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "MediaServers.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of media servers.
                 * @example srs-1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "edge"
                 *     }
                 */
                "application/json": components["schemas"]["MediaServerChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "srs-1",
                     *       "kind": "srs",
                     *       "role": "edge",
                     *       "rtmpUrl": "rtmp://192.0.2.10",
                     *       "apiUrl": "http://192.0.2.10:1985",
                     *       "serviceId": null,
                     *       "software": null,
                     *       "lastSeenAt": null,
                     *       "lastError": null,
                     *       "version": 2,
                     *       "publicationCount": 0,
                     *       "isOnline": false
                     *     }
                     */
                    "application/json": components["schemas"]["MediaServer"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "ServerPublications.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id, from the list of media servers.
                 * @example srs-1
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ServerPublicationPage"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Publications.list": {
        parameters: {
            query?: {
                /** @description How many items to answer at the most. */
                limit?: number;
                /** @description `nextCursor` of the previous answer. */
                cursor?: string;
                /** @description By what; `-` before a name: the other way round. */
                sort?: "authorizedAt" | "-authorizedAt";
                /** @description Only those with this state. */
                state?: "authorized" | "live" | "ended";
            };
            header?: never;
            path: {
                /**
                 * @description Id, from the list of streams.
                 * @example 0192d0a0-0000-7000-8000-000000000002
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["PublicationPage"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Refusals.list": {
        parameters: {
            query?: {
                /** @description How many items to answer at the most. */
                limit?: number;
                /** @description `nextCursor` of the previous answer. */
                cursor?: string;
                /** @description By what; `-` before a name: the other way round. */
                sort?: "at" | "-at";
                /** @description Only those with this stream id. */
                streamId?: string;
                /** @description Only those with this reason. */
                reason?: "malformed_request" | "bad_name" | "unknown_application" | "unknown_key" | "key_not_yet_valid" | "key_expired" | "network_not_allowed" | "stream_disabled" | "unknown_stream" | "viewer_not_authorized" | "already_live" | "quota_exceeded" | "pull_superseded" | "pull_forged" | "not_ready";
                /** @description Only those with this action. */
                action?: "on_connect" | "on_close" | "on_publish" | "on_unpublish" | "on_play" | "on_stop";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["RefusalPage"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Invitations.list": {
        parameters: {
            query?: {
                /** @description How many items to answer at the most. */
                limit?: number;
                /** @description `nextCursor` of the previous answer. */
                cursor?: string;
                /** @description By what; `-` before a name: the other way round. */
                sort?: "createdAt" | "-createdAt" | "label" | "-label";
            };
            header?: never;
            path: {
                /**
                 * @description Id, from the list of streams.
                 * @example 0192d0a0-0000-7000-8000-000000000002
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0192d0a0-0000-7000-8000-000000000014",
                     *           "streamId": "0192d0a0-0000-7000-8000-000000000002",
                     *           "label": "Guest crew of the second evening",
                     *           "contact": "",
                     *           "notBefore": "2026-11-21T12:00:00.000Z",
                     *           "showAt": null,
                     *           "notAfter": "2026-11-21T12:00:00.000Z",
                     *           "networks": [],
                     *           "expiresAfterBroadcast": false,
                     *           "fulfilledAt": null,
                     *           "keyId": "0192d0a0-0000-7000-8000-000000000016",
                     *           "keyHint": "vTJI",
                     *           "version": 3,
                     *           "createdAt": "2026-11-21T12:00:00.000Z",
                     *           "updatedAt": "2026-11-21T12:00:00.000Z",
                     *           "lastOpenedAt": null,
                     *           "lastUsedAt": null,
                     *           "phase": "before"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["InvitationPage"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Invitations.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID. A repeat with the same key and body within 24 hours answers what the first one answered and makes nothing. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of streams.
                 * @example 0192d0a0-0000-7000-8000-000000000002
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "label": "Guest crew",
                 *       "notBefore": "2099-11-21T18:00:00+01:00",
                 *       "notAfter": "2099-11-22T02:00:00+01:00"
                 *     }
                 */
                "application/json": components["schemas"]["InvitationDraft"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000014",
                     *       "streamId": "0192d0a0-0000-7000-8000-000000000002",
                     *       "label": "Guest crew",
                     *       "contact": "",
                     *       "notBefore": "2026-11-21T12:00:00.000Z",
                     *       "showAt": null,
                     *       "notAfter": "2026-11-21T12:00:00.000Z",
                     *       "networks": [],
                     *       "expiresAfterBroadcast": false,
                     *       "fulfilledAt": null,
                     *       "keyId": "0192d0a0-0000-7000-8000-000000000015",
                     *       "keyHint": "EkPY",
                     *       "version": 1,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "updatedAt": "2026-11-21T12:00:00.000Z",
                     *       "lastOpenedAt": null,
                     *       "lastUsedAt": null,
                     *       "phase": "before",
                     *       "link": "link-that-is-shown-once"
                     *     }
                     */
                    "application/json": components["schemas"]["NewInvitation"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Invitations.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id, from the list of streams.
                 * @example 0192d0a0-0000-7000-8000-000000000002
                 */
                id: string;
                /**
                 * @description Id, from the list of invitations.
                 * @example 0192d0a0-0000-7000-8000-000000000014
                 */
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000014",
                     *       "streamId": "0192d0a0-0000-7000-8000-000000000002",
                     *       "label": "Guest crew of the second evening",
                     *       "contact": "",
                     *       "notBefore": "2026-11-21T12:00:00.000Z",
                     *       "showAt": null,
                     *       "notAfter": "2026-11-21T12:00:00.000Z",
                     *       "networks": [],
                     *       "expiresAfterBroadcast": false,
                     *       "fulfilledAt": null,
                     *       "keyId": "0192d0a0-0000-7000-8000-000000000016",
                     *       "keyHint": "vTJI",
                     *       "version": 3,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "updatedAt": "2026-11-21T12:00:00.000Z",
                     *       "lastOpenedAt": null,
                     *       "lastUsedAt": null,
                     *       "phase": "before"
                     *     }
                     */
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Invitations.revoke": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of streams.
                 * @example 0192d0a0-0000-7000-8000-000000000002
                 */
                id: string;
                /**
                 * @description Id, from the list of invitations.
                 * @example 0192d0a0-0000-7000-8000-000000000014
                 */
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Invitations.change": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of streams.
                 * @example 0192d0a0-0000-7000-8000-000000000002
                 */
                id: string;
                /**
                 * @description Id, from the list of invitations.
                 * @example 0192d0a0-0000-7000-8000-000000000014
                 */
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "label": "Guest crew of the second evening"
                 *     }
                 */
                "application/json": components["schemas"]["InvitationChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000014",
                     *       "streamId": "0192d0a0-0000-7000-8000-000000000002",
                     *       "label": "Guest crew of the second evening",
                     *       "contact": "",
                     *       "notBefore": "2026-11-21T12:00:00.000Z",
                     *       "showAt": null,
                     *       "notAfter": "2026-11-21T12:00:00.000Z",
                     *       "networks": [],
                     *       "expiresAfterBroadcast": false,
                     *       "fulfilledAt": null,
                     *       "keyId": "0192d0a0-0000-7000-8000-000000000015",
                     *       "keyHint": "EkPY",
                     *       "version": 2,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "updatedAt": "2026-11-21T12:00:00.000Z",
                     *       "lastOpenedAt": null,
                     *       "lastUsedAt": null,
                     *       "phase": "before"
                     *     }
                     */
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Invitations.renewLink": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
                /** @description A text of your own, such as a UUID. A repeat with the same key and body within 24 hours answers what the first one answered and makes nothing. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of streams.
                 * @example 0192d0a0-0000-7000-8000-000000000002
                 */
                id: string;
                /**
                 * @description Id, from the list of invitations.
                 * @example 0192d0a0-0000-7000-8000-000000000014
                 */
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000014",
                     *       "streamId": "0192d0a0-0000-7000-8000-000000000002",
                     *       "label": "Guest crew of the second evening",
                     *       "contact": "",
                     *       "notBefore": "2026-11-21T12:00:00.000Z",
                     *       "showAt": null,
                     *       "notAfter": "2026-11-21T12:00:00.000Z",
                     *       "networks": [],
                     *       "expiresAfterBroadcast": false,
                     *       "fulfilledAt": null,
                     *       "keyId": "0192d0a0-0000-7000-8000-000000000016",
                     *       "keyHint": "vTJI",
                     *       "version": 3,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "updatedAt": "2026-11-21T12:00:00.000Z",
                     *       "lastOpenedAt": null,
                     *       "lastUsedAt": null,
                     *       "phase": "before",
                     *       "link": "link-that-is-shown-once"
                     *     }
                     */
                    "application/json": components["schemas"]["NewInvitation"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Guest.view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestView"];
                };
            };
            400: components["responses"]["malformed"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Guest.events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Guest.picture": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the picture you have. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description JPEG */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
            /** @description You have the newest. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            422: components["responses"]["invalid"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "LiveStreams.list": {
        parameters: {
            query?: {
                /** @description Only this one. */
                streamId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["LiveStreamPage"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "LiveStreams.picture": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the picture you have. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Id, from the list of streams. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description JPEG */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
            /** @description You have the newest. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "TaskTypes.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "name": "hls",
                     *           "title": "HLS for viewers",
                     *           "summary": "Encodes the stream into several picture sizes and packages it for browsers and players.",
                     *           "handover": "overlap",
                     *           "schema": {
                     *             "$schema": "https://json-schema.org/draft/2020-12/schema",
                     *             "type": "object",
                     *             "properties": {
                     *               "segmentSeconds": {
                     *                 "default": 2,
                     *                 "title": "Segment length",
                     *                 "description": "Shorter segments mean less delay and more requests; viewers are about three segments behind",
                     *                 "unit": "s",
                     *                 "type": "integer",
                     *                 "minimum": 1,
                     *                 "maximum": 10
                     *               },
                     *               "windowSegments": {
                     *                 "default": 8,
                     *                 "title": "Playlist window",
                     *                 "description": "Segments a live playlist lists; viewers can seek back this far",
                     *                 "unit": "segments",
                     *                 "type": "integer",
                     *                 "minimum": 3,
                     *                 "maximum": 60
                     *               },
                     *               "ladder": {
                     *                 "default": [
                     *                   {
                     *                     "height": 1080,
                     *                     "videoBitrate": 5000000
                     *                   },
                     *                   {
                     *                     "height": 720,
                     *                     "videoBitrate": 2800000
                     *                   },
                     *                   {
                     *                     "height": 480,
                     *                     "videoBitrate": 1200000
                     *                   }
                     *                 ],
                     *                 "title": "Ladder",
                     *                 "description": "Picture sizes to encode; those above the source are left out, the highest fits the source",
                     *                 "minItems": 1,
                     *                 "maxItems": 6,
                     *                 "type": "array",
                     *                 "items": {
                     *                   "type": "object",
                     *                   "properties": {
                     *                     "height": {
                     *                       "type": "integer",
                     *                       "minimum": 120,
                     *                       "maximum": 2160,
                     *                       "title": "Height",
                     *                       "description": "Lines of the picture (its short side); rungs above the source are left out",
                     *                       "unit": "px"
                     *                     },
                     *                     "videoBitrate": {
                     *                       "type": "integer",
                     *                       "minimum": 50000,
                     *                       "maximum": 60000000,
                     *                       "title": "Video bit rate",
                     *                       "description": "Average bit rate of the picture",
                     *                       "unit": "bit/s"
                     *                     }
                     *                   },
                     *                   "required": [
                     *                     "height",
                     *                     "videoBitrate"
                     *                   ],
                     *                   "additionalProperties": false,
                     *                   "title": "Rung"
                     *                 }
                     *               },
                     *               "audioBitrate": {
                     *                 "default": 128000,
                     *                 "title": "Audio bit rate",
                     *                 "description": "Used when the sound must be encoded again; AAC-LC stereo at 44.1 or 48 kHz is copied",
                     *                 "unit": "bit/s",
                     *                 "type": "integer",
                     *                 "minimum": 32000,
                     *                 "maximum": 512000
                     *               },
                     *               "copySource": {
                     *                 "default": false,
                     *                 "title": "Copy the source as top variant",
                     *                 "description": "Saves about half of the CPU. Needs H.264 with a keyframe at least every segment length, else all is encoded",
                     *                 "type": "boolean"
                     *               },
                     *               "audioOnly": {
                     *                 "default": true,
                     *                 "title": "Audio-only variant",
                     *                 "description": "Lets players on very slow networks keep the sound",
                     *                 "type": "boolean"
                     *               },
                     *               "preset": {
                     *                 "default": "veryfast",
                     *                 "title": "Encoder preset",
                     *                 "description": "Slower presets give a better picture at the same bit rate and need more CPU",
                     *                 "advanced": true,
                     *                 "type": "string",
                     *                 "enum": [
                     *                   "ultrafast",
                     *                   "superfast",
                     *                   "veryfast"
                     *                 ]
                     *               },
                     *               "maxFrameRate": {
                     *                 "default": 30,
                     *                 "title": "Highest frame rate",
                     *                 "description": "Faster sources are halved until they fit",
                     *                 "unit": "fps",
                     *                 "advanced": true,
                     *                 "type": "integer",
                     *                 "minimum": 10,
                     *                 "maximum": 60
                     *               },
                     *               "posterEverySeconds": {
                     *                 "default": 10,
                     *                 "title": "Poster every",
                     *                 "description": "How often the still picture of the stream is renewed",
                     *                 "unit": "s",
                     *                 "advanced": true,
                     *                 "type": "integer",
                     *                 "minimum": 1,
                     *                 "maximum": 3600
                     *               }
                     *             },
                     *             "additionalProperties": false
                     *           },
                     *           "presets": []
                     *         },
                     *         {
                     *           "name": "restream",
                     *           "title": "Restream",
                     *           "summary": "Sends the stream to another server or platform over RTMP, RTMPS or SRT.",
                     *           "handover": "stop_first",
                     *           "schema": {
                     *             "$schema": "https://json-schema.org/draft/2020-12/schema",
                     *             "type": "object",
                     *             "properties": {
                     *               "url": {
                     *                 "type": "string",
                     *                 "title": "Target",
                     *                 "description": "Server address, as in rtmps://live.example.com/app or srt://host:9000"
                     *               },
                     *               "streamKey": {
                     *                 "default": null,
                     *                 "title": "Stream key",
                     *                 "description": "Appended to an RTMP target as its last path part; the stream id of an SRT target",
                     *                 "secret": true,
                     *                 "anyOf": [
                     *                   {
                     *                     "type": "string",
                     *                     "pattern": "^[\\x21-\\x7e]{1,500}$"
                     *                   },
                     *                   {
                     *                     "type": "null"
                     *                   }
                     *                 ]
                     *               },
                     *               "format": {
                     *                 "default": "auto",
                     *                 "title": "Container",
                     *                 "description": "auto: FLV for RTMP, MPEG-TS for SRT",
                     *                 "advanced": true,
                     *                 "type": "string",
                     *                 "enum": [
                     *                   "auto",
                     *                   "flv",
                     *                   "mpegts"
                     *                 ]
                     *               },
                     *               "video": {
                     *                 "default": "copy",
                     *                 "title": "Picture",
                     *                 "description": "copy: as it came; h264: encode again at the bit rate below",
                     *                 "type": "string",
                     *                 "enum": [
                     *                   "copy",
                     *                   "h264"
                     *                 ]
                     *               },
                     *               "videoBitrate": {
                     *                 "default": 3000000,
                     *                 "title": "Video bit rate",
                     *                 "description": "Used when the picture is encoded again",
                     *                 "unit": "bit/s",
                     *                 "type": "integer",
                     *                 "minimum": 50000,
                     *                 "maximum": 60000000
                     *               },
                     *               "audio": {
                     *                 "default": "copy",
                     *                 "title": "Sound",
                     *                 "description": "copy: as it came; aac: encode again at the bit rate below",
                     *                 "type": "string",
                     *                 "enum": [
                     *                   "copy",
                     *                   "aac"
                     *                 ]
                     *               },
                     *               "audioBitrate": {
                     *                 "default": 128000,
                     *                 "title": "Audio bit rate",
                     *                 "description": "Used when the sound is encoded again",
                     *                 "unit": "bit/s",
                     *                 "type": "integer",
                     *                 "minimum": 32000,
                     *                 "maximum": 512000
                     *               },
                     *               "srtPassphrase": {
                     *                 "default": null,
                     *                 "title": "SRT passphrase",
                     *                 "description": "Encrypts an SRT target; both sides must know it",
                     *                 "secret": true,
                     *                 "advanced": true,
                     *                 "anyOf": [
                     *                   {
                     *                     "type": "string",
                     *                     "pattern": "^[\\x21-\\x7e]{10,79}$"
                     *                   },
                     *                   {
                     *                     "type": "null"
                     *                   }
                     *                 ]
                     *               },
                     *               "srtLatencyMs": {
                     *                 "default": 200,
                     *                 "title": "SRT latency",
                     *                 "description": "Time SRT has to repeat lost packets; about four round trips",
                     *                 "unit": "ms",
                     *                 "advanced": true,
                     *                 "type": "integer",
                     *                 "minimum": 20,
                     *                 "maximum": 8000
                     *               }
                     *             },
                     *             "required": [
                     *               "url"
                     *             ],
                     *             "additionalProperties": false
                     *           },
                     *           "presets": [
                     *             {
                     *               "id": "youtube",
                     *               "title": "YouTube",
                     *               "url": "url-that-is-shown-once",
                     *               "whereToFind": "YouTube Studio, Create, Go live, Stream: copy the stream key.",
                     *               "hasKeyForEachBroadcast": false,
                     *               "hosts": [
                     *                 "youtube.com"
                     *               ],
                     *               "asks": {
                     *                 "videoCodecs": [
                     *                   "h264"
                     *                 ],
                     *                 "audioCodecs": [
                     *                   "aac"
                     *                 ],
                     *                 "maxBitrate": 51000000,
                     *                 "maxKeyframeSeconds": 4,
                     *                 "maxHeight": 2160,
                     *                 "maxFramesPerSecond": 60,
                     *                 "isUpright": false
                     *               }
                     *             },
                     *             {
                     *               "id": "twitch",
                     *               "title": "Twitch",
                     *               "url": "url-that-is-shown-once",
                     *               "whereToFind": "Creator Dashboard, Settings, Stream: copy the primary stream key.",
                     *               "hasKeyForEachBroadcast": false,
                     *               "hosts": [
                     *                 "twitch.tv",
                     *                 "contribute.live-video.net",
                     *                 "ingest.global-contribute.live-video.net"
                     *               ],
                     *               "asks": {
                     *                 "videoCodecs": [
                     *                   "h264"
                     *                 ],
                     *                 "audioCodecs": [
                     *                   "aac"
                     *                 ],
                     *                 "maxBitrate": 6320000,
                     *                 "maxKeyframeSeconds": 2,
                     *                 "maxHeight": 1080,
                     *                 "maxFramesPerSecond": 60,
                     *                 "isUpright": false
                     *               }
                     *             },
                     *             {
                     *               "id": "facebook",
                     *               "title": "Facebook",
                     *               "url": "url-that-is-shown-once",
                     *               "whereToFind": "Live Producer, Streaming software: switch on the persistent key and copy it.",
                     *               "hasKeyForEachBroadcast": false,
                     *               "hosts": [
                     *                 "facebook.com"
                     *               ],
                     *               "asks": {
                     *                 "videoCodecs": [
                     *                   "h264"
                     *                 ],
                     *                 "audioCodecs": [
                     *                   "aac"
                     *                 ],
                     *                 "maxBitrate": 9128000,
                     *                 "maxKeyframeSeconds": 2,
                     *                 "maxHeight": 1080,
                     *                 "maxFramesPerSecond": 60,
                     *                 "isUpright": false
                     *               }
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["TaskTypePage"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Feeds.authorization": {
        parameters: {
            query?: {
                /** @description `cursor` of the previous answer; without it everything is answered. */
                after?: string;
                /** @description How long to wait for a change. */
                waitSeconds?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cursor: string;
                        full: boolean;
                        applications: string[];
                        streams: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            application: string;
                            enabled: boolean;
                            /** @enum {string} */
                            visibility: "public" | "unlisted" | "token";
                            keys: {
                                /** Format: uuid */
                                id: string;
                                hash: string;
                                notBefore: string | null;
                                notAfter: string | null;
                                networks: string[];
                            }[];
                        }[];
                        removedStreamIds: string[];
                        /** @default [] */
                        pulls: {
                            /** Format: uuid */
                            taskId: string;
                            leaseToken: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Feeds.directory": {
        parameters: {
            query?: {
                /** @description `cursor` of the previous answer; without it everything is answered. */
                after?: string;
                /** @description How long to wait for a change. */
                waitSeconds?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cursor: string;
                        full: boolean;
                        streams: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            title: string;
                            /** @enum {string} */
                            visibility: "public" | "unlisted" | "token";
                            enabled: boolean;
                            liveSince: string | null;
                        }[];
                        removedStreamIds: string[];
                        pictureToken?: string;
                    };
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Directors.report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    director: string;
                    streams: {
                        /** Format: uuid */
                        streamId: string;
                        viewers: number;
                        pictureAt: string | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Presence.speak": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    software: string;
                    isLeaving: boolean;
                    load: {
                        bitsPerSecond: number;
                        connections: number;
                        requestsPerSecond: number;
                        cacheHitRatio: number | null;
                        originReachable: boolean;
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        /** @enum {string} */
                        state: "joining" | "active" | "draining" | "gone";
                        incarnation: number;
                    };
                };
            };
            400: components["responses"]["malformed"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Presence.feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        edges: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            incarnation: number;
                            baseUrl: string;
                            region: string | null;
                            weight: number;
                            capacity: {
                                bitsPerSecond: number | null;
                                sessions: number | null;
                            };
                            /** @enum {string} */
                            state: "joining" | "active" | "draining" | "gone";
                            load: {
                                bitsPerSecond: number;
                                connections: number;
                                requestsPerSecond: number;
                                cacheHitRatio: number | null;
                                originReachable: boolean;
                            } | null;
                            silentForMs: number | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Edges.list": {
        parameters: {
            query?: {
                /** @description How many items to answer at the most. */
                limit?: number;
                /** @description `nextCursor` of the previous answer. */
                cursor?: string;
                /** @description By what; `-` before a name: the other way round. */
                sort?: "name" | "-name" | "createdAt" | "-createdAt" | "since" | "-since";
                /** @description Text in the name, address or region. */
                search?: string;
                /** @description Only those with this state. */
                state?: "joining" | "active" | "draining" | "gone";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0192d0a0-0000-7000-8000-000000000006",
                     *           "name": "vienna-1",
                     *           "state": "joining",
                     *           "reason": "registered",
                     *           "since": "2026-11-21T12:00:00.000Z",
                     *           "incarnation": 1,
                     *           "isDrained": false,
                     *           "baseUrl": "https://edge-1.example.org",
                     *           "region": "vienna",
                     *           "capacityBitsPerSecond": 8000000000,
                     *           "capacitySessions": 5000,
                     *           "weight": 1,
                     *           "version": 5,
                     *           "createdAt": "2026-11-21T12:00:00.000Z",
                     *           "updatedAt": "2026-11-21T12:00:00.000Z",
                     *           "lastSeenAt": null,
                     *           "software": null,
                     *           "isOnline": false,
                     *           "load": null
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["EdgePage"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Edges.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID. A repeat with the same key and body within 24 hours answers what the first one answered and makes nothing. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "vienna-1",
                 *       "baseUrl": "https://edge-1.example.org",
                 *       "region": "vienna",
                 *       "capacityBitsPerSecond": 8000000000
                 *     }
                 */
                "application/json": components["schemas"]["EdgeDraft"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000006",
                     *       "name": "vienna-1",
                     *       "state": "joining",
                     *       "reason": "registered",
                     *       "since": "2026-11-21T12:00:00.000Z",
                     *       "incarnation": 1,
                     *       "isDrained": false,
                     *       "baseUrl": "https://edge-1.example.org",
                     *       "region": "vienna",
                     *       "capacityBitsPerSecond": 8000000000,
                     *       "capacitySessions": null,
                     *       "weight": 1,
                     *       "version": 1,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "updatedAt": "2026-11-21T12:00:00.000Z",
                     *       "lastSeenAt": null,
                     *       "software": null,
                     *       "isOnline": false,
                     *       "load": null,
                     *       "token": "token-that-is-shown-once"
                     *     }
                     */
                    "application/json": components["schemas"]["EdgeWithToken"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Edges.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id, from the list of edges.
                 * @example 0192d0a0-0000-7000-8000-000000000006
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000006",
                     *       "name": "vienna-1",
                     *       "state": "joining",
                     *       "reason": "registered",
                     *       "since": "2026-11-21T12:00:00.000Z",
                     *       "incarnation": 1,
                     *       "isDrained": false,
                     *       "baseUrl": "https://edge-1.example.org",
                     *       "region": "vienna",
                     *       "capacityBitsPerSecond": 8000000000,
                     *       "capacitySessions": 5000,
                     *       "weight": 1,
                     *       "version": 5,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "updatedAt": "2026-11-21T12:00:00.000Z",
                     *       "lastSeenAt": null,
                     *       "software": null,
                     *       "isOnline": false,
                     *       "load": null
                     *     }
                     */
                    "application/json": components["schemas"]["Edge"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Edges.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of edges.
                 * @example 0192d0a0-0000-7000-8000-000000000006
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Edges.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of edges.
                 * @example 0192d0a0-0000-7000-8000-000000000006
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "capacitySessions": 5000
                 *     }
                 */
                "application/json": components["schemas"]["EdgeChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000006",
                     *       "name": "vienna-1",
                     *       "state": "joining",
                     *       "reason": "registered",
                     *       "since": "2026-11-21T12:00:00.000Z",
                     *       "incarnation": 1,
                     *       "isDrained": false,
                     *       "baseUrl": "https://edge-1.example.org",
                     *       "region": "vienna",
                     *       "capacityBitsPerSecond": 8000000000,
                     *       "capacitySessions": 5000,
                     *       "weight": 1,
                     *       "version": 2,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "updatedAt": "2026-11-21T12:00:00.000Z",
                     *       "lastSeenAt": null,
                     *       "software": null,
                     *       "isOnline": false,
                     *       "load": null
                     *     }
                     */
                    "application/json": components["schemas"]["Edge"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Edges.drain": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id, from the list of edges.
                 * @example 0192d0a0-0000-7000-8000-000000000006
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000006",
                     *       "name": "vienna-1",
                     *       "state": "joining",
                     *       "reason": "registered",
                     *       "since": "2026-11-21T12:00:00.000Z",
                     *       "incarnation": 1,
                     *       "isDrained": true,
                     *       "baseUrl": "https://edge-1.example.org",
                     *       "region": "vienna",
                     *       "capacityBitsPerSecond": 8000000000,
                     *       "capacitySessions": 5000,
                     *       "weight": 1,
                     *       "version": 3,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "updatedAt": "2026-11-21T12:00:00.000Z",
                     *       "lastSeenAt": null,
                     *       "software": null,
                     *       "isOnline": false,
                     *       "load": null
                     *     }
                     */
                    "application/json": components["schemas"]["Edge"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Edges.activate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id, from the list of edges.
                 * @example 0192d0a0-0000-7000-8000-000000000006
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000006",
                     *       "name": "vienna-1",
                     *       "state": "joining",
                     *       "reason": "registered",
                     *       "since": "2026-11-21T12:00:00.000Z",
                     *       "incarnation": 1,
                     *       "isDrained": false,
                     *       "baseUrl": "https://edge-1.example.org",
                     *       "region": "vienna",
                     *       "capacityBitsPerSecond": 8000000000,
                     *       "capacitySessions": 5000,
                     *       "weight": 1,
                     *       "version": 4,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "updatedAt": "2026-11-21T12:00:00.000Z",
                     *       "lastSeenAt": null,
                     *       "software": null,
                     *       "isOnline": false,
                     *       "load": null
                     *     }
                     */
                    "application/json": components["schemas"]["Edge"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Edges.renewToken": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id, from the list of edges.
                 * @example 0192d0a0-0000-7000-8000-000000000006
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000006",
                     *       "name": "vienna-1",
                     *       "state": "joining",
                     *       "reason": "registered",
                     *       "since": "2026-11-21T12:00:00.000Z",
                     *       "incarnation": 1,
                     *       "isDrained": false,
                     *       "baseUrl": "https://edge-1.example.org",
                     *       "region": "vienna",
                     *       "capacityBitsPerSecond": 8000000000,
                     *       "capacitySessions": 5000,
                     *       "weight": 1,
                     *       "version": 5,
                     *       "createdAt": "2026-11-21T12:00:00.000Z",
                     *       "updatedAt": "2026-11-21T12:00:00.000Z",
                     *       "lastSeenAt": null,
                     *       "software": null,
                     *       "isOnline": false,
                     *       "load": null,
                     *       "token": "token-that-is-shown-once"
                     *     }
                     */
                    "application/json": components["schemas"]["EdgeWithToken"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Leases.heartbeat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    incarnation: string;
                    version: string;
                    slots: number;
                    freeSlots: number;
                    skills: string[];
                    labels: {
                        [key: string]: string;
                    };
                    load: {
                        cpu: number;
                        memory: number;
                    };
                    disks?: {
                        holds: ("work" | "store")[];
                        bytesFree: number;
                        bytesTotal: number;
                    }[];
                    draining: boolean;
                    waitMs: number;
                    tasks: {
                        /** Format: uuid */
                        taskId: string;
                        leaseToken: number;
                        /** @enum {string} */
                        state: "starting" | "running" | "retrying" | "failed" | "stopped";
                        /** Format: date-time */
                        since: string;
                        attempts: number;
                        tries?: number;
                        ffmpegPid: number | null;
                        nextAttemptAt: string | null;
                        error: {
                            code: string;
                            /** @enum {string} */
                            fault: "publisher" | "destination" | "operator" | "portier";
                            sentence: string;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        progress: {
                            /** Format: date-time */
                            at: string;
                            frames: number;
                            framesPerSecond: number;
                            bitrate: number | null;
                            speed: number | null;
                            droppedFrames: number;
                            duplicatedFrames: number;
                            outTimeSeconds: number;
                            keyframeIntervalMs?: number | null;
                            inputFramesPerSecond?: number | null;
                            audio?: {
                                peakDb: number;
                                rmsDb: number;
                            } | null;
                        } | null;
                        command: string[] | null;
                        logTail: string[];
                    }[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        conciergeId: string;
                        leaseTtlMs: number;
                        grants: {
                            leaseToken: number;
                            description: {
                                /** Format: uuid */
                                taskId: string;
                                type: string;
                                replica: number;
                                stream: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                /** Format: uuid */
                                publicationId: string;
                                /** Format: date-time */
                                publishedAt: string;
                                inputUrl: string;
                                params: {
                                    [key: string]: unknown;
                                };
                            };
                        }[];
                        stops: {
                            /** Format: uuid */
                            taskId: string;
                            leaseToken: number;
                            /** @enum {string} */
                            reason: "ended" | "removed" | "changed" | "moved" | "lease_lost" | "unknown";
                        }[];
                        drain: boolean;
                        /** @default 0 */
                        moving: number;
                        probes?: ({
                            /** @enum {string} */
                            kind: "input";
                            /** Format: uuid */
                            id: string;
                            inputUrl: string;
                            streamName: string;
                            watchSeconds: number;
                        } | {
                            /** @enum {string} */
                            kind: "target";
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            scheme: "rtmp" | "rtmps" | "srt";
                            host: string;
                            port: number;
                        })[];
                    };
                };
            };
            400: components["responses"]["malformed"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Concierges.list": {
        parameters: {
            query?: {
                /** @description How many items to answer at the most. */
                limit?: number;
                /** @description `nextCursor` of the previous answer. */
                cursor?: string;
                /** @description By what; `-` before a name: the other way round. */
                sort?: "name" | "-name" | "createdAt" | "-createdAt" | "since" | "-since";
                /** @description Text in the name. */
                search?: string;
                /** @description Only those with this state. */
                state?: "active" | "draining" | "gone";
                /** @description Only agents that are heard of, or only those that are not. */
                online?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0192d0a0-0000-7000-8000-000000000005",
                     *           "name": "worker-1",
                     *           "state": "active",
                     *           "reason": "operator",
                     *           "since": "2026-11-21T12:00:00.000Z",
                     *           "slots": 0,
                     *           "freeSlots": 0,
                     *           "skills": [],
                     *           "labels": {
                     *             "region": "eu"
                     *           },
                     *           "givenLabels": {
                     *             "region": "eu"
                     *           },
                     *           "load": {},
                     *           "disks": [],
                     *           "version": 4,
                     *           "software": null,
                     *           "lastHeartbeatAt": null,
                     *           "isOnline": false,
                     *           "taskCount": 0,
                     *           "rivalSeenAt": null,
                     *           "isStopping": false,
                     *           "drainWaits": []
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ConciergePage"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Concierges.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID. A repeat with the same key and body within 24 hours answers what the first one answered and makes nothing. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "worker-1"
                 *     }
                 */
                "application/json": components["schemas"]["ConciergeDraft"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000005",
                     *       "name": "worker-1",
                     *       "state": "active",
                     *       "reason": null,
                     *       "since": "2026-11-21T12:00:00.000Z",
                     *       "slots": 0,
                     *       "freeSlots": 0,
                     *       "skills": [],
                     *       "labels": {},
                     *       "givenLabels": {},
                     *       "load": {},
                     *       "disks": [],
                     *       "version": 1,
                     *       "software": null,
                     *       "lastHeartbeatAt": null,
                     *       "isOnline": false,
                     *       "taskCount": 0,
                     *       "rivalSeenAt": null,
                     *       "isStopping": false,
                     *       "drainWaits": [],
                     *       "token": "token-that-is-shown-once"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedConcierge"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Concierges.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id, from the list of concierges.
                 * @example 0192d0a0-0000-7000-8000-000000000005
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000005",
                     *       "name": "worker-1",
                     *       "state": "active",
                     *       "reason": "operator",
                     *       "since": "2026-11-21T12:00:00.000Z",
                     *       "slots": 0,
                     *       "freeSlots": 0,
                     *       "skills": [],
                     *       "labels": {
                     *         "region": "eu"
                     *       },
                     *       "givenLabels": {
                     *         "region": "eu"
                     *       },
                     *       "load": {},
                     *       "disks": [],
                     *       "version": 4,
                     *       "software": null,
                     *       "lastHeartbeatAt": null,
                     *       "isOnline": false,
                     *       "taskCount": 0,
                     *       "rivalSeenAt": null,
                     *       "isStopping": false,
                     *       "drainWaits": []
                     *     }
                     */
                    "application/json": components["schemas"]["Concierge"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Concierges.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of concierges.
                 * @example 0192d0a0-0000-7000-8000-000000000005
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Concierges.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version the change was made to; 412 when another one is current. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description Id, from the list of concierges.
                 * @example 0192d0a0-0000-7000-8000-000000000005
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "givenLabels": {
                 *         "region": "eu"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ConciergeChange"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000005",
                     *       "name": "worker-1",
                     *       "state": "active",
                     *       "reason": null,
                     *       "since": "2026-11-21T12:00:00.000Z",
                     *       "slots": 0,
                     *       "freeSlots": 0,
                     *       "skills": [],
                     *       "labels": {
                     *         "region": "eu"
                     *       },
                     *       "givenLabels": {
                     *         "region": "eu"
                     *       },
                     *       "load": {},
                     *       "disks": [],
                     *       "version": 2,
                     *       "software": null,
                     *       "lastHeartbeatAt": null,
                     *       "isOnline": false,
                     *       "taskCount": 0,
                     *       "rivalSeenAt": null,
                     *       "isStopping": false,
                     *       "drainWaits": []
                     *     }
                     */
                    "application/json": components["schemas"]["Concierge"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            412: components["responses"]["stale"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Concierges.drain": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id, from the list of concierges.
                 * @example 0192d0a0-0000-7000-8000-000000000005
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000005",
                     *       "name": "worker-1",
                     *       "state": "draining",
                     *       "reason": "operator",
                     *       "since": "2026-11-21T12:00:00.000Z",
                     *       "slots": 0,
                     *       "freeSlots": 0,
                     *       "skills": [],
                     *       "labels": {
                     *         "region": "eu"
                     *       },
                     *       "givenLabels": {
                     *         "region": "eu"
                     *       },
                     *       "load": {},
                     *       "disks": [],
                     *       "version": 3,
                     *       "software": null,
                     *       "lastHeartbeatAt": null,
                     *       "isOnline": false,
                     *       "taskCount": 0,
                     *       "rivalSeenAt": null,
                     *       "isStopping": false,
                     *       "drainWaits": []
                     *     }
                     */
                    "application/json": components["schemas"]["Concierge"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Concierges.activate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id, from the list of concierges.
                 * @example 0192d0a0-0000-7000-8000-000000000005
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192d0a0-0000-7000-8000-000000000005",
                     *       "name": "worker-1",
                     *       "state": "active",
                     *       "reason": "operator",
                     *       "since": "2026-11-21T12:00:00.000Z",
                     *       "slots": 0,
                     *       "freeSlots": 0,
                     *       "skills": [],
                     *       "labels": {
                     *         "region": "eu"
                     *       },
                     *       "givenLabels": {
                     *         "region": "eu"
                     *       },
                     *       "load": {},
                     *       "disks": [],
                     *       "version": 4,
                     *       "software": null,
                     *       "lastHeartbeatAt": null,
                     *       "isOnline": false,
                     *       "taskCount": 0,
                     *       "rivalSeenAt": null,
                     *       "isStopping": false,
                     *       "drainWaits": []
                     *     }
                     */
                    "application/json": components["schemas"]["Concierge"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Probes.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id, from the list of streams.
                 * @example 0192d0a0-0000-7000-8000-000000000002
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ProbePage"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Probes.look": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id, from the list of streams. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Probe"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "ProbeResults.answer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id, from the list of probes. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "input";
                    input: {
                        watchedSeconds: number;
                        bitrate: number | null;
                        video: {
                            codec: string;
                            profile: string | null;
                            level: string | null;
                            pixelFormat: string | null;
                            width: number;
                            height: number;
                            framesPerSecond: number;
                            isInterlaced: boolean;
                            hasBFrames: boolean;
                            keyframeIntervalSeconds: number | null;
                            bitrate: number | null;
                        } | null;
                        audio: {
                            codec: string;
                            profile: string | null;
                            sampleRate: number;
                            channels: number;
                            layout: string | null;
                            bitrate: number | null;
                        } | null;
                    };
                } | {
                    /** @enum {string} */
                    kind: "target";
                    target: {
                        address: string;
                        tookMs: number;
                        /** @enum {string} */
                        answer: "spoke" | "connected";
                        certificateProblem: string | null;
                    };
                } | {
                    /** @enum {string} */
                    kind: "failed";
                    error: {
                        code: string;
                        /** @enum {string} */
                        fault: "publisher" | "destination" | "operator" | "portier";
                        sentence: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done; there is nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["malformed"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "DryRuns.try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DryRunDraft"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DryRun"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Figures.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id, from the list of tasks.
                 * @example 0192d0a0-0000-7000-8000-000000000019
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "intervalSeconds": 10,
                     *       "items": []
                     *     }
                     */
                    "application/json": components["schemas"]["TaskFigures"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Identities.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A text of your own, such as a UUID. A repeat with the same key and body within 24 hours answers what the first one answered and makes nothing. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LegacyIdentityDraft"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedLegacyIdentity"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Problems.list": {
        parameters: {
            query?: {
                /** @description How many items to answer at the most. */
                limit?: number;
                /** @description `nextCursor` of the previous answer. */
                cursor?: string;
                /** @description By what; `-` before a name: the other way round. */
                sort?: "severity" | "-severity" | "since" | "-since";
                /** @description Only these. */
                severity?: "error" | "warning";
                /** @description Only these. */
                code?: "stream_down" | "no_video" | "no_audio" | "bitrate_low" | "bitrate_unstable" | "fps_low" | "fps_dropped" | "keyframe_interval_long" | "input_changed" | "silence" | "task_quarantined" | "task_retrying" | "task_waiting" | "task_slow" | "no_agents" | "agent_gone" | "agent_overloaded" | "agent_disk_low" | "edge_gone" | "edge_overloaded" | "edge_without_origin" | "media_server_away" | "alert_destination_failing";
                /** @description Only those of this stream. */
                streamId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["HealthProblemPage"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Problems.ofStream": {
        parameters: {
            query?: {
                /** @description How many items to answer at the most. */
                limit?: number;
                /** @description `nextCursor` of the previous answer. */
                cursor?: string;
                /** @description By what; `-` before a name: the other way round. */
                sort?: "since" | "-since";
            };
            header?: never;
            path: {
                /**
                 * @description Id, from the list of streams.
                 * @example 0192d0a0-0000-7000-8000-000000000002
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["HealthProblemPage"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            422: components["responses"]["invalid"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "ServerFacts.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "version": "0.1.0",
                     *       "publicUrl": "http://portier.example.org",
                     *       "rtmpUrl": "rtmp://127.0.0.1/live",
                     *       "directorUrl": "http://portier.example.org",
                     *       "allowPrivateTargets": false,
                     *       "leaseTtlMs": 10000
                     *     }
                     */
                    "application/json": components["schemas"]["ServerFacts"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
    "Settings.show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "version": "0.1.0",
                     *       "nodeVersion": "v20.20.2",
                     *       "items": [
                     *         {
                     *           "name": "PORTIER_HOST",
                     *           "description": "Address the API and the admin pages listen on.",
                     *           "isSecret": false,
                     *           "value": "127.0.0.1",
                     *           "isSet": true,
                     *           "isDefault": true
                     *         },
                     *         {
                     *           "name": "PORTIER_PORT",
                     *           "description": "Port of the API and the admin pages.",
                     *           "isSecret": false,
                     *           "value": "8080",
                     *           "isSet": true,
                     *           "isDefault": true
                     *         },
                     *         {
                     *           "name": "DATABASE_URL",
                     *           "description": "PostgreSQL 15 or newer.",
                     *           "isSecret": true,
                     *           "value": null,
                     *           "isSet": true,
                     *           "isDefault": false
                     *         }
                     *       ],
                     *       "checks": [
                     *         {
                     *           "name": "database",
                     *           "problem": null
                     *         },
                     *         {
                     *           "name": "redis",
                     *           "problem": null
                     *         }
                     *       ],
                     *       "directors": []
                     *     }
                     */
                    "application/json": components["schemas"]["Settings"];
                };
            };
            400: components["responses"]["malformed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            429: components["responses"]["too_many"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
        };
    };
}
