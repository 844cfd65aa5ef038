/**
 * ffmpeg arguments of `--demo`: a moving picture with a clock and a beep each second, as an ordinary encoder would send
 * it: 1280x720, 30 fps, a key frame each 2 s (what segments are cut at), AAC.
 * @param font file for the clock, or undefined to leave it out
 */
export function demoArguments({ target, font }: { target: string; font?: string }): string[] {
  const clock = font
    ? `,drawtext=fontfile=${font}:text='%{localtime\\:%X}':fontsize=96:fontcolor=white:box=1:boxcolor=black@0.5:boxborderw=16:x=(w-tw)/2:y=h-th-60`
    : '';
  return [
    ...['-hide_banner', '-loglevel', 'warning', '-nostdin'],
    ...['-re', '-f', 'lavfi', '-i', `testsrc2=size=1280x720:rate=30${clock}`],
    ...['-re', '-f', 'lavfi', '-i', 'sine=frequency=220:beep_factor=4:sample_rate=48000'],
    ...['-c:v', 'libx264', '-preset', 'superfast', '-tune', 'zerolatency', '-pix_fmt', 'yuv420p'],
    ...[
      '-g',
      '60',
      '-keyint_min',
      '60',
      '-sc_threshold',
      '0',
      '-b:v',
      '2500k',
      '-maxrate',
      '2500k',
      '-bufsize',
      '2500k',
    ],
    ...['-af', 'volume=0.25', '-c:a', 'aac', '-b:a', '128k', '-ac', '2'],
    ...['-f', 'flv', target],
  ];
}

/** Where Debian and others keep a font ffmpeg can draw with. None has a character that the filter syntax knows. */
export const demoFonts = [
  '/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf',
  '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf',
  '/usr/share/fonts/truetype/liberation/LiberationMono-Regular.ttf',
  '/usr/share/fonts/truetype/freefont/FreeMono.ttf',
];
