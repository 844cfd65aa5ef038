/**
 * A writer for the test of the store's fencing: `node fenced-writer.mjs <built fs.store.js> <root> <key> <text>`. Falls asleep inside
 * its write, between the judgement and the replacement, and says how the write ended once somebody wakes it.
 */
const [, , module, root, key, text] = process.argv;
const { FsStore } = await import(module);
let judged = 0;
const stored = await new FsStore(root).putFenced(key, Buffer.from(text), (current) => {
  judged += 1;
  if (judged === 1) process.kill(process.pid, 'SIGSTOP');
  return String(current) < text;
});
process.stdout.write(JSON.stringify({ stored, judged }));
