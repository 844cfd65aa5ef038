import { cpus, freemem, loadavg, totalmem, uptime } from 'node:os';

/** What the process and the machine say of themselves, for `summaryView`. */
export interface ProcessFacts {
  version: string;
  nowMs: number;
  rtmpConnections: number;
}

/** SRS's `summaries`. Figures that Node cannot give (disk, network) are 0, as SRS shows what it did not sample. */
export function summaryView({ version, nowMs, rtmpConnections }: ProcessFacts): Record<string, unknown> {
  const { rss } = process.memoryUsage();
  const [load1, load5, load15] = loadavg();
  const memory = totalmem();
  return {
    ok: true,
    now_ms: nowMs,
    self: {
      version,
      pid: process.pid,
      ppid: process.ppid,
      argv: 'ingest',
      cwd: process.cwd(),
      mem_kbyte: Math.round(rss / 1024),
      mem_percent: share(rss, memory),
      cpu_percent: share(process.cpuUsage().user / 1e6, process.uptime()),
      srs_uptime: Math.floor(process.uptime()),
    },
    system: {
      cpu_percent: 0,
      disk_read_KBps: 0,
      disk_write_KBps: 0,
      disk_busy_percent: 0,
      mem_ram_kbyte: Math.round(memory / 1024),
      mem_ram_percent: share(memory - freemem(), memory),
      mem_swap_kbyte: 0,
      mem_swap_percent: 0,
      cpus: cpus().length,
      cpus_online: cpus().length,
      uptime: uptime(),
      ilde_time: 0,
      load_1m: load1,
      load_5m: load5,
      load_15m: load15,
      net_sample_time: nowMs,
      net_recv_bytes: 0,
      net_send_bytes: 0,
      net_recvi_bytes: 0,
      net_sendi_bytes: 0,
      srs_sample_time: nowMs,
      srs_recv_bytes: 0,
      srs_send_bytes: 0,
      conn_sys: 0,
      conn_sys_et: 0,
      conn_sys_tw: 0,
      conn_sys_udp: 0,
      conn_srs: rtmpConnections,
    },
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 100) / 100;
}
