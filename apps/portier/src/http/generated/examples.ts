// Recorded by examples.service-spec.ts (RECORD_EXAMPLES=1). Do not edit.
import type { OperationExamples } from '../operations.js';
export const operationExamples: OperationExamples = {
 "Applications.create": {
  "path": {},
  "body": {
   "name": "sports"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000001",
   "name": "sports",
   "createdAt": "2026-11-21T12:00:00.000Z",
   "streamCount": 0,
   "rights": {
    "view": true,
    "change": true,
    "delete": true,
    "create": true
   },
   "version": 1
  }
 },
 "Streams.create": {
  "path": {},
  "body": {
   "name": "concert",
   "title": "Concert",
   "application": "live",
   "visibility": "public"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000002",
   "name": "concert",
   "application": "live",
   "title": "Concert",
   "enabled": true,
   "visibility": "public",
   "version": 1,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "updatedAt": "2026-11-21T12:00:00.000Z",
   "live": null,
   "taskCounts": {
    "running": 0,
    "pending": 0,
    "retrying": 0,
    "quarantined": 0
   },
   "rights": {
    "view": true,
    "change": true,
    "delete": true
   },
   "watchUrl": "http://portier.example.org/watch/concert",
   "hlsUrl": "http://portier.example.org/hls/concert/index.m3u8",
   "rtmpUrl": "rtmp://127.0.0.1/live",
   "key": "key-that-is-shown-once"
  }
 },
 "Streams.update": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000002"
  },
  "body": {
   "title": "Concert, second evening"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000002",
   "name": "concert",
   "application": "live",
   "title": "Concert, second evening",
   "enabled": true,
   "visibility": "public",
   "version": 2,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "updatedAt": "2026-11-21T12:00:00.000Z",
   "live": null,
   "taskCounts": {
    "running": 0,
    "pending": 0,
    "retrying": 0,
    "quarantined": 0
   },
   "rights": {
    "view": true,
    "change": true,
    "delete": true
   },
   "watchUrl": "http://portier.example.org/watch/concert",
   "hlsUrl": "http://portier.example.org/hls/concert/index.m3u8",
   "rtmpUrl": "rtmp://127.0.0.1/live"
  }
 },
 "PublishKeys.create": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000002"
  },
  "body": {
   "label": "Van",
   "notAfter": "2099-11-22T02:00:00+01:00",
   "networks": [
    "192.0.2.0/24"
   ]
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000003",
   "label": "Van",
   "hint": "wxyz",
   "notBefore": null,
   "notAfter": "2026-11-21T12:00:00.000Z",
   "networks": [
    "192.0.2.0/24"
   ],
   "createdAt": "2026-11-21T12:00:00.000Z",
   "lastUsedAt": null,
   "version": 1,
   "key": "key-that-is-shown-once"
  }
 },
 "PublishKeys.update": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000002",
   "keyId": "0192d0a0-0000-7000-8000-000000000003"
  },
  "body": {
   "label": "Van, second evening"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000003",
   "label": "Van, second evening",
   "hint": "wxyz",
   "notBefore": null,
   "notAfter": "2026-11-21T12:00:00.000Z",
   "networks": [
    "192.0.2.0/24"
   ],
   "createdAt": "2026-11-21T12:00:00.000Z",
   "lastUsedAt": null,
   "version": 2
  }
 },
 "Configurations.create": {
  "path": {},
  "body": {
   "streamId": "0192d0a0-0000-7000-8000-000000000002",
   "type": "restream",
   "name": "Platform",
   "fields": {
    "url": "rtmps://live.example.org/app",
    "streamKey": "their-key"
   }
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000004",
   "streamId": "0192d0a0-0000-7000-8000-000000000002",
   "streamName": "concert",
   "type": "restream",
   "name": "Platform",
   "enabled": true,
   "replicas": 1,
   "labels": {},
   "version": 1,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "updatedAt": "2026-11-21T12:00:00.000Z",
   "tasks": [],
   "fields": {
    "url": "rtmps://live.example.org/app",
    "audio": "copy",
    "video": "copy",
    "format": "auto",
    "audioBitrate": 128000,
    "srtLatencyMs": 200,
    "videoBitrate": 3000000
   },
   "secretsSet": [
    "streamKey"
   ],
   "rights": {
    "view": true,
    "change": true,
    "delete": true
   }
  }
 },
 "Configurations.update": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000004"
  },
  "body": {
   "enabled": false
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000004",
   "streamId": "0192d0a0-0000-7000-8000-000000000002",
   "streamName": "concert",
   "type": "restream",
   "name": "Platform",
   "enabled": false,
   "replicas": 1,
   "labels": {},
   "version": 2,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "updatedAt": "2026-11-21T12:00:00.000Z",
   "tasks": [],
   "fields": {
    "url": "rtmps://live.example.org/app",
    "audio": "copy",
    "video": "copy",
    "format": "auto",
    "audioBitrate": 128000,
    "srtLatencyMs": 200,
    "videoBitrate": 3000000
   },
   "secretsSet": [
    "streamKey"
   ],
   "rights": {
    "view": true,
    "change": true,
    "delete": true
   }
  }
 },
 "Concierges.create": {
  "path": {},
  "body": {
   "name": "worker-1"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000005",
   "name": "worker-1",
   "state": "active",
   "reason": null,
   "since": "2026-11-21T12:00:00.000Z",
   "slots": 0,
   "freeSlots": 0,
   "skills": [],
   "labels": {},
   "givenLabels": {},
   "load": {},
   "disks": [],
   "version": 1,
   "software": null,
   "lastHeartbeatAt": null,
   "isOnline": false,
   "taskCount": 0,
   "rivalSeenAt": null,
   "isStopping": false,
   "drainWaits": [],
   "token": "token-that-is-shown-once"
  }
 },
 "Concierges.update": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000005"
  },
  "body": {
   "givenLabels": {
    "region": "eu"
   }
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000005",
   "name": "worker-1",
   "state": "active",
   "reason": null,
   "since": "2026-11-21T12:00:00.000Z",
   "slots": 0,
   "freeSlots": 0,
   "skills": [],
   "labels": {
    "region": "eu"
   },
   "givenLabels": {
    "region": "eu"
   },
   "load": {},
   "disks": [],
   "version": 2,
   "software": null,
   "lastHeartbeatAt": null,
   "isOnline": false,
   "taskCount": 0,
   "rivalSeenAt": null,
   "isStopping": false,
   "drainWaits": []
  }
 },
 "Concierges.drain": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000005"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000005",
   "name": "worker-1",
   "state": "draining",
   "reason": "operator",
   "since": "2026-11-21T12:00:00.000Z",
   "slots": 0,
   "freeSlots": 0,
   "skills": [],
   "labels": {
    "region": "eu"
   },
   "givenLabels": {
    "region": "eu"
   },
   "load": {},
   "disks": [],
   "version": 3,
   "software": null,
   "lastHeartbeatAt": null,
   "isOnline": false,
   "taskCount": 0,
   "rivalSeenAt": null,
   "isStopping": false,
   "drainWaits": []
  }
 },
 "Concierges.activate": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000005"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000005",
   "name": "worker-1",
   "state": "active",
   "reason": "operator",
   "since": "2026-11-21T12:00:00.000Z",
   "slots": 0,
   "freeSlots": 0,
   "skills": [],
   "labels": {
    "region": "eu"
   },
   "givenLabels": {
    "region": "eu"
   },
   "load": {},
   "disks": [],
   "version": 4,
   "software": null,
   "lastHeartbeatAt": null,
   "isOnline": false,
   "taskCount": 0,
   "rivalSeenAt": null,
   "isStopping": false,
   "drainWaits": []
  }
 },
 "MediaServers.create": {
  "path": {},
  "body": {
   "id": "srs-1",
   "role": "origin",
   "rtmpUrl": "rtmp://192.0.2.10",
   "apiUrl": "http://192.0.2.10:1985"
  },
  "answer": {
   "id": "srs-1",
   "kind": "srs",
   "role": "origin",
   "rtmpUrl": "rtmp://192.0.2.10",
   "apiUrl": "http://192.0.2.10:1985",
   "serviceId": null,
   "software": null,
   "lastSeenAt": null,
   "lastError": null,
   "version": 1,
   "publicationCount": 0,
   "isOnline": false
  }
 },
 "MediaServers.update": {
  "path": {
   "id": "srs-1"
  },
  "body": {
   "role": "edge"
  },
  "answer": {
   "id": "srs-1",
   "kind": "srs",
   "role": "edge",
   "rtmpUrl": "rtmp://192.0.2.10",
   "apiUrl": "http://192.0.2.10:1985",
   "serviceId": null,
   "software": null,
   "lastSeenAt": null,
   "lastError": null,
   "version": 2,
   "publicationCount": 0,
   "isOnline": false
  }
 },
 "Edges.create": {
  "path": {},
  "body": {
   "name": "vienna-1",
   "baseUrl": "https://edge-1.example.org",
   "region": "vienna",
   "capacityBitsPerSecond": 8000000000
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000006",
   "name": "vienna-1",
   "state": "joining",
   "reason": "registered",
   "since": "2026-11-21T12:00:00.000Z",
   "incarnation": 1,
   "isDrained": false,
   "baseUrl": "https://edge-1.example.org",
   "region": "vienna",
   "capacityBitsPerSecond": 8000000000,
   "capacitySessions": null,
   "weight": 1,
   "version": 1,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "updatedAt": "2026-11-21T12:00:00.000Z",
   "lastSeenAt": null,
   "software": null,
   "isOnline": false,
   "load": null,
   "token": "token-that-is-shown-once"
  }
 },
 "Edges.update": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000006"
  },
  "body": {
   "capacitySessions": 5000
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000006",
   "name": "vienna-1",
   "state": "joining",
   "reason": "registered",
   "since": "2026-11-21T12:00:00.000Z",
   "incarnation": 1,
   "isDrained": false,
   "baseUrl": "https://edge-1.example.org",
   "region": "vienna",
   "capacityBitsPerSecond": 8000000000,
   "capacitySessions": 5000,
   "weight": 1,
   "version": 2,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "updatedAt": "2026-11-21T12:00:00.000Z",
   "lastSeenAt": null,
   "software": null,
   "isOnline": false,
   "load": null
  }
 },
 "Edges.drain": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000006"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000006",
   "name": "vienna-1",
   "state": "joining",
   "reason": "registered",
   "since": "2026-11-21T12:00:00.000Z",
   "incarnation": 1,
   "isDrained": true,
   "baseUrl": "https://edge-1.example.org",
   "region": "vienna",
   "capacityBitsPerSecond": 8000000000,
   "capacitySessions": 5000,
   "weight": 1,
   "version": 3,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "updatedAt": "2026-11-21T12:00:00.000Z",
   "lastSeenAt": null,
   "software": null,
   "isOnline": false,
   "load": null
  }
 },
 "Edges.activate": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000006"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000006",
   "name": "vienna-1",
   "state": "joining",
   "reason": "registered",
   "since": "2026-11-21T12:00:00.000Z",
   "incarnation": 1,
   "isDrained": false,
   "baseUrl": "https://edge-1.example.org",
   "region": "vienna",
   "capacityBitsPerSecond": 8000000000,
   "capacitySessions": 5000,
   "weight": 1,
   "version": 4,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "updatedAt": "2026-11-21T12:00:00.000Z",
   "lastSeenAt": null,
   "software": null,
   "isOnline": false,
   "load": null
  }
 },
 "Edges.renewToken": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000006"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000006",
   "name": "vienna-1",
   "state": "joining",
   "reason": "registered",
   "since": "2026-11-21T12:00:00.000Z",
   "incarnation": 1,
   "isDrained": false,
   "baseUrl": "https://edge-1.example.org",
   "region": "vienna",
   "capacityBitsPerSecond": 8000000000,
   "capacitySessions": 5000,
   "weight": 1,
   "version": 5,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "updatedAt": "2026-11-21T12:00:00.000Z",
   "lastSeenAt": null,
   "software": null,
   "isOnline": false,
   "load": null,
   "token": "token-that-is-shown-once"
  }
 },
 "Users.create": {
  "path": {},
  "body": {
   "name": "anna",
   "displayName": "Anna",
   "password": "a long enough sentence"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000007",
   "name": "anna",
   "displayName": "Anna",
   "email": null,
   "language": "en",
   "isAdministrator": false,
   "state": "active",
   "since": "2026-11-21T12:00:00.000Z",
   "hasPassword": true,
   "openIdIssuer": null,
   "lastSignInAt": null,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "updatedAt": "2026-11-21T12:00:00.000Z",
   "version": 1,
   "link": null
  }
 },
 "Users.update": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000007"
  },
  "body": {
   "displayName": "Anna B."
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000007",
   "name": "anna",
   "displayName": "Anna B.",
   "email": null,
   "language": "en",
   "isAdministrator": false,
   "state": "active",
   "since": "2026-11-21T12:00:00.000Z",
   "hasPassword": true,
   "openIdIssuer": null,
   "lastSignInAt": null,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "updatedAt": "2026-11-21T12:00:00.000Z",
   "version": 2
  }
 },
 "Users.disable": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000007"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000007",
   "name": "anna",
   "displayName": "Anna B.",
   "email": null,
   "language": "en",
   "isAdministrator": false,
   "state": "disabled",
   "since": "2026-11-21T12:00:00.000Z",
   "hasPassword": true,
   "openIdIssuer": null,
   "lastSignInAt": null,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "updatedAt": "2026-11-21T12:00:00.000Z",
   "version": 3
  }
 },
 "Users.enable": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000007"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000007",
   "name": "anna",
   "displayName": "Anna B.",
   "email": null,
   "language": "en",
   "isAdministrator": false,
   "state": "active",
   "since": "2026-11-21T12:00:00.000Z",
   "hasPassword": true,
   "openIdIssuer": null,
   "lastSignInAt": null,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "updatedAt": "2026-11-21T12:00:00.000Z",
   "version": 4
  }
 },
 "Users.link": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000007"
  },
  "answer": {
   "url": "url-that-is-shown-once",
   "expiresAt": "2026-11-21T12:00:00.000Z"
  }
 },
 "Groups.create": {
  "path": {},
  "body": {
   "name": "crew"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000008",
   "name": "crew",
   "isDefault": false,
   "version": 1,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "memberCount": 0
  }
 },
 "Groups.update": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000008"
  },
  "body": {
   "name": "stage crew"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000008",
   "name": "stage crew",
   "isDefault": false,
   "version": 2,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "memberCount": 0
  }
 },
 "Groups.join": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000008",
   "userId": "0192d0a0-0000-7000-8000-000000000007"
  }
 },
 "StreamGrants.replace": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000002"
  },
  "body": {
   "items": [
    {
     "kind": "group",
     "id": "0192d0a0-0000-7000-8000-000000000008",
     "rights": [
      "view",
      "change"
     ]
    }
   ]
  },
  "answer": {
   "items": [
    {
     "grantId": "0192d0a0-0000-7000-8000-000000000009",
     "kind": "group",
     "id": "0192d0a0-0000-7000-8000-000000000008",
     "name": "stage crew",
     "rights": [
      "view",
      "change"
     ]
    }
   ],
   "nextCursor": null,
   "version": "2de85460913d82a0"
  }
 },
 "StreamGrants.candidates": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000002"
  },
  "query": {
   "search": "an"
  },
  "answer": {
   "items": [
    {
     "kind": "user",
     "id": "0192d0a0-0000-7000-8000-000000000007",
     "name": "anna"
    }
   ],
   "nextCursor": null
  }
 },
 "ApplicationGrants.replace": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000001"
  },
  "body": {
   "items": [
    {
     "kind": "group",
     "id": "0192d0a0-0000-7000-8000-000000000008",
     "rights": [
      "view",
      "change"
     ]
    }
   ]
  },
  "answer": {
   "items": [
    {
     "grantId": "0192d0a0-0000-7000-8000-000000000010",
     "kind": "group",
     "id": "0192d0a0-0000-7000-8000-000000000008",
     "name": "stage crew",
     "rights": [
      "view",
      "change"
     ]
    }
   ],
   "nextCursor": null,
   "version": "2de85460913d82a0"
  }
 },
 "ApplicationGrants.candidates": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000001"
  },
  "query": {
   "search": "an"
  },
  "answer": {
   "items": [
    {
     "kind": "user",
     "id": "0192d0a0-0000-7000-8000-000000000007",
     "name": "anna"
    }
   ],
   "nextCursor": null
  }
 },
 "ConfigurationGrants.replace": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000004"
  },
  "body": {
   "items": [
    {
     "kind": "group",
     "id": "0192d0a0-0000-7000-8000-000000000008",
     "rights": [
      "view",
      "change"
     ]
    }
   ]
  },
  "answer": {
   "items": [
    {
     "grantId": "0192d0a0-0000-7000-8000-000000000011",
     "kind": "group",
     "id": "0192d0a0-0000-7000-8000-000000000008",
     "name": "stage crew",
     "rights": [
      "view",
      "change"
     ]
    }
   ],
   "nextCursor": null,
   "version": "2de85460913d82a0"
  }
 },
 "ConfigurationGrants.candidates": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000004"
  },
  "query": {
   "search": "an"
  },
  "answer": {
   "items": [
    {
     "kind": "user",
     "id": "0192d0a0-0000-7000-8000-000000000007",
     "name": "anna"
    }
   ],
   "nextCursor": null
  }
 },
 "Quotas.putOfUser": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000007"
  },
  "body": {
   "streams": 10,
   "liveStreams": 2,
   "targets": null
  },
  "answer": {
   "streams": 10,
   "liveStreams": 2,
   "targets": null
  }
 },
 "Quotas.putOfGroup": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000008"
  },
  "body": {
   "streams": 50,
   "liveStreams": 10,
   "targets": 100
  },
  "answer": {
   "streams": 50,
   "liveStreams": 10,
   "targets": 100
  }
 },
 "UserTokens.create": {
  "path": {},
  "body": {
   "name": "deployment",
   "scopes": [
    "streams:read",
    "tasks:write"
   ]
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000012",
   "name": "deployment",
   "hint": "wxyz",
   "scopes": [
    "streams:read",
    "tasks:write"
   ],
   "expiresAt": null,
   "lastUsedAt": null,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "version": 1,
   "token": "token-that-is-shown-once"
  }
 },
 "Account.update": {
  "path": {},
  "body": {
   "displayName": "The administrator",
   "language": "en"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000013",
   "name": "admin",
   "displayName": "The administrator",
   "email": null,
   "language": "en",
   "isAdministrator": true,
   "state": "active",
   "since": "2026-11-21T12:00:00.000Z",
   "hasPassword": true,
   "openIdIssuer": null,
   "lastSignInAt": null,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "updatedAt": "2026-11-21T12:00:00.000Z",
   "version": 2
  }
 },
 "Invitations.create": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000002"
  },
  "body": {
   "label": "Guest crew",
   "notBefore": "2099-11-21T18:00:00+01:00",
   "notAfter": "2099-11-22T02:00:00+01:00"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000014",
   "streamId": "0192d0a0-0000-7000-8000-000000000002",
   "label": "Guest crew",
   "contact": "",
   "notBefore": "2026-11-21T12:00:00.000Z",
   "showAt": null,
   "notAfter": "2026-11-21T12:00:00.000Z",
   "networks": [],
   "expiresAfterBroadcast": false,
   "fulfilledAt": null,
   "keyId": "0192d0a0-0000-7000-8000-000000000015",
   "keyHint": "EkPY",
   "version": 1,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "updatedAt": "2026-11-21T12:00:00.000Z",
   "lastOpenedAt": null,
   "lastUsedAt": null,
   "phase": "before",
   "link": "link-that-is-shown-once"
  }
 },
 "Invitations.change": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000002",
   "invitationId": "0192d0a0-0000-7000-8000-000000000014"
  },
  "body": {
   "label": "Guest crew of the second evening"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000014",
   "streamId": "0192d0a0-0000-7000-8000-000000000002",
   "label": "Guest crew of the second evening",
   "contact": "",
   "notBefore": "2026-11-21T12:00:00.000Z",
   "showAt": null,
   "notAfter": "2026-11-21T12:00:00.000Z",
   "networks": [],
   "expiresAfterBroadcast": false,
   "fulfilledAt": null,
   "keyId": "0192d0a0-0000-7000-8000-000000000015",
   "keyHint": "EkPY",
   "version": 2,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "updatedAt": "2026-11-21T12:00:00.000Z",
   "lastOpenedAt": null,
   "lastUsedAt": null,
   "phase": "before"
  }
 },
 "Invitations.renewLink": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000002",
   "invitationId": "0192d0a0-0000-7000-8000-000000000014"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000014",
   "streamId": "0192d0a0-0000-7000-8000-000000000002",
   "label": "Guest crew of the second evening",
   "contact": "",
   "notBefore": "2026-11-21T12:00:00.000Z",
   "showAt": null,
   "notAfter": "2026-11-21T12:00:00.000Z",
   "networks": [],
   "expiresAfterBroadcast": false,
   "fulfilledAt": null,
   "keyId": "0192d0a0-0000-7000-8000-000000000016",
   "keyHint": "vTJI",
   "version": 3,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "updatedAt": "2026-11-21T12:00:00.000Z",
   "lastOpenedAt": null,
   "lastUsedAt": null,
   "phase": "before",
   "link": "link-that-is-shown-once"
  }
 },
 "Destinations.create": {
  "path": {},
  "body": {
   "name": "Operations",
   "kind": "webhook",
   "url": "https://hooks.example.org/portier"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000017",
   "name": "Operations",
   "kind": "webhook",
   "enabled": true,
   "language": "en",
   "host": "hooks.example.org",
   "mailTo": null,
   "owner": null,
   "ruleCount": 0,
   "failingSince": null,
   "lastSuccessAt": null,
   "lastError": null,
   "version": 1,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "updatedAt": "2026-11-21T12:00:00.000Z",
   "secret": "secret-that-is-shown-once"
  }
 },
 "Destinations.update": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000017"
  },
  "body": {
   "enabled": false
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000017",
   "name": "Operations",
   "kind": "webhook",
   "enabled": false,
   "language": "en",
   "host": "hooks.example.org",
   "mailTo": null,
   "owner": null,
   "ruleCount": 0,
   "failingSince": null,
   "lastSuccessAt": null,
   "lastError": null,
   "version": 2,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "updatedAt": "2026-11-21T12:00:00.000Z"
  }
 },
 "Rules.create": {
  "path": {},
  "body": {
   "name": "What is down",
   "events": [
    "stream.down",
    "task_quarantined"
   ],
   "destinationId": "0192d0a0-0000-7000-8000-000000000017"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000018",
   "name": "What is down",
   "destination": {
    "id": "0192d0a0-0000-7000-8000-000000000017",
    "name": "Operations"
   },
   "owner": null,
   "enabled": true,
   "events": [
    "stream.down",
    "task_quarantined"
   ],
   "streamIds": [],
   "applicationIds": [],
   "minDurationSeconds": 0,
   "repeatMinutes": null,
   "quiet": null,
   "version": 1,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "updatedAt": "2026-11-21T12:00:00.000Z"
  }
 },
 "Rules.update": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000018"
  },
  "body": {
   "enabled": false
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000018",
   "name": "What is down",
   "destination": {
    "id": "0192d0a0-0000-7000-8000-000000000017",
    "name": "Operations"
   },
   "owner": null,
   "enabled": false,
   "events": [
    "stream.down",
    "task_quarantined"
   ],
   "streamIds": [],
   "applicationIds": [],
   "minDurationSeconds": 0,
   "repeatMinutes": null,
   "quiet": null,
   "version": 2,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "updatedAt": "2026-11-21T12:00:00.000Z"
  }
 },
 "StreamsBulk.apply": {
  "path": {},
  "body": {
   "ids": [
    "0192d0a0-0000-7000-8000-000000000002"
   ],
   "action": "enable"
  },
  "answer": {
   "done": 1,
   "failed": 0,
   "items": [
    {
     "id": "0192d0a0-0000-7000-8000-000000000002",
     "problem": null
    }
   ]
  }
 },
 "ConfigurationsBulk.apply": {
  "path": {},
  "body": {
   "ids": [
    "0192d0a0-0000-7000-8000-000000000004"
   ],
   "action": "disable"
  },
  "answer": {
   "done": 1,
   "failed": 0,
   "items": [
    {
     "id": "0192d0a0-0000-7000-8000-000000000004",
     "problem": null
    }
   ]
  }
 },
 "Tasks.retry": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000019"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000019",
   "type": "hls",
   "replica": 0,
   "streamId": "0192d0a0-0000-7000-8000-000000000002",
   "streamName": "concert",
   "configurationId": "0192d0a0-0000-7000-8000-000000000004",
   "configurationName": "Platform",
   "state": "pending",
   "reason": "no_agent",
   "since": "2026-11-21T12:00:00.000Z",
   "concierge": null,
   "leaseToken": 0,
   "nextAttemptAt": "2026-11-21T12:00:00.000Z",
   "failures": 0,
   "labels": {},
   "isMoving": false,
   "moveBlocked": null,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "reasonSentence": "No agent is online that takes work; start one, or activate one that drains.",
   "attempts": 0,
   "error": null,
   "progress": null,
   "command": null,
   "logTail": [],
   "runs": []
  }
 },
 "Tasks.retryMany": {
  "path": {},
  "body": {
   "ids": [
    "0192d0a0-0000-7000-8000-000000000019"
   ]
  },
  "answer": {
   "done": 1,
   "failed": 0,
   "items": [
    {
     "id": "0192d0a0-0000-7000-8000-000000000019",
     "problem": null
    }
   ]
  }
 },
 "Apply.plan": {
  "path": {},
  "body": {
   "file": "kind: portier/v1\nstreams:\n  - name: matinee\n    title: Matinee\n"
  },
  "answer": {
   "hash": "hash-of-the-plan",
   "steps": [
    {
     "action": "create",
     "kind": "stream",
     "name": "matinee",
     "stream": "matinee",
     "changes": [
      {
       "path": "title",
       "after": "Matinee"
      }
     ],
     "line": 3
    }
   ],
   "cuts": []
  }
 },
 "Apply.apply": {
  "path": {},
  "body": {
   "file": "kind: portier/v1\nstreams:\n  - name: matinee\n    title: Matinee\n",
   "planHash": "hash-of-the-plan"
  },
  "answer": {
   "hash": "hash-of-the-plan",
   "steps": [
    {
     "action": "create",
     "kind": "stream",
     "name": "matinee",
     "stream": "matinee",
     "changes": [
      {
       "path": "title",
       "after": "Matinee"
      }
     ],
     "line": 3
    }
   ],
   "cuts": [],
   "newKeys": [],
   "newSecrets": []
  }
 },
 "Audit.list": {
  "path": {},
  "query": {
   "limit": "2"
  },
  "answer": {
   "items": [
    {
     "id": 4711,
     "at": "2026-11-21T12:00:00.000Z",
     "via": "basic",
     "address": "127.0.0.1",
     "requestId": "0192d0a0-0000-7000-8000-000000000020",
     "action": "created",
     "kind": "grant",
     "objectId": "0192d0a0-0000-7000-8000-000000000021",
     "objectName": "",
     "undoes": null,
     "undoneBy": null,
     "actor": {
      "kind": "user",
      "id": "0192d0a0-0000-7000-8000-000000000013",
      "name": "admin"
     },
     "stream": {
      "id": "0192d0a0-0000-7000-8000-000000000022",
      "name": "matinee"
     },
     "before": null,
     "after": {
      "rights": [
       "view",
       "change",
       "delete"
      ],
      "user": "admin",
      "group": null,
      "stream": "matinee",
      "application": null,
      "configuration": null
     },
     "canUndo": true
    },
    {
     "id": 4711,
     "at": "2026-11-21T12:00:00.000Z",
     "via": "basic",
     "address": "127.0.0.1",
     "requestId": "0192d0a0-0000-7000-8000-000000000020",
     "action": "created",
     "kind": "stream",
     "objectId": "0192d0a0-0000-7000-8000-000000000022",
     "objectName": "matinee",
     "undoes": null,
     "undoneBy": null,
     "actor": {
      "kind": "user",
      "id": "0192d0a0-0000-7000-8000-000000000013",
      "name": "admin"
     },
     "stream": {
      "id": "0192d0a0-0000-7000-8000-000000000022",
      "name": "matinee"
     },
     "before": null,
     "after": {
      "name": "matinee",
      "title": "Matinee",
      "enabled": true,
      "owner": "admin",
      "visibility": "public",
      "application": "live"
     },
     "canUndo": true
    }
   ],
   "nextCursor": "WyItYXQiLCI1NyIsIjU3Il0"
  }
 },
 "Audit.get": {
  "path": {
   "id": "58"
  },
  "answer": {
   "id": 4711,
   "at": "2026-11-21T12:00:00.000Z",
   "via": "basic",
   "address": "127.0.0.1",
   "requestId": "0192d0a0-0000-7000-8000-000000000020",
   "action": "created",
   "kind": "grant",
   "objectId": "0192d0a0-0000-7000-8000-000000000021",
   "objectName": "",
   "undoes": null,
   "undoneBy": null,
   "actor": {
    "kind": "user",
    "id": "0192d0a0-0000-7000-8000-000000000013",
    "name": "admin"
   },
   "stream": {
    "id": "0192d0a0-0000-7000-8000-000000000022",
    "name": "matinee"
   },
   "before": null,
   "after": {
    "rights": [
     "view",
     "change",
     "delete"
    ],
    "user": "admin",
    "group": null,
    "stream": "matinee",
    "application": null,
    "configuration": null
   },
   "canUndo": true
  }
 },
 "Streams.list": {
  "path": {},
  "query": {
   "search": "concert",
   "sort": "-createdAt",
   "limit": "20"
  },
  "answer": {
   "items": [
    {
     "id": "0192d0a0-0000-7000-8000-000000000002",
     "name": "concert",
     "application": "live",
     "title": "Concert, second evening",
     "enabled": true,
     "visibility": "public",
     "version": 3,
     "createdAt": "2026-11-21T12:00:00.000Z",
     "updatedAt": "2026-11-21T12:00:00.000Z",
     "live": null,
     "taskCounts": {
      "running": 0,
      "pending": 1,
      "retrying": 0,
      "quarantined": 0
     },
     "rights": {
      "view": true,
      "change": true,
      "delete": true
     },
     "watchUrl": "http://portier.example.org/watch/concert",
     "hlsUrl": "http://portier.example.org/hls/concert/index.m3u8",
     "rtmpUrl": "rtmp://127.0.0.1/live"
    }
   ],
   "nextCursor": null
  }
 },
 "Session.current": {
  "path": {},
  "answer": {
   "user": {
    "id": "0192d0a0-0000-7000-8000-000000000013",
    "name": "admin",
    "isAdministrator": true
   }
  }
 },
 "Sessions.list": {
  "path": {},
  "answer": {
   "items": [],
   "nextCursor": null
  }
 },
 "UserTokens.list": {
  "path": {},
  "answer": {
   "items": [
    {
     "id": "0192d0a0-0000-7000-8000-000000000012",
     "name": "deployment",
     "hint": "wxyz",
     "scopes": [
      "streams:read",
      "tasks:write"
     ],
     "expiresAt": null,
     "lastUsedAt": null,
     "createdAt": "2026-11-21T12:00:00.000Z",
     "version": 1
    }
   ],
   "nextCursor": null
  }
 },
 "SignInOptions.get": {
  "path": {},
  "answer": {
   "registration": "off",
   "passwordReset": false,
   "openId": null,
   "minimalPasswordLength": 10
  }
 },
 "Users.list": {
  "path": {},
  "answer": {
   "items": [
    {
     "id": "0192d0a0-0000-7000-8000-000000000013",
     "name": "admin",
     "displayName": "The administrator",
     "email": null,
     "language": "en",
     "isAdministrator": true,
     "state": "active",
     "since": "2026-11-21T12:00:00.000Z",
     "hasPassword": true,
     "openIdIssuer": null,
     "lastSignInAt": null,
     "createdAt": "2026-11-21T12:00:00.000Z",
     "updatedAt": "2026-11-21T12:00:00.000Z",
     "version": 2
    },
    {
     "id": "0192d0a0-0000-7000-8000-000000000007",
     "name": "anna",
     "displayName": "Anna B.",
     "email": null,
     "language": "en",
     "isAdministrator": false,
     "state": "active",
     "since": "2026-11-21T12:00:00.000Z",
     "hasPassword": true,
     "openIdIssuer": null,
     "lastSignInAt": null,
     "createdAt": "2026-11-21T12:00:00.000Z",
     "updatedAt": "2026-11-21T12:00:00.000Z",
     "version": 4
    }
   ],
   "nextCursor": null
  }
 },
 "Users.get": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000007"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000007",
   "name": "anna",
   "displayName": "Anna B.",
   "email": null,
   "language": "en",
   "isAdministrator": false,
   "state": "active",
   "since": "2026-11-21T12:00:00.000Z",
   "hasPassword": true,
   "openIdIssuer": null,
   "lastSignInAt": null,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "updatedAt": "2026-11-21T12:00:00.000Z",
   "version": 4
  }
 },
 "Account.get": {
  "path": {},
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000013",
   "name": "admin",
   "displayName": "The administrator",
   "email": null,
   "language": "en",
   "isAdministrator": true,
   "state": "active",
   "since": "2026-11-21T12:00:00.000Z",
   "hasPassword": true,
   "openIdIssuer": null,
   "lastSignInAt": null,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "updatedAt": "2026-11-21T12:00:00.000Z",
   "version": 2
  }
 },
 "StreamGrants.list": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000002"
  },
  "answer": {
   "items": [
    {
     "grantId": "0192d0a0-0000-7000-8000-000000000009",
     "kind": "group",
     "id": "0192d0a0-0000-7000-8000-000000000008",
     "name": "stage crew",
     "rights": [
      "view",
      "change"
     ]
    }
   ],
   "nextCursor": null,
   "version": "2de85460913d82a0"
  }
 },
 "ApplicationGrants.list": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000001"
  },
  "answer": {
   "items": [
    {
     "grantId": "0192d0a0-0000-7000-8000-000000000010",
     "kind": "group",
     "id": "0192d0a0-0000-7000-8000-000000000008",
     "name": "stage crew",
     "rights": [
      "view",
      "change"
     ]
    }
   ],
   "nextCursor": null,
   "version": "2de85460913d82a0"
  }
 },
 "ConfigurationGrants.list": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000004"
  },
  "answer": {
   "items": [
    {
     "grantId": "0192d0a0-0000-7000-8000-000000000011",
     "kind": "group",
     "id": "0192d0a0-0000-7000-8000-000000000008",
     "name": "stage crew",
     "rights": [
      "view",
      "change"
     ]
    }
   ],
   "nextCursor": null,
   "version": "2de85460913d82a0"
  }
 },
 "Groups.list": {
  "path": {},
  "answer": {
   "items": [
    {
     "id": "0192d0a0-0000-7000-8000-000000000023",
     "name": "everybody",
     "isDefault": true,
     "version": 1,
     "createdAt": "2026-11-21T12:00:00.000Z",
     "memberCount": 2
    },
    {
     "id": "0192d0a0-0000-7000-8000-000000000008",
     "name": "stage crew",
     "isDefault": false,
     "version": 3,
     "createdAt": "2026-11-21T12:00:00.000Z",
     "memberCount": 1
    }
   ],
   "nextCursor": null
  }
 },
 "Groups.get": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000008"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000008",
   "name": "stage crew",
   "isDefault": false,
   "version": 3,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "memberCount": 1
  }
 },
 "Groups.members": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000008"
  },
  "answer": {
   "items": [
    {
     "id": "0192d0a0-0000-7000-8000-000000000007",
     "name": "anna",
     "since": "2026-11-21T12:00:00.000Z"
    }
   ],
   "nextCursor": null
  }
 },
 "Quotas.own": {
  "path": {},
  "answer": {
   "streams": {
    "limit": null,
    "used": 2
   },
   "liveStreams": {
    "limit": null,
    "used": 0
   },
   "targets": {
    "limit": null,
    "used": 0
   }
  }
 },
 "Quotas.getOfUser": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000007"
  },
  "answer": {
   "streams": 10,
   "liveStreams": 2,
   "targets": null
  }
 },
 "Quotas.getOfGroup": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000008"
  },
  "answer": {
   "streams": 50,
   "liveStreams": 10,
   "targets": 100
  }
 },
 "Tasks.list": {
  "path": {},
  "answer": {
   "items": [
    {
     "id": "0192d0a0-0000-7000-8000-000000000019",
     "type": "hls",
     "replica": 0,
     "streamId": "0192d0a0-0000-7000-8000-000000000002",
     "streamName": "concert",
     "configurationId": "0192d0a0-0000-7000-8000-000000000004",
     "configurationName": "Platform",
     "state": "pending",
     "reason": "no_agent",
     "since": "2026-11-21T12:00:00.000Z",
     "concierge": null,
     "leaseToken": 0,
     "nextAttemptAt": "2026-11-21T12:00:00.000Z",
     "failures": 0,
     "labels": {},
     "isMoving": false,
     "moveBlocked": null,
     "createdAt": "2026-11-21T12:00:00.000Z",
     "reasonSentence": "No agent is online that takes work; start one, or activate one that drains.",
     "attempts": 0,
     "error": null,
     "progress": null,
     "command": null,
     "logTail": []
    }
   ],
   "nextCursor": null
  }
 },
 "Tasks.get": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000019"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000019",
   "type": "hls",
   "replica": 0,
   "streamId": "0192d0a0-0000-7000-8000-000000000002",
   "streamName": "concert",
   "configurationId": "0192d0a0-0000-7000-8000-000000000004",
   "configurationName": "Platform",
   "state": "pending",
   "reason": "no_agent",
   "since": "2026-11-21T12:00:00.000Z",
   "concierge": null,
   "leaseToken": 0,
   "nextAttemptAt": "2026-11-21T12:00:00.000Z",
   "failures": 0,
   "labels": {},
   "isMoving": false,
   "moveBlocked": null,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "reasonSentence": "No agent is online that takes work; start one, or activate one that drains.",
   "attempts": 0,
   "error": null,
   "progress": null,
   "command": null,
   "logTail": [],
   "runs": []
  }
 },
 "Destinations.list": {
  "path": {},
  "answer": {
   "items": [
    {
     "id": "0192d0a0-0000-7000-8000-000000000017",
     "name": "Operations",
     "kind": "webhook",
     "enabled": false,
     "language": "en",
     "host": "hooks.example.org",
     "mailTo": null,
     "owner": null,
     "ruleCount": 1,
     "failingSince": null,
     "lastSuccessAt": null,
     "lastError": null,
     "version": 2,
     "createdAt": "2026-11-21T12:00:00.000Z",
     "updatedAt": "2026-11-21T12:00:00.000Z"
    }
   ],
   "nextCursor": null
  }
 },
 "Destinations.get": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000017"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000017",
   "name": "Operations",
   "kind": "webhook",
   "enabled": false,
   "language": "en",
   "host": "hooks.example.org",
   "mailTo": null,
   "owner": null,
   "ruleCount": 1,
   "failingSince": null,
   "lastSuccessAt": null,
   "lastError": null,
   "version": 2,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "updatedAt": "2026-11-21T12:00:00.000Z"
  }
 },
 "Rules.list": {
  "path": {},
  "answer": {
   "items": [
    {
     "id": "0192d0a0-0000-7000-8000-000000000018",
     "name": "What is down",
     "destination": {
      "id": "0192d0a0-0000-7000-8000-000000000017",
      "name": "Operations"
     },
     "owner": null,
     "enabled": false,
     "events": [
      "stream.down",
      "task_quarantined"
     ],
     "streamIds": [],
     "applicationIds": [],
     "minDurationSeconds": 0,
     "repeatMinutes": null,
     "quiet": null,
     "version": 2,
     "createdAt": "2026-11-21T12:00:00.000Z",
     "updatedAt": "2026-11-21T12:00:00.000Z"
    }
   ],
   "nextCursor": null
  }
 },
 "Rules.get": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000018"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000018",
   "name": "What is down",
   "destination": {
    "id": "0192d0a0-0000-7000-8000-000000000017",
    "name": "Operations"
   },
   "owner": null,
   "enabled": false,
   "events": [
    "stream.down",
    "task_quarantined"
   ],
   "streamIds": [],
   "applicationIds": [],
   "minDurationSeconds": 0,
   "repeatMinutes": null,
   "quiet": null,
   "version": 2,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "updatedAt": "2026-11-21T12:00:00.000Z"
  }
 },
 "Deliveries.list": {
  "path": {},
  "answer": {
   "items": [],
   "nextCursor": null
  }
 },
 "Applications.list": {
  "path": {},
  "answer": {
   "items": [
    {
     "id": "0192d0a0-0000-7000-8000-000000000024",
     "name": "live",
     "createdAt": "2026-11-21T12:00:00.000Z",
     "streamCount": 2,
     "rights": {
      "view": true,
      "change": true,
      "delete": true,
      "create": true
     },
     "version": 1
    },
    {
     "id": "0192d0a0-0000-7000-8000-000000000001",
     "name": "sports",
     "createdAt": "2026-11-21T12:00:00.000Z",
     "streamCount": 0,
     "rights": {
      "view": true,
      "change": true,
      "delete": true,
      "create": true
     },
     "version": 1
    }
   ],
   "nextCursor": null
  }
 },
 "Applications.get": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000001"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000001",
   "name": "sports",
   "createdAt": "2026-11-21T12:00:00.000Z",
   "streamCount": 0,
   "rights": {
    "view": true,
    "change": true,
    "delete": true,
    "create": true
   },
   "version": 1
  }
 },
 "Streams.get": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000002"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000002",
   "name": "concert",
   "application": "live",
   "title": "Concert, second evening",
   "enabled": true,
   "visibility": "public",
   "version": 3,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "updatedAt": "2026-11-21T12:00:00.000Z",
   "live": null,
   "taskCounts": {
    "running": 0,
    "pending": 1,
    "retrying": 0,
    "quarantined": 0
   },
   "rights": {
    "view": true,
    "change": true,
    "delete": true
   },
   "watchUrl": "http://portier.example.org/watch/concert",
   "hlsUrl": "http://portier.example.org/hls/concert/index.m3u8",
   "rtmpUrl": "rtmp://127.0.0.1/live"
  }
 },
 "PublishKeys.list": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000002"
  },
  "answer": {
   "items": [
    {
     "id": "0192d0a0-0000-7000-8000-000000000025",
     "label": "",
     "hint": "wxyz",
     "notBefore": null,
     "notAfter": null,
     "networks": [],
     "createdAt": "2026-11-21T12:00:00.000Z",
     "lastUsedAt": null,
     "version": 1
    },
    {
     "id": "0192d0a0-0000-7000-8000-000000000003",
     "label": "Van, second evening",
     "hint": "wxyz",
     "notBefore": null,
     "notAfter": "2026-11-21T12:00:00.000Z",
     "networks": [
      "192.0.2.0/24"
     ],
     "createdAt": "2026-11-21T12:00:00.000Z",
     "lastUsedAt": null,
     "version": 2
    },
    {
     "id": "0192d0a0-0000-7000-8000-000000000016",
     "label": "Guest crew of the second evening",
     "hint": "wxyz",
     "notBefore": "2026-11-21T12:00:00.000Z",
     "notAfter": "2026-11-21T12:00:00.000Z",
     "networks": [],
     "createdAt": "2026-11-21T12:00:00.000Z",
     "lastUsedAt": null,
     "version": 1
    }
   ],
   "nextCursor": null
  }
 },
 "PublishKeys.get": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000002",
   "keyId": "0192d0a0-0000-7000-8000-000000000003"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000003",
   "label": "Van, second evening",
   "hint": "wxyz",
   "notBefore": null,
   "notAfter": "2026-11-21T12:00:00.000Z",
   "networks": [
    "192.0.2.0/24"
   ],
   "createdAt": "2026-11-21T12:00:00.000Z",
   "lastUsedAt": null,
   "version": 2
  }
 },
 "Configurations.list": {
  "path": {},
  "answer": {
   "items": [
    {
     "id": "0192d0a0-0000-7000-8000-000000000004",
     "streamId": "0192d0a0-0000-7000-8000-000000000002",
     "streamName": "concert",
     "type": "restream",
     "name": "Platform",
     "enabled": false,
     "replicas": 1,
     "labels": {},
     "version": 3,
     "createdAt": "2026-11-21T12:00:00.000Z",
     "updatedAt": "2026-11-21T12:00:00.000Z",
     "tasks": [
      {
       "id": "0192d0a0-0000-7000-8000-000000000019",
       "error": null,
       "state": "pending",
       "reason": "no_agent"
      }
     ],
     "fields": {
      "url": "rtmps://live.example.org/app",
      "audio": "copy",
      "video": "copy",
      "format": "auto",
      "audioBitrate": 128000,
      "srtLatencyMs": 200,
      "videoBitrate": 3000000
     },
     "secretsSet": [
      "streamKey"
     ],
     "rights": {
      "view": true,
      "change": true,
      "delete": true
     }
    }
   ],
   "nextCursor": null
  }
 },
 "Configurations.get": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000004"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000004",
   "streamId": "0192d0a0-0000-7000-8000-000000000002",
   "streamName": "concert",
   "type": "restream",
   "name": "Platform",
   "enabled": false,
   "replicas": 1,
   "labels": {},
   "version": 3,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "updatedAt": "2026-11-21T12:00:00.000Z",
   "tasks": [
    {
     "id": "0192d0a0-0000-7000-8000-000000000019",
     "error": null,
     "state": "pending",
     "reason": "no_agent"
    }
   ],
   "fields": {
    "url": "rtmps://live.example.org/app",
    "audio": "copy",
    "video": "copy",
    "format": "auto",
    "audioBitrate": 128000,
    "srtLatencyMs": 200,
    "videoBitrate": 3000000
   },
   "secretsSet": [
    "streamKey"
   ],
   "rights": {
    "view": true,
    "change": true,
    "delete": true
   }
  }
 },
 "MediaServers.list": {
  "path": {},
  "answer": {
   "items": [
    {
     "id": "srs-1",
     "kind": "srs",
     "role": "edge",
     "rtmpUrl": "rtmp://192.0.2.10",
     "apiUrl": "http://192.0.2.10:1985",
     "serviceId": null,
     "software": null,
     "lastSeenAt": null,
     "lastError": null,
     "version": 2,
     "publicationCount": 0,
     "isOnline": false
    }
   ],
   "nextCursor": null
  }
 },
 "MediaServers.get": {
  "path": {
   "id": "srs-1"
  },
  "answer": {
   "id": "srs-1",
   "kind": "srs",
   "role": "edge",
   "rtmpUrl": "rtmp://192.0.2.10",
   "apiUrl": "http://192.0.2.10:1985",
   "serviceId": null,
   "software": null,
   "lastSeenAt": null,
   "lastError": null,
   "version": 2,
   "publicationCount": 0,
   "isOnline": false
  }
 },
 "ServerPublications.list": {
  "path": {
   "id": "srs-1"
  },
  "answer": {
   "items": [],
   "nextCursor": null
  }
 },
 "Publications.list": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000002"
  },
  "answer": {
   "items": [],
   "nextCursor": null
  }
 },
 "Refusals.list": {
  "path": {},
  "answer": {
   "items": [],
   "nextCursor": null
  }
 },
 "Invitations.list": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000002"
  },
  "answer": {
   "items": [
    {
     "id": "0192d0a0-0000-7000-8000-000000000014",
     "streamId": "0192d0a0-0000-7000-8000-000000000002",
     "label": "Guest crew of the second evening",
     "contact": "",
     "notBefore": "2026-11-21T12:00:00.000Z",
     "showAt": null,
     "notAfter": "2026-11-21T12:00:00.000Z",
     "networks": [],
     "expiresAfterBroadcast": false,
     "fulfilledAt": null,
     "keyId": "0192d0a0-0000-7000-8000-000000000016",
     "keyHint": "vTJI",
     "version": 3,
     "createdAt": "2026-11-21T12:00:00.000Z",
     "updatedAt": "2026-11-21T12:00:00.000Z",
     "lastOpenedAt": null,
     "lastUsedAt": null,
     "phase": "before"
    }
   ],
   "nextCursor": null
  }
 },
 "Invitations.get": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000002",
   "invitationId": "0192d0a0-0000-7000-8000-000000000014"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000014",
   "streamId": "0192d0a0-0000-7000-8000-000000000002",
   "label": "Guest crew of the second evening",
   "contact": "",
   "notBefore": "2026-11-21T12:00:00.000Z",
   "showAt": null,
   "notAfter": "2026-11-21T12:00:00.000Z",
   "networks": [],
   "expiresAfterBroadcast": false,
   "fulfilledAt": null,
   "keyId": "0192d0a0-0000-7000-8000-000000000016",
   "keyHint": "vTJI",
   "version": 3,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "updatedAt": "2026-11-21T12:00:00.000Z",
   "lastOpenedAt": null,
   "lastUsedAt": null,
   "phase": "before"
  }
 },
 "LiveStreams.list": {
  "path": {},
  "answer": {
   "items": [],
   "nextCursor": null
  }
 },
 "TaskTypes.list": {
  "path": {},
  "answer": {
   "items": [
    {
     "name": "hls",
     "title": "HLS for viewers",
     "summary": "Encodes the stream into several picture sizes and packages it for browsers and players.",
     "handover": "overlap",
     "schema": {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "type": "object",
      "properties": {
       "segmentSeconds": {
        "default": 2,
        "title": "Segment length",
        "description": "Shorter segments mean less delay and more requests; viewers are about three segments behind",
        "unit": "s",
        "type": "integer",
        "minimum": 1,
        "maximum": 10
       },
       "windowSegments": {
        "default": 8,
        "title": "Playlist window",
        "description": "Segments a live playlist lists; viewers can seek back this far",
        "unit": "segments",
        "type": "integer",
        "minimum": 3,
        "maximum": 60
       },
       "ladder": {
        "default": [
         {
          "height": 1080,
          "videoBitrate": 5000000
         },
         {
          "height": 720,
          "videoBitrate": 2800000
         },
         {
          "height": 480,
          "videoBitrate": 1200000
         }
        ],
        "title": "Ladder",
        "description": "Picture sizes to encode; those above the source are left out, the highest fits the source",
        "minItems": 1,
        "maxItems": 6,
        "type": "array",
        "items": {
         "type": "object",
         "properties": {
          "height": {
           "type": "integer",
           "minimum": 120,
           "maximum": 2160,
           "title": "Height",
           "description": "Lines of the picture (its short side); rungs above the source are left out",
           "unit": "px"
          },
          "videoBitrate": {
           "type": "integer",
           "minimum": 50000,
           "maximum": 60000000,
           "title": "Video bit rate",
           "description": "Average bit rate of the picture",
           "unit": "bit/s"
          }
         },
         "required": [
          "height",
          "videoBitrate"
         ],
         "additionalProperties": false,
         "title": "Rung"
        }
       },
       "audioBitrate": {
        "default": 128000,
        "title": "Audio bit rate",
        "description": "Used when the sound must be encoded again; AAC-LC stereo at 44.1 or 48 kHz is copied",
        "unit": "bit/s",
        "type": "integer",
        "minimum": 32000,
        "maximum": 512000
       },
       "copySource": {
        "default": false,
        "title": "Copy the source as top variant",
        "description": "Saves about half of the CPU. Needs H.264 with a keyframe at least every segment length, else all is encoded",
        "type": "boolean"
       },
       "audioOnly": {
        "default": true,
        "title": "Audio-only variant",
        "description": "Lets players on very slow networks keep the sound",
        "type": "boolean"
       },
       "preset": {
        "default": "veryfast",
        "title": "Encoder preset",
        "description": "Slower presets give a better picture at the same bit rate and need more CPU",
        "advanced": true,
        "type": "string",
        "enum": [
         "ultrafast",
         "superfast",
         "veryfast"
        ]
       },
       "maxFrameRate": {
        "default": 30,
        "title": "Highest frame rate",
        "description": "Faster sources are halved until they fit",
        "unit": "fps",
        "advanced": true,
        "type": "integer",
        "minimum": 10,
        "maximum": 60
       },
       "posterEverySeconds": {
        "default": 10,
        "title": "Poster every",
        "description": "How often the still picture of the stream is renewed",
        "unit": "s",
        "advanced": true,
        "type": "integer",
        "minimum": 1,
        "maximum": 3600
       }
      },
      "additionalProperties": false
     },
     "presets": []
    },
    {
     "name": "restream",
     "title": "Restream",
     "summary": "Sends the stream to another server or platform over RTMP, RTMPS or SRT.",
     "handover": "stop_first",
     "schema": {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "type": "object",
      "properties": {
       "url": {
        "type": "string",
        "title": "Target",
        "description": "Server address, as in rtmps://live.example.com/app or srt://host:9000"
       },
       "streamKey": {
        "default": null,
        "title": "Stream key",
        "description": "Appended to an RTMP target as its last path part; the stream id of an SRT target",
        "secret": true,
        "anyOf": [
         {
          "type": "string",
          "pattern": "^[\\x21-\\x7e]{1,500}$"
         },
         {
          "type": "null"
         }
        ]
       },
       "format": {
        "default": "auto",
        "title": "Container",
        "description": "auto: FLV for RTMP, MPEG-TS for SRT",
        "advanced": true,
        "type": "string",
        "enum": [
         "auto",
         "flv",
         "mpegts"
        ]
       },
       "video": {
        "default": "copy",
        "title": "Picture",
        "description": "copy: as it came; h264: encode again at the bit rate below",
        "type": "string",
        "enum": [
         "copy",
         "h264"
        ]
       },
       "videoBitrate": {
        "default": 3000000,
        "title": "Video bit rate",
        "description": "Used when the picture is encoded again",
        "unit": "bit/s",
        "type": "integer",
        "minimum": 50000,
        "maximum": 60000000
       },
       "audio": {
        "default": "copy",
        "title": "Sound",
        "description": "copy: as it came; aac: encode again at the bit rate below",
        "type": "string",
        "enum": [
         "copy",
         "aac"
        ]
       },
       "audioBitrate": {
        "default": 128000,
        "title": "Audio bit rate",
        "description": "Used when the sound is encoded again",
        "unit": "bit/s",
        "type": "integer",
        "minimum": 32000,
        "maximum": 512000
       },
       "srtPassphrase": {
        "default": null,
        "title": "SRT passphrase",
        "description": "Encrypts an SRT target; both sides must know it",
        "secret": true,
        "advanced": true,
        "anyOf": [
         {
          "type": "string",
          "pattern": "^[\\x21-\\x7e]{10,79}$"
         },
         {
          "type": "null"
         }
        ]
       },
       "srtLatencyMs": {
        "default": 200,
        "title": "SRT latency",
        "description": "Time SRT has to repeat lost packets; about four round trips",
        "unit": "ms",
        "advanced": true,
        "type": "integer",
        "minimum": 20,
        "maximum": 8000
       }
      },
      "required": [
       "url"
      ],
      "additionalProperties": false
     },
     "presets": [
      {
       "id": "youtube",
       "title": "YouTube",
       "url": "url-that-is-shown-once",
       "whereToFind": "YouTube Studio, Create, Go live, Stream: copy the stream key.",
       "hasKeyForEachBroadcast": false,
       "hosts": [
        "youtube.com"
       ],
       "asks": {
        "videoCodecs": [
         "h264"
        ],
        "audioCodecs": [
         "aac"
        ],
        "maxBitrate": 51000000,
        "maxKeyframeSeconds": 4,
        "maxHeight": 2160,
        "maxFramesPerSecond": 60,
        "isUpright": false
       }
      },
      {
       "id": "twitch",
       "title": "Twitch",
       "url": "url-that-is-shown-once",
       "whereToFind": "Creator Dashboard, Settings, Stream: copy the primary stream key.",
       "hasKeyForEachBroadcast": false,
       "hosts": [
        "twitch.tv",
        "contribute.live-video.net",
        "ingest.global-contribute.live-video.net"
       ],
       "asks": {
        "videoCodecs": [
         "h264"
        ],
        "audioCodecs": [
         "aac"
        ],
        "maxBitrate": 6320000,
        "maxKeyframeSeconds": 2,
        "maxHeight": 1080,
        "maxFramesPerSecond": 60,
        "isUpright": false
       }
      },
      {
       "id": "facebook",
       "title": "Facebook",
       "url": "url-that-is-shown-once",
       "whereToFind": "Live Producer, Streaming software: switch on the persistent key and copy it.",
       "hasKeyForEachBroadcast": false,
       "hosts": [
        "facebook.com"
       ],
       "asks": {
        "videoCodecs": [
         "h264"
        ],
        "audioCodecs": [
         "aac"
        ],
        "maxBitrate": 9128000,
        "maxKeyframeSeconds": 2,
        "maxHeight": 1080,
        "maxFramesPerSecond": 60,
        "isUpright": false
       }
      }
     ]
    }
   ],
   "nextCursor": null
  }
 },
 "Edges.list": {
  "path": {},
  "answer": {
   "items": [
    {
     "id": "0192d0a0-0000-7000-8000-000000000006",
     "name": "vienna-1",
     "state": "joining",
     "reason": "registered",
     "since": "2026-11-21T12:00:00.000Z",
     "incarnation": 1,
     "isDrained": false,
     "baseUrl": "https://edge-1.example.org",
     "region": "vienna",
     "capacityBitsPerSecond": 8000000000,
     "capacitySessions": 5000,
     "weight": 1,
     "version": 5,
     "createdAt": "2026-11-21T12:00:00.000Z",
     "updatedAt": "2026-11-21T12:00:00.000Z",
     "lastSeenAt": null,
     "software": null,
     "isOnline": false,
     "load": null
    }
   ],
   "nextCursor": null
  }
 },
 "Edges.get": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000006"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000006",
   "name": "vienna-1",
   "state": "joining",
   "reason": "registered",
   "since": "2026-11-21T12:00:00.000Z",
   "incarnation": 1,
   "isDrained": false,
   "baseUrl": "https://edge-1.example.org",
   "region": "vienna",
   "capacityBitsPerSecond": 8000000000,
   "capacitySessions": 5000,
   "weight": 1,
   "version": 5,
   "createdAt": "2026-11-21T12:00:00.000Z",
   "updatedAt": "2026-11-21T12:00:00.000Z",
   "lastSeenAt": null,
   "software": null,
   "isOnline": false,
   "load": null
  }
 },
 "Concierges.list": {
  "path": {},
  "answer": {
   "items": [
    {
     "id": "0192d0a0-0000-7000-8000-000000000005",
     "name": "worker-1",
     "state": "active",
     "reason": "operator",
     "since": "2026-11-21T12:00:00.000Z",
     "slots": 0,
     "freeSlots": 0,
     "skills": [],
     "labels": {
      "region": "eu"
     },
     "givenLabels": {
      "region": "eu"
     },
     "load": {},
     "disks": [],
     "version": 4,
     "software": null,
     "lastHeartbeatAt": null,
     "isOnline": false,
     "taskCount": 0,
     "rivalSeenAt": null,
     "isStopping": false,
     "drainWaits": []
    }
   ],
   "nextCursor": null
  }
 },
 "Concierges.get": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000005"
  },
  "answer": {
   "id": "0192d0a0-0000-7000-8000-000000000005",
   "name": "worker-1",
   "state": "active",
   "reason": "operator",
   "since": "2026-11-21T12:00:00.000Z",
   "slots": 0,
   "freeSlots": 0,
   "skills": [],
   "labels": {
    "region": "eu"
   },
   "givenLabels": {
    "region": "eu"
   },
   "load": {},
   "disks": [],
   "version": 4,
   "software": null,
   "lastHeartbeatAt": null,
   "isOnline": false,
   "taskCount": 0,
   "rivalSeenAt": null,
   "isStopping": false,
   "drainWaits": []
  }
 },
 "Probes.list": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000002"
  },
  "answer": {
   "items": [],
   "nextCursor": null
  }
 },
 "Figures.list": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000019"
  },
  "answer": {
   "intervalSeconds": 10,
   "items": []
  }
 },
 "Problems.list": {
  "path": {},
  "answer": {
   "items": [],
   "nextCursor": null
  }
 },
 "Problems.ofStream": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000002"
  },
  "answer": {
   "items": [],
   "nextCursor": null
  }
 },
 "ServerFacts.get": {
  "path": {},
  "answer": {
   "version": "0.1.0",
   "publicUrl": "http://portier.example.org",
   "rtmpUrl": "rtmp://127.0.0.1/live",
   "directorUrl": "http://portier.example.org",
   "allowPrivateTargets": false,
   "leaseTtlMs": 10000
  }
 },
 "Settings.show": {
  "path": {},
  "answer": {
   "version": "0.1.0",
   "nodeVersion": "v20.20.2",
   "items": [
    {
     "name": "PORTIER_HOST",
     "description": "Address the API and the admin pages listen on.",
     "isSecret": false,
     "value": "127.0.0.1",
     "isSet": true,
     "isDefault": true
    },
    {
     "name": "PORTIER_PORT",
     "description": "Port of the API and the admin pages.",
     "isSecret": false,
     "value": "8080",
     "isSet": true,
     "isDefault": true
    },
    {
     "name": "DATABASE_URL",
     "description": "PostgreSQL 15 or newer.",
     "isSecret": true,
     "value": null,
     "isSet": true,
     "isDefault": false
    }
   ],
   "checks": [
    {
     "name": "database",
     "problem": null
    },
    {
     "name": "redis",
     "problem": null
    }
   ],
   "directors": []
  }
 },
 "Invitations.revoke": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000002",
   "invitationId": "0192d0a0-0000-7000-8000-000000000014"
  }
 },
 "PublishKeys.delete": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000002",
   "keyId": "0192d0a0-0000-7000-8000-000000000003"
  }
 },
 "Groups.leave": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000008",
   "userId": "0192d0a0-0000-7000-8000-000000000007"
  }
 },
 "ConfigurationGrants.delete": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000004",
   "grantId": "0192d0a0-0000-7000-8000-000000000011"
  }
 },
 "ApplicationGrants.delete": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000001",
   "grantId": "0192d0a0-0000-7000-8000-000000000010"
  }
 },
 "StreamGrants.delete": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000002",
   "grantId": "0192d0a0-0000-7000-8000-000000000009"
  }
 },
 "Concierges.delete": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000005"
  }
 },
 "Edges.delete": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000006"
  }
 },
 "MediaServers.delete": {
  "path": {
   "id": "srs-1"
  }
 },
 "Configurations.delete": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000004"
  }
 },
 "Streams.delete": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000002"
  }
 },
 "Applications.delete": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000001"
  }
 },
 "Rules.delete": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000018"
  }
 },
 "Destinations.delete": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000017"
  }
 },
 "Groups.delete": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000008"
  }
 },
 "Users.delete": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000007"
  }
 },
 "UserTokens.delete": {
  "path": {
   "id": "0192d0a0-0000-7000-8000-000000000012"
  }
 }
};
