// Loaded into each service before its own code. The pipe on its standard input is held by the self-host: when it ends, the self-host
// is gone, however it went, and the service closes by itself. So nothing is left behind, not even after SIGKILL.
'use strict';
const fs = require('node:fs');

const pidFile = process.env.OBJECTOR_PID_FILE;
fs.writeFileSync(pidFile, JSON.stringify({ pid: process.pid, parent: process.ppid }));
process.on('exit', () => fs.rmSync(pidFile, { force: true }));

// Ctrl+C reaches the whole group of processes; the self-host needs its services until it has finished.
process.on('SIGINT', () => {});
const { on, once } = process;
const except = (register) => function (event, listener) { return event === 'SIGINT' ? this : register.call(this, event, listener); };
process.on = process.addListener = except(on);
process.once = except(once);

process.stdin.on('end', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(0), 10_000).unref();
});
// With the self-host gone its ends of the pipes are closed, and closing down still has something to say.
for (const pipe of [process.stdin, process.stdout, process.stderr]) pipe.on('error', () => {});
process.stdin.resume();
process.stdin.unref?.();
