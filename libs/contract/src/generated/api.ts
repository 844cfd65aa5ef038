// Generated from apps/portier/openapi.json by "npm run generate". Do not edit.
export interface paths {
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
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
        get: operations["Session.current"];
        put?: never;
        post: operations["Session.signIn"];
        delete: operations["Session.signOut"];
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
        get: operations["Applications.list"];
        put?: never;
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
        get?: never;
        put?: never;
        post?: never;
        delete: operations["Applications.delete"];
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
        get: operations["Streams.list"];
        put?: never;
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
        get: operations["Streams.get"];
        put?: never;
        post?: never;
        delete: operations["Streams.delete"];
        options?: never;
        head?: never;
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
        get: operations["PublishKeys.list"];
        put?: never;
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
        get?: never;
        put?: never;
        post?: never;
        delete: operations["PublishKeys.delete"];
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
        post: operations["Tasks.retry"];
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
        get: operations["TaskTypes.list"];
        put?: never;
        post?: never;
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
        get: operations["Configurations.list"];
        put?: never;
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
        get: operations["Configurations.get"];
        put?: never;
        post?: never;
        delete: operations["Configurations.delete"];
        options?: never;
        head?: never;
        patch: operations["Configurations.update"];
        trace?: never;
    };
    "/api/v1/feeds/authorization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
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
        get: operations["Feeds.directory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media-servers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["MediaServers.list"];
        put?: never;
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
        get?: never;
        put?: never;
        post?: never;
        delete: operations["MediaServers.delete"];
        options?: never;
        head?: never;
        patch: operations["MediaServers.update"];
        trace?: never;
    };
    "/api/v1/streams/{id}/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
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
        get: operations["Refusals.list"];
        put?: never;
        post?: never;
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
        get: operations["Concierges.list"];
        put?: never;
        post: operations["Concierges.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
        post: operations["Concierges.activate"];
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
        get?: never;
        put?: never;
        post?: never;
        delete: operations["Concierges.delete"];
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
        post: operations["Identities.create"];
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
        get: operations["ServerFacts.get"];
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
        ApplicationPage: {
            items: components["schemas"]["Application"][];
            nextCursor: string | null;
        };
        Application: {
            /** Format: uuid */
            id: string;
            name: string;
            streamCount: number;
            /** Format: date-time */
            createdAt: string;
        };
        ApplicationDraft: {
            name: string;
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
            /** @description The key itself: shown this once, never again. */
            key: string;
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
            nextCursor: null;
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
        PublicationPage: {
            items: components["schemas"]["Publication"][];
            nextCursor: null;
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
            reason: "malformed_request" | "bad_name" | "unknown_application" | "unknown_key" | "key_not_yet_valid" | "key_expired" | "network_not_allowed" | "stream_disabled" | "unknown_stream" | "viewer_not_authorized" | "already_live" | "pull_superseded" | "pull_forged" | "not_ready";
            /** @description What an operator can do about it. */
            sentence: string;
            serverId: string;
            ip: string;
            application: string;
            streamId: string | null;
            streamName: string | null;
        };
        ConciergePage: {
            items: components["schemas"]["Concierge"][];
            nextCursor: null;
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
            labels: {
                [key: string]: string;
            };
            load: {
                cpu?: number;
                memory?: number;
            };
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
            labels: {
                [key: string]: string;
            };
            load: {
                cpu?: number;
                memory?: number;
            };
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
            token: string;
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
        ServerFacts: {
            version: string;
            publicUrl: string;
            /** @description Server address to put into an encoder. */
            rtmpUrl: string;
            directorUrl: string;
            allowPrivateTargets: boolean;
            leaseTtlMs: number;
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
            code: "invalid" | "malformed" | "unauthenticated" | "forbidden" | "not_found" | "conflict" | "stale" | "lease_lost" | "bad_range" | "too_many" | "no_source" | "unavailable" | "internal";
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
            }[];
        };
    };
    responses: never;
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Applications.list": {
        parameters: {
            query?: {
                /** @description How many items to answer at the most. */
                limit?: number;
                /** @description `nextCursor` of the previous answer. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationPage"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Applications.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationDraft"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Applications.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Streams.list": {
        parameters: {
            query?: {
                /** @description How many items to answer at the most. */
                limit?: number;
                /** @description `nextCursor` of the previous answer. */
                cursor?: string;
                /** @description Text in the name or title. */
                search?: string;
                application?: string;
                /** @description Only streams that are live, or only those that are not. */
                live?: string;
                sort?: "name" | "-name" | "createdAt" | "-createdAt";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StreamPage"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Streams.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StreamDraft"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewStream"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Streams.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stream"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StreamChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stream"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "PublishKeys.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishKeyPage"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "PublishKeys.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishKeyDraft"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewPublishKey"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "PublishKeys.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Tasks.list": {
        parameters: {
            query?: {
                /** @description How many items to answer at the most. */
                limit?: number;
                /** @description `nextCursor` of the previous answer. */
                cursor?: string;
                streamId?: string;
                state?: "pending" | "claimed" | "running" | "retrying" | "quarantined" | "stopping" | "ended";
                conciergeId?: string;
                includeEnded?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskPage"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Tasks.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Tasks.retry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskTypePage"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Configurations.list": {
        parameters: {
            query?: {
                /** @description How many items to answer at the most. */
                limit?: number;
                /** @description `nextCursor` of the previous answer. */
                cursor?: string;
                streamId?: string;
                type?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfigurationPage"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Configurations.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfigurationDraft"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Configurations.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfigurationChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "MediaServers.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaServerPage"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "MediaServers.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MediaServerDraft"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaServer"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "MediaServers.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "MediaServers.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MediaServerChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaServer"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Publications.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicationPage"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Refusals.list": {
        parameters: {
            query?: {
                /** @description How many items to answer at the most. */
                limit?: number;
                /** @description `nextCursor` of the previous answer. */
                cursor?: string;
                streamId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefusalPage"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
                        } | null;
                        command: string[] | null;
                        logTail: string[];
                    }[];
                };
            };
        };
        responses: {
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
                    };
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Concierges.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConciergePage"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Concierges.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConciergeDraft"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedConcierge"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Concierges.drain": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Concierge"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Concierges.activate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Concierge"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Concierges.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "Identities.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LegacyIdentityDraft"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedLegacyIdentity"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerFacts"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
