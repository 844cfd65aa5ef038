/** Tells which clients of a media server are new in a list, so that each is warned of once while it is there. */
export class WarnedClients {
  private readonly known = new Map<string, ReadonlySet<string>>();

  news(serverId: string, clientIds: readonly string[]): string[] {
    const before = this.known.get(serverId);
    this.known.set(serverId, new Set(clientIds));
    return clientIds.filter((clientId) => before?.has(clientId) !== true);
  }
}
