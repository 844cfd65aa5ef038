import type { PortierConfig } from '../config.js';
import type { Thresholds } from './facts.js';

/** The settings in the units that facts have. */
export function thresholdsOf(config: PortierConfig): Thresholds {
  return {
    bitrate: config.PORTIER_HEALTH_MIN_BITS_PER_SECOND,
    framesPerSecond: config.PORTIER_HEALTH_MIN_FRAMES_PER_SECOND,
    framesShare: config.PORTIER_HEALTH_MIN_FRAMES_PERCENT_OF_USUAL / 100,
    variationPercent: config.PORTIER_HEALTH_MAX_BITRATE_VARIATION_PERCENT,
    keyframeIntervalMs: config.PORTIER_HEALTH_MAX_KEYFRAME_INTERVAL_MS,
    silenceDb: config.PORTIER_HEALTH_SILENCE_DBFS,
    silenceAfterMs: config.PORTIER_HEALTH_SILENCE_AFTER_MS,
    streamDownAfterMs: config.PORTIER_HEALTH_STREAM_DOWN_AFTER_MS,
    expectsVideo: config.PORTIER_HEALTH_EXPECTED_TRACKS.includes('video'),
    expectsAudio: config.PORTIER_HEALTH_EXPECTED_TRACKS.includes('audio'),
    taskSpeed: config.PORTIER_HEALTH_MIN_TASK_SPEED_PERCENT / 100,
    agentCpu: config.PORTIER_HEALTH_MAX_AGENT_CPU_PERCENT / 100,
    agentMemory: config.PORTIER_HEALTH_MAX_AGENT_MEMORY_PERCENT / 100,
    agentDisk: config.PORTIER_HEALTH_MIN_AGENT_DISK_PERCENT / 100,
  };
}
