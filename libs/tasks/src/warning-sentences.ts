/** Something about an input that works against what is asked of it. The admin pages have the sentence in their languages. */
export interface InputWarning {
  code: InputWarningCode;
  /** Numbers with their unit in the name, and names. */
  facts: Record<string, string | number>;
}

const sentences = {
  no_video: () => 'There is no picture in the stream; check the video source in the encoder.',
  no_audio: () => 'There is no sound in the stream; check the audio source in the encoder.',
  video_codec: ({ codec }) => `The picture is ${codec}, not H.264; set the encoder to H.264.`,
  audio_codec: ({ codec }) => `The sound is ${codec}, not AAC; set the encoder to AAC.`,
  keyframes_far: ({ seconds, mostSeconds }) =>
    `There is a keyframe only every ${seconds} s; set the keyframe interval to ${mostSeconds} s or less in the encoder.`,
  keyframes_unseen: ({ watchedSeconds }) =>
    `No two keyframes came within ${watchedSeconds} s; set the keyframe interval to 2 s in the encoder.`,
  interlaced: () => 'The picture is interlaced; let the encoder send it progressive.',
  pixel_format: ({ pixelFormat }) =>
    `The picture is ${pixelFormat}; many players show only 8 bit 4:2:0 (yuv420p, NV12).`,
  sample_rate: ({ sampleRate }) => `The sound has ${sampleRate} Hz; set 44100 or 48000 Hz.`,
  channels: ({ channels }) => `The sound has ${channels} channels; set stereo.`,
  frame_rate_unsteady: () => 'The frame rate cannot be told; set a constant one in the encoder.',
  target_video_codec: ({ target, codec }) =>
    `${target} does not take ${codec} pictures; let the task encode the picture again.`,
  target_audio_codec: ({ target, codec }) =>
    `${target} does not take ${codec} sound; let the task encode the sound again.`,
  target_keyframes: ({ target, seconds, mostSeconds }) =>
    `${target} asks for a keyframe at least every ${mostSeconds} s, and there is one only every ${seconds} s; change it in the encoder, or let the task encode the picture again.`,
  target_bitrate: ({ target, bitrate, mostBitrate }) =>
    `${target} takes ${mostBitrate} bit/s at the most, and the stream has ${bitrate} bit/s; lower it in the encoder, or let the task encode the picture again.`,
  target_frame_rate: ({ target, framesPerSecond, mostFramesPerSecond }) =>
    `${target} takes ${mostFramesPerSecond} frames a second at the most, and the stream has ${framesPerSecond}; change it in the encoder.`,
  target_height: ({ target, height, mostHeight }) =>
    `${target} takes ${mostHeight} lines at the most, and the picture has ${height}; make it smaller in the encoder.`,
  target_upright: ({ target }) =>
    `${target} shows upright pictures (9:16); this one is wide and will be cut or made small.`,
  copy_not_possible: ({ reason }) => String(reason),
} satisfies Record<string, (facts: InputWarning['facts']) => string>;

export type InputWarningCode = keyof typeof sentences;
export const inputWarningCodes = Object.keys(sentences) as InputWarningCode[];

/** In one sentence, with what to do. */
export function warningSentence({ code, facts }: InputWarning): string {
  return sentences[code](facts);
}
