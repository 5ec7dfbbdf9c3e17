/** A worker that dies under every second trial it is given, as far as its pool can tell. */
process.on("message", (message: { kind: string; job?: { trial: number } }) => {
  if (message.kind === "begin") process.send?.({ kind: "ready" });
  else if (message.job?.trial === 2) process.kill(process.pid, "SIGKILL");
  else process.send?.({ kind: "done", record: { trial: message.job?.trial, ended: "done", error: null } });
});
