/* Runs inside the measured laptop: tells whoever started it, each second, what memory it has. */
setInterval(() => {
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ at: Date.now(), rss, heapUsed });
}, 1000).unref();
