/**
 * A preload for child processes (`node --import`): ends them when the process that started them is
 * gone, also when that one was killed and could not say goodbye. The channel is the IPC pipe.
 */
if (process.channel) {
  process.channel.unref();
  process.on("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(1), 5000).unref();
  });
}
