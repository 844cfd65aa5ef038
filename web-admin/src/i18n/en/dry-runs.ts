/** Texts of dry runs and of a close look at the input. */
export const dryRunTexts = {
  dryRun: {
    run: 'Try without running',
    possible: 'It would run.',
    notPossible: 'It would not run right now.',
    agentsReady: (ready: number, needed: number) =>
      needed > 1 ? `${ready} agents could take it, ${needed} are needed.` : `${ready} agents could take it.`,
    noAgents: 'There is no agent.',
    agents: 'Agents',
    verdicts: {
      ready: 'Could take it',
      offline: 'Offline',
      draining: 'Takes nothing new',
      lacks_skills: 'Cannot do it',
      lacks_labels: 'Has other labels',
      full: 'No free slot',
    },
    missing: (what: string) => `missing: ${what}`,
    target: 'Target',
    targetAnswers: {
      spoke: (at: string, ms: string) => `${at} answers within ${ms} ms. Whether it takes the key shows when it runs.`,
      connected: (at: string) => `Something listens at ${at}, but it does not say what it is.`,
      not_checked: () => 'No agent is online that can try it, so nobody knows whether it can be reached.',
      agent_silent: () => 'The agent that was to try it did not answer. Try again.',
      target_refused: (at: string) => `${at} refuses the connection; nothing listens there, or on another port.`,
      target_unknown: (at: string) => `There is no host ${at}; check the address.`,
      target_unreachable: (at: string) => `${at} does not answer; check the address and the network between.`,
      target_closed: (at: string) => `${at} closed the connection at once.`,
      target_not_tls: (at: string) => `${at} does not speak TLS; use rtmp:// or the port for rtmps://.`,
      target_other_protocol: (at: string) => `${at} answers, but not as an RTMP server; check address and port.`,
      target_forbidden: () =>
        'It is in a network that is not public. The settings of Portier and of the agent must allow that.',
    } as Record<string, (at: string, ms: string) => string>,
    triedBy: (agent: string) => `Tried by agent ${agent}.`,
    certificate: (reason: string) => `Its certificate is not trusted (${reason}).`,
    warnings: 'With this input',
    noWarnings: 'Nothing speaks against it.',
    inputs: {
      probe: 'Judged by the last look at the input.',
      media_server: 'Judged by what the media server said of the last publication.',
      assumed: 'Nobody has seen the input yet, so the usual was taken: 1080p, 30 frames/s, H.264 and AAC.',
    },
    command: 'The command',
    notices: 'Choices for this input',
  },
  probe: {
    title: 'A close look at the input',
    hint: 'An agent watches the stream for eight seconds and measures it.',
    run: 'Look now',
    running: 'An agent is watching the stream …',
    never: 'Nobody has looked yet.',
    seen: (agent: string) => `Seen by agent ${agent}`,
    notLive: 'The stream must be live for that.',
    picture: 'Picture',
    size: 'Size',
    frameRate: 'Frame rate',
    keyframes: 'Keyframe interval',
    keyframesUnseen: 'none seen twice',
    bFrames: 'B-frames',
    scan: 'Scan',
    interlaced: 'interlaced',
    progressive: 'progressive',
    pixelFormat: 'Pixel format',
    sound: 'Sound',
    sampleRate: 'Sample rate',
    channels: 'Channels',
    bitrate: 'Bit rate',
    videoBitrate: 'of the picture',
    audioBitrate: 'of the sound',
    yes: 'yes',
    no: 'no',
    none: 'none',
    fine: 'Nothing unusual.',
  },
  /** What is unusual about an input, by the code Portier gives; numbers come with their unit where one is not written. */
  inputWarnings: {
    no_video: () => 'There is no picture. Check the video source in the encoder.',
    no_audio: () => 'There is no sound. Check the audio source in the encoder.',
    video_codec: ({ codec }) => `The picture is ${codec}, not H.264. Set the encoder to H.264.`,
    audio_codec: ({ codec }) => `The sound is ${codec}, not AAC. Set the encoder to AAC.`,
    keyframes_far: ({ seconds, mostSeconds }) =>
      `There is a keyframe only every ${seconds} s. Set the keyframe interval to ${mostSeconds} s or less in the encoder.`,
    keyframes_unseen: ({ watchedSeconds }) =>
      `No two keyframes came within ${watchedSeconds} s. Set the keyframe interval to 2 s in the encoder.`,
    interlaced: () => 'The picture is interlaced. Let the encoder send it progressive.',
    pixel_format: ({ pixelFormat }) => `The picture is ${pixelFormat}. Many players show only 8 bit 4:2:0 (NV12).`,
    sample_rate: ({ sampleRate }) => `The sound has ${sampleRate} Hz. Set 44.1 or 48 kHz.`,
    channels: ({ channels }) => `The sound has ${channels} channels. Set stereo.`,
    frame_rate_unsteady: () => 'The frame rate cannot be told. Set a constant one in the encoder.',
    target_video_codec: ({ target, codec }) =>
      `${target} does not take ${codec} pictures. Let the task encode the picture again.`,
    target_audio_codec: ({ target, codec }) =>
      `${target} does not take ${codec} sound. Let the task encode the sound again.`,
    target_keyframes: ({ target, seconds, mostSeconds }) =>
      `${target} asks for a keyframe at least every ${mostSeconds} s, and there is one only every ${seconds} s. Change it in the encoder, or let the task encode the picture again.`,
    target_bitrate: ({ target, bitrate, mostBitrate }) =>
      `${target} takes at most ${mostBitrate}, and ${bitrate} would arrive. Lower it in the encoder, or let the task encode the picture again.`,
    target_frame_rate: ({ target, framesPerSecond, mostFramesPerSecond }) =>
      `${target} takes at most ${mostFramesPerSecond} frames/s, and the stream has ${framesPerSecond}. Change it in the encoder.`,
    target_height: ({ target, height, mostHeight }) =>
      `${target} takes at most ${mostHeight} lines, and the picture has ${height}. Make it smaller in the encoder.`,
    target_upright: ({ target }) =>
      `${target} shows upright pictures (9:16). This one is wide and will be cut or made small.`,
  } as Record<string, (facts: Record<string, string>) => string>,
};
