/** The part of m3u8-parser 7 that the tests use; it ships no types. */
declare module 'm3u8-parser' {
  export class Parser {
    push(text: string): void;
    end(): void;
    manifest: {
      mediaSequence?: number;
      targetDuration?: number;
      endList?: boolean;
      contentSteering?: { serverUri: string; pathwayId?: string };
      playlists?: { uri: string; attributes: Record<string, unknown> }[];
      mediaGroups?: { AUDIO: Record<string, unknown> };
      segments: { uri: string; duration: number; programDateTime?: number; map?: { uri: string } }[];
    };
  }
}
