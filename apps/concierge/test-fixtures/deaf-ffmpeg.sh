#!/bin/sh
# Stands in for an ffmpeg that makes progress and ignores SIGTERM.
trap '' TERM
frame=0
while :; do
  frame=$((frame + 25))
  printf 'frame=%s\nfps=25\nout_time_us=%s000000\nprogress=continue\n' "$frame" "$frame"
  sleep 0.3
done
